import {useMemo, useState} from 'react'
import {type CheckedValue, checkValue} from '../../model/check-value.ts'
import type {PropInput, PropRunbook} from '../../model/prop-runbook.ts'

/** What was filled in on a page. It lives as long as the page is open and is stored nowhere. */
export interface Values {
  /** What the reader typed, by name. */
  readonly typed: Readonly<Record<string, string>>
  /** The environment whose values fill the fields; `''` when none was chosen. */
  readonly environment: string
  /** True from the first value on: commands then show their export lines. */
  readonly inUse: boolean
  readonly type: (name: string, value: string) => void
  readonly choose: (environment: string) => void
  readonly clear: () => void
  /** The value of an input as a command would get it; nothing while it has none. */
  readonly readValue: (input: PropInput) => CheckedValue | undefined
}

/** The values of a page: typed, else of the chosen environment, else the default of the runbook. */
export function useValues({environments}: PropRunbook): Values {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [environment, choose] = useState('')
  return useMemo(() => {
    const given = environments[environment] ?? {}
    return {
      ...{typed, environment, choose},
      inUse: environment !== '' || Object.values(typed).some((value) => value !== ''),
      type: (name, value) => setTyped((before) => ({...before, [name]: value})),
      clear: () => {
        setTyped({})
        choose('')
      },
      readValue: (input) => {
        const value = typed[input.name] || given[input.name] || input.default
        return value ? checkValue(value, input) : undefined
      },
    }
  }, [typed, environment, environments])
}

import {type ReactNode, useId} from 'react'
import type {PropInput} from '../../model/prop-runbook.ts'
import {useRunbookPage} from '../RunbookPage/index.tsx'
import styles from './styles.module.css'

/** One field. What it holds is checked as the terminal would check it, and a datetime comes out in UTC. */
export function ValueField({input}: {input: PropInput}): ReactNode {
  const values = useRunbookPage()?.values
  const note = useId()
  const {name, description, from} = input
  const checked = values?.readValue(input)
  return (
    <div className={styles.field}>
      <label className={styles.name} htmlFor={`value-${name}`}>
        {name}
      </label>
      <Control input={input} note={note} isWrong={checked?.ok === false} />
      <span className={styles.note} id={note}>
        {checked?.ok === false ? <strong>{checked.reason}</strong> : description}
        {from && (
          <>
            {' '}
            (<a href={`#${from}`}>printed by this step</a>)
          </>
        )}
      </span>
    </div>
  )
}

function Control({input, note, isWrong}: {input: PropInput; note: string; isWrong: boolean}): ReactNode {
  const values = useRunbookPage()?.values
  const {name, type, choices, default: given, example} = input
  const common = {
    ...{
      id: `value-${name}`,
      value: values?.typed[name] ?? '',
      'aria-describedby': note,
      'aria-invalid': isWrong,
    },
    onChange: ({target}: {target: {value: string}}) => values?.type(name, target.value),
  }
  if (type === 'choice') {
    return (
      <select {...common}>
        <option value="">{given ?? ''}</option>
        {choices?.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    )
  }
  const fromEnvironment =
    values && values.environment !== '' ? placeholderOf(values.readValue(input)) : undefined
  return (
    <input
      {...common}
      placeholder={fromEnvironment ?? given ?? (example ? `such as ${example}` : '')}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
    />
  )
}

function placeholderOf(checked: {ok: boolean; value?: string} | undefined): string | undefined {
  return checked?.ok ? checked.value : undefined
}

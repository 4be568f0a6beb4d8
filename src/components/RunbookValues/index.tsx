import type {ReactNode} from 'react'
import type {PropInput, PropRunbook} from '../../model/prop-runbook.ts'
import {ActionRow} from '../ActionRow/index.tsx'
import {CopyText} from '../CopyText/index.tsx'
import {useRunbookPage} from '../RunbookPage/index.tsx'
import {exportLines, secretLine} from './export-lines.ts'
import styles from './styles.module.css'
import {ValueField} from './ValueField.tsx'

/** The values that the commands of a page read, filled in once. They stay in this page and are stored nowhere. */
export function RunbookValues(): ReactNode {
  const page = useRunbookPage()
  if (!page || page.runbook.inputs.length === 0) return
  const {runbook, values} = page
  const secrets = runbook.inputs.filter(({type}) => type === 'secret')
  const {lines} = exportLines(runbook.inputs, values.readValue)
  const asked = runbook.inputs.filter((input) => input.type !== 'secret' && !isNoted(input))
  return (
    <details className={styles.values} data-values>
      <summary>Fill in the values once, and copy commands with them</summary>
      <p className={styles.note} data-needs-js>
        Every command then shows its <code>export</code> lines. The values stay in this page: nothing is
        stored or sent.
      </p>
      <EnvironmentChoice runbook={runbook} />
      <Fields inputs={asked} />
      {runbook.inputs.some((input) => input.type !== 'secret' && isNoted(input)) && (
        <>
          <h3>Noted on the way</h3>
          <Fields inputs={runbook.inputs.filter((input) => input.type !== 'secret' && isNoted(input))} />
        </>
      )}
      {secrets.length > 0 && <Secrets secrets={secrets} />}
      <ActionRow>
        <CopyText text={`${lines.join('\n')}\n`} disabled={lines.length === 0}>
          Copy all export lines
        </CopyText>
        <button type="button" onClick={values.clear}>
          Clear the values
        </button>
      </ActionRow>
    </details>
  )
}

/** True for a value that a step prints and that nobody knows before. */
function isNoted({from, default: given}: PropInput): boolean {
  return from !== undefined && given === undefined
}

function EnvironmentChoice({runbook}: {runbook: PropRunbook}): ReactNode {
  const values = useRunbookPage()?.values
  const names = Object.keys(runbook.environments).filter(
    (name) => Object.keys(runbook.environments[name]!).length > 0,
  )
  if (names.length === 0) return
  return (
    <label className={styles.field} data-needs-js>
      <span>Values of the environment</span>
      <select value={values?.environment} onChange={({target}) => values?.choose(target.value)}>
        <option value="">none</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

function Fields({inputs}: {inputs: readonly PropInput[]}): ReactNode {
  return (
    <div className={styles.fields}>
      {inputs.map((input) => (
        <ValueField key={input.name} input={input} />
      ))}
    </div>
  )
}

function Secrets({secrets}: {secrets: readonly PropInput[]}): ReactNode {
  return (
    <>
      <h3>Secrets</h3>
      <p className={styles.note}>
        They have no field here. Paste the line alone, press Enter, then type or paste the secret; it is not
        shown.
      </p>
      <ul className={styles.secrets}>
        {secrets.map(({name, description}) => (
          <li key={name}>
            <code>{secretLine(name)}</code> <CopyText text={`${secretLine(name)}\n`}>Copy the line</CopyText>
            <span className={styles.note}>{description}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

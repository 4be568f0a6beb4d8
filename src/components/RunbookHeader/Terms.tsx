import type {ReactNode} from 'react'

/** One name with its value; a term without a value is left out. */
export interface Term {
  readonly name: string
  /** Several values stand below each other. */
  readonly value?: string | number | readonly string[]
}

/** A definition list of those terms that have a value. */
export function Terms({terms, className}: {terms: readonly Term[]; className?: string}): ReactNode {
  return (
    <dl className={className}>
      {terms
        .filter(({value}) => (Array.isArray(value) ? value.length > 0 : value))
        .map(({name, value}) => (
          <div key={name}>
            <dt>{name}</dt>
            {Array.isArray(value) ? value.map((one) => <dd key={one}>{one}</dd>) : <dd>{value}</dd>}
          </div>
        ))}
    </dl>
  )
}

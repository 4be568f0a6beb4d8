import type {ReactNode} from 'react'

/** One name with its value; a term without a value is left out. */
export interface Term {
  readonly name: string
  readonly value?: string | number
}

/** A definition list of those terms that have a value. */
export function Terms({terms, className}: {terms: readonly Term[]; className?: string}): ReactNode {
  return (
    <dl className={className}>
      {terms
        .filter(({value}) => value)
        .map(({name, value}) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

import {InvalidArgumentError, Option} from 'commander'

/** `--jobs NUMBER` of `runbook rehearse`. */
export function jobsOption(): Option {
  const text = 'How many worlds may be open at once; as many as there are processors by default.'
  return new Option('--jobs <number>', text).argParser((value) => {
    if (/^[1-9]\d{0,2}$/.test(value)) return Number(value)
    throw new InvalidArgumentError('Write a number from 1.')
  })
}

import type {Exception} from './find-literals.ts'

const name = (words: string): Exception => ({words, why: 'A name of the service, not a quantity.'})
const option = (words: string): Exception => ({words, why: 'An option of a command, not a promise.'})
const production = (words: string): Exception => ({
  words,
  why: 'A value of runbooks/_environments/production.yaml, for work by hand; a test holds both equal.',
})

/** Pages that hold no numbers of their own, each with the words in which it may. */
export const exceptions: Readonly<Record<string, readonly Exception[]>> = {
  'docs/business/sla-details.md': [
    name('AIPROD_V33'),
    name('aiprod-484120'),
    name('europe-west1'),
    {words: '4xx', why: 'A class of HTTP answers.'},
    {words: '5xx', why: 'A class of HTTP answers.'},
    {words: 'rule of three', why: 'The name of a rule of statistics.'},
    {words: 'one whole minute', why: 'The unit itself, in the definition of the word.'},
    {words: '1 − downtime', why: 'The whole, in a formula.'},
    {words: '1 − errors', why: 'The whole, in a formula.'},
  ],
  'docs/disaster-recovery-guide.md': [
    option('--limit=5'),
    option('--to-revisions="$REVISION=100"'),
    production('PROJECT=aiprod-484120'),
    production('REGION=europe-west1'),
    production('SERVICE=aiprod-v33-api'),
    production('SQL_INSTANCE=aiprod-v33-postgres'),
    production('SERVICE_URL=https://aiprod-v33-api-hxhx3s6eya-ew.a.run.app'),
    name('RECOVERY_INSTANCE=aiprod-v33-pitr'),
    {words: 'task 29', why: 'A number of the plan.'},
    {words: "'2026-02-11T10:00:00Z'", why: 'Shows how a time is written.'},
  ],
}

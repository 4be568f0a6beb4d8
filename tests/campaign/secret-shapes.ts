import type {SeededRandom} from '../../src/rehearsal/postgres/seeded-random.ts'

/** A secret value, and the part of it that nothing else in a run can hold by chance. */
export interface ShapedSecret {
  readonly value: string
  readonly telling: string
}

const alphabets = {
  word: 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789',
  base64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  quotes: `abcdXYZ789'"\`$\\!`,
  pattern: 'abcdXYZ789.*+?^()[]{}|',
  foreign: 'abcdXYZ789äöüß€漢字😀',
}

function draw(random: SeededRandom, alphabet: string, length: number): string {
  const characters = [...alphabet]
  return Array.from({length}, () => characters[random.below(characters.length)]).join('')
}

/** Every shape that a secret may have, by name. */
export const shapes: Readonly<Record<string, (random: SeededRandom) => ShapedSecret>> = {
  word: (random) => alone(draw(random, alphabets.word, 12 + random.below(30))),
  url(random) {
    const telling = draw(random, alphabets.word, 18)
    return {value: `postgresql://aiprod:${telling}@192.0.2.7:5432/jobs`, telling}
  },
  json(random) {
    const telling = draw(random, alphabets.word, 40)
    return {value: JSON.stringify({type: 'service', api_key: telling}, undefined, 2), telling}
  },
  quotes: (random) => alone(draw(random, alphabets.quotes, 24)),
  lines: (random) => alone(Array.from({length: 4}, () => draw(random, alphabets.word, 20)).join('\n')),
  foreign: (random) => alone(draw(random, alphabets.foreign, 20)),
  long: (random) => alone(draw(random, alphabets.base64, 2000)),
  base64: (random) => alone(Buffer.from(draw(random, alphabets.word, 30)).toString('base64')),
  pattern: (random) => alone(draw(random, alphabets.pattern, 24)),
}

function alone(value: string): ShapedSecret {
  return {value, telling: value}
}

/** The ways in which the commands of the campaign write a text, found without the code that is tried. */
function encodings(text: string): readonly string[] {
  const bytes = Buffer.from(text)
  const base64 = [0, 1, 2].map((shift) => Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64'))
  const percent = encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const octal = (char: string) => [...Buffer.from(char)].map((byte) => `\\${byte.toString(8)}`).join('')
  const unicode = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  return [
    text,
    JSON.stringify(text),
    JSON.stringify(text).replace(/[^\0-\x7f]/g, unicode),
    percent,
    percent.replace(/%../g, (code) => code.toLowerCase()),
    encodeURIComponent(text),
    text.replaceAll("'", "'\\''"),
    text.replace(/[^\w]/g, '\\$&'),
    text.replace(/[^\0-\x7f]/gu, octal),
    // The first and last characters of an alignment belong to its neighbours too.
    ...base64.map((encoded) => encoded.slice(4, -4)),
    ...base64.map((encoded) => encoded.slice(4, -4).replaceAll('+', '-').replaceAll('/', '_')),
  ]
}

/**
 * Runs of six characters of any encoding of the secret that stand in the text, at most three of them. In hex it
 * takes twelve digits to write six bytes, and fewer stand in some digest of the run by chance.
 */
export function leaksOf({telling}: ShapedSecret, text: string): readonly string[] {
  const hex = Buffer.from(telling).toString('hex')
  // Dumps write spaces and line ends into what they show.
  const texts = [text, text.replace(/\s/g, '')]
  const found = [
    ...commonRuns(encodings(telling), texts, 6),
    ...commonRuns([hex, hex.toUpperCase()], texts, 12),
  ]
  return found.slice(0, 3)
}

function commonRuns(wanted: readonly string[], texts: readonly string[], length: number): readonly string[] {
  const known = new Set(texts.flatMap((text) => runsOf(text, length)))
  return wanted.flatMap((one) => runsOf(one, length)).filter((run) => known.has(run))
}

function runsOf(text: string, length: number): readonly string[] {
  return Array.from({length: Math.max(0, text.length - length + 1)}, (_, at) => text.slice(at, at + length))
}

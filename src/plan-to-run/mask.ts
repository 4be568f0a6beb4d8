import {type Automaton, createAutomaton} from './mask/automaton.ts'
import {createSecretStream, type MaskStream, minCutOff} from './mask/secret-stream.ts'
import {createTokenStream} from './mask/token-stream.ts'
import {writtenForms} from './mask/written-forms.ts'

export {mask} from './mask/mark.ts'

/** Hides secret values in text that arrives in pieces, and tokens that are known by their shape. */
export interface Masker {
  /** Adds a value that is hidden from now on. */
  add(secret: string): void
  /** Masks a whole text. */
  text(text: string): string
  /** True when the text contains a secret in any written form, or what looks like a token. */
  finds(text: string): boolean
  /** A stream of its own: `push` gives what is safe to show, `end` the rest. */
  stream(): MaskStream
}

/** Makes a Masker over the given secrets, in every form in which a tool may write them. */
export function createMasker(secrets: Iterable<string> = []): Masker {
  const forms = new Set<string>()
  const schemes = new Set<string>()
  let automaton: Automaton | undefined
  const add = (secret: string) => {
    for (const form of writtenForms(secret)) forms.add(form)
    schemes.add(/^[a-z][a-z\d+.-]*:\/\//i.exec(secret)?.[0] ?? '')
    automaton = undefined
  }
  for (const secret of secrets) add(secret)
  const current = () => {
    automaton ??= createAutomaton(forms)
    return automaton
  }
  // Output that ends with `https://` or with the word postgres has not lost half a secret.
  const isPublic = (text: string) => [...schemes].some((scheme) => scheme.startsWith(text))
  const open = (cutOff: number) =>
    joinStreams(createSecretStream(current, cutOff, isPublic), createTokenStream())
  const text = (value: string) => {
    // A whole text is not cut off: a word at its end that a secret begins with is a word.
    const {push, end} = open(Number.POSITIVE_INFINITY)
    return push(value) + end()
  }
  return {add, text, finds: (value) => text(value) !== value, stream: () => open(minCutOff)}
}

/** What the first stream gives goes through the second. */
function joinStreams(first: MaskStream, second: MaskStream): MaskStream {
  return {
    push: (piece) => second.push(first.push(piece)),
    end: () => second.push(first.end()) + second.end(),
  }
}

import {binaryForms} from './binary-forms.ts'
import {jsonForms} from './json-forms.ts'
import {htmlForms, quotedForms} from './quoted-forms.ts'
import {secretParts} from './secret-parts.ts'
import {urlForms} from './url-forms.ts'

/** A shorter form would hide ordinary words. */
const minFormLength = 6

/** White space and colours do not count: a secret that is folded, indented or coloured is the same secret. */
const unimportant = /\x1b(?:\[[\x20-\x3f]*[\x40-\x7e]?)?|[\n\r\t ]/g

/** Every way in which a secret and its parts may be written, without white space and colours. */
export function writtenForms(secret: string): ReadonlySet<string> {
  const forms = secretParts(secret).flatMap((part) => [
    part,
    ...jsonForms(part),
    ...urlForms(part),
    ...quotedForms(part),
    ...htmlForms(part),
    ...binaryForms(part),
  ])
  const written = forms.map((form) => form.replace(unimportant, ''))
  return new Set(written.filter((form) => form.length >= minFormLength))
}

/** What stands in place of a secret. */
export const mask = '[masked]'

/** Hides secret values in text that arrives in pieces. */
export interface Masker {
  /** Adds a value that is hidden from now on. */
  add(secret: string): void
  /** Masks a whole text. */
  text(text: string): string
  /** True when the text contains a secret in any written form. */
  finds(text: string): boolean
  /** A stream of its own: `push` gives what is safe to show, `end` the rest. */
  stream(): {push(text: string): string; end(): string}
}

/** Makes a Masker over the given secrets; also their JSON, URL and base64 forms are hidden. */
export function createMasker(secrets: Iterable<string> = []): Masker {
  const forms = new Set<string>()
  let pattern: RegExp | undefined
  const add = (secret: string) => {
    for (const form of writtenForms(secret)) if (form.length >= 4) forms.add(form)
    // Longest first, so that a form that contains another is hidden whole.
    const ordered = [...forms].sort((a, b) => b.length - a.length).map(escapePattern)
    pattern = ordered.length === 0 ? undefined : new RegExp(ordered.join('|'), 'g')
  }
  for (const secret of secrets) add(secret)
  const text = (value: string) => (pattern ? value.replace(pattern, mask) : value)
  return {
    add,
    text,
    finds: (value) => pattern !== undefined && value.search(pattern) >= 0,
    stream: () => createStream(text, () => forms),
  }
}

function createStream(text: (value: string) => string, forms: () => ReadonlySet<string>) {
  let held = ''
  return {
    push(piece: string): string {
      const masked = text(held + piece)
      const keep = heldLength(masked, forms())
      held = masked.slice(masked.length - keep)
      return masked.slice(0, masked.length - keep)
    },
    end(): string {
      const rest = text(held)
      held = ''
      return rest
    },
  }
}

/** Length of the longest end of the text that could be the beginning of a secret. */
function heldLength(text: string, forms: ReadonlySet<string>): number {
  let longest = 0
  for (const form of forms) {
    for (let length = Math.min(form.length - 1, text.length); length > longest; length--) {
      if (text.endsWith(form.slice(0, length))) longest = length
    }
  }
  return longest
}

function writtenForms(secret: string): readonly string[] {
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.from(' '.repeat(shift) + secret).toString('base64')
    // The first and last group also depend on the neighbours of the secret.
    return encoded.slice(shift === 0 ? 0 : 4, Math.floor((shift + Buffer.byteLength(secret)) / 3) * 4)
  })
  const lines = secret.split('\n').filter((line) => line.length >= 8)
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), ...base64, ...lines]
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

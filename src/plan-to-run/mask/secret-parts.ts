/** What is shorter is no secret of its own: it would hide ordinary words. */
const minPartLength = 8

const telling = /key|secret|token|password|credential/i

/**
 * The secret and those parts of it that tools print on their own: its lines, the password of a URL, and what
 * a JSON document calls a key, a token or a password.
 */
export function secretParts(secret: string): readonly string[] {
  const parts = [...secret.split('\n'), ...passwords(secret), ...jsonLeaves(secret)]
  return [secret, ...parts.filter((part) => part.replace(/\s/g, '').length >= minPartLength)]
}

function passwords(text: string): readonly string[] {
  if (!URL.canParse(text)) return []
  const {password} = new URL(text)
  try {
    return [password, decodeURIComponent(password)]
  } catch {
    // A percent sign that encodes nothing: the password is written as it is.
    return [password]
  }
}

function jsonLeaves(text: string): readonly string[] {
  if (!text.trimStart().startsWith('{')) return []
  const leaves: string[] = []
  try {
    JSON.parse(text, (key, value) => {
      if (typeof value === 'string' && telling.test(key)) leaves.push(value)
      return value
    })
  } catch {
    // Not JSON after all: the text as a whole and its lines are what can be known.
  }
  return leaves
}

/** Characters that a token is made of; the rest of one that is hidden already is swallowed by this. */
export const tokenBody = /^[\w.~+/=%-]+/

/**
 * Tokens that are known by their shape and hidden without being declared. The first group stays, the rest goes:
 * Google access, refresh and API keys, Slack tokens and webhooks, JWT, passwords in URLs, authorization headers.
 */
export const tokenShapes = new RegExp(
  [
    String.raw`ya29\.[\w.-]{16,}`,
    String.raw`AIza[\w-]{30,}`,
    String.raw`GOCSPX-[\w-]{16,}`,
    String.raw`\b1//0[\w-]{30,}`,
    String.raw`xox[a-z][.-][\w.-]{10,}`,
    String.raw`xapp-[\w-]{10,}`,
    String.raw`(hooks\.slack\.com/(?:services|workflows|triggers)/)[\w/-]{8,}`,
    String.raw`\beyJ[\w-]{8,2000}\.eyJ[\w-]{8,2000}(?:\.[\w-]*)?`,
    String.raw`(://[^\s/:@"'<>]{0,128}:)[^\s/@"'<>]{1,512}(?=@)`,
    String.raw`([Bb]earer[ :=]{1,3}"?)[\w.~+/=-]{12,}`,
    String.raw`([Aa]uthorization["']?[:=] ?["']?(?:[A-Za-z]+ )?)[\w.~+/=-]{12,}`,
  ].join('|'),
  'g',
)

/** Where a token may have begun that goes on in the next piece. Held against the last part of a text only. */
export const openToken = new RegExp(
  `(?:${[
    String.raw`ya29\.[\w.-]*`,
    String.raw`AIza[\w-]*`,
    String.raw`GOCSPX-[\w-]*`,
    String.raw`\b1//0[\w-]*`,
    String.raw`xox(?:[a-z](?:[.-][\w.-]*)?)?`,
    String.raw`xapp-[\w-]*`,
    String.raw`hooks\.slack\.com[\w/-]*`,
    String.raw`\beyJ[\w.-]*`,
    String.raw`://[^\s/@"'<>]*`,
    String.raw`[Bb]earer[ :=]{0,3}"?[\w.~+/=-]*`,
    String.raw`[Aa]uthorization["']?(?:[:=] ?["']?(?:[A-Za-z]+ ?)?[\w.~+/=-]*)?`,
    '-----BEGIN[A-Z -]*',
  ].join('|')})$`,
)

/** The beginnings of tokens, for a piece that ends inside one. */
export const tokenHeads: readonly string[] = [
  'ya29.',
  'AIza',
  'GOCSPX-',
  '1//0',
  'xox',
  'xapp-',
  'hooks.slack.com',
  'eyJ',
  '://',
  'Bearer',
  'bearer',
  'Authorization',
  'authorization',
  '-----BEGIN',
]

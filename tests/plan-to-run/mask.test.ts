import {expect, test} from 'vitest'
import {createMasker} from '../../src/plan-to-run/mask.ts'

const secret = 'pa"ss/wörd+12\'34'
const hex = Buffer.from(secret).toString('hex')
const base64 = (text: string) => Buffer.from(text).toString('base64')

/** Every way to cut a text in two, masked as one stream. */
function everyCut(text: string, secrets: readonly string[]): readonly string[] {
  const masker = createMasker(secrets)
  return [...text].map((_, cut) => {
    const stream = masker.stream()
    return stream.push(text.slice(0, cut)) + stream.push(text.slice(cut)) + stream.end()
  })
}

test.each([
  ['as it is', secret],
  ['inside JSON', JSON.stringify(secret).slice(1, -1)],
  ['inside JSON that is ASCII only', 'pa\\"ss/w\\u00f6rd+12\'34'],
  ['inside JSON inside JSON', JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1)],
  ['inside a URL', encodeURIComponent(secret)],
  [
    'inside a URL, lower-case digits',
    encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
  ],
  ['inside a path', 'pa%22ss/w%C3%B6rd%2B12%2734'],
  ['inside a form', new URLSearchParams({a: secret}).toString().slice(2)],
  ['in single quotes', `pa"ss/wörd+12'\\''34`],
  ['in double quotes', 'pa\\"ss/wörd+12\'34'],
  ['as printf %q writes it', 'pa\\"ss/wörd+12\\\'34'],
  ['as printf %q writes it without a locale', 'pa"ss/w\\303\\266rd+12\\\'34'],
  ['inside HTML', 'pa&quot;ss/wörd+12&#39;34'],
  ['in SQL quotes', "pa\"ss/wörd+12''34"],
  ['as base64', base64(secret)],
  ['as base64, shifted by one', base64(`:${secret}:`)],
  ['as base64, shifted by two', base64(`::${secret}::`)],
  ['as base64url', Buffer.from(secret).toString('base64url')],
  ['as base64 on two lines', base64(secret).replace(/^.{8}/, '$&\n')],
  ['as hex', hex],
  ['as hex, upper case', hex.toUpperCase()],
  ['as od writes hex', hex.replace(/../g, ' $&').replace(/^.{30}/, '$&\n')],
  ['folded', secret.replace(/^.{7}/, '$&\n  ')],
  ['coloured', secret.replace(/^.{7}/, '$&\x1b[1;31m')],
])('a secret is hidden %s', (_form, text) => {
  expect(createMasker([secret]).text(`before ${text} after`)).toMatch(
    /^before [\S ]{0,4}\[masked\]\S{0,4} after$/,
  )
})

const awkward = `9"8'ca'\\ba"\`\\d$Yb`

test.each([
  ['as quote_literal of PostgreSQL writes it', awkward.replaceAll('\\', '\\\\').replaceAll("'", "''")],
  ['in an array of PostgreSQL', awkward.replace(/["\\]/g, '\\$&')],
  ['as COPY of PostgreSQL writes it', awkward.replaceAll('\\', '\\\\')],
  ['as a string of Python', awkward.replace(/['\\]/g, '\\$&')],
])('a secret with quotes and backslashes is hidden %s', (_form, text) => {
  expect(createMasker([awkward]).text(`before ${text} after`)).toBe('before [masked] after')
})

test('a secret is hidden wherever the stream is cut', () => {
  for (const shown of everyCut(`x${secret}y${secret}`, [secret])) expect(shown).toBe('x[masked]y[masked]')
})

test.each([
  ['aaaaaaaaaab', 'aaaaaaaaaaaab', '.aa[masked].'],
  ['abcabcabd', 'abcabcabcabd', '.abc[masked].'],
])('a secret that begins like itself (%s) is found in %s', (self, text, masked) => {
  for (const shown of everyCut(`.${text}.`, [self])) expect(shown).toBe(masked)
})

test('secrets that overlap are hidden from the first to the last character', () => {
  for (const shown of everyCut('(one-two-three-four)', ['one-two-three', 'two-three-four']))
    expect(shown).toBe('([masked])')
})

test('each line of a secret is a secret, and so are the password of a URL and the tokens of a JSON document', () => {
  const masker = createMasker([
    'first-line-1\nsecond-line-2\nend',
    'postgresql://app:p%40ssw0rd-9@10.0.0.3/jobs',
    '{"name":"harmless-name","api_token":"t-0123456789"}',
  ])
  expect(masker.text('second-line-2 p@ssw0rd-9 t-0123456789 harmless-name app jobs')).toBe(
    '[masked] [masked] [masked] harmless-name app jobs',
  )
})

test('more than half of a secret is hidden, and its beginning at the end of a stream', () => {
  const long = 'correct-horse-battery-staple'
  expect(createMasker([long]).text('it is correct-horse-batt!')).toBe('it is [masked]!')
  expect(createMasker([long]).text('that is correct')).toBe('that is correct')
  const stream = createMasker([long]).stream()
  expect(stream.push('cut off: correct') + stream.end()).toBe('cut off: [masked]')
})

test('a line that ends like a secret begins is not kept waiting for the next one', () => {
  expect(createMasker(['secret-value']).stream().push('Creating instances\n')).toBe('Creating instances\n')
})

test('a line that holds a secret is shown at once, masked', () => {
  const stream = createMasker(['secret-value']).stream()
  expect(stream.push('token secret-value\n')).toBe('token [masked]\n')
})

test('text without a secret passes byte for byte and is not held back', () => {
  const stream = createMasker([secret]).stream()
  expect(stream.push('nothing here\n')).toBe('nothing here\n')
  expect(stream.end()).toBe('')
})

test('a secret that joins later is hidden in what a stream still holds', () => {
  const masker = createMasker(['other-secret'])
  const stream = masker.stream()
  const shown = stream.push('other-')
  masker.add('other-wise-1')
  expect(shown + stream.push('wise-1') + stream.end()).toBe('[masked]')
})

const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0B==\n-----END PRIVATE KEY-----'
const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlLW9mLXRva2Vu'

test.each([
  ['a Google access token', 'ya29.a0AfB_byC-0123456789', ''],
  ['a Google API key', 'AIzaSyA-0123456789abcdefghijklmnopqrstu', ''],
  ['a Google client secret', 'GOCSPX-0123456789abcdefghij', ''],
  ['a Slack token', ['xoxb', '012345678901', 'abcdefghijkl'].join('-'), ''],
  ['a Slack webhook', 'hooks.slack.com/services/T00000000/B00000000/abc', 'hooks.slack.com/services/'],
  ['a JWT', jwt, ''],
  ['a private key', key, ''],
  ['a private key inside JSON', key.replaceAll('\n', '\\n'), ''],
  ['a bearer token', 'Bearer 0123456789abcdef', 'Bearer '],
  ['basic credentials', 'Authorization: Basic dXNlcjpwYXNzd29yZA==', 'Authorization: Basic '],
])('%s is hidden undeclared, wherever the stream is cut', (_name, token, kept) => {
  for (const shown of everyCut(`see "${token}" there`, [])) expect(shown).toBe(`see "${kept}[masked]" there`)
})

test('the password in a URL is hidden, its user and host are not', () => {
  for (const shown of everyCut('at postgresql://app:hunter2@db:5432/jobs now', []))
    expect(shown).toBe('at postgresql://app:[masked]@db:5432/jobs now')
})

test.each([
  'https://aiprod-v33-api.example.com:8080/health?a=b',
  'gs://bucket/path eyJust a word, xoxo, AIza, ya29.',
  '-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----',
  'postgresql://10.0.0.3:5432/jobs and user@host',
  '---------- a table ----------',
])('%j is no token', (text) => {
  for (const shown of everyCut(text, [])) expect(shown).toBe(text)
})

test('a private key without an end does not hide what follows it for ever', () => {
  const stream = createMasker().stream()
  let shown = stream.push('-----BEGIN PRIVATE KEY-----\n')
  for (let line = 0; line < 1000; line++) shown += stream.push('Abc0123456789+/Abc0123456789\n')
  shown += stream.push('the end') + stream.end()
  expect(shown).toMatch(/^\[masked\]/)
  expect(shown).toMatch(/the end$/)
})

test.each(['aiprod-v33-postgres\n', 'see https://', 'a postgresql:// address\n'])(
  'output that ends with %j is not taken for the beginning of an address that is secret',
  (text) => {
    const masker = createMasker([
      'postgresql://app:s3cr3tpassword@db/app',
      'https://hooks.example.com/T/key4key4',
    ])
    const stream = masker.stream()
    expect(stream.push(text) + stream.end()).toBe(text)
    const cut = masker.stream()
    expect(cut.push('postgresql://app:s3cr3t') + cut.end()).toBe('[masked]')
  },
)

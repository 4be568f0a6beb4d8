/** A place of a text where a reader has to write something else. */
export interface Placeholder {
  readonly start: number
  readonly text: string
}

const shapes = [
  // ex: `<PROJECT_ID>`, `<your-project>`, `<instance name>`
  /(?<![<>\w&-])<(?:[A-Z][A-Z0-9_-]{2,}|(?:your|my|the|some)[\w -]*\w|[a-z]+(?:[-_ ][a-z]+)+|(?:name|id|project|region|instance|database|host|user|password|token|namespace|version|file|path|value|email|url))>(?![\w/"$&>=])/g,
  /(?<![\w$-])(?:YOUR|your)[_-][A-Za-z_-]*[A-Za-z]\b/g,
  /(?<![\w$./{-])(?:x{3,8}|X{3,5})(?![\w.])/g,
  /(?<![\w$])(?:CHANGE_?ME|REPLACE_?(?:ME|THIS)|FIX_?ME|TO FILL)\b/g,
  /(?<=[\s=/"'])\[[A-Z][A-Z]*_[A-Z_]+\](?=[\s/"']|$)/gm,
  // ex: `"{PROJECT}"`, `{{SQL_INSTANCE}}`, and a word that says that the value is missing
  /(?<=[\s=/"'])(?:\{[A-Z][A-Z_]{2,}\}|\{\{ ?\w+ ?\}\})(?=[\s/"']|$)/gm,
  /(?<=[="'])(?:TODO|TBD|tbd|todo)(?=["'\s]|$)/gm,
]

/** Every placeholder of a code, in order. */
export function findPlaceholders(code: string): readonly Placeholder[] {
  return shapes
    .flatMap((shape) => [...code.matchAll(shape)].map((match) => ({start: match.index, text: match[0]})))
    .sort((a, b) => a.start - b.start)
}

/** Stands for every unit of a placeholder: a letter that no command has. */
export const filler = 'ρ'

/** The code with a word of the same length in place of each placeholder, so that a parser can read the rest. */
export function fillPlaceholders(code: string): string {
  let filled = code
  for (const {start, text} of findPlaceholders(code)) {
    filled = filled.slice(0, start) + filler.repeat(text.length) + filled.slice(start + text.length)
  }
  return filled
}

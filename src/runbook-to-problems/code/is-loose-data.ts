import {isSession} from './find-prompts.ts'
import type {Refusal} from './verdict.ts'

/** What a page writes instead of a value, or puts beside it: outside of quotes none of it is JSON. */
const looseJson = [
  // ex: `<value>`, `{{ value }}`, `{value}`, `$VALUE`, `"a" | "b"`, `number?`
  /<[a-z]|\{\{|\{\s*\w+\s*\}|\$[\w{(]|\||\?/i,
  // Comments, keys and texts without quotes, values of JavaScript and Python
  /#|\/\/|\/\*|'|`|(?:^|[{,[]\s*)[A-Za-z_$][\w$.-]*\s*:|\b(?:NaN|Infinity|undefined|None|True|False|new|function)\b|=>|\(/m,
  // ex: `["name", first, second]`, and no literal that is misspelt
  /[[,:]\s*(?!tr|fa|nu)[A-Za-z_]\w{2,}\s*(?=[,\]}])/,
  // What is left out, and what may stand there instead, ex: `"always" or "never"`
  /\.\.|…|\*{3}|\b(?:or|and)\b/,
]

/** Files whose own tools allow a comma behind the last item. */
const commented =
  /\b(?:[jt]sconfig|settings\.json|launch\.json|tasks\.json|extensions\.json|keybindings\.json|devcontainer|jsonc|json5|hujson|renovate|sublime-\w+|deno\.json|wrangler|biome\.json|turbo\.json)\b|\.vscode|VS ?Code/i

/** True where a page shows a file of a tool that reads more than JSON, and the text has a comma too many for JSON. */
export function isJsonWithCommas(code: string, intro: string): boolean {
  return commented.test(`${intro}\n${code}`) && /,\s*[}\]]/.test(code)
}

/** True for JSON that has commas behind last items, and no other fault. */
export function isJsonButForCommas(code: string): boolean {
  const text = code.replace(/("(?:[^"\\\n]|\\.)*")|,(?=\s*[}\]])/g, '$1')
  try {
    JSON.parse(text)
    return text !== code
  } catch {
    // What has another fault is refused for that one.
    return false
  }
}

/** True for what is JSON to its reader: a sketch, JavaScript, several documents, or a document and what follows it. */
export function isLooseJson(code: string, {message}: Refusal): boolean {
  const bare = code.replace(/"(?:[^"\\\n]|\\.)*"/g, '')
  // A text of many lines, as it reads before a tool writes it.
  const open = bare.split('\n').filter((line) => line.includes('"')).length
  // A part of a longer list ends in a comma.
  const isCut = /`,` or the end, got `,`/.test(message) && /,\s*$/.test(code)
  const isAfterEnd = isCut || /`,` or the end(?:\.|, got `[^\]},])/.test(message)
  return isAfterEnd || (open > 0 && open % 2 === 0) || looseJson.some((shape) => shape.test(bare))
}

/** What makes a text no YAML before something has filled it in, or what describes YAML. */
const looseYaml = [
  // ex: `{name}-suffix`, `[ interval: <duration> | default = 1m ]`, `[ - <series> ]`
  /(?:^|[:-]\s+)\{[\w .|-]+\}[^\s,]/m,
  /^\s*(?:- )?\[\s+.*(?::|-\s+<).*\]\s*$/m,
  /\$\{\{|<%|\{%|\{#|\{!/,
  // ex: `--- !ruby/object Article`, as old tools write it
  /^---\s+![\w/:.]+\s+\S/m,
  // An outline in sentences, ex: `When to use: …`, `MAJOR (1.0.0 -> 2.0.0):`
  /^\s*[A-Z][\w-]*(?: [\w()./>-]+)+:(?:\s|$)/m,
  // What is left out
  /^\s*(?:\.{2,}|…)/m,
  // Lines that a comparison puts in
  /^\+\s/m,
  // Commands before the document, ex: `cat <<EOF | kubectl apply -f -`
  /^(?:\$ |#!|[a-z][\w.-]* .*<<-?\s*['"]?\w+|(?:cat|curl|kubectl|helm|docker|echo|sudo) )/m,
  // A page of Markdown, with front matter or without
  /^---\n[\s\S]*?\n---\n[\s\S]*^(?:#{1,6} |\*\*)\S|^\s*\*\*[A-Z]/m,
]

/** True for what is YAML to its reader: a template, a description, a page with front matter. */
export function isLooseYaml(code: string, {message}: Refusal): boolean {
  // Many tools read, and write, the lines of a quoted text without the indentation that the standard asks for.
  const isClosed =
    /Missing closing/.test(message) && ['"', "'"].every((sign) => code.split(sign).length % 2 === 1)
  return isClosed || isSession(code) || looseYaml.some((shape) => shape.test(code))
}

import type {Refusal} from './verdict.ts'

/** What older and newer versions say, and what the machine's own one refuses in a signature or a part of a program. */
const dialects =
  /Missing parentheses in call to|multiple exception types must be|leading zeros in decimal|unexpected indent|illegal target for annotation|f-string|generics|type parameters/

/** Magic lines of notebooks, prompts, and statements of newer versions. */
const lines =
  /^\s*(?:[!%]{1,2}\w|In \[\d|\(?\w*\)? ?[$#>] \w|type \w+(?:\[.*\])? =|(?:def|class) \w+\[|match .*:$)|\bprint [^(=\s]|\bur?["']|`\w+`|\bt["']/m

/** Lines of pseudo-code. */
const pseudo =
  /^\s*for \w+[ \t]*$|^\s*(?:define|function|procedure|subroutine|for each|end(?: \w+)?|begin)\b(?!\s*[=.([])|\bthen\s*:?\s*$/im

/** What Python prints when it fails, and rules of a grammar. ex: `pkg.exceptions.Invalid: expected a list`, `sum = term ("+" term)*` */
const printed =
  /^(?:Traceback \(most| {2}File ".*", line \d|(?:\w+\.)*\w*(?:Error|Exception|Warning)\b(?::|\s*$)|(?:\w+\.)+[A-Z]\w+: )|^\s*\w+\s*(?:=|<-|::=)\s*.*["')][*+?](?:\s|;|$)/m

/** A part that is left out, or filled in by somebody else. */
const sketch = /\.{3}|…|<[a-z][\w -]*>|\{\{|\{%|\{!|<%|^\s*\$\{?\w/im

/**
 * True for a text that is Python of another version or of a notebook, a signature, or a sketch: a stranger's page may
 * show it, and its reader is not misled.
 */
export function isOtherPython(code: string, {offset, message}: Refusal): boolean {
  if (dialects.test(message) || [lines, pseudo, printed].some((shape) => shape.test(code))) return true
  const start = code.lastIndexOf('\n', offset - 1) + 1
  const [line = ''] = code.slice(start).split('\n')
  // ex: `def connect(host: str) -> Client`, `client.send(message, *, timeout=None) -> None`
  const isEmpty =
    /expected an indented block/.test(message) && /^(?:\s*|(?:def|class|@|async)\b.*)$/.test(line)
  const isSignature = /^\s*(?:async\s+)?(?:def|class)\s[^:]*(?::[^:]*)*[^:]$|\)\s*->/.test(line)
  return isEmpty || isSignature || sketch.test(line) || /^\s*(?:\.{3}|…)|[(,]\s*(?:\.{3}|…)/m.test(code)
}

const sketches = [
  // ex: `npm deprecate <package-spec> <message>`, `revoke <id|token>`
  /(?<![<\w&-])<\p{L}(?:[^<>\n]*[^<>\s])?>/u,
  // ex: `make check-<test name>`
  /[\w-]<\p{L}[^<>\n]*>(?=[\s/.:,)-]|$)/u,
  // ex: `report [--since DATE | --all]`, `list [name ...]`
  /\[[^\]\n]*(?:\s\|\s|\.{3})[^\]\n]*\]/,
  // ex: `  --format   How to write it (default: text)`
  /^\s*-{1,2}[a-z][\w-]*(?:[ =][A-Z<][^\s]*)?\s{2,}[A-Z]/,
  // ex: `[Your text here]`, alone on its line
  /^\s*\[[A-Za-z][^\]$]*\]\s*$/,
  // ex: `command ...`, `{ … }`
  /(?:^|\s)(?:\.{3}|…)(?:\s|$)/,
]

/** A line of a drawn tree, ex: `+-- name`, `├── name`, or of a drawn table or box. */
const drawing = /^\s*(?:[|│]\s+)*(?:[+`]--|[├└┌╔│║])/mu

/** A line of what a comparison prints, ex: `@@ -1,3 +1,4 @@`. */
const difference = /^(?:@@ -\d|diff --git |(?:---|\+\+\+) [\w./])/m

/**
 * True where a refused line shows how a command is written, or its block what one prints:
 * nobody copies such a block as it stands.
 */
export function isSketch(code: string, refusedAt: number): boolean {
  const start = code.lastIndexOf('\n', refusedAt - 1) + 1
  const end = code.indexOf('\n', refusedAt)
  const line = code.slice(start, end < 0 ? code.length : end)
  return (
    sketches.some((shape) => shape.test(line)) ||
    drawing.test(code) ||
    difference.test(code) ||
    hasBothSides(code)
  )
}

/** Lines that are taken out beside lines that are put in. */
function hasBothSides(code: string): boolean {
  return /^-(?:\s|[^-\s])/m.test(code) && /^\+(?:\s|\w)/m.test(code)
}

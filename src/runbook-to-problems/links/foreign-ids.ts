const shapes = [
  // ex: `[a term]{#term}`, `{: #+term .class}`, `{:#term}`, also over two lines
  /\{:?[^{}#]{0,80}#([^\s{}]{1,100})[^{}]{0,80}\}/g,
  // ex: `{ id=term }`
  /\{[^{}\n]{0,80}\bid[ \t]*=[ \t]*["']?([\w.:-]+)/g,
  // ex: `=== "A tab"`, `??? note "A note"`
  /^[ \t]*(?:={3}|\?{3}|!{3})[^"\n]{0,40}"([^"\n]{1,100})"/gm,
  // ex: `(term)=`
  /^[ \t]*\(([\w.:-]+)\)=[ \t]*$/gm,
  // ex: `<Tag id="term">`, also where a Markdown parser sees no tag
  /\b(?:id|name)\s*=\s*\{?["']([^"'\n]{1,100})["']/g,
  // ex: `[[term]]`
  /\[\[([\w.:-]+)\]\]/g,
  // ex: a heading inside of a note, which its generator reads and a Markdown parser takes for code
  /^[ \t>]*#{2,6}[ \t]+([^\n]{1,200})$/gm,
  /<h[1-6][^<>]*>([^<]{1,80})<\/h[1-6]>/gi,
]

/** Ids that generators other than ours make of a page, as they are written there; a guess at most. */
export function findForeignIds(text: string): readonly string[] {
  return shapes.flatMap((shape) => [...text.matchAll(shape)].map((match) => match[1]!))
}

/** What headings call. ex: `### System.exit(code)` -> System.exit */
export function findCalls(text: string): readonly string[] {
  return [...text.matchAll(/^#{1,6}[ \t]+`?([\w.:]+)\(/gm)].map((match) => match[1]!)
}

/** Signs that a generator puts text of other files into a page, ex: `{{#include x.md}}`, `--8<-- "x.md"`, `@@option x`. */
const inclusions = [
  /\{\{[ \t]*#\w|\{\{[<%]|\{%-?\s*(?:include|render|import)|\{![ \t]*\S|^[ \t]*--8<--|^@@\w|<!--\s*@?include/m,
  // ex: `<!-- md:option draft -->`
  /<!--[ \t]*\w+:\w+[ \t]/,
  /^[ \t]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{(?:include|literalinclude|auto\w+|eval-rst|toctree)/m,
  // ex: `[term](@)`, which the specification of CommonMark makes a definition of
  /\]\(@\)/,
  // ex: `[include "Dialects/Ops.md"]`, `!include a.md`, `![[a]]`
  /^[ \t]*(?:[[({<!@#%:\\.]{1,4}[ \t]*(?:include|insert|embed|transclude|snippet)\b|!\[\[)/im,
  /\[!INCLUDE|^@import\s|^!!!?\s*include|^\.\. (?:include|auto\w+)::/im,
  // A component of its own may bring headings.
  /^[ \t]*<[A-Z][^<>]{0,500}\/>[ \t]*$/m,
]

/** Names of files that are put into others. ex: `builtins-prefix.md`, `_includes/note.md` */
const part =
  /(?:^|[/_-])(?:prefix|suffix|partials?|snippets?|includes?|fragments?|templates?|shared)(?:[/.-]|$)|\/_[^/]*$/i

/** True for a file whose name says that its text is shown in other pages, or copied; `_index.md` is the page of a folder. */
export function isPart(file: string): boolean {
  return part.test(`/${file}`) && !/(?:^|\/)_index\.\w+$/.test(file)
}

/** True for a page that shows more than its own text, or only a part of what is shown: one without a title. */
export function isAssembled(text: string, file: string): boolean {
  if (part.test(file)) return true
  const isPart = !/^(?:#{1,2}[ \t]|.+\n[=-]{3,}[ \t]*$|title[ \t]*[:=])|<h[12][\s>]/im.test(text)
  return isPart || inclusions.some((shape) => shape.test(text))
}

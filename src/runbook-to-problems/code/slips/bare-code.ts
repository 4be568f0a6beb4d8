import type {CodeBlock} from '../code-block.ts'

/** The code with letters in place of what quotes, here-documents and comments hold. */
export function bareCode({code, shell}: CodeBlock): string {
  let bare = code
    .replace(/\\[\s\S]/g, '__')
    .replace(/'[^']*'|"[^"]*"/g, (text) => '_'.repeat(text.length))
    .replace(/(^|\s)#.*/gm, (text) => ' '.repeat(text.length))
  for (const {start, end} of shell?.texts ?? [])
    bare = bare.slice(0, start) + '_'.repeat(end - start) + bare.slice(end)
  return bare
}

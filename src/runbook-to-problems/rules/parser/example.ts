import type {RuleText} from '../../rule.ts'

/** What the registry adds to a rule of the parser: why it asks, and its examples. */
export type ParserText = Pick<RuleText, 'explain' | 'wrong' | 'right' | 'wrongFile'>

/** A page around some steps, with the front matter that it needs. */
export function pageWith(steps: string, frontMatter = ''): string {
  return `---\ntitle: T\ndescription: D.\nowner: platform\n${frontMatter}---\n\n${steps}\n`
}

/** A step around its blocks. ex: step('#look .read', bash('true')) */
export function step(attributes: string, ...blocks: readonly string[]): string {
  return `:::step[Look]{${attributes}}\n${blocks.join('\n')}\n:::`
}

/** A fence of bash; `role` is what follows the language. ex: bash('true', 'verify') */
export function bash(code: string, role = ''): string {
  return fence(role === '' ? 'bash' : `bash ${role}`, code)
}

/** A fence of any language. */
export function fence(info: string, code: string): string {
  return `\`\`\`${info}\n${code}\n\`\`\``
}

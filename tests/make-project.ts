import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {onTestFinished} from 'vitest'

/** Makes a project folder with these files, removed when the test is over. A `plain` environment is added. */
export function makeProject(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'runbook-test-'))
  onTestFinished(() => rmSync(root, {recursive: true, force: true}))
  const plain = 'version: 1\ndescription: A test.\nguarded: false\nyes: destructive\n'
  for (const [name, text] of Object.entries({'runbooks/_environments/plain.yaml': plain, ...files})) {
    mkdirSync(dirname(join(root, name)), {recursive: true})
    writeFileSync(join(root, name), text)
  }
  return root
}

const head = ['title: T', 'description: A runbook of a test.', 'owner: platform']

/** A runbook's text around some steps. */
export function runbookText(steps: string, frontMatter: readonly string[] = []): string {
  return `---\n${[...head, ...frontMatter].join('\n')}\n---\n\n## Steps\n\n${steps}\n`
}

/** One step's text. ex: step('look', '.read', 'echo hi') */
export function stepText(id: string, attributes: string, code: string, more = ''): string {
  return `:::step[Step ${id}]{#${id} ${attributes}}\n\`\`\`bash\n${code}\n\`\`\`\n${more}:::\n`
}

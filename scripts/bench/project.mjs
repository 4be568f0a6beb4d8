import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** Writes a project with a runbook of one step and one of a hundred. */
export function writeProject(folder) {
  mkdirSync(join(folder, 'runbooks/_environments'), {recursive: true})
  writeFileSync(
    join(folder, 'runbooks/_environments/plain.yaml'),
    'version: 1\ndescription: Bench.\nguarded: false\nyes: change\n',
  )
  for (const [name, count] of Object.entries({one: 1, many: 100}))
    writeFileSync(join(folder, `runbooks/${name}.md`), runbookText(count))
}

function runbookText(stepCount) {
  const steps = Array.from(
    {length: stepCount},
    (_, index) => `:::step[S]{#s${index} .read}\n\`\`\`bash\ntrue\n\`\`\`\n:::\n`,
  )
  return `---\ntitle: T\ndescription: D.\nowner: platform\n---\n\n${steps.join('\n')}`
}

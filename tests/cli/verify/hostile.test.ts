import {existsSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {makeProject} from '../../make-project.ts'
import {runCli} from '../../run-cli.ts'

/** A page that tries everything to get a file made, a file read, or an address asked. */
function hostilePage(mark: string, url: string): string {
  const touch = `touch ${mark}`
  return `---
title: !!js/function "function () { require('fs').writeFileSync('${mark}', '') }"
description: $(${touch})
owner: \`${touch}\`
inputs:
  NAME_ONE: {description: "$(${touch})", default: "$(${touch})", pattern: "(a+)+$"}
---

import x from '${mark}'

:::step[$(${touch})]{#look .read}
\`\`\`bash
# shellcheck source=/etc/passwd
# shellcheck shell=bash external-sources=true
source ./evil.sh
. /dev/stdin <<< "${touch}"
x=$(${touch}); y=\`${touch}\`; : "\${z:=$(${touch})}"
cat <(${touch}) && curl ${url}/curl
gcloud sql instances list --format="$(${touch})" --flags-file=evil.yaml
\`\`\`
:::

\`\`\`python
import os; os.system("${touch}")
\`\`\`

\`\`\`sql
COPY t FROM PROGRAM '${touch}'; \\! ${touch}
\`\`\`

\`\`\`powershell
Invoke-Expression "${touch}"; & { ${touch} }
\`\`\`

\`\`\`yaml
a: !!python/object/apply:os.system ["${touch}"]
\`\`\`

![i](${url}/image.png) [l](${url}/link) <img src="${url}/raw.png"> <script src="${url}/script.js"></script>
[e](../../../../../../etc/passwd) [f](file:///etc/passwd) {@import ${url}/mdx}
`
}

test('nothing that a page or a data file names is executed, sourced or fetched', {
  timeout: 200_000,
}, async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const cwd = makeProject({})
  const mark = join(cwd, 'EXECUTED')
  writeFileSync(join(cwd, 'runbooks/r.md'), hostilePage(mark, url))
  writeFileSync(join(cwd, 'runbooks/s.mdx'), hostilePage(mark, url))
  writeFileSync(join(cwd, 'runbooks/evil.sh'), `touch ${mark}`)
  writeFileSync(join(cwd, '.shellcheckrc'), 'external-sources=true\n')
  const environment = `version: 1\ndescription: !!js/eval "x"\nsecrets: {TOKEN: {command: touch ${mark}}}\n`
  writeFileSync(join(cwd, 'runbooks/_environments/hostile.yaml'), environment)
  symlinkSync('/etc/passwd', join(cwd, 'runbooks/passwd.md'))

  const {exitCode, stdout} = await runCli(['verify', '--format', 'json'], {
    cwd,
    env: {PATH: process.env.PATH ?? ''},
    timeoutMs: 180_000,
  })
  expect(exitCode).toBe(3)
  expect(JSON.parse(stdout).totals.files).toBe(4)
  expect(stdout).not.toContain('root:')
  expect(existsSync(mark), readdirSync(cwd).join()).toBe(false)
  expect(asked).toEqual([])
})

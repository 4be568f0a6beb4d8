import {chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {checkCode} from '../../src/cli/verify/code/check-code.ts'
import {judgeJson, judgeYaml} from '../../src/cli/verify/code/judge-data.ts'
import {openTools, type ToolCall, type Tools} from '../../src/cli/verify/code/tools.ts'
import type {Problem} from '../../src/model/problem.ts'
import {readPage} from '../../src/runbook-to-problems/page.ts'

const folder = mkdtempSync(join(tmpdir(), 'check-code-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))
const installed = openTools(process.env)

/** A project without environments, so that answers have a place to be kept. */
function newProject(name: string): string {
  const project = join(folder, name)
  mkdirSync(join(project, 'runbooks/_environments'), {recursive: true})
  return project
}

async function check(
  markdown: string,
  {tools = installed, project = undefined as string | undefined} = {},
): Promise<readonly Problem[]> {
  const page = readPage(markdown, 'page.md')
  const found = await checkCode([page], {tools, ...(project !== undefined && {project})})
  return found.get('page.md')!.problems
}

const show = ({rule, severity, place}: Problem) => `${severity} ${rule} ${place.line}:${place.column}`
const bash = (code: string) => `\`\`\`bash\n${code}\n\`\`\`\n`

const head =
  '---\ntitle: A\ndescription: B\nowner: platform\nrequires: [gcloud, curl]\ninputs:\n  NAME: {type: string, description: A name}\n---\n'
/** A step whose run block begins on line 11. */
const step = (code: string, risk = 'read') => `${head}:::step[Do]{#do .${risk}}\n${bash(code)}:::\n`

test.each([
  ['an open `if`', 'if true; then echo yes', 'error shell-syntax 2:1'],
  ['an open quote, on its own line', 'echo "a\necho "b"\necho "c"', 'error shell-syntax 2:6'],
  ['an open quote after text that is no ASCII', 'echo é𝄞 "a', 'error shell-syntax 2:10'],
  ['an open here-document', 'cat <<EOF\na', 'error shell-syntax 2:5'],
  [
    'an open quote before many more',
    'if [[ $a" > "$b" ]]; then\n  echo "$a is newer than $b"\nfi',
    'error shell-syntax 2:9',
  ],
  ['a missing `fi` beside an apostrophe', "if a; then\n  b # don't", 'error shell-syntax 2:1'],
  ['a stray parenthesis', 'ls )\n( ls', 'error shell-syntax 2:4'],
])('%s is a syntax error at its place', async (_what, code, expected) => {
  expect((await check(bash(code))).map(show)).toContain(expected)
})

test.each([
  ['what only bash itself understands', '((echo a) | (echo b))'],
  ['a script that the grammar does not know', 'for i do echo "$i"; done'],
  ['an empty block', ''],
  ['a placeholder in an odd place', 'echo <your name> | cat <PROJECT_ID>'],
])('%s is no syntax error', async (_what, code) => {
  const found = await check(bash(code))
  expect(found.filter(({severity}) => severity === 'error')).toEqual([])
})

test.each([
  ['a placeholder that ends a line', 'tool deprecate <package-spec> <message>'],
  ['a choice of placeholders', 'tool ls <scope>|<scope:team>'],
  ['a choice of options', 'tool report [--since DATE | --all] (see below)'],
  ['a list of options', 'tool report\n  --format TYPE   How to write it (default: text)'],
  ['a drawn tree', 'a@1\n+-- b (2.0)\n| `-- c@1.0.10'],
])(
  "%s in a stranger's block is a note where the shell refuses it, and an error in a page of ours",
  async (_what, code) => {
    const shells = (found: readonly Problem[]) => found.filter(({rule}) => rule === 'shell-syntax')
    expect(shells(await check(bash(code))).map(({severity}) => severity)).toEqual(['note'])
    const ours = await check(bash(code), {project: newProject('sketches')})
    expect(shells(ours).map(({severity}) => severity)).toEqual(['error'])
  },
)

test('a private key that is only sketched is no secret, and one with a body is; a stranger may have made it for the page', async () => {
  const head = `key="-----BEGIN ${'PRIVATE'} KEY-----`
  const text = `${bash(`${head}\\nXXXX"`)}${bash(`${head}\\nMIIEvQ"`)}`
  const secrets = (found: readonly Problem[]) => found.filter(({rule}) => rule === 'secret-literal').map(show)
  expect(secrets(await check(text, {project: newProject('keys')}))).toEqual(['error secret-literal 5:6'])
  expect(secrets(await check(text))).toEqual(['warning secret-literal 5:6'])
})

test.each([
  ['bash', 'sudo dmsetup ls\ndevpool\t(253:0)', 'what a command prints, with a bracket'],
  ['bash', 'npm test\n  ✓ it works (2 ms)', 'marks of a test'],
  ['bash', "tool init\nTool: I'll help you now\n1. done", 'an apostrophe in a sentence'],
  ['bash', 'npm init\n{\n  "a": {\n  }\n}', 'data after a command'],
  ['bash', '# systemctl status a\na.service - b\nLoaded: loaded (/etc/a; static)', 'a status'],
  ['bash', 'Size: {{ .Size }} "x', 'a template'],
  ['sh', 'function a() {\n  :\n}', 'what bash knows and a plain sh does not'],
  ['bash', './serve -a \\ # first\n  -b # (optional)', 'options with remarks'],
  ['yaml', 'id: {repo}-commits', 'a name to fill in'],
  ['yaml', '[ interval: <duration> | default = 1m ]\ninput:\n  [ - <series> ]', 'a description'],
  ['yaml', '---\na: b\n---\n## Part\n\n- c\n- d\ne', 'a page with front matter'],
  ['yaml', 'Product (all): 1\n  - a\nb: c: d', 'an outline in sentences'],
  ['yaml', "a: 'b\n  c\n\n'", 'a quoted text that ends without indentation'],
  ['yaml', '--- !ruby/object Article\na: b', 'what an old tool writes'],
  ['yaml', '# Wrong:\na: b: c', 'a mistake that is shown'],
  ['yaml', "a: b\n# Don't do this. It won't work!\n!include c", 'another mistake that is shown'],
  ['yaml', 'cat <<EOF | kubectl apply -f -\na: b\nEOF', 'a command with a document'],
  ['bash', '/backend <タスク の説明>', 'a placeholder in another script'],
  ['json', '{"a": "b" | "c"}', 'alternatives'],
  ['json', '{"a": <value>}', 'a placeholder'],
  ['json', '{"a": ["error", "always" or "never"]}', 'alternatives in words'],
  ['json', '{\n  "a": 1\n},\n', 'an item of a list, with its comma'],
  ['json', '{\n  "tsconfig.json": 1,\n}', 'a file whose tool allows the last comma'],
  ['bash', 'make check-<test name> # or all of them', 'a placeholder behind a word'],
  ['json', '{\n  "a": ["b",],\n}', 'commas that many tools allow'],
  ['json', '["a", first, second]', 'words for values'],
  ['python', 'for co\n  for n\n    a[n, co] = 1', 'a loop without an end'],
  ['json', '{"a": 1, # the first\n "b": 2}', 'a remark'],
  ['json', '{a: b.c}', 'an object of JavaScript'],
  ['json', "{'a': None}", 'a mapping of Python'],
  ['json', '{\n  "a": 1\n}\n{\n  "a": 2\n}', 'two documents'],
  ['json', '{"a": "b\n\nc"}', 'a text of two lines'],
  ['python', 'print a', 'a statement of Python 2'],
  ['python', 'f(a=b, ...)', 'arguments left out'],
  ['python', 'def f(a: int) -> str', 'a signature'],
  ['python', 'class A:\n\nclass B:', 'classes without their bodies'],
  ['python', 'define merge(a, b):\n  if b is an Object:\n    c', 'pseudo-code'],
  ['python', '"srcs": attr.list(),', 'an item of a mapping'],
  ['python', '{!../examples/a.py!}', 'a file that is put in'],
  ['yaml', '{!../a.yaml!}', 'a file that is put in'],
  ['python', '%timeit f()', 'a line of a notebook'],
])('%s %j is no error on a page of strangers, and one on ours: %s', async (language, code) => {
  const text = `\`\`\`${language}\n${code}\n\`\`\`\n`
  const errors = (found: readonly Problem[]) => found.filter(({severity}) => severity === 'error')
  expect(errors(await check(text))).toEqual([])
  const python = language !== 'python' || installed.find('python3') !== undefined
  if (language !== 'sh' && python)
    expect(errors(await check(text, {project: newProject('dialects')}))).not.toEqual([])
})

test.each([
  ['bash', 'curl "http://localhost\ncurl -s http://localhost/b', '2:6'],
  ['bash', 'tool list --filter "a\ntool list', '2:20'],
  ['bash', 'for name in a b; do\n  echo "$name"', '2:1'],
  ['yaml', 'a:\n    - name: b\n         host: c', '3:13'],
  ['yaml', "a: 'b`", '2:1'],
  ['json', '{\n  "a": "b",\n  "c" 1,\n}', '4:7'],
  ['json', '["a", tru, "b"]', '2:7'],
  ['json', '{"a": 1}}', '2:9'],
  ['json', '["a" "b"]', '2:6'],
  ['json', '{"a: "b"}', '2:7'],
])('%s %j stays an error on a page of strangers', async (language, code, place) => {
  const found = await check(`\`\`\`${language}\n${code}\n\`\`\`\n`)
  expect(found.filter(({severity}) => severity === 'error').map(show)).toEqual([
    `error ${language === 'bash' ? 'shell' : language}-syntax ${place}`,
  ])
})

test('a mistake that the prose announces is no error on a page of strangers', async () => {
  const text = 'The following is **bad**:\n\n```json\n{"a": [1 2]}\n```\n'
  expect((await check(text)).map(show)).toEqual(['note json-syntax 4:10'])
})

test('a mistake on a line without a placeholder stays an error', async () => {
  expect((await check(bash('tool <name-of-it> a\nif true; then b'))).map(show)).toContain(
    'error shell-syntax 3:1',
  )
})

test('one bad block among hundreds is found, and no other', async () => {
  const good = bash(`echo "${'ab'.repeat(450)}"`)
  const text = `${good.repeat(150)}${bash('fi')}${good.repeat(150)}`
  expect((await check(text)).map(show)).toEqual(['error shell-syntax 452:1'])
})

test.each([
  ['in a list', `- a\n\n  ${bash('fi').replaceAll('\n', '\n  ')}`, 'error shell-syntax 4:3'],
  ['in a quotation', '> ```bash\n> fi\n> ```\n', 'error shell-syntax 2:3'],
  ['with CRLF', bash('true\nfi').replaceAll('\n', '\r\n'), 'error shell-syntax 3:1'],
])('a place %s counts in the page', async (_what, markdown, expected) => {
  expect((await check(markdown)).map(show)).toEqual([expected])
})

test.each([
  ['a name that nothing gives', 'echo "$NAMME"', 'error variable-undefined 11:7'],
  ['also where it is only handed on', 'NAMME="$NAMME" env', 'error variable-undefined 11:8'],
  ['also with a default', 'echo "${NAMME:-}"', 'error variable-undefined 11:7'],
  ['a value without quotes', 'echo $NAME', 'error expansion-unquoted 11:6'],
  ['a placeholder', 'echo <FILE_NAME>', 'error placeholder-left 11:6'],
  [
    'an open bracket in a format',
    "gcloud sql instances list --format='value(state'",
    'error gcloud-command 11:27',
  ],
  ['an option that curl lacks', 'curl --max-tmie 10 localhost', 'error curl-option-unknown 11:6'],
  ['a prompt', '$ ls', 'error prompt-character 11:1'],
  ['a tool that is not declared', 'jq . "$NAME"', 'error binary-undeclared 11:1'],
  ['a change in a read step', 'gcloud sql instances restart "$NAME" --quiet', 'error risk-understated 11:1'],
  ['rm of a fixed path', 'rm -rf /var/lib/x', 'error risk-understated 11:1'],
  ['rm of a path that a run forms', 'rm -rf "$NAME"', 'warning risk-understated 11:1'],
  [
    'an offset that gcloud drops',
    'gcloud sql instances clone a b --point-in-time=2026-02-11T10:00:00+01:00',
    'error gcloud-offset-dropped 11:32',
  ],
  ['psql that waits', 'gcloud sql instances delete "$NAME"', 'warning interactive-command 11:1'],
])('%s is found', async (_what, code, expected) => {
  expect((await check(step(code))).map(show)).toContain(expected)
})

test.each([
  [
    'what the block sets',
    'name=a; for i in 1 2; do echo "$name$i"; done; read -r line < "$TMPDIR/x"; echo "$line"',
  ],
  ['what every step gets', 'echo "$RUNBOOK_RUN $RUNBOOK_STARTED $HOME $TMPDIR $PWD $RANDOM"'],
  [
    'places that split nothing',
    'a=$NAME; echo "$a"; [[ $NAME = x ]]; case $NAME in x) ;; esac; echo $((${#NAME} + 1)); cat <<< $NAME',
  ],
  ['a file of its own', 'f=$(mktemp); echo a > "$f"; rm -f "$TMPDIR/x"; echo b > /dev/null'],
  ['a function of its own', 'ask() { echo "$1"; }; ask "$NAME"'],
  ['a number without quotes', 'n=3; sleep $n'],
  ['what only looks', 'gcloud sql instances describe "$NAME" --project=p'],
])('%s is fine in a step', async (_what, code) => {
  expect((await check(step(code))).map(show)).toEqual([])
})

test('a secret in an argument is an error, and none in a builtin or on standard input', async () => {
  const secret = head.replace('type: string', 'type: secret')
  const body = bash(
    'curl -fsS -H "X: $NAME" https://localhost\nprintf "%s" "$NAME" | curl --config - https://localhost',
  )
  const found = await check(`${secret}:::step[Do]{#do .read}\n${body}:::\n`)
  expect(found.map(show)).toEqual(['error secret-in-argument 11:14'])
})

test('nothing that a page names is executed, opened or fetched', async () => {
  const mark = join(folder, 'mark')
  const page = [
    bash(
      `$(touch ${mark}); source ${mark}.sh; . /dev/stdin <<< "touch ${mark}"\n# shellcheck source=${mark}.sh`,
    ),
    `\`\`\`sh\n\`touch ${mark}\`\n)\n\`\`\`\n`,
    bash(`gcloud secrets create a --data-file=${mark}.sh --flags-file=${mark}.sh \`touch ${mark}\``),
    `\`\`\`python\nimport os; os.system('touch ${mark}')\n\`\`\`\n`,
    `\`\`\`yaml\na: !!python/object/apply:os.system ["touch ${mark}"]\n\`\`\`\n`,
    `\`\`\`powershell\nusing module ${mark}.psm1\nNew-Item ${mark}\n\`\`\`\n`,
  ].join('\n')
  writeFileSync(`${mark}.sh`, `touch ${mark}\n`)
  const calls: ToolCall[] = []
  const tools: Tools = {
    ...installed,
    call: (call) => {
      calls.push(call)
      return installed.call(call)
    },
  }
  await check(page, {tools})
  expect(existsSync(mark)).toBe(false)
  expect(calls.flatMap(({args}) => args).filter((word) => word.includes(mark))).toEqual([])
})

test.runIf(installed.find('gcloud'))(
  'gcloud commands are asked in one process, and known ones in none',
  {timeout: 300_000},
  async () => {
    const project = newProject('gcloud')
    const started: string[] = []
    const tools: Tools = {
      ...installed,
      call: (call) => {
        started.push(call.path)
        return installed.call(call)
      },
    }
    const text = step(
      'gcloud sql instances describe "$NAME" --formt=json\ngcloud sql instnces list\ngcloud kms keys create k --location=l --keyring=r --purpose=encrypt\ngcloud sql instances describe\ngcloud logging read "a # b" --limit="$NAME"',
      'change',
    )
    const first = await check(text, {tools, project})
    expect(first.map(show)).toEqual([
      'error gcloud-command 11:39',
      'error gcloud-command 12:12',
      'error gcloud-command 13:51',
      'error gcloud-command 14:1',
    ])
    expect(first[0]).toMatchObject({
      hint: 'Did you mean `--format`?',
      message: expect.stringMatching(/\(GA, SDK \d/),
    })
    expect(started).toHaveLength(1)
    expect((await check(text, {tools, project})).map(show)).toEqual(first.map(show))
    expect(started).toHaveLength(1)
    expect(readFileSync(join(project, '.runbook/cache/code.json'), 'utf8')).not.toContain('instnces list')
  },
)

test('levels say how far each command was proven', async () => {
  const page = readPage(
    step('gcloud sql instances list --project=p --filter="$NAME"\ngcloud $NAME list\ncurl -V'),
    'page.md',
  )
  const {commands} = (await checkCode([page], {tools: installed})).get('page.md')!
  expect(commands.map(({line, tool, level}) => `${line} ${tool} ${level}`)).toEqual([
    '11 gcloud known',
    '12 gcloud known',
    '13 curl known',
  ])
})

/** A program that writes down how it was called, and answers. */
function fakeTool(name: string, answer: string): {readonly tools: Tools; readonly record: string} {
  const bin = mkdtempSync(join(folder, `${name}-`))
  const record = join(bin, 'record')
  const script = `#!/bin/sh\n{ printf '%s\\n' "$@"; cat; } > ${record}\nprintf '%s' '${answer}'\n`
  writeFileSync(join(bin, name), script)
  chmodSync(join(bin, name), 0o755)
  return {tools: openTools({PATH: `${bin}:${process.env.PATH}`}), record}
}

test('shellcheck reads the block alone: no configuration, no source, no directive', async () => {
  const answer = JSON.stringify({comments: [{line: 3, column: 6, code: 2046, message: 'Quote this.'}]})
  const {tools, record} = fakeTool('shellcheck', answer)
  const found = await check(bash('# shellcheck source=/etc/passwd\n. ./x\necho $(ls)'), {tools})
  expect(found.map(show)).toContain('warning shellcheck-finding 4:6')
  const called = readFileSync(record, 'utf8')
  expect(called).toContain('--norc')
  expect(called).not.toMatch(/^(-x|--external-sources|-a|--check-sourced)$/m)
  expect(called).not.toContain('shellcheck source')
})

test('an option that lost its command is found, also where the grammar sees an assignment', async () => {
  const code = 'id=$(echo x\n  --format=json)\necho "$id"'
  const found = await check(`:::step[A]{#a .read}\n\`\`\`bash\n${code}\n\`\`\`\n:::\n`)
  expect(found).toMatchObject([{rule: 'line-not-continued', place: {line: 4, column: 3}}])
})

test('a key that stands twice is a mistake of ours, and alternatives of a stranger', () => {
  expect(judgeYaml('a: b\na: c', {isOurs: true})).toMatchObject({status: 'refused', offset: 5})
  expect(judgeYaml('a: b\na: c', {isOurs: false})).toMatchObject({status: 'unproven'})
})

test.each([
  ['yaml', 'gcloud sql instances list'],
  ['json', 'gcloud sql instances list'],
])('on a page of ours a block of %s that holds commands is refused', (language, code) => {
  const judge = language === 'yaml' ? judgeYaml : judgeJson
  expect(judge(code, {isOurs: true})).toMatchObject({status: 'refused'})
  expect(judge(code, {isOurs: false})).not.toMatchObject({status: 'refused'})
})

test.each([
  ['python', '    if a:\n        b()'],
  ['python', 'return 1'],
  ['python', 'Traceback (most recent call last):\n  File "a.py", line 1\nValueError: no'],
  ['python', "pkg.exceptions.Invalid: when expecting an integer\n  found 'x'"],
  ['python', 'sum = term (("+" / "-") term)*\nterm = number'],
  ['json', '{% raw %}\n{"a": 1}'],
  ['json', '{"a": [\n  2, // the second\n  3\n]}'],
  ['json', '{"a": {..}}'],
  ['json', '{"a": 1},\n{"a": 2}'],
  ['js', '// -----BEGIN ENCRYPTED PRIVATE KEY-----\n// ...'],
  ['bash', '@@ -1,2 +1,2 @@\n-FOO=(\n+FOO=)'],
  ['bash', '[Your text (here)]'],
])(
  'an excerpt, a template or a comparison in %s on a strangers page is no error: %j',
  async (language, code) => {
    const found = await check(`\`\`\`${language}\n${code}\n\`\`\`\n`)
    expect(found.filter(({severity}) => severity === 'error')).toEqual([])
  },
)

test.each([
  ['if test -n "$A"\n  true\nfi', '1', '`if` has no `then`'],
  ['if true; ten\n  true\nfi', '1', '`ten` stands where `then` is meant'],
  ['true\nx=gcloud a \\\n  --b)', '3', 'no `(` or `$(` is open here'],
  ['[ a = b', '1', '`[` has no `]`'],
])('a refusal of %j stands on line %s and names what is lost', async (code, line, said) => {
  const [problem] = await check(`\`\`\`bash\n${code}\n\`\`\`\n`)
  expect(problem).toMatchObject({rule: 'shell-syntax', place: {line: Number(line) + 1}})
  expect(problem!.message).toContain(said)
})

test('PowerShell is parsed by one process that is given text alone', async () => {
  const {tools, record} = fakeTool('pwsh', JSON.stringify([{offset: 4, message: 'Missing brace.'}]))
  const found = await check('```powershell\nif ({\n```\n', {tools})
  expect(found.map(show)).toEqual(['error powershell-syntax 2:5'])
  expect(readFileSync(record, 'utf8')).toMatch(/^-NoProfile$[\s\S]*ParseInput[\s\S]*\["if \(\{"\]$/m)
})

test.each([
  ['json', '{"a": 1,\n "b": [1, 2,]}', 'warning json-syntax 3:13'],
  ['json', '{"a": "b', 'error json-syntax 2:7'],
  ['yaml', 'a: b\n- c', 'error yaml-syntax 3:1'],
])('%s %j is a syntax error at its place', async (language, code, expected) => {
  expect((await check(`\`\`\`${language}\n${code}\n\`\`\`\n`)).map(show)).toEqual([expected])
})

test.skipIf(!openTools(process.env).find('python3'))(
  'a block that is no Python is told at its place',
  async () => {
    const found = await check('```python\ndef a():\nreturn 1\n```\n')
    expect(found.map(show)).toEqual(['error python-syntax 3:1'])
  },
)

test.each([
  ['json', '{"a": 1}\n{"b": 2}'],
  ['json', '{"a": …}'],
  ['yaml', 'a: !secret b\n---\nc: &x [1]\nd: *x'],
  ['yaml', 'a: {{ .Values.b }}'],
  ['python', '>>> print(1)\n1'],
])('%s %j is fine', async (language, code) => {
  expect(await check(`\`\`\`${language}\n${code}\n\`\`\`\n`)).toEqual([])
})

test.each([
  ['a typing error', 'SELECT é FRM x', 'error sql-syntax 11:14'],
  ['psql', '\\dt', 'error sql-syntax 11:1'],
  ['a DROP in a step that is not destructive', 'SELECT 1;\nDROP TABLE x;', 'error risk-understated 12:1'],
  ['a DELETE of all rows', 'DELETE FROM x;', 'error risk-understated 11:1'],
  [
    'a value that nothing gives',
    "SELECT current_setting('runbook.namme');",
    'error variable-undefined 11:25',
  ],
])('SQL: %s is found', async (_what, sql, expected) => {
  const text = step('', 'change').replace('```bash\n\n', `\`\`\`sql\n${sql}\n`)
  expect((await check(text)).map(show)).toContain(expected)
})

test('a session with prompts and output is told once, and its output is no shell', async () => {
  const found = await check(bash('$ foo --version\nfoo(1) 2.0 (c)\n$ bar\n> x'))
  expect(found.map(show)).toEqual(['warning prompt-character 2:1'])
})

test('a part of a JSON document is left alone', async () => {
  expect(await check('```json\n"a": 1,\n"b": 2\n```\n')).toEqual([])
})

import {expect, test} from 'vitest'
import {checkCode} from '../../src/cli/verify/code/check-code.ts'
import {readPage} from '../../src/runbook-to-problems/page.ts'
import {firstError, problemsOf, withoutGcloud} from './first-error.ts'

test.each([
  ['test -n "${HOME//[$\'\\t\\n\'/}"', '`[` has no `]`'],
  ['test -n "${HOME//$\'\\t\\n\']/}"', '`]` has no `[`'],
  ['[[ "$HOME" =~ ^[1-9][0-9]*\\ [1-9][0-9*$ ]]', '`[` has no `]`'],
  ['[[ "$HOME" =~ ^[1-9[0-9]*\\ [1-9]*$ ]]', 'stands in a set'],
  ['echo "${HOME:/*}"', 'bad substitution'],
  ['echo "${HOME@*}"', 'bad substitution'],
  ['echo "${HOMEhttps://}"', 'bad substitution'],
  ['test -n "$HOME" && "$HOME" < "$USER" ]]', '`]]` has no `[[`'],
  ['if [[ "$HOME" < "$USER" ; then\n  true\nfi', 'test operator'],
  ['echo "${HOME:-" "${USER:-b}"\ntrue', '`${` has no `}`'],
  ['size=$((3 * 4\necho "$size"', '`((` has no `))`'],
  ['key=$(head -c 24 /dev/urandom base64)\necho "$key"', 'Before `base64`'],
  ["key=$(date | base64 tr '+' '-')\necho \"$key\"", 'Before `tr`'],
  ["curl -sS https://localhost echo 'no answer'", 'Before `echo`'],
  ['git fetch git status', 'Before `git`'],
  ['npm ci npx runbook list', 'Before `npx`'],
  [
    'state=$(gcloud sql instances list \\\n  --format=\'value(a[0].b,c.len())\') exit 2\necho "$state"',
    'Before `exit`',
  ],
  ['"$HOME" in\n  a) date ;;\nesac', 'no `case`'],
  ['echo "${HOME/*}"', 'always empty'],
  ["printf -- '--a: %s'", 'no word for it'],
  [
    'date\n  gcloud sql users set-password a --instance=b --project=c --flags-file=/dev/stdin',
    'is handed nothing',
  ],
  ['export STARTED="(date -u +%s)"', 'runs nothing'],
  ['gcloud logging read "a:\\"RUNBOOK_RUN\\"" --project=b', 'name of a variable'],
  ['echo "RUNBOOK_RUN is older than this run"', 'name of a variable'],
  ['gcloud run jobs list --project="$(cat a" --limit=5\necho "b"', '`$(` has no `)`'],
  ['date\n  sed -n p', 'is handed nothing'],
  ['printf \'url = "%s"\' "$HOME"\n  curl --config - --max-time 5', 'is handed nothing'],
  ['echo a\n  gcloud secrets versions add a --project=b --data-file=-', 'is handed nothing'],
  ['IFS=, read -r least most "$HOME"', 'name of a variable'],
  ["[[ '$HOME' < a ]]", 'Single quotes'],
  ['grep -qx "projects/RUNBOOK_RUN/a" <<<"$HOME"', 'name of a variable'],
  ['echo "it reaches RUNBOOK_STARTED, and no more"', 'name of a variable'],
  ["curl -sS -o /dev/null -wW '%{http_code}' https://localhost", 'the value `W`'],
  ['docker run --rm -vW "$PWD:/a" alpine ls -l', 'the value `W`'],
  ['jq -SW . /etc/hostname', 'no option `-W`'],
  ['gitleaks git --redactt .', 'no option `--redactt`'],
  ['echo a \\ \n  date', 'A space behind the backslash'],
  ['date \\', 'goes on to nothing'],
  ['a=$(date \\\n  -u) ||\nb=$(date)\necho "$a$b"', 'The line ends with `||`'],
  ['a=$(date) ||\nif test -n "$a"; then\n  date\nfi', 'The line ends with `||`'],
  ['date || exit 2O', '`exit` wants a number'],
  ['exit two', '`exit` wants a number'],
  ['sleep 5ms', '`sleep` wants a number'],
  ['head -n 1O /etc/hostname', '`head` wants a number'],
  ['gcloud logging read a --project=b --limit=-50', '`--limit` wants no negative number'],
  ["npx runbook list --format'value(name)'", '`=` between'],
  ['gcloud run jobs list --project"$HOME"', '`=` between'],
  ['rm -rf "$HOME/backups"', 'deletes files'],
  ['find /var/lib/a -name "*.bak" -delete', 'deletes files'],
  ['find ~/a -exec rm {} +', 'deletes files'],
  ['# if date | grep -q a; then\n  date', 'is a comment'],
  ['# npx --no runbook doctor\ndate', 'is a comment'],
  ['# gcloud run jobs list --project="$HOME"\ndate', 'is a comment'],
  ['# state=$(date +%s)\ndate', 'is a comment'],
  [`export AWS_SECRET_ACCESS_KEY=${'wJalrXUtnFEMI/K7MDENG'}${'/bPxRfiCYk3nQ8zLp1'}`, 'secret'],
])('a step with %j is refused: %s', async (code, message) => {
  expect(await firstError(code)).toMatch(/^[1-3] /)
  expect(await firstError(code)).toContain(message)
})

test.each([
  'echo "${HOME//[$\'\\t\\n\']/}" "${HOME/a\\/b/]}" "${HOME:1:2}" "${HOME: -2}" "${HOME@Q}"',
  "grep -E '[^[]a[[:alpha:]_][][]' f",
  '[[ "$HOME" == "/" ]] || [[ ! "$HOME" =~ ^[a[]$ ]]',
  'date | { read -r a; echo "$a"; }\nwhile read -r b; do grep -q a; echo "$b"; done </etc/hostname',
  'count() { wc -l; }\ndate | count\ncat <<X | sort\na\nX',
  "awk 'BEGIN {print 1}'\ngrep -rn a\nxargs -0 grep -l a </etc/hostname",
  "pip install pip setuptools\nnpm install npx\ngrep -q head /etc/hostname\nenvsubst '$HOME' </etc/hostname",
  'echo "set RUNBOOK_RUN again: --input RUNBOOK_RUN=a; RUNBOOK_RUN is empty"',
  'echo "(date of it)" "a (see b)"; printf "now\\n"; printf \'%(%s)T\'',
  'docker run --rm -itv "$PWD:/a" -w /a alpine ls -lW',
  'sleep 0.5; sleep 2m; head -c 1K /etc/hostname; tail -n +2 /etc/hostname; (exit 3)',
  'grep --color="auto" a /etc/hostname; echo "--project"; echo \'--format\'',
  '# curl answers with 200 here.\n# gcloud needs --quiet here\ndate',
  'rm -f "$TMPDIR/a"; find "$TMPDIR" -delete; find /var/lib/a -name b',
  'date ||\n  exit 2\na=$(date) ||\n  a=$(date -u)\necho "$a" ||\nexit 2',
  'b=$(date) ||\nb=none\necho "$b" a\\ b \\\\\ncat <<X\na \\ \nX\n# a \\ \ndate',
])('a step with %j has no error', async (code) => {
  expect(await firstError(code)).toBe('')
})

test('a misspelt name is refused in a block that the grammar does not understand too', async () => {
  const code = 'n=10\necho "$((1 * 10#$n))"\ntest "$RUNBOOK_RUM" = b'
  const severities = async (text: string) => (await problemsOf(text)).problems.map(({severity}) => severity)
  expect(await severities(code)).toEqual(['error'])
  expect(await severities(code.replace('RUNBOOK_RUM', 'OTHER'))).toEqual(['note'])
})

test('a script of the repository has the options that it declares', async () => {
  const script =
    "const {values} = parseArgs({\n  options: {\n    url: text,\n    'per-minute': {...text, default: 'a'},\n    judge: {\n      type: 'boolean',\n    },\n  },\n})\n"
  const scripts = {'scripts/load.mjs': script, 'scripts/other.mjs': 'run(process.argv)'}
  expect(await firstError('node scripts/load.mjs --url=a --per-minute=3 --judge', {scripts})).toBe('')
  expect(await firstError('node scripts/load.mjs --rul=a', {scripts})).toContain('no option `--rul`')
  expect(await firstError('node scripts/load.mjs --type=a', {scripts})).toContain('no option `--type`')
  expect(await firstError('node scripts/other.mjs --rul=a', {scripts})).toBe('')
})

test('each end of a here-document has a start of its own', async () => {
  const one = 'cat <<JSON\n{"a": 1}\nJSON\n'
  expect(await firstError(`${one}${one}`)).toBe('')
  expect(await firstError(`${one}cat\n{"a": 1}\nJSON`)).toContain('`<<JSON` is missing')
})

/** Errors of one rule about a whole page. */
async function errorsOf(rule: string, steps: string): Promise<readonly string[]> {
  const head =
    '---\ntitle: A\ndescription: B\nowner: platform\ninputs:\n  FILE: {type: string, description: C}\n---\n'
  const page = readPage(`${head}${steps}`, 'runbooks/page.md')
  const {problems} = (await checkCode([page], {tools: withoutGcloud})).get('runbooks/page.md')!
  return problems.filter((problem) => problem.rule === rule).map(({message}) => message)
}

test('a way back that asks about the capture of an earlier step has an answer without it', async () => {
  const steps = (use: string) =>
    `:::step[A]{#a .read}\n\`\`\`bash capture=DOOR\necho open\n\`\`\`\n:::\n:::step[B]{#b .change}\n\`\`\`bash\ntrue\n\`\`\`\n\`\`\`bash rollback\n${use}\n\`\`\`\n:::\n`
  const found = (use: string) => errorsOf('capture-may-be-missing', steps(use))
  expect(await found('if test "$DOOR" = open; then echo a; fi')).toHaveLength(1)
  expect(await found('if grep -q open <<<"$DOOR"; then echo a; fi')).toHaveLength(1)
  expect(await found('if test "${DOOR:-}" = open; then echo a; fi')).toEqual([])
  expect(await found('echo "$DOOR"')).toEqual([])
})

test('an input that a later step finds has a default before it', async () => {
  const steps = (use: string) =>
    `:::step[A]{#a .read}\n\`\`\`bash\n${use}\n\`\`\`\n:::\n:::step[B]{#b .read}\n\`\`\`bash capture=FILE\necho a\n\`\`\`\n:::\n`
  const found = (use: string) => errorsOf('capture-may-be-missing', steps(use))
  expect(await found('if test -z "$FILE"; then echo none; fi')).toEqual([
    '`FILE` has no value before the step `b`, unless somebody gives it.',
  ])
  expect(await found('if test -n "${FILE:-}"; then echo "$FILE"; fi')).toEqual([])
})

test('a text of SQL in double quotes is refused where only a text can stand', async () => {
  const sql = (code: string) => firstError(code, {language: 'sql'})
  expect(await sql('SELECT current_setting("runbook.load_user");')).toContain('double quotes make a name')
  expect(await sql('SELECT current_setting(\'a.b\') = "on";')).toContain('double quotes make a name')
  expect(await sql('SELECT to_regclass("public.jobs") IS NULL;')).toContain('double quotes make a name')
  expect(await sql('SELECT "order", "Odd.name" FROM jobs;')).toBe('')
})

test('a line of JSON that was cut behind its colon is named, not the next one', async () => {
  expect(await firstError('cat <<JSON\n{\n  "a": {"b":\n}\nJSON')).toBe(
    '3 argument-malformed: The here-document is no JSON: expected a value, got `}`.',
  )
})

import {expect, test} from 'vitest'
import {findLostSign} from '../../src/runbook-to-problems/code/find-lost-sign.ts'
import {firstError} from './first-error.ts'

test.each([
  ["grep -E '(a|b' f", "pattern's `(` has no"],
  ["grep -qE '^[a-z+$' f", '`[` has no `]`'],
  ["sed 's/a/b' f", 'wants three `/`'],
  ["printf '%y\\n' a", 'no format `%y`'],
  ['grep -qJQ a f', 'no option `-Q`'],
  ['curl -fsS --max-time ten https://localhost', 'wants a number'],
  ["curl -fsS --header 'accept json' https://localhost", 'no `:`'],
  ["curl -sS -w '%{http_cod}' https://localhost", '%{http_code}'],
  ['curl -fsS --max-time 5', 'no address'],
  ['curl -fsS htps://localhost', '`https://` is meant'],
  ['cat </dev/nul', 'no device'],
  ['[[ "$HOME" =~ ^[0-9+$ ]]', '`[` has no `]`'],
  ['cat <<JSON\n{"a": 1\nJSON', 'no JSON'],
  ["gcloud scheduler jobs create http a --location=b --uri=https://c --schedule='0 3 *'", 'five fields'],
  [
    "gcloud scheduler jobs create http a --location=b --uri=https://c --schedule='0 3 * * *' --time-zone=Europe/Pris",
    'no time zone',
  ],
  ["gcloud sql instances list --format='valeu(name)'", 'no output format'],
  ["gcloud sql instances list --filter='a=b ADN c=d'", '`ADN` joins'],
  ["gcloud sql instances list --filter='a:(b OR c'", 'do not pair'],
  ['gcloud run revisions list --limit=many', 'invalid int value'],
  ['gcloud sql instances list --project --format=json', 'expected one argument'],
  ['gcloud run services update --region=a --project=b --ingress=all', 'is missing'],
  ['gcloud secrets update a --project=b --rotation-period=many', 'is no time'],
  ['"$HOME" == a ]]', '`]]` has no `[[`'],
  ['test "$HOME" -eqq 1', 'no operator `-eqq`'],
  ['test "$HOME" -gt many', '`many` is none'],
  ['cat\n{"a": 1}\nJSON', '`<<JSON` is missing'],
  ["'no answer'", 'No program is called'],
  ['rest=HOME##*/}', '`${` is missing'],
  ['filter="a=\\"$HOME\\" ANND b=c"\ngcloud logging read "$filter"', '`ANND` joins'],
  ['gcloud run services update a --region=b --max-instances=many', 'invalid int value'],
  ['test -n "$HOME" test -n "$USER"', 'has 5 words'],
  ["sed 's^a,//p' f", 'wants three `^`'],
  ["sed -n '/a/s,b.*//p' f", 'wants three `,`'],
  ["grep -x '[a-z' f", '`[` has no `]`'],
  ['[[ "$HOME" =~ ^0-9]+$ ]]', '`]` has no `[`'],
  ['echo "${HOME%%:/]*}"', '`]` has no `[`'],
  ['echo "${HOME[:/]*}"', 'bad substitution'],
  ['exit two', 'wants a number'],
  ['sleep soon', 'wants a number'],
  ['head -c many f', 'wants a number'],
  ['curl -fsSW https://localhost', 'no option `-W`'],
  [
    "gcloud scheduler jobs create http a --location=b --uri=https://c --schedule='0 99 1 */3 *'",
    'no hour `99`',
  ],
  ['gcloud run services list --region= "$HOME"', 'has no value'],
  ['gcloud compute addresses create a --global --network-tier=PREMIUUM', "Invalid choice: 'PREMIUUM'"],
  ['gcloud iam service-accounts keys list --iam-account="$HOME" --managed-by=usr', "Invalid choice: 'usr'"],
  ['gcloud sql instances list -project=a', 'unrecognized arguments: -project'],
  [
    'gcloud sql users set-password a --instance=b -flags-file=/dev/stdin',
    'unrecognized arguments: -flags-file',
  ],
  ['part="a.b=\\"$HOME\\" AN c.d=\\"e\\""', '`AN` joins'],
  ['cat <<JSON\n{"filter": "a.b=\\"c\\" ANDD d.e=\\"$HOME\\""}\nJSON', '`ANDD` joins'],
  ['part="a.b=1"\ncat <<JSON\n{"filter": "$part AXD d.e=\\"$HOME\\""}\nJSON', '`AXD` joins'],
  ['gcloud sql instances list sed -n p', 'no operator'],
  ['state=$(gcloud sql instances list) exit 2', 'no operator'],
  ['echo "too late" 2', 'prints this `2`'],
  ['state=$(gcloud sql instances list)\ngrep -q a "$state"', 'is text'],
  ['gcloud sql instances list --filter="name=RUNBOOK_RUN"', 'name of a variable'],
  ['test "$HOME" root', 'no operator'],
  ["ls '$HOME'", 'Single quotes'],
  ['ls "HOME"', 'name of a variable'],
  ['ls "$HOME}"', 'A brace'],
  ['ls "$HOME:-}"', 'A brace'],
  ['echo "${HOME:}"', 'bad substitution'],
  ['echo late >2', 'file with the name `2`'],
  ['now=(date +%s)\necho "${now[0]}"', 'runs nothing'],
  ['true & true', 'lone `&`'],
  ['state= $(hostname)\necho "$state"', 'is empty here'],
  ['state=a\nstat=b\necho "$state"', 'Nothing in this block reads `stat`'],
  ['ls —all', 'a typographic dash'],
  ['ls –-all', 'a typographic dash'],
  ['ls ”a b”', 'a typographic quote'],
  ['ls "$HOME"\u00a0"$USER"', 'takes for one'],
  ['# hostname', 'has no command'],
  ['> ls f', 'the prompt `>`'],
  ['> state=$(hostname)\necho "$state"', 'the prompt `>`'],
  ['ls "{HOME}"', 'is a placeholder'],
  ['ls {{ home }}', 'is a placeholder'],
  ['gcloud sql instances list --project="TODO"', 'is a placeholder'],
  ['curl -fsS --data \'{"a": 1, "b": "$HOME}\' https://localhost', 'no JSON'],
  ['curl -fsS --data "{\\"a\\": \\"$HOME\\" \\"b\\": 1}" https://localhost', 'no JSON'],
])('a step with %j is refused: %s', async (code, message) => {
  expect(await firstError(code)).toMatch(/^[1-3] /)
  expect(await firstError(code)).toContain(message)
})

test.each([
  "grep -E '^[]a(]+(b|c)$' f",
  "grep -E '[[:alpha:](]' f",
  "sed -n 's/^a,//p' f",
  "sed 's|/|-|' f",
  "printf '%s: %5.1f %% %b\\n' a 1 b",
  "curl -sS -o /dev/null -w '%{http_code}\\n' https://localhost",
  'curl -fsS --config - --max-time 2.5 <f',
  'test ! -e f',
  'test -n "$HOME" -a -n "$USER"',
  'test "$HOME" = "{a}"',
  '[[ "$HOME" =~ ^[0-9]+\\ (a|b)$ ]]',
  'cat <<JSON\n{"a": "$HOME", "b": [$(date), 2], "c": ${UID}}\nJSON',
  'echo late >&2 2>/dev/null',
  'sleep 1 &\nwait',
  'names=(a b)\necho "${names[0]}"',
  "gcloud sql instances list --filter='a=b AND NOT c:(d OR e)' --format='csv[no-heading](name)' --limit=5",
  'gcloud sql instances list --format=json',
  'gcloud compute addresses create a --global --network-tier=PREMIUM --description=ABC',
  "echo 'a — “b” c\u00a0d' # — “e”",
  'while IFS= read -r name; do echo "$name"; done <f',
  'zone= date',
  'zone=UTC date',
  'n=0\nn=$((n + 1))',
  'total=1\ntest $((total + 1)) -eq 2',
  'for attempt in 1 2; do\n  date\ndone',
  'now=$(date)\ncat <<JSON\n{"a": "$now"}\nJSON',
  '> "$HOME/empty"',
  'date \\\n  > f 2>&1',
  'curl -fsS --data "{\\"a\\": $UID, \\"b\\": \\"$HOME\\"}" https://localhost',
  'printf \'{"a": %s}\\n\' 1',
  'part="a.b=\\"$HOME\\" AND c.d=\\"e\\" AND NOT f.g=1 OR h=2 i.j=3"\necho "$part"',
])('a step with %j has no error', async (code) => {
  expect(await firstError(code)).toBe('')
})

test.each([
  ['SELECT count(* FROM a;', '1 sql-syntax', 'this `(` has no `)`'],
  ['SELECT f(\n  g(1, 2)\nFROM a;', '1 sql-syntax', 'this `(` has no `)`'],
  ['SELECT 1)\nFROM a;', '1 sql-syntax', 'this `)` has no `(`'],
  ['SELECT 1 FROM a\nSELECT 2;', '1 sql-syntax', '`;` is missing'],
  ['SELECT max(a) FROM b\n WHERE c = current_settting(1::text);', '2 sql-name-misspelt', 'no function'],
  ["SELECT 'a'::timestampz;", '1 sql-name-misspelt', 'no type'],
  ['SELECT datnme FROM pg_stat_activity;', '1 sql-name-misspelt', 'no column'],
  ['SET statement_timeot = 5;', '1 sql-name-misspelt', 'no setting'],
  ['SELECT count(*) FROM jobs WHERE status = "done";', '1 sql-name-misspelt', 'double quotes make a name'],
  ['SELECT current_setting("work_mem");', '1 sql-name-misspelt', 'double quotes make a name'],
  ['SELECT 1 =>= 2;', '1 sql-name-misspelt', 'no operator'],
  ['SELECT id state, user_id\n  FROM jobs;', '1 sql-alias-bare', 'Before `state`'],
  ['SELECT pid (now() - query_start), state\n  FROM pg_stat_activity;', '1 sql-alias-bare', 'Behind `pid`'],
  ["SELECT coalesce(state 'other') FROM pg_stat_activity;", '1 sql-alias-bare', 'Behind `state`'],
  ['EXPLAIN (ANALYZE BUFFERS) SELECT 1;', '1 sql-alias-bare', '`ANALYZE BUFFERS`'],
  ['CREATE INDEX a ON jobs (id,\n  state created_at DESC);', '2 sql-alias-bare', '`state created_at DESC`'],
])('SQL %j is refused at its place', async (code, place, message) => {
  const error = await firstError(code, {language: 'sql'})
  expect(error).toContain(place)
  expect(error).toContain(message)
})

test.each([
  "SELECT to_char(max(created_at) AT TIME ZONE 'UTC', 'YYYY') FROM jobs;",
  'SELECT my_own_function(a), b @@ c, d::citext FROM jobs, pg_stat_activity s WHERE s.pid <> 1;',
  'SELECT "user", "Name", a AS "limit", j."status" FROM jobs j ORDER BY "user";',
  "SET app.owner = '1'; SELECT current_setting('app.owner', true);",
  "SELECT count (*), timestamptz '2026-01-01', interval '1 day', a AT TIME ZONE 'UTC' FROM jobs;",
  'EXPLAIN (ANALYZE, BUFFERS off, FORMAT json) SELECT 1;',
  'CREATE INDEX a ON jobs USING btree (id DESC NULLS LAST, state text_pattern_ops, lower(name));',
])('SQL %j has no error', async (code) => {
  expect(await firstError(code, {language: 'sql'})).toBe('')
})

test('a verify that assigns what a tool says looks at its failure', async () => {
  const lost = 'state=$(gcloud sql instances list --project=a)\ntest "$state" = b'
  expect(await firstError(lost, {role: 'verify'})).toContain('1 verify-hides-failure')
  const seen = 'state=$(gcloud sql instances list --project=a) || exit 2\ntest "$state" = b'
  expect(await firstError(seen, {role: 'verify'})).toBe('')
})

test('nothing is missing where a text is refused for another reason', () => {
  expect(findLostSign('SELECT FRM a WHERE (b);', 7)).toBeUndefined()
})

test('a verify calls no function that changes something', async () => {
  const code = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity;'
  expect(await firstError(code, {language: 'sql', role: 'verify'})).toContain('1 risk-understated')
  const slot = "SELECT pg_drop_replication_slot('a');"
  expect(await firstError(slot, {language: 'sql'})).toContain('1 risk-understated')
  expect(await firstError(code, {language: 'sql'})).toBe('')
})

test.each([
  ['curl -fsS --data a https://localhost/hook', 'sends data'],
  ['curl -fsS -X PUT https://localhost/hook', 'sends PUT'],
])('a verify with %j is refused: it %s', async (code, what) => {
  expect(await firstError(code, {role: 'verify'})).toContain(what)
})

test.each(['curl -fsS --data a "$HOME/jobs:query"', 'curl -fsS -X POST -d @f https://localhost/_search'])(
  'a verify with %j only asks',
  async (code) => {
    expect(await firstError(code, {role: 'verify'})).toBe('')
  },
)

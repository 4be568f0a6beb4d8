import {expect, test} from 'vitest'
import {loadGrammar} from '../../../src/cli/verify/code/load-grammar.ts'
import {readShell} from '../../../src/runbook-to-problems/shell/read-shell.ts'
import type {ShellCommand, Word} from '../../../src/runbook-to-problems/shell/shell-tree.ts'

const parse = await loadGrammar('bash')
const read = (code: string) => readShell(parse(code), code)

/** ex: `a "b $C"` -> `a|b {C}` */
function showWord(word: Word): string {
  return word.parts
    .map((part) => (part.kind === 'text' ? part.text : part.kind === 'variable' ? `{${part.name}}` : '{?}'))
    .join('')
}

const show = (command: ShellCommand) => command.words.map(showWord).join('|')
const commands = (code: string) => read(code).commands.map(show)

test.each([
  ['a\\ b "x\\"y $A  $B" \'c\'d"e" ""', ['a b|x"y {A}  {B}|cde|']],
  ['a 2>/dev/null --b >"$C" d', ['a|--b|d']],
  ['a | b 2>x --c', ['a', 'b|--c']],
  ['a | b | c | d', ['a', 'b', 'c', 'd']],
  ['x=$(a "$(b c)" | d)', ['a|{?}', 'd', 'b|c']],
  ['for i in 1 2; do a "$i"; done; f() { b; }; (c); { d; }', ['a|{i}', 'b', 'c', 'd']],
  ['if ! a; then b; elif c; then d; else e; fi', ['a', 'b', 'c', 'd', 'e']],
  ['while a; do b; done < "$F"; until c; do :; done', ['a', 'b', '', 'c', ':']],
  ['case $X in a|b) c;; *) d;; esac', ['c', 'd']],
  ['cat <<EOF | grep x > out --z "$Q"\n$(date) $A\nEOF', ['cat', 'grep|x|--z|{Q}', 'date']],
  ["cat <<'EOF' && b\n$(rm)\nEOF", ['cat', 'b']],
  ["a=1 B=$(c) d $'e\\tf' `g` <(h)", ['d|e\tf|{?}|{?}', 'c', 'g', 'h']],
  ['export A=b C; local d=$(e)', ['export|A=b|C', 'local|d={?}', 'e']],
  ['a \\\n  --b \\\n  c # d', ['a|--b|c']],
])('the commands of %j', (code, expected) => {
  expect([...commands(code)].sort()).toEqual([...expected].sort())
})

const uses = (code: string) =>
  read(code).expansions.map(
    ({name, quoted, use, operator = ''}) => `${name}${operator} ${quoted ? '' : 'split '}${use}`,
  )

test.each([
  [
    'a $A "$B" "${C}" ${D:-$E}',
    ['A split argument', 'B argument', 'C argument', 'D:- split argument', 'E argument'],
  ],
  ['x=$A; export y=$B', ['A split assignment', 'B split assignment']],
  ['[[ $A = $B ]]; [ -n $C ]', ['A split test', 'B split test', 'C split argument']],
  ['(( A + 1 )); b $((C * $D))', ['A arithmetic', 'C arithmetic', 'D split arithmetic']],
  ['case $A in $B) ;; esac', ['A split case', 'B split case']],
  ['a <<EOF\n$A ${B%x}\nEOF', ['A split text', 'B% split text']],
  ['a <<< $A >$B', ['A split text', 'B split text']],
  ['for i in $A; do :; done', ['A split list']],
  [
    'b ${A/@"$C"/x} "${#D}" ${#E[@]} "${!F}"',
    ['A/ split argument', 'C argument', 'D# argument', 'E# argument', 'F! argument'],
  ],
  ['a "$(b $A)"', ['A split argument']],
  ["a '$A' \\$B", []],
])('the variables of %j', (code, expected) => {
  expect([...uses(code)].sort()).toEqual([...expected].sort())
})

test('names that the block defines are known with their fixed texts', () => {
  const {defined, functions} = read(
    'a=1; a=$B; for c in x; do read -r d e; done; local f=g; mapfile -t h < <(i); : "${j:=k}"; printf -v l x; m() { :; }',
  )
  expect(Object.fromEntries(defined)).toMatchObject({a: ['1', undefined], f: ['g']})
  expect([...defined.keys()].sort()).toEqual(['a', 'c', 'd', 'e', 'f', 'h', 'j', 'l'])
  expect([...functions]).toEqual(['m'])
})

test('a variable that is handed on to a program has its value from elsewhere', () => {
  const {defined} = read('a="$a" b=${b} c=$c d="${d:-1}" e f; c=1; c="$c"')
  expect([...defined.keys()].sort()).toEqual(['c', 'd'])
})

test('a command knows its pipe, its redirections and whether its failure is looked at', () => {
  const [a, b, c, d] = read('a | b > "$X/y" || c; ! d').commands
  expect([a!.pipe.index, b!.pipe.index, b!.pipe.length]).toEqual([0, 1, 2])
  expect(b!.redirects.map(({operator, target}) => [operator, target && showWord(target)])).toEqual([
    ['>', '{X}/y'],
  ])
  expect([a, b, c, d].map((command) => command!.isTested)).toEqual([true, true, false, true])
})

test('what the grammar does not understand is said', () => {
  expect(read('a "b').isWhole).toBe(false)
  expect(read('for i do a; done').isWhole).toBe(false)
})

test('places count UTF-16 units', () => {
  const code = 'echo "é𝄞" "$A"'
  const [use] = read(code).expansions
  expect(code.slice(use!.start, use!.end)).toBe('$A')
})

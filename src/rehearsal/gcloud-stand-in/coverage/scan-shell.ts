/** One word of a shell command, quotes taken off. */
export interface Word {
  /** Up to the first expansion. */
  readonly text: string
  /** True when there is no expansion in it. */
  readonly isWhole: boolean
}

/** What the scanner knows while it reads; `commands` grows as commands end. */
interface Scan {
  readonly code: string
  at: number
  readonly commands: Word[][]
  /** Delimiters of here-documents whose bodies begin after this line. */
  readonly documents: string[]
}

interface Building {
  words: Word[]
  text: string
  isWhole: boolean
  hasBegun: boolean
}

/**
 * Every simple command of a shell text as its words: those in substitutions, groups, loops and functions too.
 * Comments, redirections and here-documents are left out. It does not judge: a text that no shell accepts gives words.
 */
export function scanShell(code: string): readonly (readonly Word[])[] {
  const scan: Scan = {code, at: 0, commands: [], documents: []}
  while (scan.at < code.length) scanUntil(scan, '')
  return scan.commands
}

function newBuilding(): Building {
  return {words: [], text: '', isWhole: true, hasBegun: false}
}

/** Reads commands up to the closing sign, and past it. */
function scanUntil(scan: Scan, closing: string): void {
  const building = newBuilding()
  while (scan.at < scan.code.length) {
    const sign = scan.code[scan.at]!
    scan.at += 1
    if (sign === closing || (sign === ')' && closing === '')) break
    scanSign(scan, building, sign)
  }
  endCommand(scan, building)
}

function scanSign(scan: Scan, building: Building, sign: string): void {
  const {code} = scan
  if (sign === '#' && !building.hasBegun) skipTo(scan, '\n')
  else if (sign === '\\') scanEscape(scan, building)
  else if (sign === "'") add(building, takeTo(scan, "'"))
  else if (sign === '"') scanQuoted(scan, building)
  else if (sign === '$' || sign === '`') scanExpansion(scan, building, sign)
  else if (sign === '<' || sign === '>') scanRedirection(scan, building, sign)
  else if (sign === '(') {
    endCommand(scan, building)
    scanUntil(scan, ')')
  } else if (';|&\n'.includes(sign)) {
    endCommand(scan, building)
    if (sign === '\n') skipDocuments(scan)
  } else if (sign === ' ' || sign === '\t') endWord(building)
  else add(building, code[scan.at - 1]!)
}

function add(building: Building, text: string): void {
  building.hasBegun = true
  if (building.isWhole) building.text += text
}

function expand(building: Building): void {
  building.hasBegun = true
  building.isWhole = false
}

function endWord(building: Building): void {
  const {text, isWhole, hasBegun} = building
  if (hasBegun) building.words.push({text, isWhole})
  Object.assign(building, {text: '', isWhole: true, hasBegun: false})
}

function endCommand(scan: Scan, building: Building): void {
  endWord(building)
  if (building.words.length > 0) scan.commands.push(building.words)
  building.words = []
}

function skipTo(scan: Scan, sign: string): void {
  const end = scan.code.indexOf(sign, scan.at)
  scan.at = end < 0 ? scan.code.length : end
}

function takeTo(scan: Scan, sign: string): string {
  const start = scan.at
  skipTo(scan, sign)
  const text = scan.code.slice(start, scan.at)
  scan.at += 1
  return text
}

function scanEscape(scan: Scan, building: Building): void {
  const next = scan.code[scan.at] ?? ''
  scan.at += 1
  if (next !== '\n') add(building, next)
}

function scanQuoted(scan: Scan, building: Building): void {
  add(building, '')
  while (scan.at < scan.code.length) {
    const sign = scan.code[scan.at]!
    scan.at += 1
    if (sign === '"') return
    if (sign === '\\') scanEscape(scan, building)
    else if (sign === '$' || sign === '`') scanExpansion(scan, building, sign)
    else add(building, sign)
  }
}

function scanExpansion(scan: Scan, building: Building, sign: string): void {
  const next = sign === '`' ? sign : (scan.code[scan.at] ?? '')
  if (next === '(' || next === '{') scan.at += 1
  if (next === '`') scanSubstitution(scan, building, '`')
  else if (next === '(') scanSubstitution(scan, building, ')')
  else if (next === '{') scanBraces(scan, building)
  else scanVariable(scan, building)
}

/** `$NAME`, `$1`, `$?`; a dollar before anything else is itself, or begins a text such as `$'a'`. */
function scanVariable(scan: Scan, building: Building): void {
  const rest = scan.code.slice(scan.at, scan.at + 128)
  const name = /^(?:[A-Za-z_]\w*|[\d@*#?$!-])/.exec(rest)?.[0] ?? ''
  scan.at += name.length
  if (name !== '') expand(building)
  else if (!rest.startsWith("'")) add(building, '$')
}

function scanSubstitution(scan: Scan, building: Building, closing: string): void {
  expand(building)
  scanUntil(scan, closing)
}

/** `${NAME:-$(command)}`: commands inside count, the rest does not. */
function scanBraces(scan: Scan, building: Building): void {
  expand(building)
  while (scan.at < scan.code.length) {
    const sign = scan.code[scan.at]!
    scan.at += 1
    if (sign === '}') return
    if (sign === '\\') scan.at += 1
    else if (sign === '$' || sign === '`') scanExpansion(scan, building, sign)
  }
}

function scanRedirection(scan: Scan, building: Building, sign: string): void {
  const {code} = scan
  if (code[scan.at] === '(') {
    endWord(building)
    return
  }
  if (/^\d+$/.test(building.text)) Object.assign(building, {text: '', hasBegun: false})
  endWord(building)
  const [operator] = /^(?:<<|<-?|>|&|\|)?[ \t]*/.exec(code.slice(scan.at, scan.at + 16))!
  scan.at += operator.length
  const target = newBuilding()
  while (scan.at < code.length && !/[\s;|&()<>]/.test(code[scan.at]!)) {
    scan.at += 1
    scanSign(scan, target, code[scan.at - 1]!)
  }
  const isDocument = sign === '<' && /^<-?[ \t]*$/.test(operator)
  if (isDocument) scan.documents.push(target.text)
}

function skipDocuments(scan: Scan): void {
  for (let end = scan.documents.shift(); end !== undefined; end = scan.documents.shift()) {
    while (scan.at < scan.code.length) if (takeTo(scan, '\n').trim() === end) break
  }
}

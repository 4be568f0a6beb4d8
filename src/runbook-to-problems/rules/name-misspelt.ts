import {isInFence} from '../is-in-fence.ts'
import type {Page} from '../page.ts'
import {placeIn} from '../read-code.ts'
import type {DataRule, Finding, PageRule} from '../rule.ts'
import {sqlWords} from '../sql/sql-vocabulary.ts'
import {codeWords, findSlip, findSqlSlip, type Vocabulary} from '../vocabulary.ts'
import {bash, step} from './parser/example.ts'

/** A name in code that no other place has is no slip of one that many have. */
export const nameMisspelt: PageRule & DataRule = {
  id: 'name-misspelt',
  severity: 'error',
  asks: 'A word of code that stands nowhere else is not one letter away from one that our pages write often.',
  explain:
    'Fields of an answer, columns, resources and states are text to every parser: a tool takes `stauts` without a word and prints nothing. Our pages name most things more than once, and a slip is made once.',
  wrong: step('#look .read', bash('echo rehersal')),
  right: step('#look .read', bash('echo rehearsal')),
  check(page, {project}) {
    if (!project) return []
    return [fences, spans, frontMatter].flatMap((read) => read(page, project.vocabulary))
  },
  checkData({file, lines}, {project}) {
    if (!project) return []
    return lines.flatMap((text, index) =>
      namedInData.test(text)
        ? slips(text, project.vocabulary).map(({start, ...said}) => ({
            ...said,
            place: {file, line: index + 1, column: start + 1},
          }))
        : [],
    )
  },
}

/** Fields of data that hold names, and commands that an environment starts. */
const namedInData = /^\s*(?:- )?(?:id|rpo|rto|home|answer|objective|command):/

/** Languages whose names are fields, columns, resources and states. */
const languages = new Set(['bash', 'sh', 'sql', 'json', 'yaml'])

function fences({runbook, lines}: Page, vocabulary: Vocabulary): readonly Finding[] {
  const read = runbook.fences.filter(({language, role}) => languages.has(language) || role === 'expect')
  return read.flatMap(({code, codeLine, language, place: {file}}) =>
    code.split('\n').flatMap((text, index) => {
      const indent = Math.max(0, (lines[codeLine - 1 + index] ?? '').indexOf(text))
      const ofSql = language === 'sql' ? sqlSlips(text, vocabulary) : []
      return [...slips(text, vocabulary), ...ofSql].map(({start, ...said}) => ({
        ...said,
        place: {file, line: codeLine + index, column: indent + start + 1},
      }))
    }),
  )
}

/** What the prose of a runbook says in code: values to give, states to wait for. */
function spans({code, runbook, isRunbook}: Page, vocabulary: Vocabulary): readonly Finding[] {
  if (!isRunbook) return []
  return code
    .filter(({place}) => !isInFence(runbook, place.line))
    .flatMap((piece) =>
      slips(piece.text, vocabulary).map(({start, ...said}) => ({
        ...said,
        place: placeIn(piece, start),
      })),
    )
}

/** Names of alerts, systems and rights: nothing else holds them against what they name. */
function frontMatter({file, lines}: Page, vocabulary: Vocabulary): readonly Finding[] {
  const end = lines.indexOf('---', 1)
  return lines.slice(0, Math.max(0, end)).flatMap((text, index) =>
    /^(?:alerts|systems|permissions):/.test(text)
      ? slips(text, vocabulary).map(({start, ...said}) => ({
          ...said,
          place: {file, line: index + 1, column: start + 1},
        }))
      : [],
  )
}

interface Slip {
  readonly start: number
  readonly message: string
  readonly hint: string
}

/** Variables have a rule of their own, and so have options, except those of scripts. */
function slips(line: string, vocabulary: Vocabulary): readonly Slip[] {
  let reported = -1
  const skipped = /\bnode\b/.test(line) ? /(?:\$\{?[#!]?|\\)$/ : /(?:\$\{?[#!]?|--|\\)$/
  return codeWords(line).flatMap(({text, start}) => {
    if (start < reported || skipped.test(line.slice(0, start))) return []
    const meant = findSlip(text, vocabulary)
    if (meant === undefined) return []
    reported = start + text.length
    return [slipOf(text, start, meant)]
  })
}

/** Tables and columns that other words of the pages hide. ex: `job`, which prose has, for the table `jobs` */
function sqlSlips(line: string, vocabulary: Vocabulary): readonly Slip[] {
  return sqlWords(line).flatMap(({text, start}) => {
    const meant = findSlip(text, vocabulary) === undefined ? findSqlSlip(text, vocabulary) : undefined
    return meant === undefined ? [] : [slipOf(text, start, meant)]
  })
}

function slipOf(text: string, start: number, meant: string): Slip {
  const message = `\`${text}\` stands nowhere else, and is one letter away from \`${meant}\`.`
  const hint = `Did you mean \`${meant}\`? A word that is right is known once the prose of a page has it.`
  return {start, message, hint}
}

import type {Problem} from '../../../model/problem.ts'
import type {Verification} from '../verification.ts'

const commands = {error: 'error', warning: 'warning', note: 'notice'} as const

/** Workflow commands of GitHub Actions: each Problem becomes an annotation on its line. */
export function renderGithub({problems}: Verification): string {
  return problems.map(renderCommand).join('')
}

function renderCommand({rule, severity, message, hint, place}: Problem): string {
  const {file, line, column} = place
  const where = `file=${escapeProperty(file)},line=${line},col=${column},title=${escapeProperty(rule)}`
  return `::${commands[severity]} ${where}::${escapeData(`${message}\n${hint}`)}\n`
}

// A line end in a message would start a command of its own.
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

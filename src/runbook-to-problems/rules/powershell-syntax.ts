import {syntaxRule} from '../code/syntax-rule.ts'

/** PowerShell parses the block. */
export const powershellSyntax = syntaxRule({
  id: 'powershell-syntax',
  languages: ['powershell'],
  asks: 'A PowerShell block is what `pwsh` parses.',
  explain:
    'The verdict is that of `pwsh` on this machine, which parses the text and executes nothing. Where there is none, a note says so: no other grammar can be trusted with PowerShell.',
  hint: 'Correct the line.',
  wrong: '```powershell\nif ($true) {\n```',
  right: '```powershell\nif ($true) { Get-Date }\n```',
})

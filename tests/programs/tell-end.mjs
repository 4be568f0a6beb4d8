// Runs the CLI as its own child at the same terminal, and tells in a file how that ended.
// ex: node tell-end.mjs run r     RUNBOOK_TEST_CLI is the CLI, RUNBOOK_TEST_END the file
import {spawn} from 'node:child_process'
import {writeFileSync} from 'node:fs'

// The session's leader hears of a hang-up, and passes it on.
const child = spawn(process.execPath, [process.env.RUNBOOK_TEST_CLI, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.on('SIGHUP', () => child.kill('SIGHUP'))
process.on('SIGINT', () => {})
child.on('close', (code, signal) => {
  writeFileSync(process.env.RUNBOOK_TEST_END, String(code ?? signal))
  process.kill(process.pid, 'SIGKILL')
})

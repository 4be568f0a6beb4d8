import {readFile} from 'node:fs/promises'
// The entry of a program of its own: like that of the CLI, it alone touches the process.
import {argv, env, exit, stderr, stdin, stdout} from 'node:process'
import {runStandIn} from './run-stand-in.ts'
import {CommandError} from './stand-in-error.ts'

async function readData(file: string): Promise<Buffer> {
  if (file === '-') return Buffer.concat(await stdin.toArray())
  return readFile(file).catch((cause) => {
    throw new CommandError(`Failed to read file [${file}]: ${cause.message}`)
  })
}

/** Ends once everything that was printed has left: a pipe may be slower than we are. */
function end(code: number): void {
  stdout.write('', () => stderr.write('', () => exit(code)))
}

// Whoever reads our output may stop early, such as `head -1`.
stdout.on('error', () => exit(0))
end(
  await runStandIn(argv.slice(2), {
    env,
    readData,
    print: (text) => void stdout.write(text),
    say: (line) => void stderr.write(`${line}\n`),
  }),
)

import {readFile, writeFile} from 'node:fs/promises'
// The entry of a program of its own: like that of the CLI, it alone touches the process.
import {argv, env, exit, stderr, stdin, stdout} from 'node:process'
import {CurlError} from './curl-error.ts'
import {runCurl} from './run-curl.ts'

async function readData(file: string): Promise<Buffer> {
  if (file === '-') return Buffer.concat(await stdin.toArray())
  return readFile(file).catch((cause) => {
    throw new CurlError(26, `Failed to open ${file}: ${cause.message}`)
  })
}

// Whoever reads our output may stop early, such as `head -1`.
stdout.on('error', () => exit(23))
const code = await runCurl(argv.slice(2), {
  env,
  readData,
  writeData: (file, text) => writeFile(file, text),
  print: (text) => void stdout.write(text),
  say: (line) => void stderr.write(`${line}\n`),
})
stdout.write('', () => stderr.write('', () => exit(code)))

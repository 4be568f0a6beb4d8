import {createServer} from 'node:net'
import {networkInterfaces} from 'node:os'
import {expect, test} from 'vitest'
import {drillProject, failureOf, replaceOnce, runDrill} from './drill-project.ts'

const declared = 'echo "Incident declared at $RUNBOOK_STARTED"'

test('a raw connection from a step reaches nothing outside the world', async () => {
  let connections = 0
  const server = createServer(() => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  const {port} = server.address() as {port: number}
  const own = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({family}) => family === 'IPv4')
  const attempts = own.map(
    ({address}) => `if echo hello > /dev/tcp/${address}/${port}; then echo "reached ${address}"; fi`,
  )
  const cwd = drillProject((markdown) => replaceOnce(markdown, declared, `{ ${attempts.join('\n')}\n} 2>&1`))
  const {document} = await runDrill(['--only', 'declare'], cwd)
  server.close()
  expect(own.length).toBeGreaterThan(0)
  expect(document.isolation).toBe('isolated')
  expect(document.steps[0]?.output?.tail).not.toContain('reached')
  expect(document.steps[0]?.output?.tail).toMatch(/refused|unreachable/)
  expect(connections).toBe(0)
})

test('a step that prints its environment shows nothing of the calling shell', async () => {
  const cwd = drillProject((markdown) => replaceOnce(markdown, declared, 'env'))
  const env = {
    BASH_ENV: '/nowhere/trap.sh',
    'BASH_FUNC_curl%%': '() { echo fake; }',
    DATABASE_URL: 'postgresql://caller:caller-secret@localhost/x',
    PGPASSWORD: 'caller-secret',
    HTTPS_PROXY: 'http://caller.example:1',
    GOOGLE_APPLICATION_CREDENTIALS: '/caller/key.json',
  }
  const {document, exitCode} = await runDrill(['--only', 'declare'], cwd, env)
  expect(exitCode).toBe(0)
  expect(document.steps[0]?.output?.tail).toContain('RUNBOOK_STEP=declare')
  expect(document.steps[0]?.output?.tail).not.toMatch(/caller|BASH_ENV|BASH_FUNC|PGPASSWORD|DATABASE_URL/)
})

test('an unknown route fails the step, even where the client hides it', async () => {
  const hidden = 'curl -fsS https://unknown.example.com/v1/things?key=hidden || true'
  const result = await runDrill(
    ['--only', 'declare'],
    drillProject((markdown) => replaceOnce(markdown, declared, hidden)),
  )
  expect(failureOf(result)).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "hint": "Mend the address in the runbook, or add the route to the rehearsal.",
      "message": "Step \`declare\` sent a request that the world does not know: rehearsal: no route for GET https://unknown.example.com/v1/things",
      "status": "failed",
      "step": "declare",
    }
  `)
  expect(JSON.stringify(result.document)).not.toContain('key=hidden')
})

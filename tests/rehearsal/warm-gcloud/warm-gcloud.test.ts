import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {hasWarmGcloud, openTestWorld, runBash, type TestWorld} from '../test-world.ts'
import {warmOnly} from './warm-processes.ts'

describe.skipIf(!hasWarmGcloud)('a gcloud that is kept warm', () => {
  let opened: TestWorld
  beforeAll(async () => {
    opened = await openTestWorld('healthy', [], {usesGcloud: true})
  })
  afterAll(() => opened?.end())

  /** Runs a script in which `gcloud` is warm or fails. */
  const runWarm = (script: string) =>
    runBash(opened.world, `gcloud() { ${warmOnly(opened)} "$@" 2>/dev/null; }\n${script}`)

  test('the world says so', () => {
    expect(opened.world.tools.gcloud).toMatch(/^528\.[\d.]+ \(kept warm\)$/)
  })

  test('a command sees the variables of its own call', async () => {
    const {stdout} = await runWarm(`
      CLOUDSDK_CORE_PROJECT=one gcloud config get core/project
      CLOUDSDK_CORE_PROJECT=two gcloud config get core/project
      CLOUDSDK_PROXY_PASSWORD=three gcloud config get proxy/password`)
    expect(stdout).toBe('one\ntwo\nthree\n')
  })

  test('a command has the standard input, the open files, the folder and the mask of its caller', async () => {
    const {stdout, stderr} = await runWarm(`
      export CLOUDSDK_CORE_PROJECT=aiprod-484120
      add() { gcloud secrets versions add DATABASE_URL --data-file="$1"; }
      latest() { gcloud secrets versions access latest --secret=DATABASE_URL; }
      cd "$TMPDIR"; umask 027
      printf 'from a pipe' | add -; latest; echo
      add <(printf 'from an open file'); latest; echo
      printf 'from a relative path' >data; add data
      echo 'a line before' >file; latest >>file; cat file; echo
      gcloud secrets versions access latest --secret=DATABASE_URL --out-file=copy; stat -c %a file`)
    expect(stdout, stderr).toBe('from a pipe\nfrom an open file\na line before\nfrom a relative path\n640\n')
  })

  test('commands end with the exit status of gcloud, and stay apart when they run at once', async () => {
    const {stdout} = await runWarm(`
      say() { CLOUDSDK_CORE_PROJECT=$1 gcloud config get core/project; }
      { for n in 1 2 3 4 5 6; do say p$n & done; wait; } | sort
      gcloud nix || echo $?
      gcloud secrets describe NIX --project=aiprod-484120 || echo $?`)
    expect(stdout).toBe('p1\np2\np3\np4\np5\np6\n2\n1\n')
  })

  test.each([
    ['is full', (call: string) => `${call} >/dev/full`, /^[1-9].*No space left/s],
    ['is closed by its reader', (call: string) => `{ sleep 0.3; ${call}; echo $? >&2; } | true`, /^0 0\n$/],
  ])('an output that %s ends a command as it ends plain gcloud', async (_what, into, said) => {
    const call = 'CLOUDSDK_CORE_PROJECT=given gcloud config get core/project'
    const [plain, warm] = [`PYTHONUTF8=1 ${call}`, call].map((one) => runBash(opened.world, into(one)))
    const {code, stderr} = await plain!
    expect(await warm).toMatchObject({code, stderr})
    expect(`${code} ${stderr}`).toMatch(said)
  })

  test.each([
    ['a variable that steers the interpreter', 'PYTHONUTF8=1 gcloud config get core/project'],
    [
      'a variable that is read while gcloud starts',
      'CLOUDSDK_CORE_VERBOSITY=info gcloud config get core/project',
    ],
    ['another locale', 'LC_ALL=C gcloud config get core/project'],
    ['a limit', '(ulimit -n 300; gcloud config get core/project)'],
    ['a stream that is closed', 'gcloud config get core/project <&-'],
    ['settings that were written', 'CLOUDSDK_CONFIG=$TMPDIR/own gcloud config get core/project'],
  ])('%s: plain gcloud is started', async (_what, call) => {
    await runBash(
      opened.world,
      'mkdir -p "$TMPDIR/own"; printf "[core]\\nx = y\\n" >"$TMPDIR/own/properties"',
    )
    const script = `export CLOUDSDK_CORE_PROJECT=given\n${call}`
    expect(await runBash(opened.world, script)).toMatchObject({code: 0, stdout: 'given\n'})
    expect((await runWarm(script)).code).not.toBe(0)
  })

  test('what a step sets with gcloud holds for its next command', async () => {
    const {stdout} = await runBash(
      opened.world,
      `{ gcloud config set core/project written; gcloud config get core/project
      gcloud config unset core/project; } 2>/dev/null`,
    )
    expect(stdout).toBe('written\n')
  })
})

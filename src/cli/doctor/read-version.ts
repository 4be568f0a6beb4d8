import {execa} from 'execa'

/** What `PROGRAM --version` says, ex: `5.2.15`; `undefined` when it does not answer within seconds. */
export async function readVersion(
  path: string,
  env: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const {stdout, failed} = await execa(path, ['--version'], {
    env,
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    timeout: 10_000,
  })
  return failed ? undefined : /\d+(\.\d+)+/.exec(stdout)?.[0]
}

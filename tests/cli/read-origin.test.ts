import {execFileSync} from 'node:child_process'
import {userInfo} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {readOrigin} from '../../src/cli/read-origin.ts'
import {makeProject} from '../make-project.ts'

const user = userInfo().username

function git(cwd: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@localhost']
  return execFileSync('git', [...identity, ...args], {cwd, encoding: 'utf8'}).trim()
}

test('the origin is the commit, and whether the working copy differs from it', async () => {
  const project = makeProject({'page.md': 'one\n'})
  git(project, 'init', '-q')
  expect(await readOrigin({project})).toEqual({user})
  git(project, 'add', '.')
  git(project, 'commit', '-qm', 'first')
  const commit = git(project, 'rev-parse', 'HEAD')
  expect(await readOrigin({project})).toEqual({user, commit, dirty: false})
  execFileSync('touch', [join(project, 'new.md')])
  expect(await readOrigin({project})).toEqual({user, commit, dirty: true})
})

test('outside a repository there is a user and no commit', async () => {
  expect(await readOrigin({project: makeProject({})})).toEqual({user})
  expect(await readOrigin({})).toEqual({user})
})

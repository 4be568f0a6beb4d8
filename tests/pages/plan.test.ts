import {expect, test} from 'vitest'
import {resolveRoute} from '../../src/runbook-to-problems/links/resolve-in-site.ts'
import {projectFacts} from '../project-facts.ts'
import {readProject} from './site-data.ts'

const facts = projectFacts()
const {data} = await readProject()

/** How many tasks the plan has in each of its four lists. */
const counts = {'go-live': 17, high: 9, medium: 9, low: 6}

test('the plan has its 41 tasks in order, each in the list where the plan has it', () => {
  expect(data.tasks.map(({number}) => number)).toEqual(Array.from({length: 41}, (_, index) => index + 1))
  const priorities = Object.entries(counts).flatMap(([priority, count]) => Array(count).fill(priority))
  expect(data.tasks.map(({priority}) => priority)).toEqual(priorities)
})

test.each(data.tasks)('task $number, $title, has a home that exists', ({home}) => {
  const [route = '', id = ''] = home.split('#')
  const to = resolveRoute(route, id, facts)
  if (to.kind !== 'page') throw new Error(`${home} is no page`)
  if (id !== '') expect(to.page.ids).toContain(id)
})

test('task 30 is done by the decision of the plan, and nothing else is done', () => {
  const done = data.tasks.filter(({state}) => state === 'done')
  expect(done).toMatchObject([{number: 30, proof: {kind: 'decision', on: '2026-02-03'}}])
})

test('every task has a home of its own: the plan does not settle itself', () => {
  expect(data.tasks.filter(({home}) => /^\/docs\/plan\b/.test(home))).toEqual([])
})

test('every task says what is left of it, and what the plan gets wrong', () => {
  expect(data.tasks.filter(({note, corrections}) => note.length < 20 || corrections.length === 0)).toEqual([])
})

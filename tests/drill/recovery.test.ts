import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import type {Findings} from '../../src/model/event.ts'
import type {RunDocument} from '../../src/run-to-report/run-to-json.ts'
import {drillProject, runDrill} from './drill-project.ts'

test('the drill recovers a real database, and proves it', {timeout: 240_000}, async () => {
  const cwd = drillProject()
  const {document, exitCode, stderr} = await runDrill([], cwd)
  expect({exitCode, status: document.status, tail: exitCode === 0 ? '' : stderr.slice(-3000)}).toEqual({
    exitCode: 0,
    status: 'passed',
    tail: '',
  })
  expect(document).toMatchObject({
    version: 1,
    runbook: 'disaster-recovery',
    environment: 'rehearsal',
    isolation: 'isolated',
  })
  const statuses = Object.fromEntries(document.steps.map((step) => [step.id, step.status]))
  expect(statuses['write-down']).toBe('skipped')
  expect(Object.values(statuses).filter((status) => status !== 'passed')).toEqual(['skipped'])
  expect(document.objectives.rto).toMatchObject({withinMs: 1_800_000, met: true})
  expect(document.objectives.rpo).toMatchObject({withinMs: 900_000, met: true})
  expect(document.objectives.rpo?.measuredMs).toBeGreaterThan(1000)
  expectRecovery(document)
  expectReadiness(document)
  expectRequests(document)
  expectEvidence(cwd, document)
})

function findingsOf({findings}: RunDocument): Findings {
  if (!findings) throw new Error('the world told nothing of itself')
  return findings
}

/** All rows committed before the recovery point and none after, by SQL on the recovered cluster. */
function expectRecovery(document: RunDocument): void {
  const recovery = findingsOf(document).recoveries[0]!
  expect(recovery.rows).toBeGreaterThan(500)
  expect(recovery.rows).toBe(recovery.expectedRows)
  expect(recovery.checksum).toBe(recovery.expectedChecksum)
  expect(recovery.stopLine).toContain('recovery stopping before commit')
  expect(recovery.timeline).toBe(2)
}

/** /ready fails before repointing, and answers afterwards from the new instance. */
function expectReadiness(document: RunDocument): void {
  const answers = findingsOf(document).readiness
  const recovery = findingsOf(document).recoveries[0]!
  expect(answers[0]).toMatchObject({status: 503, instance: 'aiprod-v33-postgres'})
  expect(answers.at(-1)).toMatchObject({
    status: 200,
    instance: 'aiprod-v33-pitr',
    port: recovery.port,
    timeline: recovery.timeline,
    dataDirectory: recovery.dataDirectory,
  })
  expect(answers.at(-1)?.revision).not.toBe(answers[0]?.revision)
}

function expectRequests(document: RunDocument): void {
  const clone = document.steps.find((step) => step.id === 'clone')!
  const project = '/sql/v1beta4/projects/aiprod-484120'
  expect(clone.requests).toContainEqual({
    method: 'POST',
    host: 'sqladmin.googleapis.com',
    path: `${project}/instances/aiprod-v33-postgres/clone`,
    status: 200,
  })
  expect(findingsOf(document).deliveries).toHaveLength(1)
  expect(findingsOf(document).deliveries[0]?.text).toContain('The API is back on aiprod-v33-pitr')
}

function expectEvidence(cwd: string, document: RunDocument): void {
  const path = join(cwd, '.runbook/evidence/disaster-recovery.json')
  expect(existsSync(path)).toBe(true)
  const text = readFileSync(path, 'utf8')
  expect(text).not.toMatch(/postgresql:\/\/aiprod:/)
  expect(JSON.parse(text)).toMatchObject({run: document.run, digest: document.digest, head: document.head})
}

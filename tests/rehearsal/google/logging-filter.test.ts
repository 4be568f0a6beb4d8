import {describe, expect, test} from 'vitest'
import type {LogEntry} from '../../../src/rehearsal/google/logging/log-entry.ts'
import {matchesFilter} from '../../../src/rehearsal/google/logging/match-filter.ts'
import {parseFilter} from '../../../src/rehearsal/google/logging/parse-filter.ts'

const entry: LogEntry = {
  logName: 'projects/p/logs/run.googleapis.com%2Frequests',
  insertId: 'a',
  timestamp: '2026-02-11T10:00:00.500Z',
  receiveTimestamp: '2026-02-11T10:00:01Z',
  severity: 'ERROR',
  resource: {type: 'cloudsql_database', labels: {database_id: 'p:db', 'a/b': 'slash'}},
  textPayload: 'LOG:  statement: DROP TABLE jobs',
  httpRequest: {status: 503, requestMethod: 'GET'},
}

describe('a filter that the world covers', () => {
  test.each([
    ['', true],
    ['resource.type="cloudsql_database"', true],
    ['resource.type=cloudsql_database', true],
    ['resource.type="CLOUDSQL_database"', true],
    ['resource.type="cloudsql"', false],
    ['resource.type:"cloudsql"', true],
    ['resource.type!="other"', true],
    ['resource.labels.database_id="p:db" AND textPayload:"drop table"', true],
    ['resource.labels.database_id="p:db" textPayload:"nix"', false],
    ['resource.labels."a/b"="slash"', true],
    ['textPayload:"DROP TABLE" AND NOT severity=INFO', true],
    ['NOT textPayload:"DROP TABLE"', false],
    ['-textPayload:"DROP TABLE"', false],
    ['(severity=INFO OR severity=ERROR) AND httpRequest.status>=500', true],
    ['severity=INFO AND severity=INFO OR severity=ERROR', false],
    ['httpRequest.status<503', false],
    ['httpRequest.status=503', true],
    ['severity>=WARNING', true],
    ['severity>ERROR', false],
    ['timestamp>="2026-02-11T10:00:00Z"', true],
    ['timestamp>="2026-02-11T11:00:00+01:00" AND timestamp<="2026-02-11T10:00:01Z"', true],
    ['timestamp<"2026-02-11T10:00:00.500Z"', false],
    ['jsonPayload.event="x"', false],
    ['jsonPayload.event!="x"', true],
    ['resource.labels.database_id:*', true],
    ['"drop table"', true],
    ['severity=ERROR -- a comment\nAND "jobs"', true],
    ['textPayload="LOG:  statement: DROP TABLE jobs"', true],
  ])('%j is %s', (filter, expected) => expect(matchesFilter(parseFilter(filter), entry)).toBe(expected))
})

describe('a filter that the world does not cover is refused by name', () => {
  test.each([
    ['textPayload=~"DROP.*"', 'the operator =~ is not covered'],
    ['sample(insertId, 0.1)', 'the function sample() is not covered'],
    ['severity=ERROR AND', 'a term is missing at the end'],
    ['(severity=ERROR', 'a parenthesis is not closed'],
    ['severity=ERROR)', 'unexpected ")" at 14'],
    ['textPayload:', 'a single value is missing after textPayload:'],
    ['severity=(ERROR OR INFO)', 'a single value is missing after severity='],
    ['nix.field="a"', 'field not found: nix.field'],
    ['textPayload="open', 'unexpected "\\"" at 12'],
    ['timestamp>="yesterday"', 'timestamp is compared with a time, not with "yesterday"'],
    ['severity>=LOUD', 'LOUD is not a severity'],
    ['httpRequest.status>=many', '"many" is not a number'],
    ['AND severity=ERROR', 'a term is missing before AND'],
  ])('%j', (filter, message) => {
    expect(() => matchesFilter(parseFilter(filter), entry)).toThrow(`Unparseable filter: ${message}.`)
  })
})

import {expect, test} from 'vitest'
import {findBadFilters} from '../../../src/runbook-to-problems/shell/arguments/find-bad-filters.ts'

test.each([
  ['{"filter": "logName=\\"projects/$PROJECT/logs/drill\\" ADN jsonPayload.run=\\"$RUN\\""}', 'ADN'],
  ['a.b="c" XX d.e="f"', 'XX'],
  ['resource.type="x" ANDD severity>=ERROR', 'ANDD'],
  ['severity=ERROR ORR jsonPayload.x=1', 'ORR'],
  ['"$BASE XX a.b=1"', 'XX'],
])('a word that joins no conditions is found: %s', (code, word) => {
  expect(findBadFilters(code)).toEqual([
    {start: code.indexOf(` ${word} `) + 1, message: expect.stringContaining(`\`${word}\``)},
  ])
})

test.each([
  'a.b="c" AND NOT d.e="f"',
  'echo "code=5 ERROR other=6"',
  '"$TIME ERROR code=1"',
  'a=1 PATH b.c=2',
])('nothing is wrong with %s', (code) => {
  expect(findBadFilters(code)).toEqual([])
})

import {setTimeout as sleep} from 'node:timers/promises'
import type {Scenario} from './scenario.ts'

/** How long clients write between the backup and the disaster: what only the WAL can bring back. */
const historyMs = 2500

/** The application's own role drops the table `jobs` while clients write. Nobody is told when: the log knows. */
export const droppedTable: Scenario = {
  name: 'dropped-table',
  async unfold({workload}) {
    await sleep(historyMs)
    await workload.drop()
  },
}

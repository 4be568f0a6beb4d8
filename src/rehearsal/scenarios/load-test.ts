import {randomBytes} from 'node:crypto'
import {addSecret, addVersion} from '../google/secret-manager/secret-resource.ts'
import {testTokenSecret} from '../job-intake.ts'
import type {Scenario} from './scenario.ts'

/** Nothing is wrong, and there is a token with which a load test may hand in jobs. */
export const loadTest: Scenario = {
  name: 'load-test',
  sizes: ['LOAD_PER_MINUTE', 'LOAD_SECONDS', 'LOAD_CAP', 'LOAD_USER', 'MIN_SAMPLE', 'P99_MS'],
  async unfold({google: {store}, secrets}) {
    const token = randomBytes(24).toString('base64url')
    secrets.push(token)
    addVersion(addSecret(store, testTokenSecret), Buffer.from(token))
  },
}

import type {Scenario} from './scenario.ts'

/** Nothing is wrong: a protected instance with one backup, a ready service, clients that write. */
export const healthy: Scenario = {name: 'healthy', sizes: ['POOL_SIZE'], unfold: async () => {}}

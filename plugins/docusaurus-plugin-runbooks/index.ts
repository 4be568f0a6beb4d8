export {pluginRunbooks} from './plugin-runbooks.ts'
export {propRunbook, summarizeRunbook} from './prop-runbook.ts'
export {propStepEvidence} from './prop-step-evidence.ts'
export {remarkSectionIds} from './remark-section-ids.ts'

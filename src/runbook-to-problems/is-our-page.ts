import type {Facts} from './facts.ts'

/** True for a page of the site or of the repository's front, in a project of ours: others may write as they like. */
export function isOurPage({file}: {readonly file: string}, {project}: Pick<Facts, 'project'>): boolean {
  return project !== undefined && /^(?:(?:docs|runbooks)\/|(?:README|CONTRIBUTING)\.md$)/.test(file)
}

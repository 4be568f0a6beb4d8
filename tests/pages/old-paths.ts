/** A page that the post-deployment plan names by its file. */
interface OldPath {
  readonly path: string
  /** Route of the page that took its place; absent where the file is the page. */
  readonly moved?: string
}

/** Every file below docs that the plan names, in its order. Bookmarks and mails hold them, so they go on working. */
export const oldPaths: readonly OldPath[] = [
  {path: 'docs/runbooks/disaster-recovery.md', moved: '/runbooks/disaster-recovery'},
  {path: 'docs/support.md'},
  {path: 'docs/runbooks/common-issues.md', moved: '/runbooks/common-issues'},
  {path: 'docs/business/sla-details.md'},
  {path: 'docs/runbooks/scaling.md', moved: '/runbooks/scaling'},
  {path: 'docs/runbooks/incident-response.md', moved: '/runbooks/incident-response'},
]

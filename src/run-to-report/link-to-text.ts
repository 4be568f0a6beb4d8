/** Where a text stands: the page of a project at a commit. */
export interface TextPlace {
  readonly commit: string
  /** Relative to the project. */
  readonly file: string
  readonly line: number
}

/** True for a template that leads somewhere: https, with `{commit}` and `{file}` in it. */
export function isLinkTemplate(template: string): boolean {
  return /^https:\/\/[^\s<>]+$/.test(template) && template.includes('{commit}') && template.includes('{file}')
}

/**
 * The address of a text at a commit, where a project says how its host writes them.
 *
 * @example linkToText('https://git.example.com/o/r/blob/{commit}/{file}#L{line}', place)
 */
export function linkToText(template: string, {commit, file, line}: TextPlace): string {
  const path = file.split('/').map(encodeURIComponent).join('/')
  return template
    .replaceAll('{commit}', encodeURIComponent(commit))
    .replaceAll('{file}', path)
    .replaceAll('{line}', String(line))
}

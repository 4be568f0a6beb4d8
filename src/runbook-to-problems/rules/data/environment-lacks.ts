import type {DataRule} from '../../rule.ts'

/** The rehearsal's environment gives every value that a runbook asks for. */
export const environmentLacks: DataRule = {
  id: 'environment-lacks',
  severity: 'error',
  asks: 'An environment with a world gives every input that has no default and is captured by no step.',
  explain: 'A rehearsal runs without a person: a value that nobody gives ends it before its first step.',
  file: 'runbooks/_environments/rehearsal.yaml',
  wrong: 'version: 1\ndescription: Here.\nworld: {}\nvalues: {}\n',
  right: 'version: 1\ndescription: Here.\nworld: {}\nvalues:\n  SERVICE_URL: https://localhost\n',
  checkData({file, yaml}, {project, pages}) {
    const {world, values, secrets, pass} = yaml.value ?? {}
    if (!project || !file.startsWith('runbooks/_environments/') || world === undefined) return []
    const given = new Set([
      ...[values, secrets].flatMap((map) => Object.keys((map ?? {}) as object)),
      ...(Array.isArray(pass) ? pass.map(String) : []),
    ])
    const seen = new Set<string>()
    return [...pages.values()].flatMap((page) =>
      Object.entries(page.inputs).flatMap(([name, input]) => {
        const isGiven = given.has(name) || input.default !== undefined || page.captures.includes(name)
        if (!/^runbooks\/[^_/]+\.md$/.test(page.file) || isGiven || seen.has(name)) return []
        seen.add(name)
        const message = `${page.file} asks for \`${name}\`, and this environment does not give it.`
        return [{place: yaml.placeOfKey(['values']), message, hint: `Add \`${name}\` to \`values\`.`}]
      }),
    )
  },
}

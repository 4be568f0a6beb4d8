import type {PageRule} from '../../rule.ts'

/** ex: task 12, the 41 tasks */
const mention = /\btasks? (\d{1,3})\b|\b(\d{1,3}) tasks\b/gi

/** A task that a page names by its number is in the plan, and as many as it counts. */
export const taskUnknown: PageRule = {
  id: 'task-unknown',
  severity: 'error',
  asks: 'A task that a page names by its number is in `docs/_data/plan.yaml`, and the last one where it names how many there are.',
  explain: 'The number is all that a reader has to find the task.',
  wrong: 'This is task 99 of the plan.',
  right: 'This is task 1 of the plan.',
  check({nodes, file}, {project}) {
    if (!project?.tasks.size) return []
    return nodes.flatMap((node) => {
      if (node.type !== 'text' || !node.position) return []
      const {line, column} = node.position.start
      return [...node.value.matchAll(mention)].flatMap((match) => {
        const number = match[1] ?? match[2]
        if (project.tasks.has(Number(number))) return []
        const before = node.value.slice(0, match.index).split('\n')
        const at = before.length === 1 ? column + match.index : before.at(-1)!.length + 1
        const message = `The plan has no task \`${number}\`.`
        const hint = `Name a task from 1 to ${Math.max(...project.tasks)}.`
        return [{place: {file, line: line + before.length - 1, column: at}, message, hint}]
      })
    })
  },
}

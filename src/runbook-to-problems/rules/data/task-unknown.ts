import type {PageRule} from '../../rule.ts'

const mention = /\btasks? (\d{1,3})\b/gi

/** A task that a page names by its number is in the plan. */
export const taskUnknown: PageRule = {
  id: 'task-unknown',
  severity: 'error',
  asks: 'A task that a page names by its number is in `docs/_data/plan.yaml`.',
  explain: 'The number is all that a reader has to find the task.',
  wrong: 'This is task 99 of the plan.',
  right: 'This is task 1 of the plan.',
  check({nodes, file}, {project}) {
    if (!project?.tasks.size) return []
    return nodes.flatMap((node) => {
      if (node.type !== 'text' || !node.position) return []
      const {line, column} = node.position.start
      return [...node.value.matchAll(mention)].flatMap((match) => {
        if (project.tasks.has(Number(match[1]))) return []
        const before = node.value.slice(0, match.index).split('\n')
        const at = before.length === 1 ? column + match.index : before.at(-1)!.length + 1
        const message = `The plan has no task ${match[1]}.`
        const hint = `Name a task from 1 to ${Math.max(...project.tasks)}.`
        return [{place: {file, line: line + before.length - 1, column: at}, message, hint}]
      })
    })
  },
}

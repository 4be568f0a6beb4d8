import type {Fence, Step} from '../../../model/runbook.ts'
import type {Page} from '../../page.ts'
import type {Finding, PageRule} from '../../rule.ts'
import {bash, step} from '../parser/example.ts'

/** A captured value is used only after the step that captures it. */
export const captureTooEarly: PageRule = {
  id: 'capture-too-early',
  severity: 'error',
  asks: 'A captured value is used only after the step that captures it.',
  explain:
    'The order of the page is the order of the run: earlier, the value does not exist, and the step fails on it.',
  wrong: `${step('#use .read', bash('echo "$HOST_NAME"'))}\n\n${step('#look .read', bash('hostname', 'capture=HOST_NAME'))}`,
  right: `${step('#look .read', bash('hostname', 'capture=HOST_NAME'))}\n\n${step('#use .read', bash('echo "$HOST_NAME"'))}`,
  check(page, {project}) {
    const {steps, inputs} = page.runbook
    const captured = steps.flatMap(({run}, index) =>
      [run?.capture, run?.secret].flatMap((name) => (name === undefined ? [] : [{name, index}])),
    )
    const given = (name: string) =>
      Object.hasOwn(inputs, name) ||
      [...(project?.environments.values() ?? [])].some((names) => names.has(name))
    return captured
      .filter(({name}) => !given(name))
      .flatMap(({name, index}) =>
        steps
          .slice(0, index + 1)
          .flatMap((user, at) => usesIn(user, {name, by: steps[index]!, isSame: at === index}, page)),
      )
  },
}

interface Late {
  readonly name: string
  readonly by: Step
  /** True for the step that captures it: its run block cannot have it yet, the others do. */
  readonly isSame: boolean
}

function usesIn(user: Step, {name, by, isSame}: Late, page: Page): readonly Finding[] {
  const fences = isSame ? [user.run] : [user.run, user.verify, user.rollback]
  return fences.flatMap((fence) => {
    const offset = fence ? findUse(fence, name) : -1
    if (!fence || offset < 0) return []
    const before = fence.code.slice(0, offset).split('\n')
    const line = fence.codeLine + before.length - 1
    const column =
      Math.max(0, page.lines[line - 1]?.indexOf(fence.code.slice(offset, offset + name.length)) ?? 0) + 1
    return [
      {
        place: {...fence.place, line, column},
        message: `Step \`${user.id}\` uses \`${name}\`, which step \`${by.id}\` captures ${isSame ? 'from this very block' : `later, at line ${by.place.line}`}.`,
        hint: isSame ? 'Use another name.' : `Move step \`${by.id}\` before this one.`,
      },
    ]
  })
}

function findUse({language, code}: Fence, name: string): number {
  if (language === 'sql') return code.search(new RegExp(`runbook\\.${name}(?!\\w)`, 'i'))
  // A block that sets the variable itself does not wait for the capture.
  if (new RegExp(`(?:^|[\\s;])(?:export |local |read (?:-\\w+ )*)?${name}(?:=|$)`, 'm').test(code)) return -1
  return code.search(new RegExp(`\\$(?:${name}(?!\\w)|\\{[#!]?${name}\\})`))
}

import type {MutationKind, Site} from './mutation.ts'
import {type ShellNode, shellNodes, siteIn} from './read-corpus.ts'

/** Nodes of all shell blocks that a test picks, each damaged in one way. */
export function inShell(
  name: string,
  picks: (found: ShellNode, text: string) => boolean,
  write: (text: string) => Site['write'],
): MutationKind {
  return {
    name,
    sites: (corpus) =>
      shellNodes(corpus).flatMap((found) => {
        const {node, block} = found
        const text = block.code.slice(node.start, node.end)
        return picks(found, text) ? [siteIn(block, node, write(text))] : []
      }),
  }
}

/** Takes a piece away. */
export const remove = () => () => ''
/** True for a node that is a whole word of a command. */
export function isWord({above, node}: ShellNode): boolean {
  return above[0]?.type === 'command' && node.field !== 'name' && node.isNamed
}

/** Words of the command around a node. */
export function commandText({above, block}: ShellNode): string {
  const command = above.find(({type}) => type === 'command')
  return command ? block.code.slice(command.start, command.end) : ''
}

/** True for a word of a call of gcloud. */
export function isOfGcloud(found: ShellNode): boolean {
  return isWord(found) && /^gcloud\s/.test(commandText(found))
}

/** The text before a node, without the space between. */
export function before({node, block}: ShellNode, spaces: number): string {
  return block.code.slice(0, Math.max(0, node.start - spaces))
}

/** The text between the start of a command and a node. */
export function sinceCommand(found: ShellNode): string {
  const command = found.above.find(({type}) => type === 'command')!
  return found.block.code.slice(command.start, found.node.start)
}

import type {Root} from 'mdast'
import type {Processor} from 'unified'

/** Pages that were parsed, by the absolute path of their file, until they are compiled. */
export type ParsedTrees = Map<string, {readonly text: string; readonly tree: Root}>

/**
 * Compiles the tree that was read of a page, instead of parsing its text once more: a build then parses a page once,
 * and what the page shows is what was read. A text that has changed since then is parsed. Only for plain Markdown, as
 * `.md` files are: the syntax of MDX is another one.
 */
export function remarkParsedTree(this: Processor, trees: ParsedTrees): void {
  const parse = this.parser
  this.parser = (text, file) => {
    const parsed = trees.get(file.path)
    // Whoever compiles a tree changes it: nobody gets it twice.
    trees.delete(file.path)
    return parsed?.text === text ? parsed.tree : parse!(text, file)
  }
}

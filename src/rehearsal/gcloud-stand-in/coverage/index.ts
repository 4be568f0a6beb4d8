export {uncoveredCommands} from './uncovered-commands.ts'
export {uncoveredInShell} from './uncovered-in-shell.ts'

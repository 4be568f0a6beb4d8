import {readText} from '../markdown-to-runbook/read-text.ts'
import {readYaml, type YamlReading} from '../markdown-to-runbook/yaml-places.ts'

/** A YAML file that pages and runbooks share, read once for all rules. */
export interface DataFile {
  readonly file: string
  readonly text: string
  readonly lines: readonly string[]
  readonly yaml: YamlReading
}

/** Reads a data file. Total: what is no YAML is a mistake of the reading. Tags are never executed. */
export function readDataFile(content: string, file: string): DataFile {
  const text = readText(content)
  return {file, text, lines: text.split('\n'), yaml: readYaml(text, file, 0)}
}

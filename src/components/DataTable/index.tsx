import Link from '@docusaurus/Link'
import tables from '@generated/docusaurus-plugin-runbooks/default/tables.json'
import type {ReactNode} from 'react'
import type {PropCell, PropTable} from '../../model/prop-data.ts'
import {CodeText} from '../CodeText/index.tsx'
import styles from './styles.module.css'

const known = tables as Readonly<Record<string, PropTable>>

/** One table of docs/_data or of the evidence, by its name. Fails the build for an unknown name. */
export function DataTable({of}: {of: string}): ReactNode {
  const table = known[of]
  if (!table) throw new Error(`There is no table "${of}". Known: ${Object.keys(known).join(', ')}.`)
  if (table.rows.length === 0) return <p data-table={of}>{table.empty}</p>
  return (
    <table className={styles.table} data-table={of}>
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={JSON.stringify(row)}>
            {row.map((cell, index) => (
              <td key={table.columns[index]} data-label={table.columns[index]}>
                <Cell cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({cell}: {cell: PropCell}): ReactNode {
  if (typeof cell === 'string') return <CodeText>{cell}</CodeText>
  return <Link to={cell.to}>{cell.text}</Link>
}

// Pages import it as a default, as MDX pages do.
export default DataTable

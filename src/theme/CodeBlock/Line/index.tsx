import type {Props} from '@theme/CodeBlock/Line'
import LineToken from '@theme/CodeBlock/Line/Token'
import type {ReactNode} from 'react'

/**
 * One line of a code block, ended by a real line feed: the text of the element is then the text of the fence, for
 * people without JavaScript and for programs that read the page. Docusaurus ends lines with an element instead. A block
 * element for the line would add a second line feed to what a browser gives as the text.
 */
export default function CodeBlockLine({line, classNames, getLineProps, getTokenProps}: Props): ReactNode {
  const tokens = line.filter(({content}) => content !== '\n')
  return (
    <span {...getLineProps({line, className: classNames?.join(' ')})}>
      {tokens.map((token, index) => {
        const {key: _, ...props} = getTokenProps({token}) as ReturnType<typeof getTokenProps> & {
          key?: unknown
        }
        // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a line never move
        return <LineToken key={index} {...props} line={line} token={token} />
      })}
      {'\n'}
    </span>
  )
}

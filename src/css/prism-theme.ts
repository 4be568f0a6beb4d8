import type {PrismTheme} from 'prism-react-renderer'

/** One theme for both colour modes: the colours themselves are variables in `src/css/code.css`. */
export const prismTheme: PrismTheme = {
  plain: {color: 'var(--code-text)', backgroundColor: 'var(--code-surface)'},
  styles: [
    {
      types: ['comment', 'prolog', 'doctype', 'cdata'],
      style: {color: 'var(--code-comment)', fontStyle: 'italic'},
    },
    {types: ['string', 'attr-value', 'char', 'inserted'], style: {color: 'var(--code-string)'}},
    {types: ['keyword', 'atrule', 'boolean', 'tag', 'selector'], style: {color: 'var(--code-keyword)'}},
    {types: ['function', 'builtin', 'class-name'], style: {color: 'var(--code-function)'}},
    {
      types: ['variable', 'constant', 'property', 'environment', 'key'],
      style: {color: 'var(--code-variable)'},
    },
    {types: ['number', 'parameter', 'attr-name', 'deleted'], style: {color: 'var(--code-number)'}},
  ],
}

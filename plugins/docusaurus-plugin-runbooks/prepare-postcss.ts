import {createRequire} from 'node:module'
import type {PostCssOptions} from '@docusaurus/types'

const load = createRequire(import.meta.url)

/**
 * What is the same for every file of CSS is done once: a plugin that is named by its module is made here, and not again
 * for each file; and no file has a folder of its own searched for a configuration, as the site has none.
 */
export function preparePostCss({plugins, ...options}: PostCssOptions): PostCssOptions {
  return {...options, config: false, plugins: plugins.map(makePlugin)}
}

/** ex: `['…/postcss-preset-env', {}]` -> the plugin */
function makePlugin(plugin: unknown): unknown {
  if (!Array.isArray(plugin) || typeof plugin[0] !== 'string') return plugin
  const [module, given] = plugin
  const loaded = load(module)
  return (loaded.default ?? loaded)(given)
}

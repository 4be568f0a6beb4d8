import {createRequire} from 'node:module'
import {expect, test} from 'vitest'
import {keepWith} from '../../plugins/docusaurus-plugin-runbooks/keep-with.ts'
import {preparePostCss} from '../../plugins/docusaurus-plugin-runbooks/prepare-postcss.ts'

const presetEnv = createRequire(import.meta.url).resolve('postcss-preset-env')

test('a plugin of PostCSS that is named by its module is made once; others stay', () => {
  const layers = {postcssPlugin: 'layers'}
  const {plugins, config, ident} = preparePostCss({ident: 'postcss', plugins: [[presetEnv, {}], layers]})
  expect(plugins).toMatchObject([{postcssPlugin: 'postcss-preset-env'}, layers])
  expect(plugins[1]).toBe(layers)
  expect({config, ident}).toEqual({config: false, ident: 'postcss'})
})

test('what is kept between builds depends on the file of our plugins; where nothing is kept, nothing is set', () => {
  const kept = {experiments: {cache: {type: 'persistent', buildDependencies: ['config.ts']}}}
  expect(keepWith('plugins.mjs', kept)).toEqual({experiments: {cache: {buildDependencies: ['plugins.mjs']}}})
  expect(keepWith('plugins.mjs', {experiments: {}})).toEqual({})
  expect(keepWith('plugins.mjs', {})).toEqual({})
})

import {createRequire} from 'node:module'

/**
 * Docusaurus loads its config through jiti, which hands out a CommonJS module's `default` in place of the module and
 * copies the other exports onto it. zod's default is frozen, so the copy fails in silence and `import {z} from 'zod'`
 * is undefined. Without a `default` jiti leaves the module as it is. Import this file before any that imports zod;
 * it changes the entry of this process's require cache and nothing else.
 */
const require = createRequire(`${process.cwd()}/docusaurus.config.ts`)
const {default: _, ...exports} = require('zod') as Record<string, unknown>
const entry = require.cache[require.resolve('zod')]
if (entry) entry.exports = exports

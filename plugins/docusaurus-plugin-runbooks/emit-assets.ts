import type {ConfigureWebpackUtils} from '@docusaurus/types'

/** The parts of a bundler's compiler that are used here; webpack and Rspack both have them. */
interface Compiler {
  readonly hooks: {readonly thisCompilation: Hook<string, (compilation: Compilation) => void>}
}
interface Compilation {
  emitAsset(name: string, source: unknown): void
  readonly hooks: {readonly processAssets: Hook<{name: string; stage: number}, () => void>}
}
interface Hook<Options, Use> {
  tap(options: Options, use: Use): void
}

/**
 * A bundler plugin that writes files beside the pages. Not in `postBuild`: there all plugins work at once, and the
 * offline cache may have been listed before a file is there.
 */
export function emitAssets(
  {currentBundler}: ConfigureWebpackUtils,
  files: Readonly<Record<string, string>>,
): {apply(compiler: Compiler): void} {
  const {sources, Compilation} = currentBundler.instance
  const options = {name: 'emit-assets', stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL}
  return {
    apply(compiler) {
      compiler.hooks.thisCompilation.tap(options.name, (compilation) => {
        compilation.hooks.processAssets.tap(options, () => {
          for (const [name, text] of Object.entries(files))
            compilation.emitAsset(name, new sources.RawSource(text))
        })
      })
    },
  }
}

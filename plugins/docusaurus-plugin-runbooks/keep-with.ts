/** The parts of a bundler's configuration that are used here. */
interface BundlerConfig {
  readonly experiments?: {readonly cache?: unknown}
}

/** Bundler options that make what is kept between builds depend on a file; none where nothing is kept. */
export function keepWith(file: string, {experiments}: BundlerConfig): object {
  const {cache} = experiments ?? {}
  return typeof cache === 'object' ? {experiments: {cache: {buildDependencies: [file]}}} : {}
}

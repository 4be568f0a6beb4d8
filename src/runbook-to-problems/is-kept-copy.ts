/** Folders of other people's files, and of texts that a test reads. */
const kept =
  /(?:^|\/)(?:vendor|node_modules|third[_-]?party|3rd[_-]?party|_?fixtures?_*|__tests__|__mocks__|testdata|test[_-](?:data|files|cases|resources|input|output|suite)|snapshots?|golden|goldens)\//i
/** Folders that hold other projects, each in a folder of its own. ex: contrib/zstd/README.md */
const bundled = /(?:^|\/)(?:contrib|external|extern|externals|deps|bundled|subprojects)\/[^/]+\//i
const tests = /(?:^|\/)(?:tests?|specs?|e2e)\//i

/** True for a page that is a copy, or that a program reads: what it says wrong is not this repository's to mend. */
export function isKeptCopy(file: string): boolean {
  if (kept.test(file) || bundled.test(file)) return true
  // ex: test/README.md tells people about the tests.
  return tests.test(file) && !/(?:^|\/)(?:[A-Z_-]+|readme|index)\.\w+$/.test(file)
}

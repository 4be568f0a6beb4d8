import type {Misfit} from './misfit.ts'

const known = new Set(
  'null zero full random urandom tty stdin stdout stderr fd shm console tcp udp'.split(' '),
)

/** Paths of devices that are misspelt. ex: `/dev/nul`, `/ddev/null` */
export function findBadDevices(code: string): readonly Misfit[] {
  return [...code.matchAll(/(?<=[\s"'=><])\/([a-z]{2,4})\/([a-z]{2,8})\b(?!\/)/g)].flatMap(
    ({0: path, 1: folder, 2: name = '', index}) => {
      const isOdd =
        folder === 'dev'
          ? !known.has(name) && !/^(?:sd|nvme|tty|loop|mapper|disk)/.test(name)
          : known.has(name) && folder !== 'proc' && folder !== 'run'
      return isOdd ? [{start: index, message: `\`${path}\` is no device`}] : []
    },
  )
}

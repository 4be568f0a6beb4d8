import {spawn} from 'node:child_process'
import {networkInterfaces} from 'node:os'
import type {Isolation} from '../model/run.ts'

/** A program that runs another one behind the wall; the other one's argv follows `args`. */
export interface IsolationCommand {
  readonly command: string
  readonly args: readonly string[]
}

/** iproute2, net-tools, or the flag itself through a sysfs of the new namespace: one of them is everywhere. */
const loopbackUp =
  '{ ip link set lo up || ifconfig lo up || { mount -t sysfs none /sys && echo 0x9 > /sys/class/net/lo/flags; }; } 2>/dev/null'

/**
 * How to start a program in a network namespace that has loopback only; undefined where the platform has none.
 * An ordinary user becomes root of a user namespace to bring loopback up, and then itself again in a second one.
 */
export function isolationCommand(
  platform: NodeJS.Platform,
  isRoot: boolean,
  ids = [process.getuid?.(), process.getgid?.()].map(String),
): IsolationCommand | undefined {
  if (platform !== 'linux') return undefined
  if (isRoot) return {command: 'unshare', args: ['-mn', 'sh', '-c', `${loopbackUp}; exec "$@"`, 'sh']}
  const itself = 'exec unshare -U --map-user="$user" --map-group="$group" -- "$@"'
  const script = `${loopbackUp}; user=$1; group=$2; shift 2; ${itself}`
  return {command: 'unshare', args: ['-Urmn', 'sh', '-c', script, 'sh', ...ids]}
}

/** The beginning of an argv that isolates the rest of it, tried out; undefined where the kernel allows none. */
export async function isolationPrefix(): Promise<readonly string[] | undefined> {
  const found = isolationCommand(process.platform, process.getuid?.() === 0)
  if (!found) return undefined
  const prefix = [found.command, ...found.args]
  return (await probeIsolation(prefix)) ? prefix : undefined
}

/** Ends with an error when it sees nothing or something that is not loopback. */
const lookAround = `
  const all = Object.values(require('node:os').networkInterfaces()).flat()
  if (all.length === 0 || !all.every((address) => address.internal)) throw new Error('not isolated')
`

/** True when a program behind this prefix starts and sees loopback, up, and no other interface. */
export async function probeIsolation(prefix: readonly string[]): Promise<boolean> {
  const [command, ...args] = [...prefix, process.execPath, '-e', lookAround]
  return new Promise((resolve) => {
    const child = spawn(command!, args, {stdio: 'ignore'})
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}

/** Says whether this process can reach anything but this machine. */
export function describeIsolation(interfaces = networkInterfaces()): Isolation {
  const addresses = Object.values(interfaces).flatMap((list) => list ?? [])
  return addresses.length > 0 && addresses.every((address) => address.internal) ? 'isolated' : 'not isolated'
}

import type {Lock} from '../plan-to-run/lock.ts'

/** How often a driver looks whether it still may drive, besides before everything that it records. */
const lockCheckMs = 1000

/**
 * Tells once the lock is lost. A driver that slept while another one took the run over may wake up in the middle of
 * a step that goes on for an hour.
 */
export function watchLock(lock: Lock, onLost: () => void): {end(): void} {
  const timer = setInterval(() => {
    if (!isHeld(lock)) onLost()
  }, lockCheckMs).unref()
  return {end: () => clearInterval(timer)}
}

function isHeld(lock: Lock): boolean {
  try {
    return lock.isHeld()
  } catch {
    // The folder is gone; the next event cannot be recorded and says so.
    return false
  }
}

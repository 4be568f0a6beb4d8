/** Colours by meaning; every one is the identity where colours are off. */
export interface Paint {
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly warn: (text: string) => string
}

/** Makes a Paint; meaning is never carried by colour alone. */
export function createPaint(useColour: boolean): Paint {
  const wrap = (open: number, close: number) => (text: string) =>
    useColour ? `\x1b[${open}m${text}\x1b[${close}m` : text
  return {strong: wrap(1, 22), faint: wrap(2, 22), good: wrap(32, 39), bad: wrap(31, 39), warn: wrap(33, 39)}
}

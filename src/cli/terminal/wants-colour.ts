/**
 * Decides whether text is coloured. FORCE_COLOR (but `0` or `false`) says yes even into a file, NO_COLOR says no,
 * and otherwise a terminal that is not dumb gets colours. Meaning is never carried by colour alone.
 */
export function wantsColour(
  env: Readonly<Record<string, string | undefined>>,
  {isTerminal}: {isTerminal: boolean},
): boolean {
  const {FORCE_COLOR: forced, NO_COLOR: refused, TERM} = env
  if (forced) return forced !== '0' && forced !== 'false'
  return isTerminal && !refused && TERM !== 'dumb'
}

const most = 3

/** The first few of many names, and how many more there are. ex: `a, b, c and 12 more` */
export function nameSome(names: readonly string[]): string {
  const rest = names.length - most
  // One name is as short as "1 more".
  return rest > 1 ? `${names.slice(0, most).join(', ')} and ${rest} more` : names.join(', ')
}

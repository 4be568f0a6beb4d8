/** The table of damaged pages: kinds with how many were refused, and one by one what was not. */
export function renderMutations({seed, commit, day, kinds, missed}) {
  const columns = kinds.some(({with: found}) => found !== undefined) ? ['with', 'without'] : ['without']
  const titles = {with: 'With gcloud', without: 'Without gcloud'}
  const row = (cells) => `| ${cells.join(' | ')} |`
  const share = (found, tried) =>
    `${found} (${tried === 0 ? '–' : `${((100 * found) / tried).toFixed(1)} %`})`
  const sum = (field) => kinds.reduce((total, kind) => total + (kind[field] ?? 0), 0)
  return [
    `Seed \`${seed}\`, commit \`${commit}\`, ${day}. ${sum('tried')} damages of ${kinds.length} kinds.`,
    '',
    row(['Kind', 'Tried', ...columns.map((name) => titles[name])]),
    row(['---', '---', ...columns.map(() => '---')]),
    row(['**all**', sum('tried'), ...columns.map((name) => share(sum(name), sum('tried')))]),
    ...kinds.map((kind) => row([kind.name, kind.tried, ...columns.map((name) => kind[name])])),
    ...columns.flatMap((name) => listed(`Not refused ${titles[name].toLowerCase()}`, missed[name])),
  ].join('\n')
}

function listed(title, lines) {
  if (lines.length === 0) return ['', `${title}: none.`]
  return ['', `${title}:`, '', ...lines.map((line) => `- \`\` ${line} \`\``)]
}

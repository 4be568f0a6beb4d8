/** Of all damages, the share that may stay correct; beyond it none is left out of the count. */
const mostCorrect = 0.03
const titles = {with: 'With gcloud', without: 'Without gcloud'}

/**
 * The table of damaged pages: kinds with how many were refused, and one by one what was not. A damage that was
 * reviewed and stays correct is left out, with its reason, where nothing refuses it.
 */
export function renderMutations({seed, commit, day, kinds, missed}, reviewed) {
  const columns = kinds.some(({with: found}) => found !== undefined) ? ['with', 'without'] : ['without']
  const all = sum(kinds, 'tried')
  const found = missed.flatMap((one) => {
    const entry = reviewed.find(
      ({kind, file, line}) => kind === one.kind && file === one.file && line === one.line,
    )
    return entry && columns.every((name) => !one[name]) ? [{...one, reason: entry.reason}] : []
  })
  const correct = found.length <= all * mostCorrect ? found : []
  const counted = kinds.map((kind) => {
    const left = correct.filter((one) => one.kind === kind.name).length
    return {...kind, correct: left, judged: kind.tried - left}
  })
  const open = missed.filter((one) => !correct.some(({text}) => text === one.text))
  return [
    `Seed \`${seed}\`, commit \`${commit}\`, ${day}. ${all} damages of ${kinds.length} kinds; ${correct.length} of them (${percent(correct.length, all)}) stay correct and are not counted.`,
    '',
    row(['Kind', 'Tried', 'Stay correct', ...columns.map((name) => titles[name])]),
    row(['---', '---', '---', ...columns.map(() => '---')]),
    row([
      '**all**',
      all,
      correct.length,
      ...columns.map((name) => share(sum(counted, name), sum(counted, 'judged'))),
    ]),
    ...counted.map((kind) =>
      row([kind.name, kind.tried, kind.correct, ...columns.map((name) => `${kind[name]} of ${kind.judged}`)]),
    ),
    ...columns.flatMap((name) =>
      listed(
        `Not refused ${titles[name].toLowerCase()}`,
        open.filter((one) => !one[name]).map(({text}) => code(text)),
      ),
    ),
    ...listed(
      'Correct all the same',
      correct.map(({text, reason}) => `${code(text)}: ${reason}`),
    ),
  ].join('\n')
}

function row(cells) {
  return `| ${cells.join(' | ')} |`
}

function sum(kinds, field) {
  return kinds.reduce((total, kind) => total + (kind[field] ?? 0), 0)
}

function share(found, tried) {
  return `${found} of ${tried} (${percent(found, tried)})`
}

function percent(part, whole) {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`
}

/** Enough backquotes around a text that may hold some. */
function code(text) {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({length}) => length))
  const fence = '`'.repeat(Math.max(2, longest + 1))
  return `${fence} ${text} ${fence}`
}

function listed(title, lines) {
  if (lines.length === 0) return ['', `${title}: none.`]
  return ['', `${title}:`, '', ...lines.map((line) => `- ${line}`)]
}

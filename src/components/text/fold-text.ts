/**
 * A text as it is compared: lower case, without accents, words parted by single spaces.
 * @example foldText('Échec : /ready répond 503') // 'echec ready repond 503'
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

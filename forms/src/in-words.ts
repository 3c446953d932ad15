import type { Day } from './model.ts'

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const GROUPS = ['', 'nghìn', 'triệu', 'tỷ', 'nghìn tỷ']

/**
 * A whole number from 0 to 999,999,999,999,999 as it is read aloud: 1,005 is `một nghìn không trăm linh năm`, 21 is
 * `hai mươi mốt`. Throws RangeError on anything else.
 */
export function numberInWords(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number >= 1e15) throw new RangeError(`${number} cannot be read aloud`)
  return wordsOf(number)
}

function wordsOf(number: number): string {
  if (number === 0) return 'không'
  const words: string[] = []
  for (let group = GROUPS.length - 1; group >= 0; group--) {
    const three = Math.floor(number / 1000 ** group) % 1000
    if (three > 0) words.push(...hundredsInWords(three, words.length > 0), GROUPS[group] ?? '')
  }
  return words.filter(Boolean).join(' ')
}

/** On official papers: `Ngày hai mươi tháng hai năm hai nghìn không trăm hai mươi sáu`. The day must be one. */
export function dayInWords(day: Day): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return `Ngày ${wordsOf(date)} tháng ${month === 4 ? 'tư' : wordsOf(month)} năm ${wordsOf(year)}`
}

/** Of whole đồng that numberInWords can read. */
export function moneyInWords(dong: number): string {
  const words = wordsOf(dong)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} đồng`
}

/** After a higher group every hundred is read, none too: `không trăm`. */
function hundredsInWords(three: number, isInside: boolean): string[] {
  const [hundreds, tens, ones] = [Math.floor(three / 100), Math.floor(three / 10) % 10, three % 10]
  const isHundred = hundreds > 0 || isInside
  return [
    isHundred ? `${digit(hundreds)} trăm` : '',
    tens > 1 ? `${digit(tens)} mươi` : tens === 1 ? 'mười' : isHundred && ones > 0 ? 'linh' : '',
    ones === 0 ? '' : ones === 1 && tens > 1 ? 'mốt' : ones === 5 && tens > 0 ? 'lăm' : digit(ones),
  ]
}

function digit(number: number): string {
  return DIGITS[number] ?? ''
}

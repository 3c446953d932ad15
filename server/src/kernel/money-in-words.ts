import { type Dong, isDong } from './money.ts'

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const [THOUSAND, MILLION, BILLION] = [1_000, 1_000_000, 1_000_000_000] as const

/**
 * An amount as it is written out on a receipt: `Một triệu hai trăm năm mươi nghìn đồng`. As accountants say it: `mười`
 * and `mươi`, `mốt` and `lăm` after tens, `lẻ` for a missing ten, `không trăm` for a missing hundred after a greater
 * part. Throws RangeError on what is no whole amount.
 */
export function dongInWords(amount: Dong): string {
  if (!isDong(amount)) throw new RangeError(`${String(amount)} đồng`)
  const words = amount === 0 ? DIGITS[0] : wordsOf(amount, false)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} đồng`
}

/** Words of a number above 0; `isTail`: something greater was said before it. */
function wordsOf(number: number, isTail: boolean): string {
  const parts: string[] = []
  let rest = number
  for (const [size, name] of [[BILLION, 'tỷ'], [MILLION, 'triệu'], [THOUSAND, 'nghìn']] as const) {
    if (rest < size) continue
    const many = Math.floor(rest / size)
    parts.push(many >= THOUSAND ? wordsOf(many, isTail) : hundreds(many, isTail || parts.length > 0), name)
    rest %= size
  }
  if (rest > 0) parts.push(hundreds(rest, isTail || parts.length > 0))
  return parts.join(' ')
}

/** Words of 1 to 999. */
function hundreds(number: number, isTail: boolean): string {
  const [hundred, ten, one] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10]
  const parts: string[] = []
  if (hundred > 0 || isTail) parts.push(digit(hundred), 'trăm')
  if (ten === 0 && one > 0 && parts.length > 0) parts.push('lẻ')
  if (ten === 1) parts.push('mười')
  if (ten > 1) parts.push(digit(ten), 'mươi')
  if (one > 0) parts.push(ten > 1 && one === 1 ? 'mốt' : ten > 0 && one === 5 ? 'lăm' : digit(one))
  return parts.join(' ')
}

function digit(value: number): string {
  return DIGITS[value] ?? ''
}

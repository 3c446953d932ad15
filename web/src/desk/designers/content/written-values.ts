/** Whole đồng as they are written: `50.000`; null, which is not known, is the empty text. */
export function dongText(amount: number | null): string {
  return amount === null ? '' : String(amount).replaceAll(/\B(?=(\d{3})+$)/g, '.')
}

/** The đồng of a text; null of none, undefined of what is no amount up to a billion. */
export function dongOf(typed: string): number | null | undefined {
  const text = typed.trim().replace(/\s*(đ|đồng|VND)$/iu, '')
  if (text === '') return null
  const isPlain = /^\d{1,10}$/.test(text) || /^\d{1,3}([. ]\d{3}){1,3}$/.test(text)
  const amount = isPlain ? Number(text.replaceAll(/[. ]/g, '')) : NaN
  return amount <= 1_000_000_000 ? amount : undefined
}

/** A count or an amount of time: `0,5` or `15`; undefined of what is no number from 0 to `most`. */
export function numberOf(typed: string, most: number, isWhole: boolean): number | undefined {
  const text = typed.trim().replace(',', '.')
  const number = (isWhole ? /^\d{1,5}$/ : /^\d{1,5}(\.\d{1,3})?$/).test(text) ? Number(text) : NaN
  return number <= most ? number : undefined
}

/** A number as it is written. */
export function numberText(number: number): string {
  return String(number).replace('.', ',')
}

/** Minutes after midnight as a time of day; null is the empty text. */
export function timeText(minutes: number | null): string {
  if (minutes === null) return ''
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

/** Minutes after midnight of `15:00`, `15h` or `15h30`; null of none, undefined of what is no time. */
export function timeOf(typed: string): number | null | undefined {
  if (typed.trim() === '') return null
  const [, hours, minutes = '0'] = /^(\d{1,2})\s*[:hg]\s*(\d{1,2})?$/iu.exec(typed.trim()) ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined
  return Number(hours) * 60 + Number(minutes)
}

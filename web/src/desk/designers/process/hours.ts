/** Minutes as hours in Vietnamese writing: 90 are `1,5`; none are the empty text. */
export function hoursText(minutes: number): string {
  return minutes === 0 ? '' : String(Math.round(minutes / 60 * 10_000) / 10_000).replace('.', ',')
}

/** The minutes of typed hours, to the minute; 0 of nothing, undefined of what is no number from 0 to 10,000. */
export function minutesOf(typed: string): number | undefined {
  const text = typed.trim().replace(',', '.')
  if (text === '') return 0
  const hours = /^\d{1,5}(\.\d{1,4})?$/.test(text) ? Number(text) : NaN
  return hours <= 10_000 ? Math.round(hours * 60) : undefined
}

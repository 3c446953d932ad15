/** A symbol, so that no answer from outside can pass itself off as a date. */
const KIND = Symbol('kind')

/** A civil day inside an expression. A partial date (`1990-07`) is text, until a rule makes a day of a whole one. */
export interface FeelDate { readonly [KIND]: 'date'; readonly iso: string }

/** Years and months, or days; FEEL does not mix them. Times of day do not occur in forms. */
export interface FeelDuration { readonly [KIND]: 'duration'; readonly unit: 'months' | 'days'; readonly amount: number }

export type Value = null | boolean | number | string | FeelDate | FeelDuration | readonly Value[] | Context
export interface Context { readonly [name: string]: Value | undefined }

export function isDate(value: unknown): value is FeelDate {
  return kindOf(value) === 'date'
}

export function isDuration(value: unknown): value is FeelDuration {
  return kindOf(value) === 'duration'
}

export function durationOf(unit: FeelDuration['unit'], amount: number): FeelDuration {
  return { [KIND]: 'duration', unit, amount }
}

function kindOf(value: unknown): unknown {
  return value !== null && typeof value === 'object' && KIND in value ? value[KIND] : undefined
}

const DAY = 86_400_000

/** `2026-02-29` is no day and answers null, as does whatever is not exactly YYYY-MM-DD. */
export function dateFrom(iso: string): FeelDate | null {
  return /^\d{4}-\d\d-\d\d$/.test(iso) ? dateOf(...partsOf({ iso })) : null
}

/** The day of the calendar with these parts, or null if there is none. */
export function dateOf(year: number, month: number, day: number): FeelDate | null {
  const date = fromNumber(toNumber(year, month, day))
  const [y, m, d] = date ? partsOf(date) : []
  return y === year && m === month && d === day ? date : null
}

export function partsOf(date: Pick<FeelDate, 'iso'>): [year: number, month: number, day: number] {
  return date.iso.split('-').map(Number) as [number, number, number]
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(date: FeelDate): number {
  return (new Date(date.iso).getUTCDay() + 6) % 7 + 1
}

/** `P1Y6M` or `P60D`; null for whatever mixes them or has hours. */
export function durationFrom(text: string): FeelDuration | null {
  const [, sign, years, months, days] = /^(-?)P(?=\d)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,7})D)?$/.exec(text) ?? []
  const amount = (n: number) => sign ? -n : n
  if (days !== undefined) return years ?? months ? null : durationOf('days', amount(Number(days)))
  if (years === undefined && months === undefined) return null
  return durationOf('months', amount(Number(years ?? 0) * 12 + Number(months ?? 0)))
}

/** The 31st plus a month is the last day of that month; beyond the year 9999 there is no date. */
export function addTo(date: FeelDate, { unit, amount }: FeelDuration): FeelDate | null {
  const [y, m, d] = partsOf(date)
  if (unit === 'days') return fromNumber(toNumber(y, m, d) + amount)
  const month = y * 12 + m - 1 + amount
  const [year, nth] = [Math.floor(month / 12), (month % 12 + 12) % 12 + 1]
  const last = new Date(toNumber(year, nth + 1, 0) * DAY).getUTCDate()
  return dateOf(year, nth, Math.min(d, last))
}

export function daysBetween(from: FeelDate, to: FeelDate): FeelDuration {
  return durationOf('days', toNumber(...partsOf(to)) - toNumber(...partsOf(from)))
}

/** Whole months only: who is born on 29 February comes of age on 1 March of a common year (BLDS 2015 Đ.148). */
export function monthsBetween(from: FeelDate, to: FeelDate): FeelDuration {
  const [[y1, m1, d1], [y2, m2, d2]] = [partsOf(from), partsOf(to)]
  const months = (y2 - y1) * 12 + m2 - m1
  const isShort = months > 0 ? d2 < d1 : months < 0 && d2 > d1
  return durationOf('months', isShort ? months - Math.sign(months) : months)
}

function toNumber(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY
}

function fromNumber(days: number): FeelDate | null {
  const date = new Date(days * DAY)
  const year = date.getUTCFullYear()
  return year >= 0 && year <= 9999 ? { [KIND]: 'date', iso: date.toISOString().slice(0, 10) } : null
}

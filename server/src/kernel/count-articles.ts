/** Why a civil day of a count is what it is. */
export type Why =
  'weekend' | 'holiday' | 'after-closing' | 'after-cutoff' | 'day-of-receipt' | 'counted' | 'paused' | 'moved-on' |
  'before-restart'

/** By which article a day counts or not. Which acts say so changes: they are rows of the data, each with its days. */
export type Articles = Readonly<Record<Why, string>>

/** A rule in force on some day, as far as a count asks for it. */
export interface CountPolicy { readonly value: unknown; readonly article: string }

/** Data older than a rule: nothing is claimed in its place. */
const UNKNOWN = 'không ghi trong bộ dữ liệu'

/** The articles of one day, from the rules in force on it. */
export function articlesOf(inForce: { policy(key: string): CountPolicy | undefined }): Articles {
  const table = inForce.policy('counting-articles')?.value as Partial<Record<string, string>> | undefined
  const listed = (why: Why) => table?.[why] ?? UNKNOWN
  const ruled = (key: string) => inForce.policy(key)?.article ?? UNKNOWN
  return {
    'weekend': listed('weekend'), 'holiday': listed('holiday'), 'after-closing': listed('after-closing'),
    'after-cutoff': ruled('same-day-cutoff'), 'day-of-receipt': listed('day-of-receipt'), 'counted': listed('counted'),
    'paused': ruled('supplements-in-settlement'), 'moved-on': listed('moved-on'),
    'before-restart': ruled('clock-after-supplement'),
  }
}

import type { FeeKind } from '../modules/payments/public.ts'

interface RawFee {
  readonly name_vi: string
  readonly kind: FeeKind
  readonly article: string
  readonly says_vi?: string
}

/** A fee as `fees.yaml` writes it; `amount` is FEEL, a whole number or `unpublished`. */
export type RawFeeItem =
  | RawFee & {
    readonly amount: string | number
    readonly exempt?: readonly { readonly when: string; readonly reason_vi: string; readonly article: string }[]
  }
  | RawFee & { readonly by: 'another-agency' }

export interface RawFeesFile {
  readonly subjects: readonly { readonly code: string; readonly name_vi: string; readonly proof_vi?: string }[]
  readonly rules: readonly {
    readonly procedures: readonly string[]
    readonly valid_from?: string
    readonly valid_to?: string
    readonly items: readonly RawFeeItem[]
  }[]
}

/** What is wrong with a value, each fault with its place; nothing if it is in order. */
type Look = (value: unknown, place: string) => readonly string[]

/** Without the library that judges the other files: to load it takes longer than all that a question needs besides. */
const matching = (pattern: RegExp): Look => (value, place) =>
  typeof value === 'string' && pattern.test(value) ? [] : [`${place} must match ${String(pattern)}`]
const text = matching(/^[^]{1,2000}$/)
const code = matching(/^[a-z0-9-]{1,80}$/)
const day = matching(/^\d{4}-\d\d-\d\d$/)
const amount: Look = (value, place) => Number.isSafeInteger(value) ? [] : text(value, place)

const listOf = (each: Look, least: number, most: number): Look => (value, place) => {
  if (!Array.isArray(value)) return [`${place} must be a list`]
  if (value.length < least || value.length > most) return [`${place} must have ${least} to ${most} entries`]
  return value.flatMap((one, nth) => each(one, `${place}/${nth}`))
}

/** Closed: a misspelt key is a mistake that must be seen, not an exemption that goes missing. */
const objectOf = (asked: Readonly<Record<string, Look>>, also: Readonly<Record<string, Look>> = {}): Look =>
  (value, place) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return [`${place || '/'} must be an object`]
    const given = new Map<string, unknown>(Object.entries(value))
    const looks = new Map(Object.entries({ ...also, ...asked }))
    return [
      ...Object.keys(asked).filter((key) => !given.has(key)).map((key) => `${place}/${key} is missing`),
      ...[...given].flatMap(([key, one]) => looks.get(key)?.(one, `${place}/${key}`) ?? [`${place}/${key} is not known`]),
    ]
  }

const common = { name_vi: text, article: text, kind: matching(/^(phi|le-phi|nghia-vu-tai-chinh)$/) }
const exempt = listOf(objectOf({ when: text, reason_vi: text, article: text }), 0, 20)
const computed = objectOf({ ...common, amount }, { says_vi: text, exempt })
/** What is not known here says why: nobody may take it for nothing. */
const unpublished = objectOf({ ...common, amount, says_vi: text }, { exempt })
const elsewhere = objectOf({ ...common, by: matching(/^another-agency$/), says_vi: text })

const item: Look = (value, place) => {
  const given: object = value !== null && typeof value === 'object' ? value : {}
  if ('by' in given) return elsewhere(value, place)
  return ('amount' in given && given.amount === 'unpublished' ? unpublished : computed)(value, place)
}

const file = objectOf({
  subjects: listOf(objectOf({ code, name_vi: text }, { proof_vi: text }), 0, 200),
  rules: listOf(objectOf(
    { procedures: listOf(matching(/^[a-z0-9.A-Z-]{1,80}$/), 1, 1_000), items: listOf(item, 1, 20) },
    { valid_from: day, valid_to: day },
  ), 0, 10_000),
})

/** What was parsed, as what it is. Throws an Error that names the file and up to five places where it is not so. */
export function asFeesFile(parsed: unknown, path: string): RawFeesFile {
  const faults = file(parsed, '')
  if (faults.length > 0) throw new Error(`${path}: ${faults.slice(0, 5).join('; ')}`)
  return parsed as RawFeesFile
}

import { type Day, isDay } from '../../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../../kernel/result.ts'

export const CHANNELS = ['counter', 'online', 'post'] as const
export const ZONES = ['urban', 'rural', 'remote'] as const

/**
 * What a fee may hang on. All but the day may be unknown, and a rule that needs what is unknown is refused, never
 * answered as if it were nothing.
 */
export interface FeeFacts {
  readonly channel?: (typeof CHANNELS)[number]
  /** Copies that are asked for. */
  readonly copies?: number
  /** Pages of one copy. */
  readonly pages?: number
  /** Each paper that is copied: how long it is, and how many copies of it are asked for. */
  readonly papers?: readonly { readonly pages: number; readonly copies: number }[]
  readonly zone?: (typeof ZONES)[number]
  /** Codes of what the person or the case counts as (diện); an empty list says that nothing holds. */
  readonly subjects?: readonly string[]
  /** How many of what the fee is counted by: contracts, signatures, portions. */
  readonly quantity?: number
  /** The day whose rule holds. */
  readonly onDay: Day
}

export type FactName = keyof FeeFacts

export const FACT_NAMES: readonly FactName[] =
  ['channel', 'copies', 'pages', 'papers', 'zone', 'subjects', 'quantity', 'onDay']

/**
 * Above these a number is a slip of the pen; products of them stay far below what a whole number can hold. 0 is none,
 * too: whatever is counted by is there at least once, or nobody would ask for it, and a product with 0 would be free.
 */
const MOST = { copies: 10_000, pages: 10_000, quantity: 1_000_000 } as const
const MOST_SUBJECTS = 20
/** Of papers; as the declaration of certified copies has them. */
const PAPERS = { rows: 200, pages: 2_000, copies: 200 } as const

/** A fact that is none: unknown by name, or its value is not among what it may be. `subject` names an unknown code. */
export interface FactsInvalid {
  readonly code: 'facts-invalid'
  readonly fact: string
  readonly why: 'unknown-fact' | 'value' | 'unknown-subject'
  readonly subject?: string
}

/**
 * Facts as somebody outside wrote them, looked at one by one; without a day it is `today`. Subjects must be among
 * `known`: a code that was mistyped would cost somebody the exemption. Refuses with the first fact that is wrong.
 */
export function readFeeFacts(
  raw: Readonly<Record<string, unknown>>, known: ReadonlySet<string>, today: Day,
): Result<FeeFacts, FactsInvalid> {
  for (const [name, value] of Object.entries(raw)) {
    if (!isFactName(name)) return refuse({ code: 'facts-invalid', fact: name, why: 'unknown-fact' })
    if (!fits(name, value)) return refuse({ code: 'facts-invalid', fact: name, why: 'value' })
  }
  const facts = { onDay: today, ...raw } as FeeFacts
  const stranger = facts.subjects?.find((subject) => !known.has(subject))
  if (stranger !== undefined) {
    return refuse({ code: 'facts-invalid', fact: 'subjects', why: 'unknown-subject', subject: stranger })
  }
  return ok(facts)
}

/** Whether a fact is known. A count of 0, as was kept when such were taken, says nothing. */
export function isStated(facts: FeeFacts, name: FactName): boolean {
  const value = facts[name]
  return value !== undefined && (typeof value !== 'number' || value >= 1)
}

function isFactName(name: string): name is FactName {
  return (FACT_NAMES as readonly string[]).includes(name)
}

function fits(name: FactName, value: unknown): boolean {
  switch (name) {
    case 'channel': return (CHANNELS as readonly unknown[]).includes(value)
    case 'zone': return (ZONES as readonly unknown[]).includes(value)
    case 'subjects':
      return Array.isArray(value) && value.length <= MOST_SUBJECTS && value.every((one) => typeof one === 'string')
    case 'papers': return Array.isArray(value) && value.length > 0 && value.length <= PAPERS.rows && value.every(isPaper)
    case 'onDay': return typeof value === 'string' && isDay(value)
    case 'copies': case 'pages': case 'quantity':
      return isWhole(value, MOST[name])
  }
}

/** Nothing is copied of a paper without pages, and no paper is there of which no copy is asked for: neither is 0. */
function isPaper(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false
  const { pages, copies, ...others } = value as Readonly<Record<string, unknown>>
  return Object.keys(others).length === 0 && isWhole(pages, PAPERS.pages) && isWhole(copies, PAPERS.copies)
}

function isWhole(value: unknown, most: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= most
}

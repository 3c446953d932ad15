import { evaluate } from 'feelin'
import type { Json } from '../db.ts'
import { clockOf, jsonOf } from './values.ts'
import { wordsOfThrown, wordsOfWarning } from './words-of-fault.ts'

export type FeelAnswer =
  /** `faults`: what FEEL made null of, in words; of one expression that is an error. */
  | {
    readonly ok: true; readonly value: Json; readonly faults?: readonly string[]
    /** Of a decision: which rules of which tables gave the answer, the first rule being 1. */
    readonly hits?: readonly { readonly decision: string; readonly rules: readonly number[] }[]
  }
  | { readonly ok: false; readonly text: string }

/** A missing part of a context is null, as FEEL says; whatever else it complains of is a mistake of the model. */
export const HARMLESS: ReadonlySet<string> = new Set(['NO_CONTEXT_ENTRY_FOUND', 'NO_PROPERTY_FOUND'])

/**
 * Asks one expression of these variables. feelin makes null of what it cannot do and warns: a name that is not there,
 * a comparison of unlike things. Where a case goes on must not hang on that, so that it is an error here.
 */
export function askFeel(
  expression: string, variables: Readonly<Record<string, unknown>>, now: Date,
): FeelAnswer {
  try {
    const { value, warnings } = evaluate(expression, { ...clockOf(now), ...variables })
    const warning = warnings.find(({ type }) => !HARMLESS.has(type))
    return warning ? { ok: false, text: `${expression}: ${wordsOfWarning(warning)}` } : { ok: true, value: jsonOf(value) }
  } catch (error) {
    return { ok: false, text: `${expression}: ${wordsOfThrown(error)}` }
  }
}

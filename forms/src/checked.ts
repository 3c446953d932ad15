import type { Language } from '@motcua/contracts/texts.ts'
import type { Occasion } from './context-of.ts'
import type { Address, Answer, CodeList } from './model.ts'

/** The reasons of meta.reasons that a value by itself can have; rules of the form bring their own. */
export type ValueReason =
  | 'required' | 'type' | 'code' | 'pattern' | 'range' | 'tooLong' | 'markup' | 'future' | 'addressEpoch' | 'count'
  | 'demonstrationOnly'

export type Checked =
  | { readonly isOk: true; readonly value: Answer }
  | { readonly isOk: false; readonly reason: ValueReason }

/** What is known outside of the form, asked where it is given. */
export interface CheckPorts {
  /** Whether the units of an address exist, lie in each other and were in force in its epoch. */
  readonly isKnownAddress?: (address: Address) => boolean
  /**
   * Whether the number of an identity card, of 12 digits or of 9, may be used here: place code 000 is known in a
   * demonstration, which refuses all others as `demonstration-only`.
   */
  readonly checkNumber?: (number: string) => NumberCheck
}

export type NumberCheck = { readonly valid: true } | { readonly valid: false; readonly reason: string }

export interface ValueCheck extends CheckPorts {
  readonly occasion: Occasion
  /** Of whoever is told what is wrong; Vietnamese where none is named. */
  readonly language?: Language
  readonly codes: Readonly<Record<string, CodeList>>
  /** The answer beside this one, of the same person or row. */
  readonly sibling: (key: string) => unknown
}

export function pass(value: Answer): Checked {
  return { isOk: true, value }
}

export function fail(reason: ValueReason): Checked {
  return { isOk: false, reason }
}

/** An object that is neither list nor null, to read own properties of; whatever hides in its prototype is not read. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined
  return Object.assign(Object.create(null) as Record<string, unknown>, value)
}

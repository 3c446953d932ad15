/** The answer of a check: sound, or the reason why not, a stable kebab-case word that a text can be looked up by. */
export type Check<Reason extends string> = { readonly valid: true } | { readonly valid: false; readonly reason: Reason }

/** The one answer that needs no reason. */
export const VALID = { valid: true } as const

/** A refusal of a value, to be read as it is written: `invalid('check-digit')`. */
export function invalid<const Reason extends string>(reason: Reason): { valid: false; reason: Reason } {
  return { valid: false, reason }
}

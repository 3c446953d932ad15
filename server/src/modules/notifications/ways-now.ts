import type { Tx } from '../../platform/db.ts'
import { addressesOf, contactOf } from '../identity/public.ts'
import { type LetterUse, type WayAndNext, waysOf } from './domain/ways.ts'
import { hasPushSubscription } from './push/push-store.ts'
import { findWay } from './way-store.ts'

/** What is said by which way. */
export interface Texts {
  /** One line for a phone; undefined of what is not told by SMS. */
  readonly line: string | undefined
  /** A heading is all that a locked screen needs to show; what it is about stands on the portal. */
  readonly subject: string
  readonly text: string
  /** Null of what no letter tells, or no section could print. */
  readonly letter: LetterUse | null
}

/**
 * By which ways somebody is told now, outside of the portal, each with those that follow it: as they chose, as far as
 * they gave phone and address. Undefined where there is no such person.
 */
export async function waysNow(
  tx: Tx, personId: bigint, { line, subject, text, letter }: Texts,
): Promise<readonly WayAndNext[] | undefined> {
  const contact = await contactOf(tx, personId)
  if (!contact) return undefined
  const chosen = await findWay(tx, personId)
  return waysOf(chosen, {
    phone: contact.phone === null ? undefined : line,
    email: contact.email === null ? undefined : text,
    push: chosen === 'push' && await hasPushSubscription(tx, personId) ? subject : undefined,
    letter: letter !== null && (await addressesOf(tx, [personId])).has(personId) ? { text, use: letter } : undefined,
  })
}

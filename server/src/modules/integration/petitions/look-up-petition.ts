import { type Result, ok, refuse } from '../../../kernel/result.ts'
import type { Db, Sender } from '../../../platform/db.ts'
import { fingerprintOf } from '../../../platform/secrets.ts'
import { type AttemptLimits, countAttempt, forgiveAttempt } from '../../identity/public.ts'
import { petitionIdOf } from '../domain/petition.ts'
import { type Petition, findOwnPetition } from '../store/petitions.ts'

export interface LookUpPetition {
  readonly number: string
  /** That was given with the number; case and blanks do not matter. */
  readonly code: string
  /** Policy `tracking-attempts`. */
  readonly limits: AttemptLimits
  readonly machineNow: Date
}

export type LookUpRefusal = { readonly code: 'too-many-attempts' } | { readonly code: 'petition-unknown' }

/**
 * Finds what somebody asked at our own portal, by its number and code (tra cứu câu trả lời). Each try is counted before
 * anything is read, by address: nobody keeps whoever has the code from reading, and a right one does not count. Refuses
 * `too-many-attempts`, and `petition-unknown` for a number that is none and for a wrong code: the same words. Leaves no
 * event, since nothing changes.
 */
export async function lookUpPetition(
  db: Db, sender: Pick<Sender, 'requestId' | 'fromAddr'>, { number, code, limits, machineNow }: LookUpPetition,
): Promise<Result<Petition, LookUpRefusal>> {
  const id = petitionIdOf(number)
  const attempt = await countAttempt(db, sender, {
    kind: 'tracking', on: `petition ${String(id ?? 0)}`, limits: { ...limits, onOne: Infinity }, machineNow,
  })
  if (!attempt.ok) return refuse({ code: 'too-many-attempts' })
  const found = id === undefined ? undefined : await findOwnPetition(db, id)
  if (!found || !isCode(code, found.lookUpCode)) return refuse({ code: 'petition-unknown' })
  await forgiveAttempt(db, attempt.value, machineNow)
  return ok(found)
}

/** By their hashes, which tell nothing of how much of a guess is right. */
function isCode(given: string, right: string | null): boolean {
  const typed = given.replace(/[\s-]/g, '').toUpperCase()
  return right !== null && fingerprintOf('petition', typed).equals(fingerprintOf('petition', right))
}

import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Db, Sender } from '../../platform/db.ts'
import { type AttemptLimits, countAttempt, getPeople } from '../identity/public.ts'
import { areLastDigits, isSame } from './tracking-proof.ts'
import { type Dossier, findDossierByNumber } from './store/dossier-store.ts'

export interface TrackDossier {
  readonly number: string
  /** Of the QR code on the receipt. */
  readonly token?: string | undefined
  /** The last four of the applicant's number. */
  readonly digits?: string | undefined
  /** Policy `tracking-attempts`. */
  readonly limits: AttemptLimits
  readonly machineNow: Date
}

/** What is known of whoever looks: `isProven` shows more than the number alone does. */
export interface Tracked { readonly dossier: Dossier; readonly isProven: boolean }

export type TrackRefusal = { readonly code: 'too-many-attempts' } | { readonly code: 'dossier-unknown' }

/**
 * Finds the dossier that somebody follows by its number (theo dõi hồ sơ). Each look is a try, counted before anything
 * is read in a transaction of its own (docs/adr/0002). A token counts by itself: numbers can be guessed, and looks at
 * the number by others must not shut out whoever holds the QR code. A wrong token is, besides, a look at the number like
 * any other, so that it opens no way around those limits.
 *
 * Refuses with `too-many-attempts`, `dossier-unknown`. Leaves no event, since nothing changes.
 */
export async function trackDossier(
  db: Db, sender: Pick<Sender, 'requestId' | 'fromAddr'>, { number, token, digits, limits, machineNow }: TrackDossier,
): Promise<Result<Tracked, TrackRefusal>> {
  if (token !== undefined) {
    const tries = { kind: 'tracking-token', on: `${number} ${token}`, limits, machineNow } as const
    if (!(await countAttempt(db, sender, tries)).ok) return refuse({ code: 'too-many-attempts' })
    const dossier = await findDossierByNumber(db, number)
    if (dossier && isSame(token, dossier.trackingToken)) return ok({ dossier, isProven: true })
  }
  const attempt = await countAttempt(db, sender, { kind: 'tracking', on: number, limits, machineNow })
  if (!attempt.ok) return refuse({ code: 'too-many-attempts' })
  const dossier = await findDossierByNumber(db, number)
  if (!dossier) return refuse({ code: 'dossier-unknown' })
  if (digits === undefined) return ok({ dossier, isProven: false })
  const [person] = await getPeople(db, [dossier.applicantId])
  const isProven = areLastDigits(digits, person?.personalNumber ?? person?.oldNumber ?? person?.taxCode)
  return ok({ dossier, isProven })
}

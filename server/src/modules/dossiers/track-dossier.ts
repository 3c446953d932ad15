import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Db, Sender } from '../../platform/db.ts'
import { type AttemptLimits, countAttempt, forgiveAttempt, getPeople } from '../identity/public.ts'
import { ownerOfPapers } from './owner-of-papers.ts'
import { areLastDigits, isSame } from './tracking-proof.ts'
import { type Dossier, findDossierByNumber } from './store/dossier-store.ts'
import { type Viewer, isOwn } from './viewer.ts'

export interface TrackDossier {
  readonly number: string
  /** Of the QR code on the receipt. */
  readonly token?: string | undefined
  /** The last four of the number of whose it is: of the applicant, or of whom a member of a team helped. */
  readonly digits?: string | undefined
  /** Policy `tracking-attempts`. */
  readonly limits: AttemptLimits
  readonly machineNow: Date
}

/** What is known of whoever looks: `isProven` shows more than the number alone does. */
export interface Tracked { readonly dossier: Dossier; readonly isProven: boolean }

export type TrackRefusal = { readonly code: 'too-many-attempts' } | { readonly code: 'dossier-unknown' }

/**
 * Finds the dossier that somebody follows by its number (theo dõi hồ sơ). Each look is counted before anything is read,
 * in a transaction of its own (docs/adr/0002), toward what one address may do: that is what keeps somebody from walking
 * through the numbers. Toward what the number bears count guesses of digits only, and only wrong ones: to look again
 * and again at one number shows nothing new and locks nobody out. A wrong token is a look at the number like any other.
 *
 * Refuses with `too-many-attempts`, `dossier-unknown`. Leaves no event, since nothing changes.
 */
export async function trackDossier(
  db: Db, sender: Pick<Sender, 'requestId' | 'fromAddr'>, { number, token, digits, limits, machineNow }: TrackDossier,
): Promise<Result<Tracked, TrackRefusal>> {
  const looks = { ...limits, onOneFromOne: Infinity, onOne: Infinity }
  if (token !== undefined) {
    const tries = { kind: 'tracking-token', on: `${number} ${token}`, limits: looks, machineNow } as const
    if (!(await countAttempt(db, sender, tries)).ok) return refuse({ code: 'too-many-attempts' })
    const dossier = await findDossierByNumber(db, number)
    if (dossier && isSame(token, dossier.trackingToken)) return ok({ dossier, isProven: true })
  }
  const tries = digits === undefined ? { on: number, limits: looks } : { on: `${number} digits`, limits }
  const attempt = await countAttempt(db, sender, { kind: 'tracking', ...tries, machineNow })
  if (!attempt.ok) return refuse({ code: 'too-many-attempts' })
  const dossier = await findDossierByNumber(db, number)
  if (!dossier) return refuse({ code: 'dossier-unknown' })
  if (digits === undefined) return ok({ dossier, isProven: false })
  const [person] = await getPeople(db, [ownerOfPapers(dossier)])
  const isProven = areLastDigits(digits, person?.personalNumber ?? person?.oldNumber ?? person?.taxCode)
  if (isProven) await forgiveAttempt(db, attempt.value, machineNow)
  return ok({ dossier, isProven })
}

/** The dossier of this number if it is the viewer's own, by no mandate. Nobody guesses what is theirs: not counted. */
export async function findOwnByNumber(db: Db, viewer: Viewer, number: string): Promise<Dossier | undefined> {
  const dossier = await findDossierByNumber(db, number)
  return dossier && isOwn({ ...viewer, mandates: [] }, dossier) ? dossier : undefined
}

import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx, Tx } from '../../platform/db.ts'
import type { ProcedureContent } from '../catalogue/public.ts'
import { findProxyById, holdsOn } from '../identity/public.ts'
import { findAuthorisation, insertAuthorisation } from './store/authorisation-store.ts'
import type { Dossier } from './store/dossier-store.ts'
import type { Viewer } from './viewer.ts'
import type { Filed } from './domain/check-components.ts'

/** The component as which the paper is handed in where the procedure has none of its own. */
export const AUTHORISATION_PAPER = 'van-ban-uy-quyen'
export const AUTHORISATION_TYPE = 'giay-uy-quyen'

/** By what the applicant acts for the authoriser. */
export interface AuthorisedBy {
  readonly fullName: string
  readonly signedOn: Day
  readonly validTo: Day | null
  /** Of the paper itself; none where the procedure has it among its components. */
  readonly uploads: readonly string[]
  /** The same that was made a paper before. */
  readonly papers?: readonly bigint[] | undefined
  /** The mandate that was given here, which stands for the paper. */
  readonly proxyId?: bigint | undefined
}

interface ActedFor {
  readonly authoriserId: bigint | null
  readonly authorisation?: AuthorisedBy | undefined
}
interface Input extends Pick<ActedFor, 'authorisation'> { readonly filed: readonly Filed[] }

/** Whether it is said by what somebody acts: a mandate that was given here, or a paper. */
export function isAuthorised({ components }: ProcedureContent, { authorisation, filed }: Input): boolean {
  if (!authorisation || authorisation.proxyId !== undefined || isAttached(authorisation)) return true
  const own = components.filter(({ documentType }) => documentType === AUTHORISATION_TYPE).map(({ id }) => id)
  return filed.some((one) => own.includes(one.component) && isAttached(one))
}

/** Components that are needed, without the paper of an authorisation where a mandate given here stands for it. */
export function neededBeside(
  { components }: ProcedureContent, needed: readonly string[], isByProxy: boolean,
): readonly string[] {
  return isByProxy
    ? needed.filter((id) => components.find((one) => one.id === id)?.documentType !== AUTHORISATION_TYPE) : needed
}

export function isAttached({ uploads, papers = [] }: Pick<Filed, 'uploads' | 'papers'>): boolean {
  return uploads.length + papers.length > 0
}

/** Keeps by what the applicant of a new dossier acts for another, as far as they do. */
export async function keepAuthorisation(
  { tx }: Pick<Ctx, 'tx'>, dossierId: bigint, { authoriserId, authorisation }: ActedFor,
): Promise<void> {
  if (authoriserId === null || !authorisation) return
  const { fullName, signedOn, validTo, proxyId = null } = authorisation
  await insertAuthorisation(tx, { dossierId, authoriserId, fullName, signedOn, validTo, proxyId })
}

/** The mandate, where it was given to a member of a community digital team: what is sent by it is closed with it. */
export async function helperProxyOf(tx: Tx, by: AuthorisedBy | undefined): Promise<bigint | null> {
  const proxy = by?.proxyId === undefined ? undefined : await findProxyById(tx, by.proxyId)
  return proxy && proxy.memberId !== null ? proxy.id : null
}

/**
 * Whether whoever handed a dossier in by a mandate that was given here, online or at a counter, may still act on it:
 * ended or past its last day it opens nothing (BLDS 2015 Đ.563, 569). Refuses with `proxy-over`; of anybody else, and
 * of officials, it says nothing.
 */
export async function checkProxy(
  { tx, now, actorId }: Ctx, { id, channel, submittedBy, authoriserId, applicantId }: Dossier,
  { personId }: Pick<Viewer, 'personId'>,
): Promise<Result<undefined, { readonly code: 'proxy-over' }>> {
  const isTheirs = personId === applicantId || channel === 'online' && actorId === submittedBy
  if (authoriserId === null || !isTheirs) return ok(undefined)
  const proxyId = (await findAuthorisation(tx, id))?.proxyId ?? null
  const proxy = proxyId === null ? undefined : await findProxyById(tx, proxyId)
  return proxy && (proxy.endedAt !== null || !holdsOn(proxy, dayOf(now))) ? refuse({ code: 'proxy-over' }) : ok(undefined)
}

import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Day } from '../../kernel/work-calendar.ts'
import type { Json } from '../../platform/db.ts'
import { type BundleMember, contentsIn, limitWithin, memberCaseWith, shareOf } from '../catalogue/public.ts'
import { answersOf, rulesOf } from './accept-bundle.ts'
import type { Filed } from './domain/check-components.ts'
import { isClearedAt } from './places.ts'
import type { DossierRooms } from './rooms.ts'
import type { Bundle } from './store/bundle-store.ts'
import type { HeldComponent } from './store/dossier-store.ts'
import { AUTHORISATION_PAPER, type AuthorisedBy } from './authorised-by.ts'
import type { NewDossierInput } from './store-new-dossier.ts'

/** A paper of a request as it is kept with it. */
interface KeptPaper extends Omit<Filed, 'uploads' | 'papers'> {
  readonly paperIds: readonly string[]
  readonly held?: KeptHeld | undefined
}

/** What was held of it when the request was prepared, as it is kept with the request. */
type KeptHeld = Omit<HeldComponent, 'component' | 'paperId'> & { readonly paperId: string | null }

/** What is kept of a component that was held; each member that needs it has it in its own record. */
export function keepHeld(held: readonly HeldComponent[] = [], component: string): { readonly held?: KeptHeld } {
  const found = held.find((one) => one.component === component)
  if (!found) return {}
  const { source, outcome, basis, reason, paperId } = found
  return { held: { source, outcome, basis, reason, paperId: paperId?.toString() ?? null } }
}

/** By what the applicant acts for another, as it is kept with the request. */
interface KeptAuthorisation extends Pick<AuthorisedBy, 'fullName' | 'signedOn' | 'validTo'> { readonly proxyId?: string }

/** A procedure of the bundle is not in force on that day. */
export interface MemberNotInForce { readonly code: 'member-not-in-force'; readonly member: string }

/**
 * The section that receives a member: the citizen deals with one counter, wherever the list lets the member be received
 * there on that day; `standsAt` is where somebody stands and can be sent nowhere else.
 */
export function sectionFor(
  rooms: Pick<DossierRooms, 'catalogue' | 'directory'>, today: Day, procedureId: bigint, home: bigint,
  standsAt?: bigint,
): bigint | undefined {
  const directory = rooms.directory.on(today)
  const section = directory.byId(home)
  const cleared = rooms.catalogue.clearanceOn(today, procedureId)
  return section && isClearedAt(directory, cleared, section) ? home : standsAt
}

/**
 * What a member is given of the request that it belongs to (chia tờ khai chung): its part of the answers and of the
 * papers, and the version of its procedure that is in force today. Refuses `member-not-in-force` where it has none: a
 * bundle that was asked for may outlive one of its procedures.
 */
export function inputOf(
  rooms: DossierRooms, bundle: Bundle, member: BundleMember, today: Day,
): Result<NewDossierInput, MemberNotInForce> {
  const { rules } = rulesOf(rooms, bundle.versionId)
  const catalogue = rooms.catalogue.on(today)
  const version = catalogue.find(member.procedure)
  if (!version) return refuse({ code: 'member-not-in-force', member: member.name })
  const kept = bundle.filed as unknown as readonly KeptPaper[]
  const filed = kept.map(({ paperIds, ...one }): Filed & Pick<KeptPaper, 'held'> => ({
    ...one, uploads: [], papers: paperIds.map(BigInt),
  }))
  const asked = rules.members.find(({ seq }) => seq === member.seq)
  if (!asked) throw new RangeError(`no member ${String(member.seq)} in the bundle`)
  const share = shareOf(rules, asked, contentsIn(catalogue, rules), {
    answers: answersOf(bundle), filed, needed: bundle.needed,
  })
  const paper = filed.find(({ component }) => component === AUTHORISATION_PAPER)
  const authorisation = bundle.authorisation as KeptAuthorisation | null
  const proxyId = authorisation?.proxyId === undefined ? undefined : BigInt(authorisation.proxyId)
  return ok({
    procedureVersionId: version.id, formVersionId: bundle.formVersionId,
    applicant: { id: bundle.applicantId, name: bundle.applicantName }, authoriserId: bundle.authoriserId,
    handedInBy: bundle.handedInBy ?? undefined,
    authorisation: authorisation ? { ...authorisation, uploads: [], papers: paper?.papers ?? [], proxyId } : undefined,
    territoryId: bundle.territoryId ?? undefined,
    limitCase: memberCaseWith(rules, bundle.limitCase, member.seq),
    answers: share.answers as Json, writtenKeys: bundle.writtenKeys,
    held: share.filed.flatMap((one) => 'held' in one && one.held ? [{
      ...one.held, component: one.component, paperId: one.held.paperId === null ? null : BigInt(one.held.paperId),
    }] : []),
    filed: share.filed.map((one): Filed => 'uploads' in one ? one : { ...one, originals: 0, copies: 0, uploads: [] }),
    needed: share.needed, delivery: bundle.delivery, deliveryAddress: bundle.deliveryAddress, isConfirmedDouble: true,
    partOf: {
      requestId: bundle.requestId, limit: limitWithin(asked, answersOf(bundle)), cutoff: rules.cutoff,
      submittedBy: bundle.submittedBy,
      sectionId: sectionFor(rooms, today, version.procedureId, bundle.sectionId),
    },
  })
}

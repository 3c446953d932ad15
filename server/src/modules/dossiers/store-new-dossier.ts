import { createHash, randomBytes } from 'node:crypto'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type CalendarMissing, dayOf, forwardingTime } from '../../kernel/work-calendar.ts'
import type { Ctx, Json } from '../../platform/db.ts'
import { type ProcedureVersion, type TimeLimit, isSettledCentrally } from '../catalogue/public.ts'
import { type SignatureRule, type TakeRefusal, takePapers } from '../documents/public.ts'
import type { Directory, Unit } from '../organisation/public.ts'
import {
  AUTHORISATION_PAPER, AUTHORISATION_TYPE, type AuthorisedBy, helperProxyOf, isAttached, isAuthorised, neededBeside,
} from './authorised-by.ts'
import type { AskedOfCase } from './case-facts.ts'
import { type ComponentsRefused, type Filed, checkComponents, lackingOf } from './domain/check-components.ts'
import type { StatedFacts } from './fees-of-dossier.ts'
import { numberParts } from './domain/number-parts.ts'
import { findChosenPlaces } from './choose-section.ts'
import { type TableFailed, decideByTables, limitAsDecided, neededAsDecided } from './decide-by-tables.ts'
import { ownerOfPapers } from './owner-of-papers.ts'
import { type PlaceRefusal, type Places, findPlaces } from './places.ts'
import { type DossierPolicies, policiesOf, signatureRuleIn } from './policies.ts'
import type { DecidedByTable } from './read-decided.ts'
import type { DossierRooms } from './rooms.ts'
import {
  type HeldComponent, type HeldField, type KhoChoice, type NewComponent, type NewDossier, drawIds, insertNumbered,
} from './store/dossier-store.ts'
import type { Channel, Delivery } from './store/tables.ts'

/** What whoever sends or receives a dossier gives, whatever the channel. */
export interface NewDossierInput {
  readonly procedureVersionId: bigint
  readonly formVersionId: bigint | null
  readonly applicant: {
    readonly id: bigint; readonly name: string; readonly kind?: 'citizen' | 'organisation'
  }
  readonly authoriserId: bigint | null
  /** By whose hand it comes, where the applicant is an organisation and somebody acts for it. */
  readonly handedInBy?: string | undefined
  /** By which paper or mandate the applicant acts for the authoriser, as far as it is on record. */
  readonly authorisation?: AuthorisedBy | undefined
  /** As whom the papers were uploaded before anybody signed in: the draft. */
  readonly uploaderId?: bigint | undefined
  readonly territoryId?: bigint | undefined
  /** Online: the section that the applicant chose to receive it; none for where the rules send it. */
  readonly chosenSectionId?: bigint | undefined
  /** Which time limit holds; 0 unless a clerk picks a case. */
  readonly limitCase: number
  /** Checked by the door against the form; kept as they are. */
  readonly answers: Json
  /** Keys of those that the program writes itself, such as the day: they make no other declaration of the same. */
  readonly writtenKeys?: readonly string[]
  readonly filed: readonly Filed[]
  /** Conditional components whose condition holds, as the declaration says. */
  readonly needed: readonly string[]
  readonly delivery: Delivery
  readonly deliveryAddress: string | null
  /** Said again after the warning that the same is open already. */
  readonly isConfirmedDouble: boolean
  /** The request with other dossiers that it is part of, and what that says of its term; none of its own then. */
  readonly partOf?: PartOf | undefined
  /** What the applicant chose about the Kho; nothing unless given. */
  readonly khoChoice?: KhoChoice | undefined
  /** Components that were held and valid when it was prepared, and what became of each. */
  readonly held?: readonly HeldComponent[] | undefined
  /** What its fees hang on, as whoever receives or sends it says; what is not said leaves them unknown. */
  readonly feeFacts?: StatedFacts | undefined
  /** That another system gave it, whose number none of ours is (mã hồ sơ do Cổng cấp); else the next of its agency. */
  readonly number?: string | undefined
  /** Whether it comes from where nobody was told what it lacks: that is kept with it as missing, to be asked for. */
  readonly mayLack?: boolean
  /** Questions that what is held could answer, and what became of each. */
  readonly heldFields?: readonly HeldField[] | undefined
}

/** A dossier that is a member of a bundle. */
export interface PartOf {
  readonly requestId: bigint
  /** Within the bundle; null where its own procedure says how long it takes. */
  readonly limit: TimeLimit | null
  readonly cutoff: number | null
  /** Who sent the request, where a member begins by itself later. */
  readonly submittedBy?: bigint | undefined
  /** Where the citizen deals with all members, as far as this one may be received there. */
  readonly sectionId?: bigint | undefined
}

export type NewDossierRefusal =
  | PlaceRefusal | ComponentsRefused | TakeRefusal | CalendarMissing | TableFailed
  | { readonly code: 'procedure-not-in-force' }
  | { readonly code: 'channel-closed' | 'settled-centrally' }
  | { readonly code: 'limit-case-unknown' }
  | { readonly code: 'same-dossier-open'; readonly number: string }


/** Everything that was decided about a dossier before it is written. */
export interface DossierPlan {
  readonly ids: Pick<NewDossier, 'id' | 'publicId'>
  readonly version: ProcedureVersion
  readonly directory: Directory
  readonly policies: DossierPolicies
  readonly places: Places
  readonly components: readonly NewComponent[]
  readonly likeness: Buffer
  /** What the tables of the version say of it. */
  readonly decided: readonly DecidedByTable[]
  /** By which mandate, where a member of a community digital team sends it. */
  readonly helperProxyId: bigint | null
}

/**
 * Looks a new dossier through: in force, by an open channel, competent and cleared places, all components at once, the
 * uploads its sender's own, not the same as one that is open. Makes papers of the uploads; writes nothing else.
 */
export async function planDossier(
  ctx: Ctx, rooms: DossierRooms, input: NewDossierInput, channel: Channel, sectionId: bigint | undefined,
): Promise<Result<DossierPlan, NewDossierRefusal>> {
  const today = dayOf(ctx.now)
  const version = rooms.catalogue.version(input.procedureVersionId)
  const { content } = version
  if (version.validFrom > today || (version.validTo !== null && version.validTo < today))
    return refuse({ code: 'procedure-not-in-force' })
  if (!content.channels.includes(channel)) return refuse({ code: 'channel-closed' })
  // Handed in at the national portal it may come from there, to be followed.
  if (channel !== 'online' && isSettledCentrally(content)) return refuse({ code: 'settled-centrally' })
  if (!content.limits[input.limitCase]) return refuse({ code: 'limit-case-unknown' })
  const directory = rooms.directory.on(today)
  const findPlace = input.chosenSectionId === undefined ? findPlaces : findChosenPlaces
  const places = findPlace(directory, {
    content, cleared: rooms.catalogue.clearanceOn(today, version.procedureId),
    territoryId: input.territoryId, sectionId: input.chosenSectionId ?? sectionId,
    subject: input.applicant.kind, answers: input.answers as Readonly<Record<string, unknown>> | null ?? {},
  })
  if (!places.ok) return places
  const decided = await askTables(ctx, rooms, { content, directory, places: places.value }, input, channel)
  if (!decided.ok) return decided
  const isByProxy = input.authorisation?.proxyId !== undefined
  const needed = neededBeside(content, neededAsDecided(decided.value, input.needed), isByProxy)
  const complete = checkComponents(content, input.filed, needed, channel === 'online')
  const lacking = input.mayLack === true ? lackingOf(complete) : []
  if (!complete.ok && lacking.length === 0) return complete
  if (!isAuthorised(content, input)) return refuse({
    code: 'components-missing',
    components: [{ component: AUTHORISATION_PAPER, name: 'Văn bản ủy quyền', reason: 'not-handed-in' }],
  })

  const likeness = likenessOf(version.procedureId, input)
  const helperProxyId = await helperProxyOf(ctx.tx, input.authorisation)
  // Asked for together; the papers of a double are taken back with the transaction.
  const [{ alike, ...ids }, components] = await Promise.all([
    drawIds(ctx.tx, likeness),
    filePapers(
      ctx, version.content, { ...input, filed: [...input.filed, ...lacking], helperProxyId },
      signatureRuleIn(directory)),
  ])
  if (alike !== null && !input.isConfirmedDouble) return refuse({ code: 'same-dossier-open', number: alike })
  if (!components.ok) return components
  return ok({
    ids, version, directory, policies: policiesOf(directory), places: places.value, components: components.value,
    likeness, decided: decided.value, helperProxyId,
  })
}

/**
 * A case that somebody picked goes before the table of limits. Of a bundle the papers were asked for when the request
 * came, as its members publish them: the import takes no member there whose papers a table tells (ADR 0045).
 */
async function askTables(
  ctx: Ctx, rooms: DossierRooms,
  { content, directory, places }: Pick<DossierPlan, 'directory' | 'places'> & Pick<ProcedureVersion, 'content'>,
  input: NewDossierInput, channel: Channel,
): Promise<Result<readonly DecidedByTable[], TableFailed>> {
  const { limitCase, partOf, answers } = input
  const hasOwnLimit = limitCase !== 0 || (partOf?.limit ?? null) !== null
  return decideByTables(rooms.feel, {
    content, directory, answers, now: ctx.now, asked: askedOfNew(input, channel, ''),
    places: {
      receivesAtId: places.receivesAt.id, competentUnitId: places.competent.id, territoryId: places.territoryId,
    },
    subjects: ['fee', ...partOf ? [] : ['papers' as const], ...hasOwnLimit ? [] : ['limit' as const]],
  })
}

/**
 * The same person, procedure and content: what a second press, or a second channel, would hand in again. In whatever
 * order it was answered, and on whatever day. Two that arrive in the same moment under different keys do not see each
 * other: it is a warning, and no lock is worth it.
 */
function likenessOf(procedureId: bigint, { applicant, answers, writtenKeys = [] }: NewDossierInput): Buffer {
  const typed = Object.entries(answers ?? {}).filter(([key]) => !writtenKeys.includes(key))
  const content = JSON.stringify(typed.sort(([one], [other]) => (one < other ? -1 : 1)))
  return createHash('sha256').update(`${String(procedureId)} ${String(applicant.id)} ${content}`).digest()
}

/** Makes papers of what was uploaded, by component; the paper of an authorisation is one of them. */
export async function filePapers(
  ctx: Ctx, content: ProcedureVersion['content'], input: NewDossierInput & Pick<DossierPlan, 'helperProxyId'>,
  rule: SignatureRule,
): Promise<Result<NewComponent[], TakeRefusal>> {
  const { applicant, authoriserId, helperProxyId, authorisation, uploaderId = ctx.onBehalfOfId } = input
  const askedFor = (id: string) => {
    const component = content.components.find((one) => one.id === id)
    const documentType = id === AUTHORISATION_PAPER ? AUTHORISATION_TYPE : component?.documentType ?? ''
    return { documentType, needsSignature: component?.needsSignature }
  }
  const filed: readonly Filed[] = authorisation && isAttached(authorisation) ? [...input.filed, {
    component: AUTHORISATION_PAPER, how: 'filed', originals: 0, copies: 0, uploads: authorisation.uploads,
    papers: authorisation.papers,
  }] : input.filed
  const items = filed.flatMap(({ component, uploads }) =>
    uploads.map((uploadId) => ({ uploadId, ...askedFor(component) })),
  )
  const ownerId = ownerOfPapers({ applicantId: applicant.id, authoriserId, helperProxyId })
  const taken = await takePapers({ ...ctx, onBehalfOfId: uploaderId }, { ownerId, items, rule })
  if (!taken.ok) return taken
  let next = 0
  return ok(filed.map(({ component, how, originals, copies, uploads, papers = [] }) => {
    const paperIds = [...papers, ...taken.value.slice(next, next += uploads.length).map(({ paperId }) => paperId)]
    return { component, how, originals, copies, paperIds }
  }))
}

/** What a channel adds to the row: who received it, when, and until when. */
export type Stage = Pick<
  NewDossier,
  'id' | 'publicId' | 'channel' | 'state' | 'submittedAt' | 'acknowledgedAt' | 'receivedAt' | 'dueAt'
>

/** What a process may ask of a dossier that is not written yet. */
export function askedOfNew(
  { limitCase, delivery, authoriserId, answers }: NewDossierInput, channel: Channel, publicId: string,
): AskedOfCase {
  return {
    publicId, number: null, channel, limitCase, delivery, authoriserId, proposal: null, supplements: 0, extensions: 0,
    receivedAt: null, dueAt: null, answers: async () => Promise.resolve(answers),
  }
}

/** Stores the dossier under its number (mã hồ sơ): the last write of the deed. Answers number and tracking token. */
export async function storeDossier(
  ctx: Ctx, input: NewDossierInput, plan: DossierPlan, stage: Stage,
): Promise<{ number: string; trackingToken: string }> {
  const {
    version, directory, policies, places: { receivesAt, receiving, competent, territoryId, routing },
    components, likeness, decided, helperProxyId,
  } = plan
  const trackingToken = randomBytes(16).toString('base64url') // 128 bits: it opens by itself (ASVS 11.5.1)
  const day = dayOf(ctx.now)
  const { versionId } = directory.calendarOf(competent.id)
  const row: NewDossier = {
    ...stage, trackingToken, receivingUnitId: receiving.id, receivesAtId: receivesAt.id, competentUnitId: competent.id,
    territoryId, procedureId: version.procedureId, procedureVersionId: version.id, formVersionId: input.formVersionId,
    calendarVersionId: versionId, limitCase: input.limitCase, applicantId: input.applicant.id,
    applicantName: input.applicant.name, authoriserId: input.authoriserId,
    submittedBy: input.partOf?.submittedBy ?? ctx.actorId,
    handedInBy: input.handedInBy ?? null, helperProxyId,
    delivery: input.delivery, deliveryAddress: input.deliveryAddress, likeness, proposal: null, issuedAt: null,
    deliveredAt: null, closedAt: null,
  }
  const parts = numberParts(policies.numberTemplate, codeOf(receiving), day)
  const number = await insertNumbered(ctx.tx, {
    row, answers: input.answers, components, routing: {
      ...routing, clearanceId: routing.clearance?.id ?? null, isChosen: input.chosenSectionId !== undefined,
    },
    decided: { at: ctx.now, rows: decided }, khoChoice: input.khoChoice,
    held: { at: ctx.now, by: ctx.actorId, rows: input.held ?? [], fields: fieldsHeld(input) },
    numberedBy: { agencyId: receiving.id, day, parts, given: input.number },
    requestId: input.partOf?.requestId,
  })
  return { number, trackingToken }
}

function codeOf(agency: Unit): string {
  if (agency.agencyCode === null) throw new Error(`agency ${agency.idOfData} has no code to number by`)
  return agency.agencyCode
}

/**
 * The term of a dossier. A case that was picked goes before all; then its bundle's, where that says one; then what the
 * table of limits said; then the plain one. From its cut-off on (R6).
 */
export function limitFor(
  content: ProcedureVersion['content'], { limitCase, partOf }: Pick<NewDossierInput, 'limitCase' | 'partOf'>,
  decided: readonly DecidedByTable[],
): TimeLimit | undefined {
  const own = content.limits[limitCase]
  const limit = own && limitCase === 0 ? partOf?.limit ?? limitAsDecided(decided, own) ?? own : own
  return limit && partOf ? { ...limit, cutoff: limit.cutoff ?? partOf.cutoff } : limit
}

/** When the unit that follows gets what is accepted now (R5). Refuses `calendar-missing`. */
export function forwardedAt(
  now: Date, { directory, policies }: Pick<DossierPlan, 'directory' | 'policies'>, to: Unit,
): Result<Date, CalendarMissing> {
  return forwardingTime(now, directory.calendarOf(to.id).calendar, policies.forwardCutoff)
}

/** Of a request for several procedures each counts the questions of its own share. */
function fieldsHeld({ heldFields = [], answers }: NewDossierInput): readonly HeldField[] {
  return heldFields.filter(({ field }) => Object.hasOwn(Object(answers) as object, field))
}

import { randomUUID } from 'node:crypto'
import { type Refusal, type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type BundleMember, type ProcedureVersion, asAsked, caseDeclared, membersAsked, membersIn } from '../catalogue/public.ts'
import { acceptBundle, rulesOf } from './accept-bundle.ts'
import { helperProxyOf } from './authorised-by.ts'
import type { StepRefusal } from './case-facts.ts'
import { isStaff } from './done-for.ts'
import { checkComponents } from './domain/check-components.ts'
import type { NotAllowed } from './domain/lifecycle.ts'
import type { NotDigitised } from './keep-digitised.ts'
import { type MemberNotInForce, inputOf, keepHeld, sectionFor } from './member-input.ts'
import { findPlaces } from './places.ts'
import { type ReceiveAtCounter, type Receipt, receiveAtCounter } from './receive-at-counter.ts'
import type { DossierRooms } from './rooms.ts'
import { type Bundle, changeMember, findBundleOf, insertBundle, insertRequest } from './store/bundle-store.ts'
import { findDossier } from './store/dossier-store.ts'
import { signatureRuleIn } from './policies.ts'
import { type NewDossierInput, type NewDossierRefusal, filePapers } from './store-new-dossier.ts'
import { type Submission, actsForIn, submitDossier } from './submit-dossier.ts'

/** What one declaration became: the request, and the dossier with which it begins. */
export interface SubmittedBundle<D> {
  readonly publicId: string
  /** Of the first member: its number and its code are those of the whole. */
  readonly lead: D
}

export type BundleRefusal = NewDossierRefusal | StepRefusal
  /** The declaration asks for no member. */
  | { readonly code: 'no-member-asked' }
  | MemberNotInForce

/**
 * Submits one request for several procedures (nộp yêu cầu liên thông, NĐ 63/2024): everything is looked through for all
 * members at once, so that none is sent away later for what could have been said at first; the members that wait for
 * nobody become dossiers now, the others when the results that they need are there. Leaves `bundle.submitted`, and
 * `dossier.submitted` of each that begins. `submit` submits each of these.
 */
export async function submitBundle<R extends DossierRooms>(
  ctx: Ctx, rooms: R, input: NewDossierInput,
  submit: (ctx: Ctx, rooms: R, part: NewDossierInput) => ReturnType<typeof submitDossier> = submitDossier,
): Promise<Result<SubmittedBundle<Submission>, BundleRefusal>> {
  const stored = await storeBundle(ctx, rooms, input, 'online', undefined)
  if (!stored.ok) return stored
  return beginFirst(ctx, rooms, stored.value, (part) => submit(ctx, rooms, {
    ...part, khoChoice: input.khoChoice, heldFields: input.heldFields, isConfirmedDouble: input.isConfirmedDouble,
  }))
}

/**
 * The same at a counter or by post: received and promised at once (tiếp nhận yêu cầu liên thông). Leaves
 * `bundle.submitted`, and `dossier.accepted` of each that begins. `receive` receives each of these.
 */
export async function receiveBundle<R extends DossierRooms>(
  ctx: Ctx, rooms: R, input: ReceiveAtCounter,
  receive: (ctx: Ctx, rooms: R, part: ReceiveAtCounter) => ReturnType<typeof receiveAtCounter> = receiveAtCounter,
): Promise<Result<SubmittedBundle<Receipt>, BundleRefusal | NotAllowed | NotDigitised | { readonly code: 'handed-in-later' }>> {
  const stored = await storeBundle(ctx, rooms, input, input.channel, input.sectionId)
  if (!stored.ok) return stored
  const begun = await beginFirst(ctx, rooms, stored.value, (part) => receive(ctx, rooms, {
    ...input, ...part, isConfirmedDouble: input.isConfirmedDouble,
  }))
  if (!begun.ok) return begun
  const promised = await acceptBundle(ctx, rooms, stored.value.bundle)
  return promised.ok ? begun : promised
}

interface Stored { readonly bundle: Bundle; readonly members: readonly BundleMember[] }

async function storeBundle(
  ctx: Ctx, rooms: DossierRooms, input: NewDossierInput, channel: Bundle['channel'], sectionId: bigint | undefined,
): Promise<Result<Stored, BundleRefusal>> {
  const planned = planBundle(ctx, rooms, input, channel, sectionId)
  if (!planned.ok) return planned
  const { version, members, versions, home, territoryId, limitCase } = planned.value
  const helperProxyId = await helperProxyOf(ctx.tx, input.authorisation)
  const kept = await filePapers(
    ctx, version.content, { ...input, helperProxyId }, signatureRuleIn(rooms.directory.on(dayOf(ctx.now))))
  if (!kept.ok) return kept
  const requestId = await insertRequest(ctx.tx, {
    applicantId: input.applicant.id, submittedBy: ctx.actorId, at: ctx.now,
  })
  const publicId = randomUUID()
  const { fullName, signedOn, validTo, proxyId } = input.authorisation ?? {}
  await insertBundle(ctx.tx, {
    requestId, publicId, versionId: version.id, formVersionId: input.formVersionId, channel, sectionId: home,
    territoryId, applicantName: input.applicant.name, handedInBy: input.handedInBy ?? null,
    authoriserId: input.authoriserId,
    authorisation: fullName === undefined
      ? null : JSON.stringify({ fullName, signedOn, validTo, proxyId: proxyId?.toString() }),
    delivery: input.delivery, deliveryAddress: input.deliveryAddress, answers: JSON.stringify(input.answers),
    writtenKeys: [...input.writtenKeys ?? []], needed: [...input.needed],
    filed: JSON.stringify(kept.value.map(({ paperIds, ...one }) => ({
      ...one, paperIds: paperIds.map(String), ...keepHeld(input.held, one.component),
    }))),
    acceptedAt: null, acceptedBy: null, dueAt: null, limitCase,
  }, members.map(({ seq, procedure, after }) => ({
    requestId, seq, procedureId: versions.get(procedure)?.procedureId ?? 0n, after, state: 'waiting' as const,
    dossierId: null, readyAt: null, begunAt: null, pushBy: null, reason: null,
  })))
  await recordEvent({ ...ctx, forPersonId: isStaff(ctx) ? input.applicant.id : actsForIn(input) }, {
    type: 'bundle.submitted', subjectKind: 'bundle', subjectId: requestId,
    data: { bundle: publicId, procedure: version.publicId, channel, members: members.length },
  })
  const bundle = await findBundleOf(ctx.tx, requestId)
  if (!bundle) throw new Error('the request was not stored')
  return ok({ bundle, members })
}

/** Looks the whole request through; writes nothing. */
function planBundle(
  ctx: Ctx, rooms: DossierRooms, input: NewDossierInput, channel: Bundle['channel'], sectionId: bigint | undefined,
): Result<{
  version: ProcedureVersion; members: readonly BundleMember[]; versions: ReadonlyMap<string, ProcedureVersion>
  home: bigint; territoryId: bigint | null; limitCase: number
}, BundleRefusal> {
  const { version: whole, rules } = rulesOf(rooms, input.procedureVersionId)
  const today = dayOf(ctx.now)
  if (whole.validFrom > today || (whole.validTo !== null && whole.validTo < today))
    return refuse({ code: 'procedure-not-in-force' })
  const answers = input.answers as Readonly<Record<string, unknown>>
  const [catalogue, directory] = [rooms.catalogue.on(today), rooms.directory.on(today)]
  const version = asAsked(catalogue, whole, answers)
  if (!version.content.channels.includes(channel)) return refuse({ code: 'channel-closed' })
  const [members, versions] = [membersAsked(rules, answers), membersIn(catalogue, rules)]
  // What a clerk picks holds; else what was declared says which.
  const limitCase = input.limitCase === 0 ? caseDeclared(rules, answers) : input.limitCase
  if (!version.content.limits[limitCase]) return refuse({ code: 'limit-case-unknown' })
  const [lead] = members
  if (!lead) return refuse({ code: 'no-member-asked' })
  let home = sectionId
  let territoryId = input.territoryId ?? null
  for (const { procedure, name } of members) {
    const member = versions.get(procedure)
    if (!member) return refuse({ code: 'member-not-in-force', member: name })
    const { content, procedureId } = member
    const cleared = rooms.catalogue.clearanceOn(today, procedureId)
    const places = findPlaces(directory, {
      content, cleared, territoryId: input.territoryId, answers,
      sectionId: home && sectionFor(rooms, today, procedureId, home, sectionId),
    })
    if (!places.ok) return places
    home ??= places.value.receivesAt.id
    territoryId ??= places.value.territoryId
  }
  const complete = checkComponents(version.content, input.filed, input.needed, channel === 'online')
  return complete.ok ? ok({ version, members, versions, home: home ?? 0n, territoryId, limitCase }) : complete
}

/** Makes dossiers of the members that wait for nobody; answers the first. */
async function beginFirst<D extends { readonly publicId: string }, R extends Refusal>(
  ctx: Ctx, rooms: DossierRooms, { bundle, members }: Stored,
  begin: (part: NewDossierInput) => Promise<Result<D, R>>,
): Promise<Result<SubmittedBundle<D>, R | MemberNotInForce>> {
  let lead: D | undefined
  for (const member of members.filter(({ after }) => after.length === 0)) {
    const input = inputOf(rooms, bundle, member, dayOf(ctx.now))
    if (!input.ok) return input
    const begun = await begin(input.value)
    if (!begun.ok) return begun
    const dossier = await findDossier(ctx.tx, begun.value.publicId)
    await changeMember(ctx.tx, { requestId: bundle.requestId, seq: member.seq }, {
      state: 'begun', dossierId: dossier?.id ?? null, readyAt: ctx.now, begunAt: ctx.now,
    })
    lead ??= begun.value
  }
  if (!lead) throw new Error('a bundle whose members all wait for each other was published')
  return ok({ publicId: bundle.publicId, lead })
}

import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { Person } from '../identity/public.ts'
import { askFees, feesOfCase } from './ask-fees.ts'
import { keepAuthorisation } from './authorised-by.ts'
import { beginSettlement } from './begin-case.ts'
import type { StepRefusal } from './case-facts.ts'
import { composeSlip, fillReceipt } from './compose-slip.ts'
import { type NotAllowed, move } from './domain/lifecycle.ts'
import { type SettledAccount, keepAccountOutcome } from './settle-account.ts'
import { isStaff } from './done-for.ts'
import { type LetThrough, type NotDigitised, type Undigitised, keepDigitisedAtCounter, keepLetThrough } from './keep-digitised.ts'
import { type Viewer, signerOf } from './viewer.ts'
import type { DecidedByTable } from './read-decided.ts'
import type { DossierRooms } from './rooms.ts'
import type { Channel } from './store/tables.ts'
import {
  type NewDossierInput, type NewDossierRefusal, askedOfNew, limitFor, planDossier, storeDossier,
} from './store-new-dossier.ts'

export interface ReceiveAtCounter extends Omit<ReceiveNow, 'letThrough'> {
  readonly channel: 'counter' | 'post'
  /** Why papers go on without being digitised, where that is asked. */
  readonly undigitised?: Undigitised | undefined
}

export interface ReceiveNow extends NewDossierInput {
  readonly channel: Channel
  /** The section at which the clerk sits. */
  readonly sectionId: bigint
  /** When the papers came; a parcel may have waited. */
  readonly handedInAt: Date
  /** Whose name stands on the slip. */
  readonly viewer: Pick<Viewer, 'fullName'>
  /** Applicant and authoriser, where the door has looked them up already. */
  readonly people?: readonly Person[] | undefined
  /** Papers that go on without being digitised, as the clerk said why. */
  readonly letThrough?: LetThrough | undefined
  /** What came of looking for an account of the applicant (settleAccount). */
  readonly account?: SettledAccount | undefined
  /** What the slip says besides: which register is awaited, and until when. */
  readonly slipNote?: string | null | undefined
}

/** What is printed on the slip (Giấy tiếp nhận hồ sơ và hẹn trả kết quả, Mẫu 01). */
export interface Receipt {
  readonly publicId: string
  readonly number: string
  readonly trackingToken: string
  readonly receivedAt: Date
  readonly dueAt: Date
  readonly slipId: string
  /** What the tables of its version said of it: what it costs, for whoever sits there. */
  readonly decided: readonly DecidedByTable[]
  readonly procedureVersionId: bigint
}

export type ReceiveAtCounterRefusal =
  NewDossierRefusal | StepRefusal | NotAllowed | NotDigitised | { readonly code: 'handed-in-later' }

/**
 * Receives what is handed in at a counter or comes by post (tiếp nhận trực tiếp, qua bưu chính): stored, numbered,
 * accepted and forwarded in one deed, so that the applicant leaves with the slip. Leaves `dossier.accepted`.
 *
 * Refuses with `handed-in-later` if the papers are said to come after this moment, with all that is missing at once,
 * and, where digitisation is in force, with `not-digitised` what nobody scanned and said nothing of.
 */
export async function receiveAtCounter(
  ctx: Ctx, rooms: DossierRooms, input: ReceiveAtCounter,
): Promise<Result<Receipt, ReceiveAtCounterRefusal>> {
  if (input.handedInAt > ctx.now) return refuse({ code: 'handed-in-later' })
  const { content } = rooms.catalogue.version(input.procedureVersionId)
  const through = await keepDigitisedAtCounter(ctx, rooms, content, input.sectionId, input)
  if (!through.ok) return through
  return receiveNow(ctx, rooms, { ...input, letThrough: through.value })
}

/**
 * The same whatever the channel: of a member of a bundle whose turn has come, which its section looked through when the
 * request came.
 */
export async function receiveNow(
  by: Ctx, rooms: DossierRooms, input: ReceiveNow,
): Promise<Result<Receipt, NewDossierRefusal | StepRefusal | NotAllowed>> {
  // What is handed in is handed in by the clerk for whoever stands there: both stand in each event of the deed.
  const ctx = isStaff(by) && input.channel !== 'online' ? { ...by, forPersonId: input.applicant.id } : by
  const { channel, sectionId, handedInAt, limitCase, viewer } = input
  const moved = move('submitted', 'accept')
  if (!moved.ok) return moved
  const planned = await planDossier(ctx, rooms, input, channel, sectionId)
  if (!planned.ok) return planned

  const {
    ids: { id, publicId }, version, places: { receivesAt, competent, territoryId }, directory, policies,
    decided,
  } = planned.value
  const process = await rooms.processes.of(version.id, ctx.tx)
  const facts = {
    caseId: id, receivesAtId: receivesAt.id, competentUnitId: competent.id, territoryId, content: version.content,
    process, directory, policies, feel: rooms.feel, asked: askedOfNew(input, channel, publicId),
    procedureId: version.procedureId, submittedBy: ctx.actorId,
  }
  const limit = limitFor(version.content, input, decided)
  if (!limit) return refuse({ code: 'limit-case-unknown' })
  const hasOriginals = input.filed.some(({ originals }) => originals > 0)
  const begun = await beginSettlement(ctx, facts, { limit, hasOriginals, accepted: undefined })
  if (!begun.ok) return begun

  const { dueAt } = begun.value
  // None of what follows needs the answer of another: all is sent at once, the number last.
  const row = {
    id, publicId, receivesAtId: receivesAt.id, competentUnitId: competent.id, applicantId: input.applicant.id,
    authoriserId: input.authoriserId, limitCase, delivery: input.delivery, deliveryAddress: input.deliveryAddress,
    handedInBy: null,
  }
  const filed = input.filed.map((one) => ({ ...one, files: one.uploads.length }))
  const slipFacts = {
    dossier: row, content: version.content, directory, formSet: policies.formSet, signer: signerOf(viewer),
    people: input.people,
  }
  const feeCase = {
    id, content: version.content, directory, channel, receivesAtId: receivesAt.id, territoryId, decided,
    stated: input.feeFacts,
  }
  const slip = composeSlip(ctx, slipFacts, 'receipt', fillReceipt(slipFacts, filed, {
    receivedAt: ctx.now, dueAt, limit, fees: feesOfCase(ctx.now, rooms, feeCase), note: input.slipNote ?? null,
  }))
  const data = { dossier: publicId, procedure: version.publicId, channel, dueAt: dueAt.toISOString() }
  const event = recordEvent(ctx, {
    type: 'dossier.accepted', subjectKind: 'dossier', subjectId: id, dossierId: id, data,
  })

  const stage = {
    id, publicId, channel, state: moved.value, submittedAt: handedInAt, acknowledgedAt: ctx.now, receivedAt: ctx.now,
    dueAt,
  }
  await keepLetThrough(ctx, { id, publicId }, input.letThrough)
  if (channel !== 'online') await keepAuthorisation(ctx, id, input)
  await askFees(ctx, rooms, feeCase)
  const account = keepAccountOutcome(ctx, { id, publicId }, input.applicant.id, input.account)
  const [stored, slipId] = await Promise.all([
    storeDossier(ctx, input, planned.value, stage), slip, event, begun.value.begun, account,
  ])
  return ok({ publicId, ...stored, receivedAt: ctx.now, dueAt, slipId: slipId ?? '', decided, procedureVersionId: version.id })
}

import { NO_ROW } from '../../kernel/no-row.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Day, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { listFacts } from '../documents/public.ts'
import { listTasks } from '../workflow/public.ts'
import type { OnDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { type Dossier, findDossier } from './store/dossier-store.ts'
import {
  type ResultEnd, type ResultEndKind, type SignedResult, findReplacement, findSignedResult, insertResultEnd,
  listResultEnds,
} from './store/result-end-store.ts'
import { isWithinReach } from './viewer.ts'

export interface ProposeResultEnd extends Pick<OnDossier, 'publicId' | 'viewer'> {
  readonly kind: ResultEndKind
  /** The decision by which it ends. */
  readonly decisionNumber: string
  readonly decisionDay: Day
  readonly reason: string
  /** The code of the result in its place; only of one that is replaced. */
  readonly byCode?: string | undefined
  /** What it says instead, by the keys of the data of its paper; only of one that is corrected. */
  readonly correctedData?: Readonly<Record<string, string>> | undefined
  /** Under which keys it may be corrected; under all that it says, unless given. */
  readonly correctable?: ((dossier: Dossier) => readonly string[]) | undefined
}

export type FindResultRefusal = { readonly code: 'dossier-unknown' } | { readonly code: 'result-missing' }
export type ProposeResultEndRefusal = FindResultRefusal
  | { readonly code: 'decision-later' } | { readonly code: 'result-ended' } | { readonly code: 'result-end-open' }
  | { readonly code: 'replacement-unknown' } | { readonly code: 'result-field-unknown' }

/**
 * Proposes that an issued result be revoked, replaced by another, or corrected (đề nghị thu hồi, thay thế, đính chính
 * kết quả); it holds until somebody else confirms. Refuses with `result-missing` where none was issued electronically,
 * with `result-ended` where it holds no more, with `result-end-open` while another proposal waits, with
 * `decision-later` for a decision of a day to come, with `replacement-unknown` where the other is none of the same
 * applicant in force, with `result-field-unknown` where the result says nothing under a key. Leaves
 * `dossier.result-end-proposed`.
 */
export async function proposeResultEnd(
  ctx: Ctx, rooms: DossierRooms, input: ProposeResultEnd,
): Promise<Result<ResultEnd, ProposeResultEndRefusal>> {
  const found = await findResultWithinReach(ctx, rooms, input)
  if (!found.ok) return found
  const { dossier, result } = found.value
  const { kind, decisionNumber, decisionDay, reason, byCode, correctedData = {} } = input
  if (decisionDay > dayOf(ctx.now)) return refuse({ code: 'decision-later' })
  if ((await listResultEnds(ctx.tx, dossier.id)).some(endsIt)) return refuse({ code: 'result-ended' })
  const replacement = kind === 'replaced'
    ? await findReplacement(ctx.tx, byCode ?? '', { dossierId: dossier.id, applicantId: dossier.applicantId })
    : undefined
  if (kind === 'replaced' && !replacement) return refuse({ code: 'replacement-unknown' })
  const allowed = input.correctable?.(dossier)
  const isAllowed = Object.keys(correctedData).every((key) => allowed === undefined || allowed.includes(key))
  if (!isAllowed || !await isSaid(ctx, result, kind, correctedData)) return refuse({ code: 'result-field-unknown' })
  const end = await insertResultEnd(ctx.tx, {
    dossierId: dossier.id, kind, decisionNumber, decisionDay, reason, byDossierId: replacement?.dossierId ?? null,
    correctedData: Object.keys(correctedData).length > 0 ? correctedData : null,
    proposedAt: ctx.now, proposedBy: ctx.actorId, proposedFor: ctx.onBehalfOfId ?? null,
  })
  if (!end) return refuse({ code: 'result-end-open' })
  await recordEvent(ctx, {
    type: 'dossier.result-end-proposed', subjectKind: 'dossier', subjectId: dossier.id, dossierId: dossier.id,
    data: aboutEnd(dossier, result, end),
  })
  return ok(end)
}

/** Whether everything that is to be corrected is something that the result says, in words. */
async function isSaid(
  ctx: Ctx, { paperId }: SignedResult, kind: ResultEndKind, correctedData: Readonly<Record<string, string>>,
): Promise<boolean> {
  const keys = Object.keys(correctedData)
  if (keys.length === 0) return true
  const [now] = await listFacts(ctx.tx, paperId)
  return kind === 'corrected' && keys.every((key) => typeof now?.data[key] === 'string')
}

/** The dossier and its issued result, if the viewer reaches them. */
export async function findResultWithinReach(
  ctx: Ctx, rooms: DossierRooms, { publicId, viewer }: Pick<OnDossier, 'publicId' | 'viewer'>,
): Promise<Result<{ readonly dossier: Dossier; readonly result: SignedResult }, FindResultRefusal>> {
  const dossier = await findDossier(ctx.tx, publicId)
  const tasks = await listTasks(ctx.tx, dossier?.id ?? NO_ROW)
  if (!dossier || !isWithinReach(rooms.directory.on(dayOf(ctx.now)), viewer, dossier, tasks))
    return refuse({ code: 'dossier-unknown' })
  const result = await findSignedResult(ctx.tx, dossier.id)
  return result ? ok({ dossier, result }) : refuse({ code: 'result-missing' })
}

/** Whether a result holds no more by it; a corrected one goes on, as it was corrected. */
export function endsIt({ kind, isConfirmed }: Pick<ResultEnd, 'kind' | 'isConfirmed'>): boolean {
  return isConfirmed === true && kind !== 'corrected'
}

/** What events tell of it: public ids, codes and days. */
export function aboutEnd(dossier: Dossier, { code }: SignedResult, { publicId, kind, decisionDay }: ResultEnd) {
  return {
    dossier: dossier.publicId, number: dossier.number, state: dossier.state, resultEnd: publicId, kind,
    resultCode: code, decidedOn: decisionDay,
  }
}

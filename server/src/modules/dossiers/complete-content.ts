import { type Refusal, type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { NodeAction } from '../workflow/public.ts'
import { type Acted, type HeldDossier, type HoldRefusal, type OnDossier, holdDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { stepsFor } from './step-meant.ts'
import { type Dossier, changeDossier } from './store/dossier-store.ts'
import { type Content, keepResultContent } from './store/result-content.ts'
import type { Viewer } from './viewer.ts'

/** Steps at which a result takes its words: whoever has none of them in hand drafts nothing. */
const DRAFTING: readonly NodeAction[] = ['propose', 'check', 'approve', 'issue']

export interface CompleteContent<Wrong extends Refusal> extends OnDossier {
  /** What was typed in as it may be kept, or what is wrong with it: who calls knows the form, this room does not. */
  readonly checked: (dossier: Dossier) => Promise<Result<Content, Wrong>>
}

/**
 * Types in what the result says where the declaration is on paper (ghi nội dung kết quả), so that it is issued with
 * its content and stands in the Kho with it. All of it at once, in the place of what was typed before. Whoever has a
 * step in hand at which the result is drafted, checked, approved or issued does it; others are refused `not-your-step`.
 * Leaves `dossier.content-completed`, with the keys and none of the values.
 */
export async function completeContent<Wrong extends Refusal>(
  ctx: Ctx, rooms: DossierRooms, { checked, ...on }: CompleteContent<Wrong>,
): Promise<Result<Acted, HoldRefusal | { readonly code: 'not-your-step' } | Wrong>> {
  const held = await holdDossier(ctx, rooms, on)
  if (!held.ok) return held
  const { dossier, isHere } = held.value
  if (!isHere || !draftsResult(held.value, on.viewer)) return refuse({ code: 'not-your-step' })
  const content = await checked(dossier)
  if (!content.ok) return content
  const { id, publicId, number, state, dueAt } = dossier
  await keepResultContent(ctx.tx, {
    dossierId: id, content: content.value, completedAt: ctx.now, completedBy: ctx.actorId,
  })
  await recordEvent(ctx, {
    type: 'dossier.content-completed', subjectKind: 'dossier', subjectId: id, dossierId: id,
    data: { dossier: publicId, number, fields: Object.keys(content.value).join(' ') },
  })
  const version = await changeDossier(ctx.tx, id, {})
  return ok({ publicId, version, state, dueAt, slipId: null, undoSeconds: null })
}

/** Whether the viewer has a step in hand, or may take it, at which the result takes its words. */
export function draftsResult(standing: Pick<HeldDossier, 'tasks' | 'process'>, viewer: Viewer): boolean {
  return DRAFTING.some((deed) => stepsFor(standing, viewer, deed).length > 0)
}

import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { CalendarMissing } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { type TakeRefusal, takePapers } from '../documents/public.ts'
import { lockRunOfCase, resumeCase } from '../workflow/public.ts'
import { caseOf } from './advance.ts'
import { awaitReception } from './begin-case.ts'
import type { StepRefusal } from './case-facts.ts'
import { type ComponentsRefused } from './domain/check-components.ts'
import {
  type Acted, type OnDossier, type OpenDossier, type OpenRefusal, closeDeed, openDossier,
} from './open-dossier.ts'
import { ownerOfPapers } from './owner-of-papers.ts'
import { signatureRuleIn } from './policies.ts'
import { redateBundle } from './redate-bundle.ts'
import type { DossierRooms } from './rooms.ts'
import { type HeldComponent, fileComponents, reuseComponents } from './store/dossier-store.ts'
import { answerSupplement, findOpenSupplement } from './store/supplement-store.ts'

export interface AnswerRequest extends OnDossier {
  /** What is handed in for each component that was asked for, and for no other. */
  readonly components: readonly {
    readonly component: string; readonly uploads: readonly string[]
    /** A paper of the applicant's Kho, in place of a file. */
    readonly held?: Pick<HeldComponent, 'source' | 'basis'> & { readonly paperId: bigint } | undefined
  }[]
}

export type AnswerRefusal = OpenRefusal | TakeRefusal | ComponentsRefused | CalendarMissing | StepRefusal

/**
 * Completes a dossier before acceptance (hoàn thiện hồ sơ): it is submitted again, and the 8 working hours begin anew.
 * Leaves `dossier.completed`. All that was asked for must be there (`components-missing`).
 */
export async function completeDossier(
  ctx: Ctx, rooms: DossierRooms, input: AnswerRequest,
): Promise<Result<Acted, AnswerRefusal>> {
  const opened = await openDossier(ctx, rooms, input, 'complete')
  if (!opened.ok) return opened
  const filed = await fileAnswer(ctx, opened.value, input)
  if (!filed.ok) return filed
  const awaited = await awaitReception(
    ctx, caseOf(opened.value), await lockRunOfCase(ctx.tx, opened.value.dossier.id),
  )
  if (!awaited.ok) return awaited
  return ok(
    await closeDeed(
      ctx, opened.value, 'dossier.completed', {}, { data: { acknowledgeBy: awaited.value.toISOString() } },
    ),
  )
}

/**
 * Takes in a supplement during settlement (bổ sung hồ sơ): the clocks go on, or begin anew where the policy says so
 * (R8), and the due date moves by what was waited. Leaves `dossier.supplemented`.
 */
export async function supplementDossier(
  ctx: Ctx, rooms: DossierRooms, input: AnswerRequest,
): Promise<Result<Acted, AnswerRefusal>> {
  const opened = await openDossier(ctx, rooms, input, 'resume')
  if (!opened.ok) return opened
  const { dossier, policies, next } = opened.value
  if (dossier.state !== 'awaiting-supplement')
    return refuse({ code: 'action-not-allowed', state: dossier.state, action: 'resume' })
  const filed = await fileAnswer(ctx, opened.value, input)
  if (!filed.ok) return filed
  const resumed = await resumeCase(ctx, dossier.id, rooms.directory.calendarVersion, policies.apologyDays)
  if (!resumed.ok) return resumed
  const whole = await redateBundle(ctx, rooms, dossier.requestId)
  if (!whole.ok) return whole
  const dueAt = resumed.value ?? dossier.dueAt
  return ok(
    await closeDeed(
      ctx, { dossier, next }, 'dossier.supplemented', { dueAt }, { data: dueAt ? { dueAt: dueAt.toISOString() } : {} },
    ),
  )
}

async function fileAnswer(
  ctx: Ctx, { dossier, content, directory }: OpenDossier, { components }: AnswerRequest,
): Promise<Result<undefined, ComponentsRefused | TakeRefusal>> {
  const request = await findOpenSupplement(ctx.tx, dossier.id)
  if (!request) throw new Error(`dossier ${dossier.number} waits for an answer that nobody asked for`)
  const nameOf = (id: string) => content.components.find((one) => one.id === id)?.name ?? id
  const asked = new Set(request.items.map(({ component }) => component))
  const given = new Map(components.map(({ component, uploads, held }) =>
    [component, [...uploads, ...held ? [held] : []]] as const))
  const wrong = [
    ...components
      .filter(({ component }) => !asked.has(component))
      .map(({ component }) => ({ component, name: nameOf(component), reason: 'not-in-version' as const })),
    ...[...asked]
      .filter((component) => (given.get(component) ?? []).length === 0)
      .map((component) => ({
        component, name: nameOf(component),
        reason: given.has(component) ? ('no-file' as const) : ('not-handed-in' as const),
      })),
  ]
  if (wrong.length > 0) return refuse({ code: 'components-missing', components: wrong })
  const items = components.flatMap(({ component, uploads }) => {
    const { documentType = '', needsSignature } = content.components.find(({ id }) => id === component) ?? {}
    return uploads.map((uploadId) => ({ component, uploadId, documentType, needsSignature }))
  })
  const rule = signatureRuleIn(directory)
  const taken = await takePapers(ctx, { ownerId: ownerOfPapers(dossier), items, rule })
  if (!taken.ok) return taken
  const papers = items.flatMap(({ component }, nth) => {
    const paper = taken.value[nth]
    return paper ? [{ component, paperId: paper.paperId }] : []
  })
  await fileComponents(ctx.tx, dossier.id, papers)
  const reused = components.flatMap(({ component, held }) =>
    held ? [{ ...held, component, outcome: 'reused' as const, reason: null }] : [])
  await reuseComponents(ctx.tx, dossier.id, { at: ctx.now, by: ctx.actorId }, reused)
  await answerSupplement(ctx.tx, request.id, ctx.now, ctx.actorId)
  return ok(undefined)
}

import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { ProcedureContent } from '../catalogue/public.ts'
import { finishStep, pauseCase, stopClocks } from '../workflow/public.ts'
import { stepOf, stepOrHead } from './advance.ts'
import type { StepOfOthers } from './step-meant.ts'
import { composeSlip, fillSupplement } from './compose-slip.ts'
import type { ComponentsRefused } from './domain/check-components.ts'
import { lackingIn } from './lacking-in.ts'
import {
  type Acted, type OnDossier, type OpenDossier, type OpenRefusal, closeDeed, openDossier,
} from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { listComponents } from './store/dossier-store.ts'
import { type WrongComponent, insertSupplement } from './store/supplement-store.ts'
import { isHeadOver, signerOf } from './viewer.ts'

export interface AskSupplement extends OnDossier {
  /** All that is missing or wrong, each with its reason, in one request (R2). */
  readonly items: readonly WrongComponent[]
  readonly contactPhone?: string | undefined
  /** From the second request during settlement on. */
  readonly headReason?: string | undefined
}

export type AskRefusal =
  | OpenRefusal | StepOfOthers
  | { readonly code: 'component-not-in-version'; readonly components: readonly string[] }
  | ComponentsRefused
  | { readonly code: 'head-reason-needed' }
  | { readonly code: 'already-decided' }

/**
 * Asks to complete an online dossier before it is accepted (yêu cầu hoàn thiện, Mẫu 02). That also acknowledges it.
 * Only components of the version in force can be named (`component-not-in-version`), and all that it lacks must be,
 * else it would be asked for a second time (R2, `components-missing`). Leaves `dossier.completion-asked`.
 */
export async function askCompletion(
  ctx: Ctx, rooms: DossierRooms, input: AskSupplement,
): Promise<Result<Acted, AskRefusal>> {
  const opened = await openDossier(ctx, rooms, input, 'ask-completion')
  if (!opened.ok) return opened
  const mine = stepOf(opened.value, input.viewer)
  if (!mine.ok) return mine
  const named = checkNamed(opened.value.content, input.items)
  if (!named.ok) return named
  const { dossier, content } = opened.value
  const unnamed = lackingIn(content, dossier, await listComponents(ctx.tx, dossier.id))
    .filter(({ component }) => !input.items.some((one) => one.component === component))
  if (unnamed.length > 0) return refuse({ code: 'components-missing', components: unnamed })
  await finishStep(ctx, mine.value, 'sent-back', null)
  await stopClocks(ctx.tx, dossier.id, ctx.now, ['acknowledgement'])
  await insertSupplement(
    ctx.tx, { dossierId: dossier.id, stage: 'completion', askedAt: ctx.now, askedBy: ctx.actorId, headReason: null },
    input.items,
  )
  const slipId = await makeSlip(ctx, opened.value, input)
  const change = { acknowledgedAt: dossier.acknowledgedAt ?? ctx.now }
  return ok(
    await closeDeed(ctx, opened.value, 'dossier.completion-asked', change, {
      slipId, data: { items: input.items.length },
      words: { 'content': inWords(opened.value.content, input.items), 'contact-phone': input.contactPhone },
    }),
  )
}

/**
 * Asks for a supplement during settlement (yêu cầu bổ sung, Mẫu 02): all clocks stand until it comes (R9). Once without
 * more, by whoever has the step or the head (`not-your-step`); a further request needs the head and the head's reason,
 * is counted and makes the dossier late by the rule of QĐ 766 (R8). What is decided needs no more papers
 * (`already-decided`). Leaves `dossier.supplement-asked`.
 */
export async function askSupplement(
  ctx: Ctx, rooms: DossierRooms, input: AskSupplement,
): Promise<Result<Acted, AskRefusal>> {
  const opened = await openDossier(ctx, rooms, input, 'ask-supplement')
  if (!opened.ok) return opened
  const mine = stepOrHead(opened.value, input.viewer)
  if (!mine.ok) return mine
  const { dossier, directory, policies, content, tasks } = opened.value
  if (dossier.decidedAt) return refuse({ code: 'already-decided' })
  const named = checkNamed(content, input.items)
  if (!named.ok) return named
  const isFurther = dossier.supplements >= policies.supplementsAtMost
  const headReason = isFurther ? (input.headReason ?? null) : null
  if (isFurther && (headReason === null || !isHeadOver(directory, input.viewer, dossier, tasks)))
    return refuse({ code: 'head-reason-needed' })
  await pauseCase(ctx, dossier.id, 'supplement', policies.pauseArticle('supplement'))
  await insertSupplement(
    ctx.tx, { dossierId: dossier.id, stage: 'supplement', askedAt: ctx.now, askedBy: ctx.actorId, headReason },
    input.items,
  )
  const slipId = await makeSlip(ctx, opened.value, input)
  const supplements = dossier.supplements + 1
  const late = isFurther ? { lateBySupplementAt: dossier.lateBySupplementAt ?? ctx.now } : {}
  const said = {
    data: { items: input.items.length, nth: supplements, isLate: isFurther },
    words: { 'reason': headReason, 'content': inWords(content, input.items), 'contact-phone': input.contactPhone },
  }
  return ok(
    await closeDeed(ctx, opened.value, 'dossier.supplement-asked', { supplements, ...late }, { slipId, ...said }),
  )
}

function checkNamed(content: ProcedureContent, items: readonly WrongComponent[]): Result<undefined, AskRefusal> {
  const known = new Set(content.components.map(({ id }) => id))
  const components = items.map(({ component }) => component)
    .filter((id, nth, all) => !known.has(id) || all.indexOf(id) !== nth)
  return components.length > 0 ? refuse({ code: 'component-not-in-version', components }) : ok(undefined)
}

/** What was asked for, as the history tells it when the answer has long come. */
function inWords({ components }: ProcedureContent, items: readonly WrongComponent[]): string {
  return items
    .map(({ component, reason }) => `${components.find(({ id }) => id === component)?.name ?? component}: ${reason}`)
    .join('; ')
}

async function makeSlip(
  ctx: Ctx, open: OpenDossier, { items, viewer, contactPhone }: AskSupplement,
): Promise<string | undefined> {
  const { dossier, content, directory, policies } = open
  const facts = { dossier, content, directory, formSet: policies.formSet, signer: signerOf(viewer) }
  return composeSlip(ctx, facts, 'supplement-request', fillSupplement(facts, items, contactPhone ?? null))
}

import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { CalendarMissing } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { findUnpaid, raiseCharges, takePayment } from '../payments/public.ts'
import { type Term, limitPause, pauseCase, resumeCase, termEnd } from '../workflow/public.ts'
import { rulesOf } from './accept-bundle.ts'
import { stepOrHead } from './advance.ts'
import {
  type Acted, type OnDossier, type OpenDossier, type OpenRefusal, closeDeed, openDossier,
} from './open-dossier.ts'
import { redateBundle } from './redate-bundle.ts'
import type { DossierRooms } from './rooms.ts'
import { type Bundle, findBundleOf } from './store/bundle-store.ts'
import type { Words } from './store/remark-store.ts'
import type { Dossier } from './store/dossier-store.ts'
import { listDutyCharges } from './store/fee-store.ts'
import { insertPaymentRequest, recordPayment } from './store/result-store.ts'
import { proveTaxNotices } from './store/tax-notice-store.ts'

/** As it stands among the charges of the dossier. */
const DUTY = 'Nghĩa vụ tài chính'

export interface AskPayment extends OnDossier {
  /** Whole đồng. */
  readonly amount: number
  readonly reason: string
}

/**
 * Asks the applicant to do a financial duty (yêu cầu thực hiện nghĩa vụ tài chính): the clocks stand until it is done
 * (R9, national state 6). It is a charge, too, that may be paid at the section or online (`resumePaid`). By whoever has
 * the step, or the head (`not-your-step`). Leaves `charge.raised`, `dossier.payment-asked`.
 */
export async function askPayment(
  ctx: Ctx, rooms: DossierRooms, input: AskPayment,
): Promise<Result<Acted, OpenRefusal>> {
  const opened = await openDossier(ctx, rooms, input, 'ask-payment')
  if (!opened.ok) return opened
  const mine = stepOrHead(opened.value, input.viewer)
  if (!mine.ok) return mine
  const { dossier, policies } = opened.value
  await pauseCase(ctx, dossier.id, 'payment', policies.pauseArticle('payment'), input.reason)
  const [charge] = await raiseCharges(ctx, {
    dossierId: dossier.id, unitId: dossier.receivesAtId, moment: 'supplement',
    fees: [{ name: DUTY, kind: 'nghia-vu-tai-chinh', amount: input.amount, state: 'owed', why: input.reason.slice(0, 1_000) }],
  })
  await insertPaymentRequest(ctx.tx, {
    charge: charge?.publicId ?? null,
    dossierId: dossier.id, amount: BigInt(input.amount), reason: input.reason, askedAt: ctx.now, askedBy: ctx.actorId,
  })
  return ok(
    await closeDeed(
      ctx, opened.value, 'dossier.payment-asked', {},
      { data: { amount: input.amount }, words: { reason: input.reason } },
    ),
  )
}

/**
 * The duty was done, by this paper (đã thực hiện nghĩa vụ tài chính): the clocks go on. Of a notice of the tax agency
 * it is what was shown, until that says itself that it is paid. Leaves `dossier.paid`.
 */
export async function payDossier(
  ctx: Ctx, rooms: DossierRooms, input: OnDossier & { document: string },
): Promise<Result<Acted, OpenRefusal | CalendarMissing>> {
  const resumed = await resume(ctx, rooms, input, 'dossier.paid', {
    from: 'awaiting-payment', words: { document: input.document },
  })
  if (!resumed.ok) return resumed
  const { id, acted, dossier } = resumed.value
  await recordPayment(ctx.tx, id, ctx.now, input.document)
  await settleDuties(ctx, dossier)
  await proveTaxNotices(ctx.tx, dossier.id, input.document)
  return ok(acted)
}

export interface AskConfirmation extends OnDossier {
  /** What is asked, and of whom. */
  readonly reason: string
}

/**
 * Asks somebody outside to confirm (lấy ý kiến, xác nhận của cơ quan khác hoặc người liên quan): not counted (R9), with
 * what is asked of whom kept beside the pause. In a bundle it ends by itself after as many working days as its decision
 * gives (`endNextConfirmation`). By whoever has the step, or the head (`not-your-step`). Leaves
 * `dossier.confirmation-asked`.
 */
export async function askConfirmation(
  ctx: Ctx, rooms: DossierRooms, input: AskConfirmation,
): Promise<Result<Acted, OpenRefusal | CalendarMissing>> {
  const opened = await openDossier(ctx, rooms, input, 'ask-confirmation')
  if (!opened.ok) return opened
  const mine = stepOrHead(opened.value, input.viewer)
  if (!mine.ok) return mine
  const { dossier, policies } = opened.value
  await pauseCase(ctx, dossier.id, 'confirmation', policies.pauseArticle('confirmation'), input.reason)
  const endsBy = await waitsUntil(ctx, rooms, opened.value)
  if (!endsBy.ok) return endsBy
  if (endsBy.value) await limitPause(ctx.tx, dossier.id, endsBy.value)
  return ok(await closeDeed(ctx, opened.value, 'dossier.confirmation-asked', {}, { words: { reason: input.reason } }))
}

/** Until when a member of a bundle may wait outside the term; undefined where no rule says so. */
async function waitsUntil(
  ctx: Ctx, rooms: Pick<DossierRooms, 'catalogue'>, { dossier, directory }: OpenDossier,
): Promise<Result<Date | undefined, CalendarMissing>> {
  const term = termOfOutside(rooms, await findBundleOf(ctx.tx, dossier.requestId), ctx.now)
  return term ? termEnd(term, [], directory.calendarOf(dossier.competentUnitId).calendar) : ok(undefined)
}

/** How long a member of a bundle may wait outside the term, from then on; undefined where no rule says so. */
export function termOfOutside(
  rooms: Pick<DossierRooms, 'catalogue'>, bundle: Pick<Bundle, 'versionId'> | undefined, start: Date,
): Term | undefined {
  const days = bundle ? rulesOf(rooms, bundle.versionId).rules.outside.map(({ workingDays }) => workingDays) : []
  if (days.length === 0) return undefined
  return {
    start, limit: { unit: 'working-day', amount: Math.max(...days), policy: 'end-of-day' }, extended: 0,
    afterPause: 'resume',
  }
}

/** The confirmation came (đã có xác nhận), as the note says: the clocks go on. Leaves `dossier.confirmed`. */
export async function confirmDossier(
  ctx: Ctx, rooms: DossierRooms, input: OnDossier & { note?: string | undefined },
): Promise<Result<Acted, OpenRefusal | CalendarMissing>> {
  const resumed = await resume(ctx, rooms, input, 'dossier.confirmed', {
    from: 'awaiting-confirmation', words: { note: input.note },
  })
  return resumed.ok ? ok(resumed.value.acted) : resumed
}

interface Resumed { readonly id: bigint; readonly acted: Acted; readonly dossier: Dossier }

/** What was paid elsewhere, by the paper that was shown: money that this section did not take. */
async function settleDuties(ctx: Ctx, { id, receivesAtId, applicantName }: Dossier): Promise<void> {
  const duties = await listDutyCharges(ctx.tx, id)
  for (const { publicId, amount } of (await findUnpaid(ctx.tx, id)).filter((one) => duties.includes(one.publicId))) {
    const taken = await takePayment(ctx, {
      charges: [publicId], unitId: receivesAtId, way: 'transfer', amount: amount ?? 0, payer: applicantName,
      paidAt: ctx.now, reference: publicId,
    })
    if (!taken.ok) throw new Error(`duty ${publicId}: ${taken.refusal.code}`)
  }
}

async function resume(
  ctx: Ctx, rooms: DossierRooms, input: OnDossier, event: `dossier.${string}`,
  { from, words }: { from: OpenDossier['dossier']['state']; words: Words },
): Promise<Result<Resumed, OpenRefusal | CalendarMissing>> {
  const opened = await openDossier(ctx, rooms, input, 'resume')
  if (!opened.ok) return opened
  const { dossier, policies } = opened.value
  if (dossier.state !== from) return refuse({ code: 'action-not-allowed', state: dossier.state, action: 'resume' })
  const mine = stepOrHead(opened.value, input.viewer)
  if (!mine.ok) return mine
  const due = await resumeCase(ctx, dossier.id, rooms.directory.calendarVersion, policies.apologyDays)
  if (!due.ok) return due
  const whole = await redateBundle(ctx, rooms, dossier.requestId)
  if (!whole.ok) return whole
  const dueAt = due.value ?? dossier.dueAt
  const acted = await closeDeed(
    ctx, opened.value, event, { dueAt }, { data: dueAt ? { dueAt: dueAt.toISOString() } : {}, words },
  )
  return ok({ id: dossier.id, acted, dossier })
}

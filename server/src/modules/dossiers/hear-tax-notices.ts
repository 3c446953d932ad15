import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Day, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { pauseCase } from '../workflow/public.ts'
import { move } from './domain/lifecycle.ts'
import { goOnByItself } from './go-on.ts'
import { closeDeed } from './open-dossier.ts'
import { policiesFor } from './policies.ts'
import type { DossierRooms } from './rooms.ts'
import { type Dossier, lockDossierById } from './store/dossier-store.ts'
import { hasOpenDuty } from './store/fee-store.ts'
import {
  type OfTaxNotice, type SaidTaxNotice, type TaxNotice, type TaxNoticeState, amountOf, dossiersOwingTax, endTaxNotice,
  insertTaxNotice, listTaxNotices,
} from './store/tax-notice-store.ts'

/** A notice says under its number something else than it said before: whom to pay may have been forged. */
export interface TaxNoticeChanged { readonly code: 'tax-notice-changed' }

type Rooms = Pick<DossierRooms, 'catalogue' | 'directory'>

/** Says whether one of these notices is told otherwise than before. Nothing is written. */
export async function checkTaxNotices(
  ctx: Ctx, { dossierId, system }: OfTaxNotice, said: readonly SaidTaxNotice[],
): Promise<Result<undefined, TaxNoticeChanged>> {
  const known = await listTaxNotices(ctx.tx, dossierId)
  const isChanged = said.some((one) => known.some((before) => isSame(before, system, one)
    && (contentOf(before) !== contentOf(one) || isReversed(before.state, one.state))))
  return isChanged ? refuse({ code: 'tax-notice-changed' }) : ok(undefined)
}

/**
 * Takes in what the tax agency wants paid for a dossier (thông báo nộp tiền của cơ quan thuế), and what was paid of it:
 * by the program, once `checkTaxNotices` found nothing odd. Not our money: no charge, no bill, no till. While something
 * is to be paid the clocks stand, where the state table lets them (R9, national state 6), and its result is held (R18);
 * they go on when nothing is left to pay. Leaves `dossier.tax-notice-came`, `dossier.payment-asked`,
 * `dossier.tax-notice-ended`, `dossier.paid`.
 */
export async function hearTaxNotices(
  ctx: Ctx, rooms: Rooms, of: OfTaxNotice, said: readonly SaidTaxNotice[],
): Promise<void> {
  // All that is new first: what is paid lets nothing go on while another is told with it that is not.
  for (const one of said) if (!await knownAs(ctx, of, one)) await takeIn(ctx, rooms, of, one)
  for (const one of said) {
    const known = await knownAs(ctx, of, one)
    if (one.state !== 'open' && known?.state === 'open') await end(ctx, rooms, of, one)
  }
}

async function knownAs(
  ctx: Ctx, { dossierId, system }: OfTaxNotice, said: SaidTaxNotice,
): Promise<TaxNotice | undefined> {
  return (await listTaxNotices(ctx.tx, dossierId)).find((before) => isSame(before, system, said))
}

/** A payment into the budget by which a notice is paid, as the treasury proves it. */
export interface TaxReceiptSaid extends Pick<TaxNotice, 'dossierId' | 'agencyCode' | 'number'> {
  /** Whole đồng. */
  readonly amount: number
  readonly paidOn: Day
  readonly receipt: string
}

/** Why a payment pays no notice; nothing is guessed of it. */
export interface TaxReceiptOdd {
  readonly code: 'tax-notice-unknown' | 'tax-amount-differs' | 'tax-notice-withdrawn'
}

/**
 * Takes in that a notice is paid (chứng từ nộp ngân sách nhà nước): by the program, for the treasury. Twice is once.
 * Refuses with `tax-notice-unknown` while no such notice of the dossier is known, `tax-amount-differs` where another
 * sum was paid, `tax-notice-withdrawn`. Leaves `dossier.tax-notice-ended`, `dossier.paid`.
 */
export async function hearTaxReceipt(
  ctx: Ctx, rooms: Rooms, { dossierId, agencyCode, number, amount, paidOn, receipt }: TaxReceiptSaid,
): Promise<Result<undefined, TaxReceiptOdd>> {
  await held(ctx, dossierId)
  const notices = (await listTaxNotices(ctx.tx, dossierId))
    .filter((one) => one.agencyCode === agencyCode && one.number === number)
  if (notices.length === 0) return refuse({ code: 'tax-notice-unknown' })
  if (notices.some((one) => one.amount !== amount)) return refuse({ code: 'tax-amount-differs' })
  if (notices.some(({ state }) => state === 'withdrawn')) return refuse({ code: 'tax-notice-withdrawn' })
  for (const one of notices.filter(({ state }) => state === 'open'))
    await end(ctx, rooms, one, { ...one, state: 'paid', paidOn, receipt })
  return ok(undefined)
}

async function takeIn(ctx: Ctx, rooms: Rooms, of: OfTaxNotice, said: SaidTaxNotice): Promise<void> {
  await insertTaxNotice(ctx.tx, of, said, ctx.now)
  const dossier = await held(ctx, of.dossierId)
  const amount = amountOf(said)
  await tellOf(ctx, dossier, 'dossier.tax-notice-came', { system: of.system, amount })
  const next = move(dossier.state, 'ask-payment')
  if (!next.ok || said.state !== 'open') return
  const reason = `Thông báo số ${said.number} của ${said.agency}`
  const article = policiesFor(rooms.directory.on, dayOf(ctx.now), dossier).pauseArticle('payment')
  await pauseCase(ctx, dossier.id, 'payment', article, reason)
  await closeDeed(
    ctx, { dossier, next: next.value }, 'dossier.payment-asked', {}, { data: { amount }, words: { reason } },
  )
}

async function end(ctx: Ctx, rooms: Rooms, of: OfTaxNotice, said: SaidTaxNotice): Promise<void> {
  await endTaxNotice(ctx.tx, of, said, ctx.now)
  const dossier = await held(ctx, of.dossierId)
  await tellOf(ctx, dossier, 'dossier.tax-notice-ended', { system: of.system, amount: amountOf(said), how: said.state })
  await goOnWhenPaid(ctx, rooms, dossier)
}

/** Lets a dossier go on that waits for money, where neither a notice nor a duty that an officer asked for is left. */
export async function goOnWhenPaid(ctx: Ctx, rooms: Rooms, dossier: Dossier): Promise<void> {
  if (dossier.state !== 'awaiting-payment' || await hasOpenDuty(ctx.tx, dossier.id)) return
  if ((await dossiersOwingTax(ctx.tx, [dossier.id])).size === 0) await goOnByItself(ctx, rooms, dossier, 'dossier.paid')
}

async function tellOf(
  ctx: Ctx, { id, publicId, number }: Dossier, type: `dossier.${string}`, data: Readonly<Record<string, string | number>>,
): Promise<void> {
  await recordEvent(ctx, {
    type, subjectKind: 'dossier', subjectId: id, dossierId: id, data: { dossier: publicId, number, ...data },
  })
}

async function held(ctx: Ctx, dossierId: bigint): Promise<Dossier> {
  const dossier = await lockDossierById(ctx.tx, dossierId)
  if (!dossier) throw new Error(`no dossier ${String(dossierId)}`)
  return dossier
}

function isSame(before: TaxNotice, system: string, { agencyCode, number }: SaidTaxNotice): boolean {
  return before.system === system && before.agencyCode === agencyCode && before.number === number
}

/** What is over stays so; the treasury may know of a payment before whoever told of the notice does. */
function isReversed(before: TaxNoticeState, said: TaxNoticeState): boolean {
  return before === 'paid' && said === 'withdrawn' || before === 'withdrawn' && said !== 'withdrawn'
}

/** What of a notice never changes: whom and how much. What is to be otherwise comes under another number. */
function contentOf({ issuedOn, items, treasury, account, accountName, bank, words, payBy }: SaidTaxNotice): string {
  const sums = items.map(({ name, amount }) => [name, amount])
  return JSON.stringify([issuedOn, sums, treasury, account, accountName, bank, words, payBy])
}

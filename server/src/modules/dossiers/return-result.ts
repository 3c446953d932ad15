import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx, Db, Tx } from '../../platform/db.ts'
import { papersInKho } from '../documents/public.ts'
import type { Directory } from '../organisation/public.ts'
import { findUnpaid } from '../payments/public.ts'
import { acknowledgeHandOver, advance, closeCase } from './advance.ts'
import { type StepOfOthers, stepMeant } from './step-meant.ts'
import type { StepRefusal } from './case-facts.ts'
import { type ResultInArchive, type ResultNotHere, handOutResult } from './custody.ts'
import { type Acted, type OnDossier, type OpenRefusal, closeDeed, openDossier } from './open-dossier.ts'
import { type DossierPolicies, isResultHeld } from './policies.ts'
import type { DossierRooms } from './rooms.ts'
import type { Proof } from './store/custody-store.ts'
import type { Dossier } from './store/dossier-store.ts'
import { insertDelivery } from './store/result-store.ts'
import { findDossierOfResult, findResultPaper } from './store/signed-result-store.ts'
import { dossiersOwingTax, listTaxNotices } from './store/tax-notice-store.ts'

export interface ReturnResult extends OnDossier {
  readonly how: 'counter' | 'post' | 'electronic'
  /** Who took it; the applicant unless named. */
  readonly receiver?: string | undefined
  /** How it was proven that they are whom it is for. */
  readonly proof?: Proof | undefined
  /** Where the paper lies, if it is not the unit of the step: with the post. */
  readonly liesAt?: bigint | undefined
}

/** Money is due for it, or what is due is not known yet. */
export interface FeesUnpaid { readonly code: 'fees-unpaid'; readonly names: readonly string[] }

/**
 * What is to be paid before the result leaves the house (R18), by name; to the tax agency, too, where what is owed
 * holds it.
 */
export async function namesDue(
  tx: Tx, { releaseHeldBy }: Pick<DossierPolicies, 'releaseHeldBy'>, dossierId: bigint,
): Promise<readonly string[]> {
  const charges = (await findUnpaid(tx, dossierId)).filter(({ state }) => releaseHeldBy.includes(state))
  const notices = releaseHeldBy.includes('owed')
    ? (await listTaxNotices(tx, dossierId)).filter(({ state, proof }) => state === 'open' && proof === null) : []
  const wanted = notices.map(({ number, agency }) => `thông báo số ${number} của ${agency}`)
  return [...charges.map(({ name }) => name), ...wanted]
}

/**
 * Whether the result of a dossier is kept back today until something is paid (R18). What was handed over is not, nor
 * what stands in the Kho of whom it is for: that was read, and a fee that is owed again takes it from nobody.
 */
export async function isHeldForMoney(
  db: Db | Tx, directory: Directory, { id, deliveredAt }: Pick<Dossier, 'id' | 'deliveredAt'>,
): Promise<boolean> {
  if (deliveredAt !== null) return false
  const owesTax = (await dossiersOwingTax(db, [id])).has(id)
  if (!isResultHeld(directory, (await findUnpaid(db, id)).map(({ state }) => state), owesTax)) return false
  const paperId = await findResultPaper(db, id)
  return paperId === undefined || !(await papersInKho(db, [paperId])).has(paperId)
}

/** Whether a paper is a result that is kept back today (`isHeldForMoney`); whatever else it is, it is not. */
export async function isHeldPaper(db: Db | Tx, directory: Directory, paperId: bigint): Promise<boolean> {
  const dossier = await findDossierOfResult(db, paperId)
  return dossier !== undefined && isHeldForMoney(db, directory, dossier)
}

/**
 * Gives the result to the applicant (trả kết quả): at the counter, by post or electronically. An early one is given
 * before its day, and lateness never blocks it (R12, R13). A paper must lie at the unit that gives it
 * (`result-not-here`) and not in the archive (`result-in-archive`), and what is due must be paid (`fees-unpaid`, R18).
 * Leaves `dossier.returned`.
 */
export async function returnResult(
  ctx: Ctx, rooms: DossierRooms, input: ReturnResult,
): Promise<Result<Acted, OpenRefusal | StepOfOthers | StepRefusal | ResultNotHere | ResultInArchive | FeesUnpaid>> {
  const opened = await openDossier(ctx, rooms, input, 'return-result')
  if (!opened.ok) return opened
  const { dossier } = opened.value
  const step = stepMeant(opened.value, input.viewer, 'return-result', input.step)
  if (!step.ok) return step
  const names = await namesDue(ctx.tx, opened.value.policies, dossier.id)
  if (names.length > 0) return refuse({ code: 'fees-unpaid', names })
  const handedOut = await handOutResult(ctx, opened.value, input.liesAt ?? step.value.unitId, input.proof ?? null)
  if (!handedOut.ok) return handedOut
  await acknowledgeHandOver(ctx, opened.value, step.value.unitId)
  const advanced = await advance(ctx, opened.value, step.value, { note: null })
  if (!advanced.ok) return advanced
  await closeCase(ctx, dossier.id)
  const receiver = input.receiver ?? dossier.applicantName
  await insertDelivery(ctx.tx, { dossierId: dossier.id, at: ctx.now, byId: ctx.actorId, how: input.how, receiver })
  return ok(
    await closeDeed(
      ctx, opened.value, 'dossier.returned', { deliveredAt: ctx.now, closedAt: ctx.now },
      { data: { how: input.how, ...input.proof && { proof: input.proof } }, words: { receiver } },
    ),
  )
}

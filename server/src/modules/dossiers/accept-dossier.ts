import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { finishStep, stopClocks } from '../workflow/public.ts'
import { caseOf } from './advance.ts'
import type { StatedFacts } from './fees-of-dossier.ts'
import { type StepOfOthers, stepMeant } from './step-meant.ts'
import { acceptBundle, partOfBundle } from './accept-bundle.ts'
import { askFees } from './ask-fees.ts'
import { beginSettlement } from './begin-case.ts'
import { type TableFailed, decideByTables } from './decide-by-tables.ts'
import type { ComponentsRefused } from './domain/check-components.ts'
import type { StepRefusal } from './case-facts.ts'
import { composeSlip, fillReceipt } from './compose-slip.ts'
import { withoutCounts } from './fee-questions.ts'
import { type Acted, type OnDossier, type OpenRefusal, closeDeed, openDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { findBundleOf } from './store/bundle-store.ts'
import { insertDecided, listDecided } from './store/decided-store.ts'
import { getAnswers, listComponents } from './store/dossier-store.ts'
import { findFeeFacts } from './store/fee-store.ts'
import { lackingIn } from './lacking-in.ts'
import { limitFor } from './store-new-dossier.ts'
import { signerOf } from './viewer.ts'

export interface AcceptDossier extends OnDossier {
  /** The clerk picks the case at acceptance; until then the plain limit holds. */
  readonly limitCase?: number | undefined
  /** What its fees hang on, as the clerk says; else what the applicant says to be and needs no proof. */
  readonly feeFacts?: StatedFacts | undefined
  /** What the slip says besides: which register is awaited, and until when. */
  readonly slipNote?: string | null | undefined
}

export type AcceptRefusal =
  OpenRefusal | StepOfOthers | ComponentsRefused | StepRefusal | TableFailed | { readonly code: 'limit-case-unknown' }

/**
 * Accepts a submitted dossier (tiếp nhận hồ sơ): it gets its due date, the legal clock starts, and it goes to the
 * competent unit; its number it has had since it was submitted. Makes the receipt. What came from elsewhere and lacks a
 * paper is asked to be completed first (`components-missing`). Leaves `dossier.accepted`.
 */
export async function acceptDossier(
  ctx: Ctx, rooms: DossierRooms, input: AcceptDossier,
): Promise<Result<Acted, AcceptRefusal>> {
  const opened = await openDossier(ctx, rooms, input, 'accept')
  if (!opened.ok) return opened
  const { dossier, content, directory, policies } = opened.value
  const step = stepMeant(opened.value, input.viewer, 'accept', input.step)
  if (!step.ok) return step
  const components = await listComponents(ctx.tx, dossier.id)
  const lacking = lackingIn(content, dossier, components)
  if (lacking.length > 0) return refuse({ code: 'components-missing', components: lacking })
  const limitCase = input.limitCase ?? dossier.limitCase
  const bundle = await findBundleOf(ctx.tx, dossier.requestId)
  const partOf = bundle && partOfBundle(rooms, bundle, dossier)
  // The clock begins now: what the table of limits says is asked of the dossier as it is now.
  const hasOwnLimit = limitCase !== 0 || (partOf?.limit ?? null) !== null
  const decided = hasOwnLimit ? ok([]) : await decideByTables(rooms.feel, {
    content, directory, asked: dossier, places: dossier, now: ctx.now, subjects: ['limit'],
    answers: content.tables?.limit === undefined ? null : await getAnswers(ctx.tx, dossier.id),
  })
  if (!decided.ok) return decided
  const limit = limitFor(content, { limitCase, partOf }, decided.value)
  if (!limit) return refuse({ code: 'limit-case-unknown' })

  await insertDecided(ctx.tx, dossier.id, ctx.now, decided.value)
  const fees = await askFees(ctx, rooms, {
    ...dossier, content, directory, decided: await listDecided(ctx.tx, dossier.id), stated: input.feeFacts,
    claimed: withoutCounts(await findFeeFacts(ctx.tx, dossier.id)),
  })
  await finishStep(ctx, step.value, 'done', null)
  await stopClocks(ctx.tx, dossier.id, ctx.now, ['acknowledgement'])
  const begun = await beginSettlement(ctx, caseOf(opened.value), { limit, hasOriginals: false, accepted: step.value })
  if (!begun.ok) return begun
  const promised = bundle ? await acceptBundle(ctx, rooms, bundle, { ...dossier, limitCase }) : ok(undefined)
  if (!promised.ok) return promised
  const { dueAt } = begun.value
  await begun.value.begun
  const facts = {
    dossier: { ...dossier, limitCase }, content, directory, formSet: policies.formSet, signer: signerOf(input.viewer),
  }
  const filed = components.map((row) => ({ ...row, files: row.paperIds.length }))
  const slipId = await composeSlip(ctx, facts, 'receipt', fillReceipt(facts, filed, {
    receivedAt: ctx.now, dueAt, limit, fees, note: input.slipNote ?? null,
  }))
  const change = { limitCase, dueAt, receivedAt: ctx.now, acknowledgedAt: dossier.acknowledgedAt ?? ctx.now }
  return ok(
    await closeDeed(ctx, opened.value, 'dossier.accepted', change, { slipId, data: { dueAt: dueAt.toISOString() } }),
  )
}

import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { ProcedureContent } from '../catalogue/public.ts'
import type { Directory } from '../organisation/public.ts'
import { type Charge, type FeeFacts, ZONES, raiseCharges, replaceCharges } from '../payments/public.ts'
import { doneFor } from './done-for.ts'
import { withoutProof } from './fee-questions.ts'
import { type FeesOfDossier, type StatedFacts, feesOfDossier } from './fees-of-dossier.ts'
import { type HoldRefusal, type OnDossier, holdDossier } from './open-dossier.ts'
import type { DecidedByTable } from './read-decided.ts'
import type { DossierRooms } from './rooms.ts'
import { listDecided } from './store/decided-store.ts'
import { insertFeeFacts, listDutyCharges } from './store/fee-store.ts'
import type { Channel } from './store/tables.ts'

/** What is known of a dossier when its fees are worked out. */
export interface FeeCase {
  readonly content: Pick<ProcedureContent, 'fee' | 'feeRules'>
  readonly directory: Directory
  readonly channel: Channel
  /** Where it is received; where the place that decides lies, if there is one. */
  readonly receivesAtId: bigint
  readonly territoryId: bigint | null
  readonly decided: readonly DecidedByTable[]
  readonly stated: StatedFacts | undefined
  /** What whoever handed it in said of it; it counts where no official says anything, as far as it needs no proof. */
  readonly claimed?: StatedFacts | undefined
}

/** What a case costs on a day, before it is a dossier or after; nothing is written. */
export function feesOfCase(
  now: Date, { fees }: Pick<DossierRooms, 'fees'>, one: FeeCase,
): readonly FeesOfDossier[] {
  const onDay = dayOf(now)
  const said = one.stated ?? (one.claimed && withoutProof(one.content, onDay, one.claimed))
  const facts: FeeFacts = { ...said, channel: one.channel, ...zoneOf(one), onDay }
  const table = one.decided.find(({ subject }) => subject === 'fee')
  return feesOfDossier({
    content: one.content, rule: fees.ruleOn(one.content, onDay), facts,
    decided: table?.subject === 'fee' ? table.value : undefined,
  })
}

/** Where the place is of no known kind, a rule that asks for it has no answer. */
function zoneOf({ directory, territoryId, receivesAtId }: FeeCase): Pick<FeeFacts, 'zone'> {
  const area = directory.byId(territoryId ?? receivesAtId)?.areaType
  const zone = ZONES.find((one) => one === area)
  return zone ? { zone } : {}
}

/**
 * Asks for the fees of a dossier that is received now, and keeps what was said of it for that. Leaves `charge.raised`
 * for each; what is not known yet is asked for as unknown, so that nobody takes it for free. Answers what it asked for.
 */
export async function askFees(
  ctx: Ctx, rooms: Pick<DossierRooms, 'fees'>, dossier: FeeCase & { readonly id: bigint },
): Promise<readonly FeesOfDossier[]> {
  const { id, stated, receivesAtId } = dossier
  if (stated) await insertFeeFacts(ctx.tx, { dossierId: id, facts: stated, at: ctx.now, byId: ctx.actorId })
  const asked = feesOfCase(ctx.now, rooms, dossier)
  for (const { moment, fees } of asked) await raiseCharges(ctx, { dossierId: id, unitId: receivesAtId, moment, fees })
  return asked
}

export type StateFeeFactsRefusal =
  | HoldRefusal | { readonly code: 'not-your-step' } | { readonly code: 'charges-paid' }
  | { readonly code: 'dossier-over' }

/**
 * Somebody at hand says what the fees of a dossier hang on (khai dữ kiện tính phí), and they are worked out anew on
 * this day's rules. Refuses with `charges-paid` once any is paid, and with `dossier-over` of what is closed. Leaves
 * `charge.cancelled`, `charge.raised`, `dossier.fee-facts-stated`.
 */
export async function stateFeeFacts(
  ctx: Ctx, rooms: DossierRooms, input: OnDossier & { readonly facts: StatedFacts; readonly why: string },
): Promise<Result<readonly Charge[], StateFeeFactsRefusal>> {
  const held = await holdDossier(ctx, rooms, input)
  if (!held.ok) return held
  const { dossier, content, directory, isHere } = held.value
  if (!isHere) return refuse({ code: 'not-your-step' })
  if (dossier.closedAt !== null || dossier.receivedAt === null) return refuse({ code: 'dossier-over' })
  const { facts, why } = input
  await insertFeeFacts(ctx.tx, { dossierId: dossier.id, facts, at: ctx.now, byId: ctx.actorId })
  const raised = feesOfCase(ctx.now, rooms, {
    content, directory, channel: dossier.channel, receivesAtId: dossier.receivesAtId,
    territoryId: dossier.territoryId, decided: await listDecided(ctx.tx, dossier.id), stated: facts,
  })
  const forThem = doneFor(ctx, 'dossier.fee-facts-stated', dossier)
  const replaced = await replaceCharges(forThem, {
    dossierId: dossier.id, unitId: dossier.receivesAtId, except: await listDutyCharges(ctx.tx, dossier.id), raised, why,
  })
  if (!replaced.ok) return replaced
  await recordEvent(forThem, {
    type: 'dossier.fee-facts-stated', subjectKind: 'dossier', subjectId: dossier.id, dossierId: dossier.id, data: {},
  })
  return ok(replaced.value)
}

import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type CalendarMissing } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import type { Directory, Unit } from '../organisation/public.ts'
import { planClock } from '../workflow/public.ts'
import type { ShelfTerm } from './domain/shelf-term.ts'
import type { HeldDossier, OpenDossier } from './open-dossier.ts'
import { agencyAbove, isPartOf, placeOf } from './places.ts'
import type { Dossier } from './store/dossier-store.ts'
import {
  type Proof, endCustody, findCustody, findOpenMove, insertCustody, insertResultMove, moveCustody, settleResultMove,
} from './store/custody-store.ts'

/** When whoever does not come for their result is told again, in days of the calendar; undefined: never (R19). */
export interface ReminderPolicy { readonly after: number; readonly every: number; readonly atMost: number }

/** The rule on the day of the directory. */
export function reminderPolicyOf(directory: Pick<Directory, 'policy'>): ReminderPolicy | undefined {
  const found = directory.policy('uncollected-result')?.value as Partial<ReminderPolicy> | undefined
  const { after, every, atMost } = found ?? {}
  return after !== undefined && every !== undefined && atMost !== undefined ? { after, every, atMost } : undefined
}

/** The local term on the day of the directory; undefined: nothing goes from the shelf to the archive. */
export function shelfTermOf(directory: Pick<Directory, 'policy'>): ShelfTerm | undefined {
  return directory.policy('uncollected-archive')?.value as ShelfTerm | undefined
}

/** Whether a result may be collected at another section than where the dossier was received. */
export function isCollectedAnywhere(directory: Pick<Directory, 'policy'>, procedure: string): boolean {
  return directory.policy('result-collection', procedure)?.value === 'any-section'
}

/** Whether there is a paper that somebody collects or that is posted. */
export function hasPaperResult(
  { delivery }: Pick<Dossier, 'delivery'>, { result }: Pick<HeldDossier['content'], 'result'>,
): boolean {
  return result.paper && delivery !== 'electronic'
}

/** The moment of the first reminder of what came to its place now. */
export function firstReminder(directory: Directory, now: Date): Date | null {
  const policy = reminderPolicyOf(directory)
  return policy && policy.atMost > 0 ? daysAfter(now, policy.after) : null
}

/** So many days on, at the same hour: reminders need no calendar of an office. */
export function daysAfter(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000)
}

/**
 * The paper result begins to be kept: in the same agency it lies at the section at once, in-house; from another agency
 * it has a way to go, due as originals are (R5), and lies with whoever issued it until it is acknowledged there.
 */
export async function beginCustody(
  ctx: Ctx, open: OpenDossier, { fromUnitId, collectAt }: { fromUnitId: bigint; collectAt: Unit },
): Promise<Result<undefined, CalendarMissing>> {
  const { dossier: { id: dossierId }, directory } = open
  const from = directory.byId(fromUnitId)
  const isInHouse = !from || agencyAbove(directory, from).id === agencyAbove(directory, collectAt).id
  await insertCustody(ctx.tx, {
    dossierId, unitId: isInHouse ? collectAt.id : from.id, holderId: ctx.actorId, since: ctx.now,
    // What goes by post waits for nobody to come.
    remindAt: isInHouse && open.dossier.delivery !== 'post' ? firstReminder(directory, ctx.now) : null,
  })
  return isInHouse ? ok(undefined) : planMove(ctx, open, from, collectAt)
}

/** Plans a way of the result, with the moment by which it is to have come. */
export async function planMove(
  ctx: Ctx, { dossier: { id: dossierId }, directory, policies }: Pick<OpenDossier, 'dossier' | 'directory' | 'policies'>,
  from: Unit, to: Unit,
): Promise<Result<undefined, CalendarMissing>> {
  const due = planClock({
    caseId: dossierId, kind: 'originals', place: placeOf(directory, from), startedAt: ctx.now, limit: policies.originals,
    afterPause: 'resume',
  })
  if (!due.ok) return due
  await insertResultMove(ctx.tx, { dossierId, fromUnitId: from.id, toUnitId: to.id, dueAt: due.value.dueAt })
  return ok(undefined)
}

/** The paper is at another unit: named, so that whoever stands at the counter can say where. */
export interface ResultNotHere { readonly code: 'result-not-here'; readonly unitId: bigint }

/** The paper went to the archive because nobody came for it: it is brought back first. */
export interface ResultInArchive { readonly code: 'result-in-archive' }

/**
 * The paper leaves the house into the applicant's hands or by post. Whoever gives it has it: what was on its way to
 * their unit counts as received by that. Refuses with `result-not-here` where it lies elsewhere, and with
 * `result-in-archive`.
 */
export async function handOutResult(
  ctx: Ctx, { dossier: { id }, directory }: OpenDossier, unitId: bigint, proof: Proof | null,
): Promise<Result<undefined, ResultNotHere | ResultInArchive>> {
  const custody = await findCustody(ctx.tx, id)
  if (!custody || custody.returnedAt) return ok(undefined)
  if (custody.archivedAt) return refuse({ code: 'result-in-archive' })
  const way = await findOpenMove(ctx.tx, id)
  const isHere = (at: bigint) => isPartOf(directory, at, unitId) || isPartOf(directory, unitId, at)
  if (way && isHere(way.toUnitId)) {
    await settleResultMove(ctx.tx, way.id, 'received', ctx.now, ctx.actorId)
    await moveCustody(ctx.tx, id, { unitId: way.toUnitId, holderId: ctx.actorId, since: ctx.now, remindAt: null })
  } else if (way || !isHere(custody.unitId)) {
    return refuse({ code: 'result-not-here', unitId: custody.unitId })
  }
  await endCustody(ctx.tx, id, ctx.now, proof)
  return ok(undefined)
}

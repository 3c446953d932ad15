import type { Dong } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Day, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type DossierRooms, type Reach, isUnitWithin } from '../dossiers/public.ts'
import { DELEGATED_TASKS, type DelegatedTask } from './domain/delegation.ts'
import { postUnitsOf } from './post-operator.ts'
import { findOverlapping, insertDelegation } from './store/delegations.ts'

export interface GiveDelegation {
  /** Public ids. */
  readonly agency: string
  readonly postUnit: string
  /** Public ids of procedures, each once. */
  readonly procedures: readonly string[]
  /** Whole đồng a deed; what has no price is not delegated. */
  readonly prices: { readonly [T in DelegatedTask]?: Dong | undefined }
  readonly decision: string
  readonly validFrom: Day
  readonly validTo: Day
  readonly reaches: readonly Reach[]
}

export type GiveDelegationRefusal =
  | { readonly code: 'agency-unknown' } | { readonly code: 'post-unit-unknown' } | { readonly code: 'no-task' }
  | { readonly code: 'procedure-unknown'; readonly at: number } | { readonly code: 'days-reversed' }
  | { readonly code: 'delegation-in-past' } | { readonly code: 'delegation-overlaps' }
  | { readonly code: 'delegation-channel-closed' }

/**
 * An agency has a unit of the post do tasks of its counter, for some procedures, from a day to a day (KH 1107 II.6; QĐ
 * 45/2016). Refuses with `agency-unknown` an agency that is not one's own or receives nothing, `post-unit-unknown` what
 * is no unit of the public post, `procedure-unknown`, `no-task`, `days-reversed`, `delegation-in-past` what would have
 * begun before today, `delegation-channel-closed` receiving of a procedure that is not handed in by post, and
 * `delegation-overlaps` a task of a procedure that this post has from this agency on one of the days: at one price.
 * Leaves `delegation.given`.
 */
export async function giveDelegation(
  ctx: Ctx, rooms: DossierRooms, input: GiveDelegation,
): Promise<Result<string, GiveDelegationRefusal>> {
  const { validFrom, validTo, decision } = input
  const today = dayOf(ctx.now)
  const directory = rooms.directory.on(today)
  const agency = directory.byPublicId(input.agency)
  const section = agency && directory.oneStopOf(agency.id)
  if (!agency || agency.kind !== 'agency' || !section
    || !input.reaches.some((scope) => isUnitWithin(directory, scope, agency.id)))
    return refuse({ code: 'agency-unknown' })
  const postUnit = postUnitsOf(directory).find(({ publicId }) => publicId === input.postUnit)
  if (!postUnit) return refuse({ code: 'post-unit-unknown' })
  const tasks = DELEGATED_TASKS.filter((task) => input.prices[task] !== undefined)
  if (tasks.length === 0) return refuse({ code: 'no-task' })
  if (validTo < validFrom) return refuse({ code: 'days-reversed' })
  if (validFrom < today) return refuse({ code: 'delegation-in-past' })
  const catalogue = rooms.catalogue.on(today)
  const found = input.procedures.map((publicId) => catalogue.byPublicId(publicId))
  const missing = found.indexOf(undefined)
  if (missing >= 0 || found.length === 0) return refuse({ code: 'procedure-unknown', at: Math.max(0, missing) })
  const procedureIds = [...new Set(found.flatMap((one) => one?.procedureId ?? []))]
  if (tasks.includes('receive') && !found.every((one) => one?.content.channels.includes('post')))
    return refuse({ code: 'delegation-channel-closed' })
  const what = { agencyId: agency.id, postUnitId: postUnit.id, procedureIds, validFrom, validTo }
  if (await findOverlapping(ctx.tx, { ...what, tasks }) !== undefined) return refuse({ code: 'delegation-overlaps' })
  const { id, publicId } = await insertDelegation(ctx.tx, {
    ...what, sectionId: section.id, decision,
    prices: Object.fromEntries(tasks.map((task) => [task, input.prices[task] ?? 0])),
    givenAt: ctx.now, givenBy: ctx.actorId,
  })
  await recordEvent({ ...ctx, unitId: agency.id }, {
    type: 'delegation.given', subjectKind: 'delegation', subjectId: id,
    data: {
      delegation: publicId, agency: agency.publicId, post: postUnit.publicId, tasks: tasks.join(' '),
      procedures: procedureIds.length,
      from: validFrom, to: validTo,
    },
  })
  return ok(publicId)
}

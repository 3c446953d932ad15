import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type DossierRooms, findDossier } from '../dossiers/public.ts'
import {
  type DelegatedAct, type DelegatedTask, type Delegation, type DelegationRefusal, asOfDay, judgeBundle,
  judgeDelegations,
} from './domain/delegation.ts'
import { insertDelegatedDeed, shareDelegations } from './store/delegations.ts'
import { insertReception, lockReception } from './store/receptions.ts'

export interface ActDelegated {
  readonly task: Exclude<DelegatedTask, 'guide'>
  /** Public id. */
  readonly dossier: string
  /** Under which delegations somebody works where they sit. */
  readonly delegationIds: readonly bigint[]
  /** Of a bundle, the procedures of its members: each was delegated, by whichever agency. */
  readonly members?: readonly bigint[]
}

export type ActDelegatedRefusal = DelegationRefusal | { readonly code: 'handed-on-already' }

/**
 * Something is done to a dossier under a delegation of its agency: looked up in the transaction of the deed, which a
 * revocation waits for, and put down at its price, once a dossier and task. A dossier that is received stays in hand
 * until it is handed on. Refuses as `judgeDelegations` does, and with `handed-on-already` what is digitised no more.
 * Leaves `delegation.used`: by whom, and for which agency.
 */
export async function actDelegated(
  ctx: Ctx, rooms: DossierRooms, { task, dossier: publicId, delegationIds, members = [] }: ActDelegated,
): Promise<Result<undefined, ActDelegatedRefusal>> {
  const dossier = await findDossier(ctx.tx, publicId)
  if (!dossier) return refuse({ code: 'delegation-missing' })
  const { procedureId, receivingUnitId } = dossier
  const given = asOfToday(ctx, rooms, await shareDelegations(ctx.tx, delegationIds))
  const own = given.filter(({ agencyId }) => agencyId === receivingUnitId)
  const judged = judgeBundle({ own, all: given }, { day: dayOf(ctx.now), task, procedureId }, members)
  if (!judged.ok) return judged
  // Whoever hands it on at this moment is waited for.
  if (task === 'digitise' && (await lockReception(ctx.tx, dossier.id))?.handedOnAt)
    return refuse({ code: 'handed-on-already' })
  await keepDeed(ctx, rooms, judged.value, { task, procedureId, dossierId: dossier.id })
  if (task === 'receive')
    await insertReception(ctx.tx, {
      dossierId: dossier.id, delegationId: judged.value.id, receivedAt: ctx.now, receivedBy: ctx.actorId,
    })
  return ok(undefined)
}

export interface JudgeDelegated extends Omit<DelegatedAct, 'day'> { readonly delegationIds: readonly bigint[] }

/**
 * Whether one of these delegations holds for a task and procedure at this moment, where there is no dossier yet; a
 * revocation waits for the transaction. Refuses as `judgeDelegations` does. Writes nothing.
 */
export async function judgeDelegated(
  ctx: Ctx, rooms: Pick<DossierRooms, 'directory'>, { delegationIds, ...act }: JudgeDelegated,
): Promise<Result<Delegation, DelegationRefusal>> {
  const given = asOfToday(ctx, rooms, await shareDelegations(ctx.tx, delegationIds))
  return judgeDelegations(given, { ...act, day: dayOf(ctx.now) })
}

/** Delegations as they count on the day of the deed. */
export function asOfToday(ctx: Ctx, rooms: Pick<DossierRooms, 'directory'>, given: readonly Delegation[]): Delegation[] {
  const day = dayOf(ctx.now)
  const directory = rooms.directory.on(day)
  return given.map((one) => asOfDay(one, (id) => directory.byId(id) !== undefined, day))
}

/** Puts a deed down at the price of its delegation, and says so. */
export async function keepDeed(
  ctx: Ctx, rooms: DossierRooms, { id, publicId, agencyId, postUnitId, prices }: Delegation,
  deed: { readonly task: DelegatedTask; readonly procedureId: bigint; readonly dossierId: bigint | null
    /** Of a guidance: on whose number it stands. */
    readonly visit?: { readonly id: bigint; readonly publicId: string } },
): Promise<void> {
  const { visit, ...done } = deed
  const { task, dossierId } = done
  const post = rooms.directory.on(dayOf(ctx.now)).byId(postUnitId)?.publicId ?? ''
  const isNew = await insertDelegatedDeed(ctx.tx, {
    ...done, visitId: visit?.id ?? null, delegationId: id, at: ctx.now, by: ctx.actorId, price: prices[task] ?? 0,
  })
  await recordEvent({ ...ctx, unitId: agencyId }, {
    type: 'delegation.used', subjectKind: 'delegation', subjectId: id, ...dossierId === null ? {} : { dossierId },
    data: { delegation: publicId, task, post, isPaid: isNew, ...visit && { visit: visit.publicId } },
  })
}

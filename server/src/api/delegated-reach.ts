import type { FastifyRequest } from 'fastify'
import { groupBy } from '../kernel/group-by.ts'
import type { Refusal, Result } from '../kernel/result.ts'
import { type Day, dayOf } from '../kernel/work-calendar.ts'
import { type Reach, type Viewer, findDossier, isUnitWithin } from '../modules/dossiers/public.ts'
import { type Actor, type Permission, type RoleGrant, reachOf } from '../modules/identity/public.ts'
import { type Directory, withPast } from '../modules/organisation/public.ts'
import {
  type ActDelegated, type ActDelegatedRefusal, DELEGATED_TASKS, type DelegatedTask, type Delegation,
  type DelegationRefusal, type PostSeat, actDelegated, asOfDay, isStanding, judgeDelegations,
  listDelegationsAt, listReceptions, listStanding, postOperatorOf,
} from '../modules/post/public.ts'
import type { Ctx } from '../platform/db.ts'
import type { ApiRooms } from './rooms.ts'

const POSTAL = 'postal_staff'
/** As many dossiers of a delegation as are open at once, the longest in hand first; and delegations looked back at. */
export const IN_HAND = 500

/** What of the counter the post does for an agency only under a delegation, and by which of its tasks. */
const TASKS_FOR: { readonly [P in Permission]?: readonly DelegatedTask[] } = {
  'dossier.intake': ['receive'], 'person.find': ['receive'], 'person.open-account': ['receive'],
  'slip.print': ['receive', 'return'],
  'dossier.return': ['return'], 'paper.add': ['digitise'], 'dossier.read': ['receive', 'digitise'],
  'paper.read': ['receive', 'digitise'],
  // At a section, for which the post acts there; at its own units it passes for itself.
  'post.pass': DELEGATED_TASKS,
}

/** In which the post speaks for itself: with one at an agency's section, never for that agency. */
const OF_THE_POST: ReadonlySet<Permission> = new Set([`post.settle`, 'model.propose'])

/** What somebody of the post may at an office of it, and at a section never: to run a hall. */
const OF_THE_OFFICE: ReadonlySet<string> = new Set([`queue.keep`])

/** What somebody of the post has been delegated, read anew with each request. */
export interface DelegatedWork {
  /** Of the post itself, and the offices of it where they work: `postUnitIds`. */
  readonly seat: PostSeat
  readonly standing: readonly Delegation[]
  /** By the delegation, what was received under it and is in hand. */
  readonly inHand: ReadonlyMap<bigint, readonly bigint[]>
}

/** Of whoever has a role of the post on that day; undefined of everybody else. */
export async function findDelegatedWork(
  rooms: ApiRooms, { unitId }: Pick<Actor, 'unitId'>, grants: readonly RoleGrant[], day: Day,
): Promise<DelegatedWork | undefined> {
  const seats = postalGrants(grants, day).flatMap((grant) => grant.unitId ?? [])
  const directory = rooms.directory.on(day)
  const operator = seats.length > 0 ? postOperatorOf(directory) : undefined
  if (!operator) return undefined
  const offices = operator.offices.filter(({ id }) => id === unitId || seats.includes(id))
  const seat = {
    postUnitIds: [operator.unit, ...offices].map(({ id }) => id),
    sectionIds: withPast(directory, seats),
    officeIds: offices.flatMap(({ id }) => seats.includes(id) ? [id] : []),
  }
  const standing = (await listStanding(rooms.db, seat, day))
    .filter((one) => isStanding(asOfDay(one, isUnitOf(directory), day), day))
  const open = standing.length === 0 ? []
    : await listReceptions(rooms.db, standing.map(({ id }) => id), IN_HAND)
  const byDelegation = groupBy(open, ({ delegationId }) => delegationId)
  return {
    seat, standing,
    inHand: new Map([...byDelegation].map(([id, rows]) => [id, rows.map(({ dossierId }) => dossierId)])),
  }
}

/**
 * How far grants reach for a permission. What the post does at a counter reaches as far as delegations stand: at the
 * section where one of the post sits, or for which their office receives.
 */
export function delegatedReachOf(
  directory: Directory, work: DelegatedWork | undefined, grants: readonly RoleGrant[], permission: Permission, day: Day,
): Reach[] {
  const tasks = TASKS_FOR[permission]
  if (OF_THE_POST.has(permission))
    return reachOf(grants.filter(({ role, unitId }) =>
      role !== POSTAL || unitId !== null && work?.seat.postUnitIds.includes(unitId)), permission, day)
  if (OF_THE_OFFICE.has(permission))
    return reachOf(grants.filter(({ role, unitId }) =>
      role !== POSTAL || unitId !== null && work?.seat.officeIds.includes(unitId)), permission, day)
  if (!tasks || !work) return reachOf(grants, permission, day)
  const postal = postalGrants(grants, day)
  const [reach] = reachOf(postal, permission, day)
  const isOwn = ({ role, unitId }: RoleGrant) => role !== POSTAL
    || permission === 'post.pass' && unitId !== null && work.seat.postUnitIds.includes(unitId)
  const others = reachOf(grants.filter(isOwn), permission, day)
  if (!reach) return others
  const given = seatedAt(directory, work, postal)
    .filter(({ prices }) => tasks.some((task) => prices[task] !== undefined))
  return [...others, ...given.map((one) => ({
    reach: reach.reach, unitId: directory.heirOf(one.sectionId)?.id ?? one.sectionId,
    delegated: {
      agencyId: one.agencyId, procedureIds: one.procedureIds, dossierIds: work.inHand.get(one.id) ?? [],
      delegationId: one.id, tasks: DELEGATED_TASKS.filter((task) => one.prices[task] !== undefined),
    },
  }))]
}

/** Why nothing of the counter is delegated to somebody of the post, where that is why they may not. */
export async function findDelegationRefusal(
  rooms: ApiRooms, work: DelegatedWork | undefined, grants: readonly RoleGrant[], permission: Permission, day: Day,
): Promise<DelegationRefusal['code'] | undefined> {
  const [task] = TASKS_FOR[permission] ?? []
  const postal = postalGrants(grants, day)
  if (!work || !task || reachOf(postal, permission, day).length === 0) return undefined
  const directory = rooms.directory.on(day)
  const latest = (await listDelegationsAt(rooms.db, work.seat, IN_HAND)).toReversed()
  const given = seatedAt(directory, { ...work, standing: latest }, postal)
    .map((one) => asOfDay(one, isUnitOf(directory), day))
  const [procedureId = 0n] = given.flatMap(({ procedureIds }) => procedureIds)
  const judged = judgeDelegations(given, { day, task, procedureId })
  return judged.ok ? undefined : judged.refusal.code
}

/** A delegation under which one works, and where: at the office of the post, the section, or both, the office first. */
export type SeatedDelegation = Delegation & { readonly places: readonly bigint[] }

/** Those by which one works where one sits: seconded to the section itself, or at the office of the post. */
function seatedAt(
  directory: Directory, { standing, seat: { officeIds } }: DelegatedWork, postal: readonly RoleGrant[],
): SeatedDelegation[] {
  const seats = new Set(postal.map(({ unitId }) => unitId))
  return standing.flatMap((one) => {
    const section = directory.heirOf(one.sectionId)?.id ?? one.sectionId
    const offices = officeIds.filter((id) => id === one.postUnitId)
    const places = [...offices, section].filter((id) => seats.has(id))
    return places.length > 0 ? [{ ...one, places }] : []
  })
}

function isUnitOf(directory: Directory): (unitId: bigint) => boolean {
  return (unitId) => directory.byId(unitId) !== undefined
}

function postalGrants(grants: readonly RoleGrant[], day: Day): RoleGrant[] {
  return grants.filter(({ role, validFrom, validTo }) =>
    role === POSTAL && validFrom <= day && (validTo === null || day <= validTo))
}

/** Under which delegations somebody acts at a section, if it is only by a delegation that they may. */
export function delegateAt(directory: Directory, { reaches }: Pick<Viewer, 'reaches'>, sectionId: bigint) {
  if (reaches.some((scope) => !scope.delegated && isUnitWithin(directory, scope, sectionId))) return undefined
  const ids = reaches.flatMap(({ delegated }) => delegated?.delegationId ?? [])
  return ids.length > 0 ? ids : undefined
}

/** Whoever looks, with nothing that they may only under a delegation. */
export function withoutDelegated(viewer: Viewer): Viewer {
  const reaches = viewer.reaches.filter(({ delegated }) => !delegated)
  if (reaches.length === viewer.reaches.length) return viewer
  const own = new Set(reaches.map(({ unitId }) => unitId))
  const lent = new Set(viewer.reaches.flatMap(({ unitId }) => unitId === null || own.has(unitId) ? [] : [unitId]))
  // The step of the counter is theirs by the delegation only (`viewerOf`).
  const grants = viewer.grants.filter(({ role, unitId }) => role !== 'reception' || unitId === null || !lent.has(unitId))
  return { ...viewer, reaches, grants }
}

/**
 * A deed that was done on a dossier: by whoever may only by a delegation it is held against that, of a bundle with each
 * of its members, and counted. Refuses as the deed and as `actDelegated` do, and the deed is undone with it.
 */
export async function underDelegation<T extends { readonly publicId: string }, R extends Refusal>(
  ctx: Ctx, rooms: ApiRooms, viewer: Viewer, task: ActDelegated['task'], done: Result<T, R>,
  members: readonly bigint[] = [],
): Promise<Result<T, R | ActDelegatedRefusal>> {
  if (!done.ok || !viewer.reaches.some(({ delegated }) => delegated)) return done
  const { publicId: dossier } = done.value
  const found = await findDossier(ctx.tx, dossier)
  const delegationIds = found && delegateAt(rooms.directory.on(dayOf(ctx.now)), viewer, found.receivesAtId)
  const acted = delegationIds ? await actDelegated(ctx, rooms, { task, dossier, delegationIds, members }) : undefined
  return acted?.ok === false ? acted : done
}

/** The latest delegations under which whoever asks works where they sit, whatever became of them. */
export async function findSeatedDelegations(
  rooms: ApiRooms, { delegatedWork: work }: Pick<FastifyRequest, 'delegatedWork'>, grants: readonly RoleGrant[],
): Promise<SeatedDelegation[]> {
  if (!work) return []
  const day = dayOf(rooms.clock.now())
  const latest = await listDelegationsAt(rooms.db, work.seat, IN_HAND)
  return seatedAt(rooms.directory.on(day), { ...work, standing: latest }, postalGrants(grants, day))
}

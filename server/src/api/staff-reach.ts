import type { StaffLine } from '@motcua/contracts/staff.ts'
import type { Say } from '@motcua/contracts/texts.ts'
import type { FastifyRequest } from 'fastify'
import { type Day, dayOf } from '../kernel/work-calendar.ts'
import { isUnitWithin } from '../modules/dossiers/public.ts'
import {
  type HeldRole, type Manager, type Staff, isKnownTo, isRole, listLocked, mayGiveRole, mayManage, reachOf, rolesOf,
  signInPolicyOf, withFactor,
} from '../modules/identity/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import { grantsOf } from './authenticate.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { SHOWN } from './showing-texts.ts'

/** Whoever looks at accounts of staff or manages them, on the day of the request. */
export interface StaffViewer {
  readonly accountId: bigint
  readonly today: Day
  readonly directory: Directory
  readonly say: Say
  /** With the units that `staff.manage` reaches. */
  readonly manager: Manager
  /** Units that `staff.list` reaches. */
  readonly isListed: (unitId: bigint) => boolean
}

/** The actor with the reach of both rights over staff. */
export function staffViewerOf(request: FastifyRequest, rooms: ApiRooms): StaffViewer {
  const { actor } = request
  const grants = grantsOf(request)
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const reaching = (permission: 'staff.list' | 'staff.manage') => {
    const scopes = reachOf(grants, permission, today)
    return (unitId: bigint) => scopes.some((scope) => isUnitWithin(directory, scope, unitId))
  }
  return {
    accountId: actor.accountId, today, directory, say: sayTo(request),
    manager: { grants, isReached: reaching('staff.manage') }, isListed: reaching('staff.list'),
  }
}

/** Whether somebody of staff exists for the viewer: sits or holds a role within the reach of `staff.list`. */
export function isSeen({ isListed, manager }: StaffViewer, { unitId }: Staff, held: readonly HeldRole[]): boolean {
  return isKnownTo({ ...manager, isReached: isListed }, { unitId, held })
}

/** Whether the viewer may manage the account, as the screen is told before anything is tried. */
export function managesOf(
  viewer: StaffViewer, { accountId, unitId }: Staff, held: readonly HeldRole[],
): 'yes' | 'no' | 'own' | 'beyond-reach' {
  if (reachOf(viewer.manager.grants, 'staff.manage', viewer.today).length === 0) return 'no'
  if (accountId === viewer.accountId) return 'own'
  return mayManage(viewer.manager, { unitId, held }, viewer.today) ? 'yes' : 'beyond-reach'
}

/**
 * Lines of staff with their roles and whether they are locked out, by wrong passwords or because nobody used the
 * account.
 */
export async function showStaff(rooms: ApiRooms, viewer: StaffViewer, staff: readonly Staff[]): Promise<StaffLine[]> {
  const { directory, today, say } = viewer
  const machineNow = rooms.machineClock.now()
  const [held, locked, proven] = await Promise.all([
    rolesOf(
      rooms.db, staff.map(({ accountId }) => accountId), today,
    ),
    listLocked(
      rooms.db, staff.map(({ username }) => username),
      { limits: signInPolicyOf(directory, rooms.hashCost).password, machineNow },
    ),
    withFactor(rooms.db, staff.map(({ accountId }) => accountId)),
  ])
  return staff.map(({ accountId, publicId, username, fullName, position, unitId, isDisabled, isOff }): StaffLine => ({
    id: publicId,
    username,
    fullName,
    position,
    unitName: directory.byId(unitId)?.name ?? say(SHOWN.unitGone),
    hasSecondFactor: proven.has(accountId),
    state: isDisabled ? 'disabled' : isOff ? 'idle' : locked.has(username) ? 'locked' : 'open',
    roles: held
      .filter((one) => one.accountId === accountId)
      .map((one) => showRole(viewer, one, accountId !== viewer.accountId && !isDisabled)),
  }))
}

function showRole(
  { directory, manager, today, say }: StaffViewer, { role, unitId, validFrom, validTo }: HeldRole,
  isOpenToDeeds: boolean,
): StaffLine['roles'][number] {
  const unit = directory.byId(unitId)
  return {
    role,
    roleName: directory.roles.find(({ id }) => id === role)?.name ?? role,
    unitId: unit?.publicId ?? null,
    unitName: unit?.name ?? say(SHOWN.unitGone),
    validFrom,
    validTo,
    isInForce: validFrom <= today,
    mayEnd:
      isOpenToDeeds &&
      unit !== undefined &&
      manager.isReached(unitId) &&
      isRole(role) &&
      mayGiveRole(manager.grants, role, today),
  }
}

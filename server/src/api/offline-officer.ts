import { COUNTER_KINDS, type OfflineKind, VAN_KINDS } from '@motcua/contracts/offline.ts'
import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Reach, isUnitWithin } from '../modules/dossiers/public.ts'
import { type Permission, getStaff, rolesOf } from '../modules/identity/public.ts'
import { type OfflineDevice, type Outing, findDevice, findOuting, isSignedBy } from '../modules/offline/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import { postOperatorOf, postUnitsOf } from '../modules/post/public.ts'
import { type Asker, viewerOf } from './authenticate.ts'
import { delegatedReachOf, findDelegatedWork } from './delegated-reach.ts'
import type { ProblemCode } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { isStationedAt } from './stations.ts'

/** Of one address in a minute: a device that signs wrongly, or somebody who tries. */
export const MOST_WRONG = 60

/** What an officer needs, all of it, for a kind of command to be accepted; for an intake see `intakeOfficerOf`. */
export const RIGHTS_OF = {
  'ticket': ['queue.serve'], 'hand-over': ['dossier.return'],
} as const satisfies Readonly<Record<Exclude<(typeof COUNTER_KINDS)[number], 'intake'>, readonly Permission[]>>

export interface FromDevice { readonly device: OfflineDevice; readonly outing: Outing }

/** The device and outing that a message names, if the device signed exactly this text; otherwise why not. */
export async function findSigner(
  rooms: Pick<ApiRooms, 'db'>, named: { readonly device: string; readonly outing: string },
  text: string, signature: Buffer,
): Promise<FromDevice | Extract<ProblemCode, `offline-${string}`>> {
  const device = await findDevice(rooms.db, named.device)
  if (!device) return 'offline-device-unknown'
  if (!isSignedBy(device, text, signature)) return 'offline-signature-wrong'
  const outing = await findOuting(rooms.db, device.id, named.outing)
  return outing ? { device, outing } : 'offline-outing-unknown'
}

/** Whether a refusal may be somebody's who tries, and counts against their address. */
export function isStranger(code: string): boolean {
  return code === 'offline-device-unknown' || code === 'offline-signature-wrong'
}

/**
 * The officer who took a device out, as they may act today with this permission: rights are those of acceptance, not of
 * the day on which it was done. Undefined for whoever has no account or no such right any more.
 */
export async function officerOf(
  rooms: ApiRooms, request: FastifyRequest, accountId: bigint, permission: Permission,
): Promise<Asker | undefined> {
  const today = dayOf(rooms.clock.now())
  const [staff] = await getStaff(rooms.db, [accountId])
  if (!staff || staff.isDisabled || staff.isOff) return undefined
  const grants = await rolesOf(rooms.db, [accountId], today)
  const delegatedWork = await findDelegatedWork(rooms, staff, grants, today)
  const scopes = delegatedReachOf(rooms.directory.on(today), delegatedWork, grants, permission, today)
  if (scopes.length === 0) return undefined
  const { ip, method, url, headers } = request
  return {
    ip, method, url, headers, scopes, delegatedWork, onBehalfOf: undefined,
    actor: {
      // Of no session: whoever signs by a device is not signed in.
      sessionId: 0n, vouched: null, lastSeenAt: rooms.machineClock.now(), mustChangePassword: false,
      hasSecondFactor: false,
      accountId, accountPublicId: staff.publicId, kind: 'staff', personId: null, level: null,
      fullName: staff.fullName, unitId: staff.unitId, grants, mandates: [], standsInFor: [], helps: [],
    },
  }
}

/**
 * The officer who may take in without a network: besides the intake and its papers somebody has to record the
 * applicant, whom no search can find there. That is for whoever opens accounts, of the post for whoever takes in under
 * a delegation; without a network it is a record of that dossier and no account.
 */
export async function intakeOfficerOf(
  rooms: ApiRooms, request: FastifyRequest, accountId: bigint,
): Promise<Asker | undefined> {
  const of = (permission: Permission) => officerOf(rooms, request, accountId, permission)
  const [officer, adds, opens] = await Promise.all([of('dossier.intake'), of('paper.add'), of('person.open-account')])
  return adds && opens ? officer : undefined
}

/**
 * What can be accepted of whoever is about to take a device of this section or office out, by the rights of today:
 * what is done at a counter, of whoever works there; what is noted on the road, of whoever carries for the post.
 */
export async function kindsFor(rooms: ApiRooms, request: FastifyRequest, unitId: bigint): Promise<OfflineKind[]> {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const { accountId } = request.actor
  const of = async (permission: Permission) => officerOf(rooms, request, accountId, permission)
  const { isAtCounter, isCarrier } = worksFrom(rooms, request, unitId)
  const carried: OfflineKind[] = isCarrier ? [...VAN_KINDS] : []
  if (!isAtCounter) return carried
  const kinds: OfflineKind[] = []
  for (const kind of COUNTER_KINDS) {
    const officers = kind === 'intake' ? [await intakeOfficerOf(rooms, request, accountId)]
      : await Promise.all(RIGHTS_OF[kind].map(of))
    const isServedThere = officers.every((one) => one && (kind !== 'ticket' || servesIn(directory, one, unitId)))
    if (isServedThere) kinds.push(kind)
  }
  return [...kinds, ...carried]
}

/** As what somebody works who would take a device of this section or office out; as neither: it is not theirs. */
export function worksFrom(rooms: ApiRooms, request: FastifyRequest, unitId: bigint) {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const { reaches } = viewerOf(request, rooms, 'dossier.intake')
  const { reaches: scopes } = viewerOf(request, rooms, 'post.carry')
  return {
    isAtCounter: isStationedAt(directory, request, reaches, unitId),
    isCarrier: carriesFrom(directory, { scopes }, unitId),
  }
}

/**
 * Whether somebody who carries does so from this office: parcels are the post's as a whole, and whoever reaches it
 * takes along a device of any office of it; one of a section is none of theirs.
 */
export function carriesFrom(
  directory: Directory, carrier: { readonly scopes: readonly Reach[] }, unitId: bigint,
): boolean {
  const operator = postOperatorOf(directory)
  const own = directory.heirOf(unitId)
  return operator !== undefined && own !== undefined && servesIn(directory, carrier, operator.unit.id)
    && postUnitsOf(directory).some(({ id }) => id === own.id)
}

/** Whether the reach of a right has this section in it. */
export function servesIn(
  directory: Directory, { scopes }: { readonly scopes: readonly Reach[] }, sectionId: bigint,
): boolean {
  return scopes.some((scope) => isUnitWithin(directory, scope, sectionId))
}

import { dayOf } from '../../src/kernel/civil-day.ts'
import { loadRows as loadStaff } from '../../src/modules/identity/public.ts'
import { findPlaces } from '../../src/modules/dossiers/public.ts'
import { DELEGATED_TASKS, giveDelegation, postOperatorOf } from '../../src/modules/post/public.ts'
import { ok } from '../../src/kernel/result.ts'
import type { Unit } from '../../src/modules/organisation/public.ts'
import { hashSecret } from '../../src/platform/secrets.ts'
import { type Caller, type HttpServer, PASSWORD } from './as-user.ts'

/** Fourteen roles are given to staff; the other three are people's, and come with their accounts. */
export const STAFF_ROLES = [
  'reception', 'postal_staff', 'one_stop_head', 'unit_assigner', 'officer', 'unit_head', 'agency_head', 'clerk',
  'cashier', 'controller', 'leader_viewer', 'agency_admin', 'system_admin', 'auditor',
] as const
export type StaffRole = typeof STAFF_ROLES[number]

/** Where something is settled, and what. */
export interface Office {
  readonly name: string
  /** Ids of the data. */
  readonly procedure: string
  readonly territory: Unit
  /** Where each role sits there. */
  readonly seats: Readonly<Record<StaffRole, Unit>>
}

const AT_THE_SECTION = new Set(['reception', 'postal_staff', 'one_stop_head', 'cashier'])
const OVER_THE_PROVINCE = new Set(['leader_viewer', 'system_admin', 'auditor'])

/** Two communes of different districts, a district, a department: each with what it settles. */
export function officesOf({ province: { directory, clock, catalogue } }: HttpServer): Office[] {
  const today = dayOf(clock.now())
  const on = directory.on(today)
  const communes = on.territories('xa')
  const at = (name: string, procedure: string, territory: Unit | undefined): Office => {
    const content = catalogue.on(today).find(procedure)?.content
    const competent = content && territory && on.resolve(content.competent, { commune: territory.id })
    const section = competent && on.oneStopOf(competent.id)
    const top = on.find('cq:ubnd-tinh')
    if (!content || !territory || !section || !top) throw new Error(`${procedure} is settled nowhere`)
    const seats = STAFF_ROLES.map((role) => {
      const step = AT_THE_SECTION.has(role) ? undefined : content.steps.find((one) => one.role === role)
      const seat = OVER_THE_PROVINCE.has(role) ? top : AT_THE_SECTION.has(role) ? section : competent
      return [
        role,
        step
          ? (on.resolve(step.unit, { commune: territory.id, receiving: section.id, competent: competent.id }) ?? seat)
          : seat,
      ]
    })
    return { name, procedure, territory, seats: Object.fromEntries(seats) as Office['seats'] }
  }
  return [
    at('commune', 'khai-sinh', communes[0]), at('other-commune', 'khai-sinh', communes.at(-1)),
    at('district', 'dk-ho-kinh-doanh', communes[0]), at('department', 'phieu-lltp', communes[0]),
  ]
}

/** Somebody at the section of an office without any role, on whom whoever manages staff may try. */
export function spareOf(office: string): string {
  return `spare.${office}`
}

/**
 * An account with one role only for each role at each office, so that no right comes from another; and a spare one. Who
 * works for the post at a section carries for it, too, and each office has delegated all that it receives.
 */
export async function staffOffices({ province }: HttpServer, offices: readonly Office[]): Promise<void> {
  const spare = offices.map(({ name, seats }) => ({
    username: spareOf(name), fullName: 'Nguyễn Thị Dự Bị', position: 'Công chức', unitId: seats.reception.id,
    grants: [],
  }))
  const staff = offices.flatMap(({ name, seats }) => STAFF_ROLES.map((role) => {
    const unitId = seats[role].id
    const post = role === 'postal_staff' ? postOperatorOf(province.directory.on('2021-06-25'))?.unit.id : undefined
    const grants = [unitId, ...post === undefined ? [] : [post]]
      .map((at) => ({ role, unitId: at, validFrom: '2021-01-01', validTo: null }))
    return {
      username: usernameOf(role, name), fullName: `Nguyễn Văn ${role.replaceAll('_', ' ')}`, position: 'Công chức',
      unitId, grants,
    }
  }))
  const passwordHash = await hashSecret(PASSWORD, { memoryCost: 1024, timeCost: 2, parallelism: 1 })
  await province.inOneGo(async (ctx) => ok(await loadStaff(ctx, { staff: [...spare, ...staff], passwordHash })))
  for (const office of offices) await delegateAll(province, office)
}

/** The agency of an office has the post do all tasks of its counter, in all procedures that are handed in by post. */
async function delegateAll(province: HttpServer['province'], { procedure, territory, seats }: Office): Promise<void> {
  const today = dayOf(province.clock.now())
  const [directory, catalogue] = [province.directory.on(today), province.catalogue.on(today)]
  const content = catalogue.find(procedure)?.content
  const places = content && findPlaces(directory, {
    content, cleared: undefined, territoryId: territory.id, sectionId: seats.reception.id,
  })
  const operator = postOperatorOf(directory)
  // Data of a province may know no post.
  if (!places?.ok || !operator) return
  await province.inOneGo((ctx) => giveDelegation(ctx, province, {
    agency: places.value.receiving.publicId, postUnit: operator.unit.publicId,
    procedures: catalogue.list().filter(({ content: { channels } }) => channels.includes('post')).map(({ procedurePublicId }) => procedurePublicId),
    prices: Object.fromEntries(DELEGATED_TASKS.map((task) => [task, 1_000])), decision: '1/QĐ-UBND',
    validFrom: today, validTo: '2030-12-31', reaches: [{ reach: 'province', unitId: null }],
  }))
}

/** Under which name somebody signs in who has that role at that office. */
export function usernameOf(role: StaffRole, office: string): string {
  return `only.${role.replaceAll('_', '-')}.${office}`
}

const SIGNED_IN = new WeakMap<HttpServer, Map<string, Promise<Caller>>>()

/** The one with only this role at that office, signed in once. */
export async function asRole(http: HttpServer, role: StaffRole, office: string): Promise<Caller> {
  const known = SIGNED_IN.get(http) ?? new Map<string, Promise<Caller>>()
  SIGNED_IN.set(http, known)
  const name = usernameOf(role, office)
  const caller = known.get(name) ?? http.asUser(name)
  known.set(name, caller)
  return caller
}

/** Somebody of the post who has that role at one unit only. */
export const postAt = (http: HttpServer, unitId: bigint, username: string) =>
  roleAt(http, 'postal_staff', unitId, username)

/** Somebody who has that role at that unit and nowhere else. */
export async function roleAt(http: HttpServer, role: StaffRole, unitId: bigint, username: string): Promise<Caller> {
  const passwordHash = await hashSecret(PASSWORD, { memoryCost: 1024, timeCost: 2, parallelism: 1 })
  const grants = [{ role, unitId, validFrom: '2021-01-01', validTo: null }]
  const staff = [{ username, fullName: 'Nguyễn Văn Bưu', position: 'Nhân viên', unitId, grants }]
  await http.province.inOneGo(async (ctx) => ok(await loadStaff(ctx, { staff, passwordHash })))
  return http.asUser(username)
}

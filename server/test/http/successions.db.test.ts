/**
 * Need: what a change of units did by rules for what is not known is looked through by the administrator of the system,
 * who sees no person; each dossier is settled once, and what goes elsewhere goes with its open work.
 */
import { randomUUID } from 'node:crypto'
import type { MergedRules, PassedRoles, PresumptionList, SuccessionList } from '@motcua/contracts/successions.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPlan } from '../../src/cli/succession/read-plan.ts'
import { succeedNext } from '../../src/jobs/succeed-units.ts'
import { makeAssignmentRule } from '../../src/modules/dossiers/public.ts'
import { staffInUnit } from '../../src/modules/identity/public.ts'
import { beginSuccession } from '../../src/modules/organisation/public.ts'
import { type Desk, openDesk } from '../dossier-desk.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'

const FOLDER = new URL('../../../data-sets/lam-giang/', import.meta.url).pathname
/** As in staff.yaml of that province. */
const PASSWORD = 'Lamgiang@907'
/** Who lives there may be of either part: the program presumes the rest, Cát Đông. */
const UNCLEAR = 4

let http: HttpServer
let desk: Desk
let administrator: Caller
let plan: string
const dossiers: string[] = []
beforeAll(async () => {
  http = await startHttp({ dataSet: FOLDER })
  const { province } = http
  desk = openDesk(province)
  province.clock.set('2025-12-31T09:00+07:00')
  for (let n = 1; n <= UNCLEAR; n += 1) {
    const person = await province.aPerson(n)
    await sql`update identity.person set address = 'Tây Ninh' where id = ${person.id}`.execute(province.database.owner)
    const section = 'cq:ubnd-dong-cat:one-stop'
    const { publicId } = await desk.receive('khai-sinh', ['reception', section], { person, territory: 'xa:99014' })
    dossiers.push(publicId)
  }
  const merged = province.unit('cq:ubnd-nui-may:one-stop')
  const [officer] = await staffInUnit(province.db, merged.id, 'reception', '2025-12-31')
  if (!officer) throw new Error('nobody receives there')
  await province.inOneGo((ctx) => makeAssignmentRule(ctx, {
    unit: merged, role: 'reception', procedureId: null, prefersLast: false, goesBy: 'load', from: '2025-12-31', to: null,
    officers: [{ publicId: officer.publicId, share: 100, procedureIds: null }],
  }))
  province.clock.set('2026-01-05T00:10+07:00')
  await province.directory.refresh()
  const begun = await province.inOneGo((ctx) =>
    beginSuccession(ctx, province.directory, readPlan(`${FOLDER}succession/2026-01-05.yaml`)))
  while (await succeedNext({ ...province, machineClock: province.clock }, begun));
  await province.directory.refresh()
  province.clock.set('2026-01-05T09:00+07:00')
  plan = begun.publicId
  // Years have passed since the clock of the data, and passwords of administrators hold for 60 days.
  await sql`update identity.password set changed_at = ${province.clock.now()}`.execute(province.database.owner)
  administrator = await http.asUser('quantri', PASSWORD)
})
afterAll(async () => http.stop())

async function get<T>(path = ''): Promise<T> {
  const { status, body, text } = await administrator.call('GET', `/api/successions${path}`)
  expect([status, text]).toEqual([200, text])
  return body as unknown as T
}
const presumptions = async () => (await get<PresumptionList>(`/${plan}/presumptions`)).items
const settle = async (
  { id, version, section, unit }: PresumptionList['items'][number],
  other: { sectionId?: string; unitId?: string; version?: number } = {}, key: string = randomUUID(),
) => administrator.call('POST', `/api/presumptions/${id}/settlement`, {
  body: { version, sectionId: section.id, unitId: unit.id, ...other }, key,
})
const idOf = (unit: string) => http.province.directory.on('2026-01-05').find(unit)?.publicId ?? ''
const WEST = () => ({ sectionId: idOf('cq:ubnd-cat-tay:one-stop'), unitId: idOf('cq:ubnd-cat-tay') })

test('what there is to look through: roles, dossiers without a person, rules that name some officers', async () => {
  const { items: [line], units, sections } = await get<SuccessionList>()
  expect(line).toMatchObject({ id: plan, effective: '2026-01-05', isDone: true, presumptions: UNCLEAR })
  expect(units.length).toBeGreaterThan(sections.length)
  const [names, places]: [string[], string[]] = [[], []]
  for (let next: string | null = ''; next !== null;) {
    const page: PassedRoles = await get(`/${plan}/roles${next === '' ? '' : `?cursor=${next}`}`)
    places.push(...page.items.map(({ toId }) => toId))
    names.push(...page.items.map(({ username, roleName, toName }) => `${username} ${roleName} ${toName}`))
    next = page.next
  }
  expect([names.length, new Set(names).size]).toEqual([line?.roles, line?.roles])
  // Those at one unit stand together, over the pages: whoever confirms a unit has seen all of them.
  expect(places.filter((place, n) => n === 0 || place !== places[n - 1])).toEqual([...new Set(places)])
  const found = await presumptions()
  expect(found.map(({ fromUnitName, unit }) => [fromUnitName.includes('Đồng Cát'), unit.id]))
    .toEqual(dossiers.map(() => [true, idOf('cq:ubnd-cat-dong')]))
  expect(JSON.stringify(found)).not.toContain('Tây Ninh')
  const rules = await get<MergedRules>(`/${plan}/rules`)
  expect(rules.items).toMatchObject([{ procedureName: null, named: [expect.any(String)] }])
  expect(rules.items[0]?.others.length).toBeGreaterThan(0)
})

test('roles that were looked through at a unit are confirmed, once, and stand on the list no more', async () => {
  const roles = async () => (await get<PassedRoles>(`/${plan}/roles`)).items
  const [first] = await roles()
  if (!first) throw new Error('no role was passed on')
  const confirm = (key: string) =>
    administrator.call('POST', `/api/successions/${plan}/role-confirmation`, { body: { unitId: first.toId }, key })
  const key = randomUUID()
  const [once, again, later] = [await confirm(key), await confirm(key), await confirm(randomUUID())]
  const { confirmed } = once.body as unknown as { confirmed: number }
  expect(confirmed).toBeGreaterThan(0)
  expect([again.text, later.body]).toEqual([once.text, { confirmed: 0 }])
  expect((await roles()).map(({ toId }) => toId)).not.toContain(first.toId)
  const { rows } = await sql`select data from audit.event where type = 'units.roles-confirmed'`
    .execute(http.province.database.owner)
  expect(rows).toMatchObject([{ data: { unit: first.toId, roles: confirmed } }])
})

test('put elsewhere, its step goes there, and the history tells of it', async () => {
  const [line] = await presumptions()
  if (!line) throw new Error('nothing is presumed')
  expect(await settle(line, WEST())).toMatchObject({ status: 200 })
  expect(await desk.step(dossiers[0] ?? '')).toBe('officer@cq:ubnd-cat-tay')
  const { receivesAtId, competentUnitId } = await desk.dossier(dossiers[0] ?? '')
  const on = http.province.directory.on('2026-01-05')
  expect([receivesAtId, competentUnitId].map((id) => on.byId(id)?.publicId)).toEqual(Object.values(WEST()))
  expect((await desk.events(dossiers[0] ?? '')).at(-1)).toMatchObject({
    type: 'dossier.place-corrected', data: { fromUnit: line.unit.id, unit: WEST().unitId },
  })
  expect((await presumptions()).map(({ id }) => id)).not.toContain(line.id)
})

test('confirmed twice under one key it is confirmed once; later there is nothing to confirm', async () => {
  const [line] = await presumptions()
  if (!line) throw new Error('nothing is presumed')
  const key = randomUUID()
  const [first, again, later] = [await settle(line, {}, key), await settle(line, {}, key), await settle(line)]
  expect([first.status, again.text]).toEqual([200, first.text])
  expect([later.status, later.body.code]).toEqual([409, 'presumption-over'])
  const told = (await desk.events(dossiers[1] ?? '')).filter(({ type }) => type === 'dossier.place-confirmed')
  expect(told).toHaveLength(1)
})

test('of two at once one settles it', async () => {
  const [line] = await presumptions()
  if (!line) throw new Error('nothing is presumed')
  const both = await Promise.all([settle(line, WEST()), settle(line)])
  expect(both.map(({ status, body }) => status === 200 ? 200 : body.code).toSorted()).toEqual([200, 'presumption-over'])
})

test('what changed meanwhile is looked at again, and what receives nothing is refused; both stay to be settled', async () => {
  const [line] = await presumptions()
  if (!line) throw new Error('nothing is presumed')
  expect((await settle(line, { version: line.version - 1 })).body.code).toBe('changed-meanwhile')
  expect((await settle(line, { sectionId: line.unit.id })).body.code).toBe('presumed-place-unfit')
  expect((await settle(line, { unitId: randomUUID() })).body.code).toBe('presumed-place-unfit')
  expect(await presumptions()).toEqual([line])
})

test('nobody else learns that there is anything', async () => {
  const clerk = await http.asUser('tiepnhan.song-lam', PASSWORD)
  const [line] = await presumptions()
  for (const path of ['', `/${plan}/roles`, `/${plan}/presumptions`, `/${plan}/rules`])
    expect((await clerk.call('GET', `/api/successions${path}`)).status).toBe(404)
  const confirmation = { body: { unitId: line?.unit.id ?? '' } }
  expect((await clerk.call('POST', `/api/successions/${plan}/role-confirmation`, confirmation)).status).toBe(404)
  const { status } = await clerk.call('POST', `/api/presumptions/${line?.id ?? ''}/settlement`, {
    body: { version: 1, sectionId: randomUUID(), unitId: randomUUID() },
  })
  expect(status).toBe(404)
  expect(await presumptions()).toHaveLength(1)
})

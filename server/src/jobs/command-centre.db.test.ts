/**
 * Need: the command centre sees each dossier and the figures of each agency as they are, and what it was told can be
 * counted again from the dossiers (part E6; KH 1107 IV.3). Figures are counted by hand from what each test does.
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import type { Deed } from '../../test/deeds.ts'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { type ExchangeDesk, openExchange } from '../../test/exchange-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { runExchange } from '../cli/exchange.ts'
import type { Person } from '../modules/identity/public.ts'
import { resendMessage } from '../modules/integration/public.ts'

interface Held {
  readonly seen: { readonly taken: number; readonly repeated: number; readonly refused: number }
  readonly states: Readonly<Record<string, string>>
  readonly figures: readonly Readonly<Record<string, unknown>>[]
}

const COMMUNE = 'cq:ubnd-xa-18856'
const SECTION = `${COMMUNE}:one-stop`
const FRIDAY = '2021-06-25'
const machine = movableClock('2026-11-30T08:00+07:00')

let province: Province
let desk: Desk
let person: Person
let centre: ExchangeDesk<Held>
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())
beforeEach(async () => {
  province.clock.set(`${FRIDAY}T09:00+07:00`)
  centre = await openExchange<Held>(province, machine, 'command-centre')
})
afterEach(() => centre.close())

const at = (moment: string) => province.clock.set(`2021-${moment}+07:00`)
const online = async () => desk.submit('khai-sinh', { person, territory: 'xa:18856' })
const received = async () => desk.receive('khai-sinh', ['reception', SECTION], { person, territory: 'xa:18856' })
const settle = async (publicId: string) => {
  for (const [deed, role] of [['take', 'officer'], ['propose', 'officer'], ['approve', 'agency_head'], ['issue', 'clerk']] as const)
    await desk.act(deed, publicId, [role, COMMUNE])
}
const byReception = async (deed: Deed, publicId: string) => desk.act(deed, publicId, ['reception', SECTION])
/** What may still be undone is told of to nobody: each look is a minute later. */
async function tell(): Promise<void> {
  province.clock.set(new Date(province.clock.now().getTime() + 60_000).toISOString())
  await centre.move()
  while ((await centre.send()).hasMore) machine.set(machine.now().toISOString())
}
const told = async (day: string) => {
  const { figures } = await centre.held()
  return figures.filter((one) => one['day'] === day).map((one) =>
    Object.fromEntries(Object.entries(one).filter(([, value]) => value !== 0)))
}
const recount = async (day: string) => {
  const lines: string[] = []
  const io = { stdout: (line: string) => { lines.push(line) }, stderr: (line: string) => { lines.push(line) } }
  const code = await runExchange({ deed: 'recount', day, isJson: true, data: undefined }, io, centre.rooms)
  return { code, said: JSON.parse(lines.join('')) as { readonly figures: readonly object[]; readonly error?: { code: string } } }
}

test('five births: what the centre is told is what was done, each on its day', async () => {
  const agency = province.unit(COMMUNE).agencyCode
  const [early, refused] = [await online(), await online()]
  await byReception('accept', early.publicId)
  await byReception('refuse', refused.publicId)
  await settle(early.publicId)
  await byReception('return-result', early.publicId)
  const [onTime, late, stopped] = [await received(), await received(), await received()]
  await byReception('stop', stopped.publicId)
  await tell()
  const friday = { day: FRIDAY, agency, 'received-online': 1, 'received-counter': 3, 'settled-early': 1, 'returned': 1,
    'declined': 1, 'stopped': 1, 'sequence': 8 }
  expect(await told(FRIDAY)).toEqual([friday])

  // One working day: until Monday, 17:00.
  at('06-28T10:00')
  await settle(onTime.publicId)
  await tell()
  at('06-29T10:00')
  await settle(late.publicId)
  await tell()
  expect(await told('2021-06-28')).toEqual([{ day: '2021-06-28', agency, 'settled-on-time': 1, 'sequence': 1 }])
  expect(await told('2021-06-29')).toEqual([{ day: '2021-06-29', agency, 'settled-late': 1, 'sequence': 1 }])
  expect(await told(FRIDAY)).toEqual([friday])

  const { states, seen } = await centre.held()
  // 10 returned, 3 not received, 9 done, 9 done, 8 stopped (NĐ 107/2021).
  expect([early, refused, onTime, late, stopped].map(({ number }) => states[number])).toEqual(['10', '3', '9', '9', '8'])
  expect(seen).toMatchObject({ repeated: 0, refused: 0 })

  at('06-30T10:00')
  for (const day of [FRIDAY, '2021-06-28', '2021-06-29']) expect((await recount(day)).code).toBe(0)
  expect((await recount(FRIDAY)).said.figures).toHaveLength(6)
})

test('a day that was told otherwise than the dossiers say is found, and one that goes on is not judged', async () => {
  await received()
  await tell()
  expect(await recount(FRIDAY)).toMatchObject({ code: 1, said: { error: { code: 'day-not-over' } } })
  at('06-28T10:00')
  // Dossiers of the test before, of which this centre was not told.
  expect(await recount(FRIDAY)).toMatchObject({ code: 1 })
  await sql`truncate integration.day_figure`.execute(province.database.owner)
  expect((await recount(FRIDAY)).said.figures)
    .toContainEqual(expect.objectContaining({ figure: 'settled-early', told: 0, counted: 1 }))
})

test('while the centre is down nothing is lost, and then its figures are whole', async () => {
  await centre.faults({ down: true })
  for (let one = 0; one < 3; one += 1) {
    await received()
    await tell()
  }
  expect((await centre.held()).figures).toEqual([])
  await centre.faults({})
  machine.set(new Date(machine.now().getTime() + 301_000).toISOString())
  await tell()
  expect(await told(FRIDAY)).toMatchObject([{ 'received-counter': 3, 'sequence': 3 }])
  expect((await sql`select from integration.message_out where state <> 'acknowledged'`.execute(province.db)).rows).toEqual([])
})

test('nobody is named', async () => {
  await received()
  await tell()
  const { rows } = await sql<{ body: object }>`select body from integration.message_out`.execute(province.db)
  const said = JSON.stringify(rows)
  expect(rows.length).toBeGreaterThan(1)
  for (const word of [person.fullName, person.personalNumber, person.phone])
    if (word) expect(said).not.toContain(word)
})

test('figures that were refused go again as they were, and no others in their place', async () => {
  await received()
  province.clock.set(new Date(province.clock.now().getTime() + 60_000).toISOString())
  await centre.move()
  const { rows: [dead] } = await sql<{ publicId: string; body: { data: object } }>`
    update integration.message_out set state = 'dead', fault = 'refused' where kind = 'figures'
    returning public_id, body`.execute(province.database.owner)
  const resend = async (body?: Record<string, unknown>) =>
    province.inOneGo((ctx) => resendMessage(ctx, { message: dead?.publicId ?? '', body }))
  await expect(resend({ ...dead?.body, data: { ...dead?.body.data, 'received-counter': 99 } }))
    .rejects.toThrow('message-of-other-dossier')
  await resend({ ...dead?.body })
  await tell()
  expect(await told(FRIDAY)).toMatchObject([{ 'received-counter': 1 }])
})

/** Need: of each dossier that a ministry's system has somebody knows whether both sides say the same (part E7). */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { type SectorDesk, openSector } from '../../test/sector-desk.ts'
import { runExchange } from '../cli/exchange.ts'
import { listSectorCases } from '../modules/dossiers/public.ts'
import { type ComparableAdapter, compareDay, isComparable, keepCompared, tellAgain } from '../modules/integration/public.ts'
import { SendFault } from '../platform/send-fault.ts'
import { reconcileLastDays } from './exchange.ts'

const [SYSTEM, CENTRE, DAY] = ['criminal-record', 'cq:tt-hcc-tinh', '2026-11-30']
const DECLARED = {
  'subject.fullName': 'Nguyễn Thị Mẫu', 'subject.birthDate': '1984-05-01', 'subject.sex': 'nu', 'subject.idKind': 'can-cuoc',
  'subject.idNumber': '000084990001', 'subject.nationality': 'VN', 'record.kind': 'so-1',
}
let province: Province
let desk: Desk
let system: SectorDesk
const machine = movableClock(`${DAY}T08:00+07:00`)
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
})
afterAll(() => province.drop())
beforeEach(async () => {
  for (const clock of [machine, province.clock]) clock.set(`${DAY}T08:00+07:00`)
  system = await openSector(province, machine, SYSTEM, { agency: '000.00.00.H00' })
})
afterEach(() => system.close())

function later(): void {
  for (const clock of [machine, province.clock]) clock.set(new Date(clock.now().getTime() + 60_000).toISOString())
}
const received = async (nth: number, answers: object = DECLARED) => {
  const person = await province.aPerson(nth)
  const receipt = await desk.receive('phieu-lltp', ['reception', CENTRE], {
    person, more: { answers: answers as never, isConfirmedDouble: true },
  })
  later()
  await system.tell()
  await system.hear()
  return receipt
}
const adapter = (): ComparableAdapter => {
  if (!isComparable(system.adapter)) throw new Error('not comparable')
  return system.adapter
}
/** What differs of these; others are left from tests before, whose messages are gone. */
const compare = async (...of: readonly { readonly number: string }[]) => {
  const compared = await compareDay(province.db, adapter(), DAY)
  await province.inOneGo((ctx) => keepCompared(ctx, compared))
  const concerned = compared.differences.filter(({ number }) => of.some((one) => one.number === number))
  return concerned.map(({ number, kind, ours, told, theirs }) => [number, kind, ours, told, theirs])
}
const caseOf = async (publicId: string) => (await listSectorCases(province.db, (await desk.dossier(publicId)).id))[0]

test('a dossier that is lost there is found, told anew, and is there again', async () => {
  const [lost, same] = [await received(1), await received(2)]
  expect(await compare(lost, same)).toEqual([])
  expect((await compareDay(province.db, adapter(), DAY)).compared).toBe(2)
  expect(await system.act('forget', { number: lost.number })).toBeNull()
  expect(await compare(lost, same)).toEqual([[lost.number, 'missing-there', '3', 'acknowledged', null]])
  later()
  await province.inOneGo((ctx) => tellAgain(ctx, { partner: SYSTEM, number: lost.number }))
  await system.tell()
  expect(Object.keys(Object((await system.held())['dossiers']) as object).sort()).toEqual([lost.number, same.number].sort())
  expect(await compare(lost, same)).toEqual([])
})

test('a word of it that never came is found and asked for by itself', async () => {
  const { publicId, number } = await received(3)
  later()
  await system.act('move', { number, status: '4' })
  // It counts there as known, so that it is listed no more.
  await system.act('mark', { number })
  await system.hear()
  expect(await caseOf(publicId)).toMatchObject({ code: '3' })
  expect(await compare({ number })).toEqual([[number, 'not-heard', '3', 'acknowledged', '4']])
  later()
  await system.hear()
  expect(await caseOf(publicId)).toMatchObject({ code: '4', state: 'in-process' })
  expect(await compare({ number })).toEqual([])
})

test('what has no meaning here, what was never told and what was refused are named with what mends each', async () => {
  const held = await received(4)
  later()
  await system.act('move', { number: held.number, status: '9' })
  await system.hear()
  const dead = await received(5, { ...DECLARED, 'subject.sex': 'khac' })
  const person = await province.aPerson(6)
  const untold = await desk.receive('phieu-lltp', ['reception', CENTRE], {
    person, more: { answers: DECLARED, isConfirmedDouble: true },
  })
  expect(await compare(held, dead, untold)).toEqual([
    [held.number, 'held-here', '3', 'acknowledged', '9'], [dead.number, 'dead', 'sent', 'dead', null],
    [untold.number, 'not-told', 'sent', null, null],
  ])
})

test('no day is compared while it does not answer, nor ever with one that has no call for it', async () => {
  await received(7)
  await system.faults({ errors: true })
  await expect(compare()).rejects.toMatchObject({ code: 'http-500' })
  const silent = { ...system.adapter, compare: undefined }
  const lines: string[] = []
  const io = { stdout: (line: string) => lines.push(line), stderr: (line: string) => lines.push(line) }
  const use = { deed: 'reconcile', partner: SYSTEM, day: DAY, isJson: true, data: undefined } as const
  expect(await runExchange(use, io, { ...system.rooms, adapters: [silent] } as never)).toBe(1)
  expect(JSON.parse(lines.join(''))).toMatchObject({ error: { code: 'partner-not-comparable' } })
})

test('a day that fails keeps none after it from being compared, and is tried again', async () => {
  province.clock.set('2026-12-01T01:00+07:00')
  const fail: Record<string, Error> = { '2026-11-27': new SendFault('error-9', false), '2026-11-28': new Error('ours') }
  const failing: ComparableAdapter = {
    ...system.adapter,
    async compare(_, day) {
      const fault = fail[day]
      if (fault) throw fault
      return Promise.resolve({ partner: SYSTEM, day, compared: 0, differences: [] })
    },
  }
  const kept = async () => (await sql<{ day: string }>`select day from integration.reconciliation
    where partner = ${SYSTEM} and day >= '2026-11-26' order by day`.execute(province.db)).rows.map(({ day }) => day.slice(-2))
  await expect(reconcileLastDays(system.rooms, failing)).rejects.toThrow('ours')
  expect(await kept()).toEqual(['26', '29', '30'])
  for (const day of Object.keys(fail)) Reflect.deleteProperty(fail, day)
  await reconcileLastDays(system.rooms, failing)
  expect(await kept()).toEqual(['26', '27', '28', '29', '30'])
})

/**
 * Need: open data of a day are there when the day is over, show nobody, and stay as they are: two versions of a day
 * would be subtracted (NĐ 47/2020).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LaidFact, layFacts } from '../../test/lay-facts.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { addDays } from '../kernel/civil-day.ts'
import { METRICS, findLastPublished, listPublished, measure } from '../modules/reporting/public.ts'
import { countDays } from '../modules/reporting/store/measures.ts'
import { type PublishingRooms, publishWhatIsOver } from './publish-days.ts'

let province: Province
let rooms: PublishingRooms
/** Two sectors, each with a version. */
let versions: { readonly id: bigint; readonly sector: string }[]
beforeAll(async () => {
  province = await createProvince()
  rooms = { ...province, machineClock: { now: () => new Date() } }
  const all = province.catalogue.on('2021-06-21').list()
  const [first] = all
  const second = all.find(({ content }) => content.sector !== first?.content.sector)
  if (!first || !second) throw new Error('no two sectors')
  versions = [first, second].map(({ id, content }) => ({ id, sector: content.sector }))
})
afterAll(() => province.drop())

const MONDAY = '2021-06-21'
type Made = Omit<LaidFact, 'versionId' | 'received'> & { readonly of: number; readonly received?: string }
const lay = async (count: number, { of, received = MONDAY, ...more }: Made) =>
  layFacts(province, count, { versionId: versions[of]?.id, received, ...more })
const publish = async (day: string, more: Partial<PublishingRooms> = {}) => {
  province.clock.set(`${day}T03:00:00+07:00`)
  while (await publishWhatIsOver({ ...rooms, ...more })) continue
}
const shown = (rows: readonly { readonly day: string; readonly sector: string }[], day: string, sector: string) =>
  rows.find((row) => row.day === day && row.sector === sector)

test('a day is published when another is over since, with its small counts hidden', async () => {
  const [one, two] = versions
  await lay(12, { of: 0, channel: 'online' })
  await lay(8, { of: 0 })
  await lay(30, { of: 1, channel: 'online' })
  await lay(2, { of: 1 })
  await lay(20, { of: 0, received: '2021-06-01', settled: MONDAY, punctuality: 'early' })
  await lay(7, { of: 0, received: '2021-06-01', settled: MONDAY, punctuality: 'late' })
  // Those came on the first of the month, with which the days begin.
  await publish('2021-06-02')
  expect(await findLastPublished(province.db)).toBeUndefined()
  await publish('2021-06-22')
  expect((await findLastPublished(province.db))?.day).toBe('2021-06-20')
  await publish('2021-06-23')
  expect((await findLastPublished(province.db))?.day).toBe(MONDAY)

  const rows = await listPublished(province.db, '2021-06-01', MONDAY)
  // 27 came and none of them online: shown twice, they would tell the zero, and so would the sums of all.
  expect(rows.filter(({ day }) => day === '2021-06-01')).toMatchObject([
    { sector: one?.sector, received: 27, receivedOnline: null, receivedDirect: null, settled: null },
    { sector: 'all', received: null, receivedOnline: null, receivedDirect: null, settled: null },
  ])
  // 2 alone would be 32 − 30 and 10 − 8: 30, 8 and 12 go with it. 42 came online, 10 did not. The 20 of the first
  // sector makes room for the zeros of all others; of what was settled all is in one row, so that all of it does.
  expect(shown(rows, MONDAY, one?.sector ?? '')).toBeUndefined()
  expect(shown(rows, MONDAY, two?.sector ?? '')).toMatchObject({
    received: 32, receivedOnline: null, receivedDirect: null, settled: null, settledInTime: null, settledLate: null,
  })
  expect(shown(rows, MONDAY, 'all')).toMatchObject({
    sectorName: 'Toàn tỉnh', received: 52, receivedOnline: 42, receivedDirect: 10,
  })
  // A day without anybody is published, and says nothing.
  expect(rows.filter(({ day }) => day === '2021-06-13')).toMatchObject([{ sector: 'all', received: null, settled: null }])
})

test('what is known later changes no day that is published, and two processes publish each day once', async () => {
  const before = await listPublished(province.db, '2021-06-01', MONDAY)
  await lay(100, { of: 0, channel: 'online' })
  await lay(50, { of: 1, received: '2021-06-22' })
  await lay(60, { of: 1, received: '2021-06-22', channel: 'online' })
  await lay(6, { of: 0, received: '2021-06-22' })
  await lay(7, { of: 0, received: '2021-06-22', channel: 'online' })
  province.clock.set('2021-06-24T03:00:00+07:00')
  await Promise.all([publishWhatIsOver(rooms), publishWhatIsOver(rooms)])
  expect(await listPublished(province.db, '2021-06-01', MONDAY)).toEqual(before)
  // The 7 and 6 are hidden with the zeros of all other sectors, which they make room for.
  expect(await listPublished(province.db, '2021-06-22', '2021-06-30')).toMatchObject([
    { day: '2021-06-22', sector: versions[1]?.sector, received: 110, receivedOnline: 60, receivedDirect: 50 },
    { day: '2021-06-22', sector: 'all', received: 123, receivedOnline: 67, receivedDirect: 56 },
  ])
})

test('while facts are more than a day behind their events no day is published', async () => {
  await province.aPerson(1)
  const { rows: [event] } = await sql<{ count: number }>`select count(*)::int from audit.event where era > 0`.execute(province.db)
  expect(event?.count).toBeGreaterThan(0)
  const later = { now: () => new Date(Date.now() + 2 * 86_400_000) }
  await publish('2021-06-26', { machineClock: later })
  expect((await findLastPublished(province.db))?.day).toBe('2021-06-22')
  await publish('2021-06-26')
  expect((await findLastPublished(province.db))?.day).toBe('2021-06-24')
})

test('counted together, days are what each is alone, however dossiers stood before and after', async () => {
  await lay(3, { of: 1, received: MONDAY, settled: MONDAY, punctuality: 'early' })
  await lay(4, { of: 0, channel: 'online', received: '2021-06-22', settled: '2021-06-25', punctuality: 'late' })
  await lay(5, { of: 0, received: '2021-06-19', settled: '2021-07-19' })
  const days = Array.from({ length: 31 }, (_, nth) => addDays('2021-06-19', nth))
  const measures = ['received-online', 'received-direct', 'settled-early', 'settled-on-time', 'settled-late'] as const
  const together = await countDays(province.db, measures, days)
  const sectorOf = new Map(versions.map(({ id, sector }) => [id, sector]))
  for (const day of days) for (const [nth, id] of measures.entries()) {
    const metric = METRICS.find((one) => one.id === id) ?? expect.fail(id)
    const alone = await measure(province, metric, { from: day, until: day, by: 'sector' })
    const told = (sector: string) => together
      .filter((row) => row.day === day && sectorOf.get(row.procedureVersionId) === sector)
      .reduce((sum, row) => sum + (row.counts[nth] ?? 0), 0)
    for (const { sector } of versions) {
      const value = alone.find(({ of }) => of?.key === sector)?.value ?? 0
      expect([day, id, sector, told(sector)]).toEqual([day, id, sector, value])
    }
  }
  expect(together.filter(({ day }) => day === '2021-07-19').map(({ counts }) => counts)).toEqual([[0, 0, 0, 5, 0]])
})

test('the database keeps no small count, and no day twice', async () => {
  const write = (day: string, received: number) => sql`
    insert into reporting.published_count (day, sector, sector_name, received, published_at)
    values (${day}, 'all', 'Toàn tỉnh', ${received}, now())`.execute(province.db)
  await expect(write('2021-08-01', 4)).rejects.toMatchObject({ code: '23514' })
  await expect(write(MONDAY, 5)).rejects.toMatchObject({ constraint: 'published_count_once' })
  await expect(sql`update reporting.published_count set received = 9`.execute(province.db)).rejects.toMatchObject({ code: '42501' })
})

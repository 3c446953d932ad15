/** Need: a unit sees where it stands, where its pace leads, and what a week is missing of the plan (KH 1107 II.3.4). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../test/province-database.ts'
import { type InventedFact, addFacts } from '../../test/reporting-facts.ts'
import { addDays } from '../kernel/civil-day.ts'
import { readTargetsUse, runTargetsOfUnit } from './targets-command.ts'

/** By its id: what it is called is of the data. */
const DEPARTMENT = 'cq:so-tu-phap'
const ONLINE = 'ho-so-truc-tuyen'

let province: Province
beforeAll(async () => {
  province = await createProvince()
  // A Wednesday: ten whole weeks of the year are over, 294 days are left, 42 weeks.
  province.clock.set('2025-03-12T12:00+07:00')
  const unitId = province.unit(DEPARTMENT).id
  const week = (nth: number): InventedFact[] => Array.from({ length: 10 }, (_, one) => ({
    unitId, receivedAt: `${addDays('2025-01-01', 7 * nth + one % 5)}T09:00+07:00`, channel: one < 3 ? 'online' : 'counter',
  }))
  const today = { unitId, receivedAt: '2025-03-12T08:00+07:00', channel: 'online' } as const
  await addFacts(province.db, [
    ...Array.from({ length: 10 }, (_, nth) => week(nth)).flat(), today, today,
    // Of the year before, and of another: neither counts.
    { unitId, receivedAt: '2024-12-30T09:00+07:00', channel: 'online' },
    { unitId: province.unit('cq:so-noi-vu').id, receivedAt: '2025-02-03T09:00+07:00', channel: 'online' },
  ])
})
afterAll(() => province.drop())

async function targets(...args: string[]) {
  const out: string[] = []
  const use = readTargetsUse(args)
  if (typeof use === 'string') throw new Error(use)
  const tell = (line: string) => out.push(line)
  const exit = await runTargetsOfUnit(use, { stdout: tell, stderr: tell }, province)
  return { exit, out: out.join('\n') }
}

interface Shown {
  readonly unit: unknown
  readonly until: string | null
  readonly targets: readonly {
    readonly id: string
    readonly own: { readonly line: unknown; readonly isMeasured: boolean; readonly trajectory: unknown }
  }[]
}
async function shown(...args: string[]) {
  const { exit, out } = await targets(...args, '--json')
  expect(exit).toBe(0)
  return JSON.parse(out) as Shown
}
const own = ({ targets: all }: Shown, id = ONLINE) => all.find((one) => one.id === id)?.own

// 10 weeks of 10, 3 online, and 2 online today: 32 of 102. 42 weeks of 10 are 420 more, 522 in all; half of them are
// 261, 229 more than there are: 5.45 a week, 6, which is 2.45, 3, more than now. At the pace 32 + 126 = 158 of 522:
// 30.27 %.
test('the share online of a department: where it stands, where it goes, what is missing', async () => {
  const answer = await shown('--unit', DEPARTMENT)
  expect(answer).toMatchObject({ unit: { key: DEPARTMENT, level: 'province' }, until: '2025-03-12' })
  expect(own(answer)).toMatchObject({
    line: { kind: 'line', comparison: '>=', value: 50, ofYear: 2025, isKept: false }, isMeasured: true,
    trajectory: {
      soFar: { numerator: 32, denominator: 102 }, isMet: false, expected: 420,
      demand: { reach: 'possible', aWeek: 6, change: 3 },
    },
  })
  const { share, forecast } = own(answer)?.trajectory as { share: number; forecast: { share: number } }
  expect(share).toBeCloseTo(31.373, 3)
  expect(forecast.share).toBeCloseTo(30.268, 3)
})

test('what no figure of dossiers measures has its line and no number', async () => {
  const answer = await shown('--unit', DEPARTMENT)
  expect(answer.targets.filter((one) => one.own.isMeasured).map(({ id }) => id))
    .toEqual(['khong-nop-lai', ONLINE, 'luan-chuyen-dien-tu', 'ho-so-thanh-cong-so-hoa', 'tk-tai-khoan'])
  expect(own(answer, 'hai-long')).toEqual({
    line: expect.objectContaining({ value: 95 }) as unknown, isMeasured: false, trajectory: null,
  })
  const { out } = await targets('--unit', DEPARTMENT)
  expect(out.match(/Chưa đo\./g)).toHaveLength(10)
  expect(out).toContain('Đến nay: 31,37 % (32 trên 102 hồ sơ), chưa đạt.')
  expect(out).toContain('Để đạt khi hết năm: từ nay mỗi tuần ít nhất 6 hồ sơ, nhiều hơn hiện nay 3.')
})

test('a line of levels is that of the unit; a commune that is remote is exempt', async () => {
  const lineOf = async (unit: string) => own(await shown('--unit', unit), 'trien-khai-quy-trinh-so-hoa')?.line
  expect(await lineOf(DEPARTMENT)).toMatchObject({ kind: 'line', value: 100 })
  expect(await lineOf(agencyIn('remote'))).toEqual({ kind: 'none', why: 'exempt' })
  expect(await lineOf(agencyIn('rural'))).toMatchObject({ kind: 'line', value: 100 })
  expect(own(await shown('--unit', agencyIn('rural')), 'nang-suat')?.line).toMatchObject({ value: 1200 })
})

/** Whoever governs some commune of an area. */
function agencyIn(areaType: string): string {
  const directory = province.directory.on('2025-03-12')
  const commune = directory.units.find((unit) => unit.areaType === areaType && directory.agencyGoverning(unit.id))
  return (commune && directory.agencyGoverning(commune.id))?.idOfData ?? expect.fail(areaType)
}

test('a year without a line is counted all the same; one that has not begun is not', async () => {
  expect(own(await shown('--unit', DEPARTMENT, '--year', '2024'))).toMatchObject({
    line: { kind: 'none', why: 'not-yet', from: 2025 },
    trajectory: { soFar: { numerator: 1, denominator: 1 }, isMet: null, demand: null },
  })
  expect(await shown('--unit', DEPARTMENT, '--year', '2026')).toMatchObject({ until: null })
  expect(own(await shown('--unit', DEPARTMENT, '--year', '2026'))).toMatchObject({
    line: { value: 50, ofYear: 2025, isKept: true }, isMeasured: true, trajectory: null,
  })
})

test('of a unit that there is not nothing is said', async () => {
  const { exit, out } = await targets('--unit', 'cq:nowhere', '--json')
  expect(exit).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'unit-unknown' } })
})

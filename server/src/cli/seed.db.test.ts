/** Need: lists and benches on a full province, without a single real person; the same again is no more. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../test/province-database.ts'
import { FIRST, listEventsAfter } from '../modules/audit/public.ts'
import { listWrongFacts, rebuildFacts } from '../modules/reporting/public.ts'
import { type SeedRooms, readSeedUse, runSeed } from './seed.ts'

let province: Province
let rooms: SeedRooms

beforeAll(async () => {
  province = await createProvince()
  rooms = { ...province, isDemonstration: true }
  expect(await seed(['--dossiers', '1300', '--seed', 'one', '--json'])).toEqual({
    exit: 0, out: ['{"dossiers":1300,"added":1300,"seed":"one"}'],
  })
})
afterAll(() => province.drop())

async function seed(args: readonly string[], on = rooms) {
  const out: string[] = []
  const use = readSeedUse(args)
  if (typeof use === 'string') throw new Error(use)
  const exit = await runSeed(use, { stdout: (line) => out.push(line), stderr: () => undefined }, on)
  return { exit, out }
}

async function one<T>(query: string): Promise<T> {
  const { rows: [row] } = await sql.raw(query).execute(province.database.owner)
  return row as T
}

test('the same seed adds nothing the second time, and the longer one only the rest', async () => {
  expect((await seed(['--dossiers', '1300', '--seed', 'one', '--json'])).out).toEqual([
    '{"dossiers":1300,"added":0,"seed":"one"}',
  ])
  expect((await seed(['--dossiers', '1310', '--seed', 'one', '--json'])).out).toEqual([
    '{"dossiers":1310,"added":10,"seed":"one"}',
  ])
})

test('every figure is what was invented, for each half of a month; one that is not is told', async () => {
  const all = await seed(['--check', '--json'])
  expect(all.exit).toBe(0)
  const { compared, untrue } = JSON.parse(all.out.join('')) as { compared: number; untrue: unknown[] }
  expect(untrue).toEqual([])
  // From the first of January to the middle of June there are eleven halves, in each of which something came.
  expect(compared).toBeGreaterThan(11 * 7 * 50)
  await sql`update reporting.fact set is_late_by_supplement = true where dossier_id = (
    select dossier_id from reporting.fact where settled_at is null and held_until > date_trunc('month', held_from) + interval '1 month'
    order by dossier_id limit 1)`.execute(province.database.owner)
  const spoilt = await seed(['--check'])
  expect(spoilt).toMatchObject({ exit: 1 })
  expect(spoilt.out.join('')).toMatch(/open-late/)
  await rebuildFacts(province)
  expect(await seed(['--check'])).toMatchObject({ exit: 0 })
})

test('figures count them as they stand, and nobody is told of what happened to them', async () => {
  expect(await listWrongFacts(province.db, 9)).toEqual([])
  const { received, counted, told } = await one<{ received: bigint; counted: bigint; told: bigint }>(`
    select (select count(*) from dossiers.dossier where received_at is not null) as received,
      (select count(*) from reporting.fact where known_until = 'infinity') as counted,
      (select count(*) from audit.event where dossier_id is not null and era > 0) as told`)
  expect([counted, told]).toEqual([received, 0n])
  const next = await listEventsAfter(province.db, FIRST, 1_000)
  expect(next.filter(({ dossierId }) => dossierId !== null)).toEqual([])
})

test('numbers have no gap: the last serial of each agency and day is how many dossiers it has there', async () => {
  const gaps = await one<{ n: bigint }>(`
    select count(*) as n from dossiers.serial full join (
      select receiving_unit_id as agency_id, (submitted_at at time zone 'Asia/Ho_Chi_Minh')::date as day, count(*) as found,
        max(right(number, 4)::integer) as highest
      from dossiers.dossier group by 1, 2) as counted using (agency_id, day)
    where last is distinct from found or last is distinct from highest`)
  expect(gaps.n).toBe(0n)
})

test('between half and three in a hundred are open, and each of these has exactly one step where it stands', async () => {
  const { share, astray } = await one<{ share: number; astray: bigint }>(`
    select avg((closed_at is null)::integer)::float as share, count(*) filter (where (closed_at is null)::integer <>
      (select count(*) from workflow.task where case_id = dossier.id and done_at is null)) as astray from dossiers.dossier`)
  expect(share).toBeGreaterThan(0.006)
  expect(share).toBeLessThan(0.03)
  expect(astray).toBe(0n)
})

test('they lie within the past, at many units and procedures, and name only people of the reserved numbers', async () => {
  const found = await one(`
    select count(distinct competent_unit_id) > 100 as units, count(distinct procedure_id) > 30 as procedures,
      bool_and(coalesce(closed_at, submitted_at) <= '2021-06-25T09:00+07:00') as past from dossiers.dossier`)
  expect(found).toEqual({ units: true, procedures: true, past: true })
  const { strangers } = await one<{ strangers: bigint }>(
    "select count(*) as strangers from identity.person where personal_number !~ '^000\\d\\d\\d99\\d{4}$'",
  )
  expect(strangers).toBe(0n)
})

test('an installation with real people takes none', async () => {
  expect(await seed(['--dossiers', '1'], { ...rooms, isDemonstration: false })).toEqual({ exit: 1, out: [] })
})

test.each([
  [[], 'Cần --dossiers'], [['--dossiers', '-3'], 'Lựa chọn --dossiers thiếu giá trị'],
  [['--dossiers=-3'], 'Cần --dossiers'], [['--dossiers', '1', '--colour', 'red'], 'Không có lựa chọn --colour.'],
])('%j is wrong use, and told so in Vietnamese', (args, told) => {
  expect(readSeedUse(args)).toContain(told)
})

test('a disk without 12 kB for each dossier is refused before anything is written, and what is lacking is told', async () => {
  const err: string[] = []
  const use = readSeedUse(['--dossiers', '1000', '--seed', 'large'])
  if (typeof use === 'string') throw new Error(use)
  const on = { ...rooms, config: { filesFolder: '/files', watchedFolders: ['/database'] } }
  const io = { stdout: () => undefined, stderr: (line: string) => err.push(line) }
  const looked: string[] = []
  const count = async () => Number((await one<{ n: string }>('select count(*) as n from dossiers.dossier')).n)
  const before = await count()
  const hold = (bytes: number) => (folders: readonly string[]) => {
    looked.push(...folders)
    return Promise.resolve(folders.map((folder) => ({ folder, freeBytes: folder === '/database' ? bytes : 1e12, ratio: 0.5 })))
  }
  expect(await runSeed(use, io, on, hold(11_999_999))).toBe(1)
  expect(looked).toEqual(['/files', '/database'])
  expect(err).toEqual(['Cần 0,1 GB trống cho 1000 hồ sơ; còn thiếu 0,1 GB.'])
  expect(await count()).toBe(before)
  expect(await runSeed({ ...use, dossiers: 10 }, io, on, hold(120_000))).toBe(0)
  expect(await count()).toBe(before + 10)
})

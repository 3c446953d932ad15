/** Need: a province goes in by one command, whole or not at all, and the report hides nothing. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { openDirectory } from '../modules/organisation/public.ts'
import type { StaffRow } from './data-set/staff-rows.ts'
import { type PartReport, organisationPart, runImport, staffPart } from './import.ts'

const LAM_GIANG = new URL('../../../data-sets/lam-giang/', import.meta.url).pathname
let database: TestDatabase
let folder: string
const spoken: { out: string[]; err: string[] } = { out: [], err: [] }
const io = { stdout: (line: string) => spoken.out.push(line), stderr: (line: string) => spoken.err.push(line) }
const run = (...args: string[]) => {
  spoken.out = []
  spoken.err = []
  return runImport(args, io, database.backing())
}

beforeAll(async () => {
  database = await createDatabase()
  folder = mkdtempSync(join(tmpdir(), 'motcua-province-'))
  cpSync(LAM_GIANG, folder, { recursive: true })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await database.drop()
})

function change(file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(folder, file), text.replace(from, to))
}

test('a folder with faults is refused with all of them, and nothing is written', async () => {
  change('organisation.yaml', 'area_type: remote', 'area_type: faraway')
  change('policies.yaml', 'value: end-of-day', 'value: some-day')
  expect(await run('--data-set', folder)).toBe(1)
  expect(spoken.err.join()).toMatch(/organisation\.yaml xa:\d+: loại vùng faraway chưa khai báo/)
  expect(spoken.err.join()).toContain('policies.yaml counting: giá trị không hợp lệ')
  expect((await sql`select from organisation.unit`.execute(database.app)).rows).toEqual([])
  change('organisation.yaml', 'area_type: faraway', 'area_type: remote')
  change('policies.yaml', 'value: some-day', 'value: end-of-day')
})

test('a folder goes in once; the second time everything is unchanged', async () => {
  expect(await run('--data-set', folder, '--json')).toBe(0)
  const first = JSON.parse(spoken.out.join()) as { parts: { organisation: PartReport } }
  expect(first.parts.organisation).toMatchObject({ changed: 0, unchanged: 0 })
  expect(await run('--data-set', folder, '--json')).toBe(0)
  const second = JSON.parse(spoken.out.join()) as typeof first
  expect(second.parts.organisation).toMatchObject({ added: 0, changed: 0, unchanged: first.parts.organisation.added })
  expect(second.parts.organisation.notes).toContain(
    'calendar.yaml: lịch năm 2027 là dự kiến, chưa có thông báo chính thức',
  )
})

test('each run is an act of the program under a request of its own', async () => {
  const requests = sql<{ actor: bigint; n: bigint }>`
    select actor_id as actor, count(*) as n from audit.request group by 1`
  expect((await requests.execute(database.app)).rows).toEqual([{ actor: 1n, n: 2n }])
})

test('a unit that is no longer in the files stays in force, and is told', async () => {
  const text = readFileSync(join(folder, 'organisation.yaml'), 'utf8')
  writeFileSync(
    join(folder, 'organisation.yaml'),
    text.replace(/- id: dv:buu-dien-lam-giang\n {2}name_vi: [^\n]+\n {2}role: [^\n]+\n/, ''),
  )
  change('staff.yaml', '  home: dv:buu-dien-lam-giang\n', '')
  expect(await run('--data-set', folder)).toBe(0)
  expect(spoken.out.join()).toContain('! dv:buu-dien-lam-giang không còn trong dữ liệu')
  expect((await openDirectory(database.app)).on('2021-06-25').find('dv:buu-dien-lam-giang')).toBeDefined()
})

test('staff goes in by chunks, hashed once, and the reports are added up', async () => {
  const [seen, hashed]: [StaffRow[][], string[]] = [[], []]
  const part = staffPart(async (_, { staff, passwordHash }) => {
    seen.push([...staff])
    return { added: staff.length, changed: 0, unchanged: 0, notes: [passwordHash] }
  }, async (password) => `hash ${hashed.push(password)}`)
  spoken.out = []
  expect(await runImport(['--json'], io, (await createOther()).backing(), [organisationPart, part])).toBe(0)
  const { parts: { staff } } = JSON.parse(spoken.out.join()) as { parts: Record<string, PartReport> }
  expect(staff).toEqual({ added: seen.flat().length, changed: 0, unchanged: 0, notes: ['hash 1'] })
  expect(Math.max(...seen.map((chunk) => chunk.length))).toBe(500)
  expect(new Set(seen.flat().map(({ username }) => username)).size).toBe(seen.flat().length)
})

test('another province, an unknown option and a folder that is not there are refused', async () => {
  expect(await run()).toBe(1)
  expect(spoken.err.join()).toContain('this database is of another province')
  expect(await run('--dataset', folder)).toBe(2)
  expect(spoken.err.join()).toContain('Không có lựa chọn --dataset.')
  expect(await run('--data-set', join(folder, 'nowhere'))).toBe(1)
  expect(spoken.err.join().match(/không có tệp này/g)).toHaveLength(4)
})

let other: TestDatabase | undefined
async function createOther(): Promise<TestDatabase> {
  other ??= await createDatabase()
  return other
}
afterAll(() => other?.drop())

/**
 * Need: a server shows the targets of its own province, and a year that is over keeps what was demanded of it (KH 1107
 * II).
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Province, createProvince } from '../../test/province-database.ts'
import { ok } from '../kernel/result.ts'
import { findTargets, loadTargets, readTiles } from '../modules/reporting/public.ts'
import { defaultDataSet } from './data-set.ts'
import { targetsPart } from './read-target-file.ts'
import { readTargetsUse, runTargetsOfUnit } from './targets-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'target-sets-'))
let province: Province
beforeAll(async () => {
  province = await createProvince()
  cpSync(join(defaultDataSet(), 'targets.yaml'), join(folder, 'targets.yaml'))
  cpSync(join(defaultDataSet(), 'geo.yaml'), join(folder, 'geo.yaml'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await province.drop()
})

const load = () => targetsPart.prepare({ folder } as never)(province)
const amend = (from: string, to: string, file = 'targets.yaml') => {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}
const onlineIn = async (day: string, year: number) =>
  (await findTargets(province.db, day))?.targets.find(({ id }) => id === 'ho-so-truc-tuyen')?.obligations.get('all')?.get(year)?.value
const eventsOf = async (type: string) => (await sql<{ data: unknown }>`
  select data from audit.event where type = ${type} order by id`.execute(province.db)).rows.map(({ data }) => data)
const waitingForLocks = async () => (await sql<{ many: number }>`
  select count(*)::int as many from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`.execute(province.db)).rows[0]?.many ?? 0
async function lineOf(year: number) {
  const out: string[] = []
  const use = readTargetsUse(['--unit', 'cq:so-tu-phap', '--year', String(year), '--json'])
  if (typeof use === 'string') throw new Error(use)
  await runTargetsOfUnit(use, { stdout: (line) => out.push(line), stderr: (line) => out.push(line) }, province)
  const { targets } = JSON.parse(out.join('')) as { targets: { id: string; own: { line: { value?: number } } }[] }
  return targets.find(({ id }) => id === 'ho-so-truc-tuyen')?.own.line.value
}

test('what came with the province is not loaded again', async () => {
  expect(await load()).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
  expect(await eventsOf('targets.loaded')).toEqual([{ from: '2021-01-01', targets: 15 }])
  expect(await eventsOf('tiles.loaded')).toEqual([{ layouts: 3, tiles: 242 }])
})

test('the fifteen are there, of days before the first import too', async () => {
  expect((await findTargets(province.db, '2021-06-25'))?.targets).toHaveLength(15)
  expect(await onlineIn('2019-01-01', 2025)).toBe(50)
})

// The plan says 50 % of 2025. Amended on 1 February 2026 to 60 % of 2025: the year that is over keeps 50.
test('an amendment holds from its day on, and a year that is over keeps what it had', async () => {
  const other = 'thresholds:\n    all:\n      2025: 50'
  province.clock.set('2026-02-01T09:00+07:00')
  amend(other, other.replace('50', '60'))
  expect(await load()).toMatchObject({ changed: 1, unchanged: 1 })
  expect([await onlineIn('2025-12-31', 2025), await onlineIn('2026-02-01', 2025)]).toEqual([50, 60])
  expect([await lineOf(2025), await lineOf(2026)]).toEqual([50, 60])
  // Again on the same day: the later holds.
  amend('2025: 60', '2025: 70')
  await load()
  expect([await onlineIn('2026-01-31', 2025), await onlineIn('2026-02-01', 2025)]).toEqual([50, 70])
  await expect(sql`update reporting.target_set set valid_from = '2020-01-01'`.execute(province.db)).rejects.toThrow('permission denied')
})

test('two imports at once load it once', async () => {
  province.clock.set('2026-03-01T09:00+07:00')
  amend('2025: 70', '2025: 80')
  const file: unknown = parse(readFileSync(join(folder, 'targets.yaml'), 'utf8'))
  let isOver = false
  const loadOnce = (meanwhile: () => Promise<unknown>) => province.inOneGo(async (ctx) => {
    const isChanged = await loadTargets(ctx, file)
    await meanwhile()
    return ok(isChanged)
  })
  // The first has written and not committed when the second comes: it waits, or it would be over before.
  let second: Promise<boolean> | undefined
  const first = loadOnce(async () => {
    second = loadOnce(() => Promise.resolve()).finally(() => { isOver = true })
    await expect.poll(async () => isOver || await waitingForLocks() > 0).toBe(true)
  })
  expect([await first, await second]).toEqual([true, false])
  expect(await eventsOf('targets.loaded')).toHaveLength(4)
})

test('a file that is wrong is refused with its place before anything is written, and a folder may have none', async () => {
  amend('tile: [2, 2]', 'tile: [2, 2], lat: 17.5', 'geo.yaml')
  amend('2025: 80', '2025: 180')
  expect(() => targetsPart.prepare({ folder } as never)).toThrow(/targets.yaml: khong-nop-lai.*\n.*geo.yaml: layouts\/0\/tiles\/0\/lat: is not known/)
  expect(await targetsPart.prepare({ folder: tmpdir() } as never)(province)).toMatchObject({ changed: 0, unchanged: 0 })
  await expect(province.inOneGo(async (ctx) => ({ ok: true, value: await loadTargets(ctx, {}) } as never))).rejects.toThrow('must list level')
})

test('a province without targets says so', async () => {
  const other = await createProvince(`${defaultDataSet()}/../data-sets/lam-giang`)
  try {
    const out: string[] = []
    const use = readTargetsUse(['--unit', 'x', '--json'])
    if (typeof use === 'string') throw new Error(use)
    expect(await runTargetsOfUnit(use, { stdout: (line) => out.push(line), stderr: () => undefined }, other)).toBe(1)
    expect(out.join('')).toContain('targets-none')
  } finally {
    await other.drop()
  }
})

// Each day on which units change, as far as the data of 2021 and the plans of succession beside it say.
test.each(['2021-06-25'])('every commune of %s has a tile, and no two of them the same', (day) => {
  const read = readTiles(parse(readFileSync(join(defaultDataSet(), 'geo.yaml'), 'utf8')))
  const layout = read.ok ? read.layouts.find(({ level, from }) => level === 'commune' && from <= day) : undefined
  const directory = province.directory.on(day)
  const level = directory.levels.find(({ rule }) => rule === 'commune')?.id ?? expect.fail()
  const communes = new Set(directory.territories(level).map(({ idOfData }) => idOfData))
  const drawn = layout?.tiles.filter(({ unit }) => communes.has(unit)) ?? []
  expect([communes.size, drawn.length]).toEqual([151, 151])
  expect(new Set(drawn.map(({ col, row }) => `${col} ${row}`)).size).toBe(151)
})

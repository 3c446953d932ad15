/**
 * Need: the province of 2021 stands as the plan knows it, and another province is another folder. Counts are those of
 * the General Statistics Office (8 districts, 151 communes: 15 phường, 8 thị trấn, 128 xã) and of the plan.
 */
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { ok } from '../../kernel/result.ts'
import { isWorkingDay } from '../../kernel/work-calendar.ts'
import {
  type Directory, type DirectorySource, type LoadReport, loadRows, openDirectory,
} from '../../modules/organisation/public.ts'
import { type DataSet, readDataSet } from './read-data-set.ts'

const DATA = new URL('../../../../data/', import.meta.url).pathname
const LAM_GIANG = new URL('../../../../data-sets/lam-giang/', import.meta.url).pathname

let database: TestDatabase
let source: DirectorySource
let dataSet: DataSet
const load = (): Promise<LoadReport> =>
  inOneGo(database.backing(), async (ctx) => ok(await loadRows(ctx, dataSet.province)))

async function open(folder: string): Promise<void> {
  database = await createDatabase()
  dataSet = readDataSet(folder)
  await load()
  source = await openDirectory(database.app)
}

/** Which transaction wrote each row, of all tables of the room. */
async function writersOf(): Promise<unknown[]> {
  const tables = [
    'province', 'level', 'area_type', 'role', 'calendar_version', 'unit', 'unit_version', 'unit_group', 'post',
    'policy',
  ]
  const all = tables.map(
    (table) => sql`select ${table} as name, id, xmin::text from ${sql.table(`organisation.${table}`)}`,
  )
  return (await sql`${sql.join(all, sql` union all `)} order by 1, 2`.execute(database.app)).rows
}

function resolver(directory: Directory, commune: string, more: { receiving?: string; competent?: string } = {}) {
  const idOf = (id: string | undefined) => (id === undefined ? undefined : directory.find(id)?.id)
  const places = { commune: idOf(commune), receiving: idOf(more.receiving), competent: idOf(more.competent) }
  return (rule: string) => directory.resolve(rule, places)?.idOfData
}

describe('the province of 2021', () => {
  let on2021: Directory
  beforeAll(async () => {
    await open(DATA)
    on2021 = source.on('2021-06-25')
  })
  afterAll(() => database.drop())

  test('has 8 districts and 151 communes, 15 phường + 8 thị trấn + 128 xã, 23 urban + 115 rural + 13 remote', () => {
    const communes = on2021.territories('xa')
    const count = (is: (unit: (typeof communes)[number]) => boolean) => communes.filter(is).length
    expect([on2021.territories('huyen').length, communes.length]).toEqual([8, 151])
    expect(['phường', 'thị trấn', 'xã'].map((form) => count((unit) => unit.form === form))).toEqual([15, 8, 128])
    expect(['urban', 'rural', 'remote'].map((area) => count((unit) => unit.areaType === area))).toEqual([23, 115, 13])
    expect(new Set(communes.map(({ gsoCode }) => gsoCode)).size).toBe(151)
  })

  test('loads again without changing a row', async () => {
    const before = await writersOf()
    const { added, changed, unchanged, notes } = await load()
    expect({ added, changed, notes }).toEqual({ added: 0, changed: 0, notes: [] })
    expect(unchanged).toBeGreaterThan(800)
    expect(await writersOf()).toEqual(before)
    await source.refresh()
    expect(source.on('2021-06-25')).toBe(on2021)
  })

  test('keeps its districts until 30/06/2025, and their sections with them', () => {
    const [last, next] = [source.on('2025-06-30'), source.on('2025-07-01')]
    const ids = ['huyen:450', 'cq:ubnd-dong-hoi', 'cq:ubnd-dong-hoi:tu-phap', 'cq:ubnd-dong-hoi:cn-vpdkdd', 'tinh:44']
    expect(ids.map((id) => last.find(id)?.idOfData)).toEqual(ids)
    expect(ids.map((id) => next.find(id))).toEqual(ids.map(() => undefined))
    expect([last, next].map(({ levels }) => levels.map(({ id }) => id))).toEqual([
      ['tinh', 'huyen', 'xa'], ['tinh', 'xa'],
    ])
    expect([last, next].map((directory) => directory.territories('huyen').length)).toEqual([8, 0])
  })

  test.each([
    ['commune', 'cq:ubnd-xa-18856'], ['commune/one-stop', 'cq:ubnd-xa-18856:one-stop'],
    ['commune/cong-an', 'cq:ubnd-xa-18856:cong-an'], ['district', 'cq:ubnd-dong-hoi'],
    ['district/tu-phap', 'cq:ubnd-dong-hoi:tu-phap'], ['district/cn-vpdkdd', 'cq:ubnd-dong-hoi:cn-vpdkdd'],
    ['province', 'cq:ubnd-tinh'], ['receiving', 'cq:tt-hcc-tinh'], ['competent', 'cq:so-tu-phap'],
    ['cq:so-khdt:phong-dang-ky-kinh-doanh', 'cq:so-khdt:phong-dang-ky-kinh-doanh'],
    ['commune/nothing', undefined], ['cq:nobody', undefined], ['', undefined],
  ])('the rule %s means %s for a case of phường Đồng Phú', (rule, unit) => {
    const resolve = resolver(on2021, 'xa:18856', { receiving: 'cq:tt-hcc-tinh', competent: 'cq:so-tu-phap' })
    expect(resolve(rule)).toBe(unit)
  })

  test('resolves every rule that a step of a procedure names, in each of its communes', () => {
    const { procedures } = parse(readFileSync(`${DATA}procedures.yaml`, 'utf8')) as {
      procedures: { competent: string; process: { steps: { unit: string; role: string }[] } }[]
    }
    const rules = new Set(
      procedures.flatMap(({ competent, process }) => [competent, ...process.steps.map(({ unit }) => unit)]),
    )
    expect(rules.size).toBeGreaterThan(20)
    const more = { receiving: 'cq:tt-hcc-tinh', competent: 'cq:so-tu-phap' }
    const lost = on2021.territories('xa').flatMap(({ idOfData }) => {
      const resolve = resolver(on2021, idOfData, more)
      return [...rules].filter((rule) => resolve(rule) === undefined).map((rule) => `${rule} in ${idOfData}`)
    })
    expect(lost).toEqual([])
  })

  test('has somebody for the role of every step that a procedure names', () => {
    const { procedures } = parse(readFileSync(`${DATA}procedures.yaml`, 'utf8')) as {
      procedures: { competent: string; process: { steps: { unit: string; role?: string }[] } }[]
    }
    const granted = new Set(dataSet.staff.flatMap(({ grants }) => grants.map(({ role, unit }) => `${role} ${unit}`)))
    const resolve = resolver(on2021, 'xa:19207', { receiving: 'cq:tt-hcc-tinh' })
    const needed = procedures.flatMap(({ competent, process }) => process.steps.map(({ unit, role = '' }) =>
      `${role} ${resolve(unit === 'competent' ? competent : unit) ?? ''}`))
    expect([...new Set(needed)].filter((one) => !granted.has(one))).toEqual([])
  })

  test('receives where the plan says: communes and districts in their sections, departments at the centre, police at its desk', () => {
    const deskOf = (id: string) => on2021.oneStopOf(on2021.find(id)?.id ?? 0n)?.idOfData
    expect(deskOf('cq:ubnd-xa-18856')).toBe('cq:ubnd-xa-18856:one-stop')
    expect(deskOf('cq:ubnd-xa-18856:cong-an')).toBe('cq:ubnd-xa-18856:cong-an')
    expect(deskOf('cq:ubnd-dong-hoi:tu-phap')).toBe('cq:ubnd-dong-hoi:bpmc')
    expect(deskOf('cq:ubnd-dong-hoi:cn-vpdkdd')).toBe('cq:ubnd-dong-hoi:bpmc')
    const atTheCentre = [
      'cq:so-tu-phap', 'cq:so-khdt:phong-dang-ky-kinh-doanh', 'cq:cong-an-tinh', 'cq:bhxh-tinh', 'cq:tt-hcc-tinh',
    ]
    expect(atTheCentre.map(deskOf)).toEqual(atTheCentre.map(() => 'cq:tt-hcc-tinh'))
    expect(deskOf('dv:bao-quang-binh')).toBeUndefined()
  })

  test('numbers a dossier by the nearest code: its own for the police of a commune, the land office for its branch', () => {
    const codeOf = (id: string) => on2021.agencyOf(on2021.find(id)?.id ?? 0n)?.agencyCode
    expect(
      ['cq:ubnd-xa-18856:cong-an', 'cq:ubnd-dong-hoi:bpmc', 'cq:ubnd-dong-hoi:cn-vpdkdd', 'cq:tt-hcc-tinh'].map(codeOf),
    ).toEqual(['G01.46.31.02', 'H46.31', 'H46.11.05', 'H46.01.90'])
    expect(on2021.byCode('H46.31.02')?.name).toBe('Ủy ban nhân dân phường Đồng Phú')
  })

  test('knows who is above whom, and what is one body', () => {
    const id = (name: string) => on2021.find(name)?.id ?? 0n
    expect(on2021.isWithin(id('xa:18856'), id('huyen:450'))).toBe(true)
    expect(on2021.isWithin(id('xa:18856'), id('huyen:452'))).toBe(false)
    expect(on2021.isWithin(id('cq:ubnd-xa-18856:one-stop'), id('cq:ubnd-dong-hoi'))).toBe(true)
    expect(on2021.bodyOf(id('cq:ubnd-xa-18856:one-stop'))?.idOfData).toBe('cq:ubnd-xa-18856')
    expect(on2021.territories('xa', id('huyen:450'))).toHaveLength(15)
    expect(on2021.agencyGoverning(id('xa:18856'))?.idOfData).toBe('cq:ubnd-xa-18856')
  })

  test('has the police of a commune as an agency of the police, which works for the territory with which it sits', () => {
    const police = on2021.find('cq:ubnd-xa-18856:cong-an')
    expect(police).toMatchObject({ kind: 'agency', name: 'Công an phường Đồng Phú', form: 'cong_an', territoryId: null })
    const [above, body] = [on2021.byId(police?.parentId ?? 0n), on2021.bodyOf(police?.id ?? 0n)]
    expect([above?.idOfData, body?.idOfData]).toEqual(['cq:cong-an-tinh', 'cq:ubnd-xa-18856:cong-an'])
    expect(on2021.byId(on2021.territoryOf(police?.id ?? 0n) ?? 0n)?.idOfData).toBe('xa:18856')
  })

  // Sections of its own or a desk at the centre: the centre itself, 21 departments, 8 districts, 151 communes.
  test.each([
    ['nhom:bpmc', 1 + 21 + 8 + 151], ['nhom:ubnd-cap-huyen', 8], ['nhom:ubnd-cap-xa', 151], ['nhom:bao-chi', 2],
    ['nhom:so-ban-nganh', 21 + 5], ['nhom:tai-chinh-cap-duoi', 8 + 151], ['nhom:lien-quan', 0],
  ])('the group %s has %i members', (group, members) => {
    expect(on2021.group(group)?.units).toHaveLength(members)
  })

  test('has the 18 roles, 9 posts in a commune, and staff who are told apart', () => {
    expect(on2021.roles).toHaveLength(18)
    expect(on2021.postsOf(on2021.find('cq:ubnd-xa-18856')?.id ?? 0n)).toHaveLength(9)
    const roles = new Set(dataSet.staff.flatMap(({ grants }) => grants.map(({ role }) => role)))
    expect([...on2021.roles.map(({ id }) => id)].filter((id) => !roles.has(id))).toEqual([
      'citizen', 'organisation', 'authorised', 'community_team',
    ])
    expect(new Set(dataSet.staff.map(({ username }) => username)).size).toBe(dataSet.staff.length)
    expect(dataSet.staff.find(({ username }) => username === 'tiepnhan.dong-phu')?.unit).toBe(
      'cq:ubnd-xa-18856:one-stop',
    )
  })

  // BLLĐ 2019 Đ.112; CV 2450/VPCP-KGVX: Monday 29/04/2024 off for Saturday 04/05/2024.
  test.each([
    ['2021-06-25', true], ['2021-06-26', false], ['2021-09-03', false], ['2024-04-29', false], ['2024-05-04', true],
    ['2025-01-31', false], ['2027-12-31', true],
  ])('%s is a working day: %s', (day, isWorked) => {
    const { calendar, versionId } = on2021.calendarOf(on2021.find('cq:ubnd-xa-18856')?.id ?? 0n)
    expect(isWorkingDay(day, calendar)).toEqual(ok(isWorked))
    expect(source.calendarVersion(versionId)).toBe(calendar)
  })

  test('changes the rules by date, each with its article', () => {
    const valueOn = (day: string, key: string) => source.on(day).policy(key)?.value
    expect(['2025-09-14', '2025-09-15'].map((day) => valueOn(day, 'form-set'))).toEqual(['tt-01-2018', 'tt-03-2025'])
    expect(['2025-06-30', '2025-07-01'].map((day) => valueOn(day, 'portal'))).toEqual(['own', 'closed'])
    expect(on2021.policy('acknowledgement', 'khai-sinh')).toMatchObject({
      value: { amount: 8, unit: 'working-hour' }, article: expect.stringContaining('NĐ 45/2020') as string })
    expect(on2021.policy('no-such-rule')).toBeUndefined()
    expect(source.province.brand['portal']).toBe('Cổng Dịch vụ công tỉnh Quảng Bình')
  })
})

describe('the invented province of two levels', () => {
  beforeAll(() => open(LAM_GIANG))
  afterAll(() => database.drop())

  test('has a province, 5 communes, a centre and 3 departments, and no district at all', () => {
    const today = source.on('2021-06-25')
    expect(today.levels.map(({ rule }) => rule)).toEqual(['province', 'commune'])
    const [top = '', low = ''] = today.levels.map(({ id }) => id)
    expect([today.territories(top).length, today.territories(low).length]).toEqual([1, 5])
    const departments = today.units.filter(
      ({ kind, receivesAtId, form }) => kind === 'agency' && form === 'so' && receivesAtId !== null,
    )
    expect(departments).toHaveLength(3)
    const [commune] = today.territories(low)
    const resolve = resolver(today, commune?.idOfData ?? '')
    expect(resolve('commune/one-stop')).toBe(`${resolve('commune') ?? ''}:one-stop`)
    expect(resolve('district')).toBeUndefined()
    expect(
      today.units.every(({ gsoCode, agencyCode }) => !gsoCode?.startsWith('44') && !agencyCode?.startsWith('H')),
    ).toBe(true)
  })

  test('numbers dossiers in its own way and has staff of its own', () => {
    expect(source.on('2021-06-25').policy('dossier-number-template')?.value).toBe('{agency}-{yyyymmdd}-{serial:5}')
    const roles = new Set(dataSet.staff.flatMap(({ grants }) => grants.map(({ role }) => role)))
    expect(roles.size).toBe(14) // 18 less those of citizens, organisations, the authorised and community teams
  })
})

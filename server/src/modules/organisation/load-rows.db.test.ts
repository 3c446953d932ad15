/** Need: another decision of the assembly is another row of data, and what was true on a day stays true of that day. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { ok } from '../../kernel/result.ts'
import { stoppedClock } from '../../platform/clock.ts'
import type { CalendarRow, ProvinceRows, UnitRow } from './domain/province.ts'
import { type LoadReport, loadRows } from './load-rows.ts'
import { openDirectory } from './open-directory.ts'
import { revisePolicy } from './revise-policy.ts'
import { readPolicyMarks } from './revised-policy-store.ts'

const always = { validFrom: '1989-07-01', validTo: null }
const calendar: CalendarRow = {
  id: 'ngay', name: 'Giờ hành chính', from: '2021-01-01', until: '2021-12-31', shifts: [[450, 690], [810, 1020]],
  holidays: [{ day: '2021-09-02', name: 'Quốc khánh', kind: 'statutory' }], makeUpDays: [], weeklyRest: [0, 6],
}
const hill = unit('noi:doi', { kind: 'territory', name: 'Xã Đồi', level: 'thap', areaType: 'rural' })
const office = unit('cq:doi', { name: 'Ủy ban xã Đồi', level: 'thap', territory: 'noi:doi', agencyCode: 'Z99.01' })
const rows: ProvinceRows = {
  province: { ...always, id: 'noi:tinh', name: 'Tỉnh Thử', agencyCode: 'Z99', placeCode: '000' },
  levels: [{ ...always, id: 'thap', rank: 1, name: 'Cấp thấp', rule: 'low' }],
  areaTypes: [{ ...always, id: 'rural', name: 'Nông thôn', facts: {} }], calendars: [calendar], units: [hill, office],
  groups: [], posts: [], roles: [{ ...always, id: 'officer', name: 'Chuyên viên' }],
  policies: [{ ...always, key: 'late-hour', scope: null, value: '15:00', article: 'Quyết định 1' }],
}
const first = { added: 8, changed: 0, unchanged: 0 } // province, level, area, calendar, two units, role, policy

let database: TestDatabase
const load = (given: Partial<ProvinceRows> = {}, day = '2021-06-25'): Promise<LoadReport> => inOneGo(
  database.backing(stoppedClock(`${day}T09:00+07:00`)), async (ctx) => ok(await loadRows(ctx, { ...rows, ...given })))
const on = async (day: string) => (await openDirectory(database.app)).on(day)

describe('loading the province', () => {
  beforeAll(async () => {
    database = await createDatabase()
  })
  afterAll(() => database.drop())

  test('takes over all, and the same again changes nothing, not even what readers watch', async () => {
    expect(await load()).toMatchObject(first)
    const { revision } = await openDirectory(database.app)
    expect(await load()).toMatchObject({ added: 0, changed: 0, unchanged: 8, notes: [] })
    expect((await openDirectory(database.app)).revision).toBe(revision)
    const events = sql<{ data: unknown }>`select data from audit.event where type = 'organisation.loaded'`
    expect((await events.execute(database.app)).rows).toEqual([{ data: { ...first, at: '2021-06-25' } }])
  })

  test('twice at once takes over each row once', async () => {
    const more = { units: [hill, office, unit('cq:doi:moi', { kind: 'division', parent: 'cq:doi', suffix: 'moi' })] }
    const reports = await Promise.all([load(more), load(more)])
    expect(reports.map(({ added }) => added).sort()).toEqual([0, 1])
  })

  test('leaves what a unit has changed at the desk, and takes over the same rule of others', async () => {
    const hall = (scope: string | null, value: number) => ({ ...always, key: 'hall', scope, value, article: 'Quy chế' })
    const of = async (day: string) => [
      (await on(day)).policy('hall', 'cq:doi')?.value, (await on(day)).policy('hall')?.value,
    ]
    await load({ policies: [...rows.policies, hall(null, 1), hall('cq:doi', 2)] }, '2021-06-26')
    const backing = database.backing(stoppedClock('2021-06-26T09:00+07:00'))
    const seen = async () => (await readPolicyMarks(backing.db, 'hall', ['cq:doi'])).get('cq:doi') ?? ''
    const revise = async (from: string, value: number, was?: string) => {
      const policy = { key: 'hall', scope: 'cq:doi', unitId: 1n, from, value, article: 'Thông báo 7' }
      const known = was ?? await seen()
      return inOneGo(backing, (ctx) => revisePolicy(ctx, { ...policy, seen: known }))
    }
    await expect(revise('2021-06-26', 3)).rejects.toThrow('policy-day-past')
    const before = await seen()
    await revise('2021-06-29', 3)
    await expect(revise('2021-06-28', 9, before)).rejects.toThrow('policy-changed-meanwhile')
    await expect(revise('2021-06-28', 9, '')).rejects.toThrow('policy-changed-meanwhile')
    // What was planned and has not begun is taken back by a plan before it.
    await revise('2021-06-28', 4)
    const changed = { policies: [...rows.policies, hall(null, 5), hall('cq:doi', 6)] }
    expect((await load(changed, '2021-06-27')).notes)
      .toContain('policy: 1 mục đã đổi tại bàn làm việc; được giữ nguyên')
    expect([await of('2021-06-26'), await of('2021-06-27'), await of('2021-06-28'), await of('2021-06-29')])
      .toEqual([[2, 1], [2, 5], [4, 5], [4, 5]])
    await sql`delete from organisation.policy where key = 'hall'`.execute(database.owner)
  })

  test('under a new name from today leaves yesterday its own', async () => {
    const before = await on('2021-07-01')
    const renamed = { units: [{ ...hill, name: 'Xã Đồi Mới' }, office] }
    expect(await load(renamed, '2021-07-01')).toMatchObject({ added: 0, changed: 1 })
    const [yesterday, today] = [await on('2021-06-30'), await on('2021-07-01')]
    expect([yesterday.find('noi:doi')?.name, today.find('noi:doi')?.name]).toEqual(['Xã Đồi', 'Xã Đồi Mới'])
    expect(today.find('noi:doi')?.id).toBe(before.find('noi:doi')?.id)
    expect(await load(renamed, '2021-07-02')).toMatchObject({
      added: 0, changed: 0, notes: [expect.stringContaining('unit_version: 1')],
    })
    expect((await on('2021-06-30')).find('noi:doi')?.name).toBe('Xã Đồi')
  })

  test('takes an end back that has not come, and what has not begun', async () => {
    const known = { units: [{ ...hill, name: 'Xã Đồi Mới', validTo: '2021-12-31' }, office] }
    await load(known, '2021-07-03')
    expect((await on('2022-01-01')).find('noi:doi')).toBeUndefined()
    const two = { units: [...known.units, { ...hill, name: 'Phường Đồi', validFrom: '2022-01-01' }] }
    await load(two, '2021-07-03')
    expect((await on('2022-01-01')).find('noi:doi')?.name).toBe('Phường Đồi')
    await load({ units: [{ ...hill, name: 'Xã Đồi Mới' }, office] }, '2021-07-03')
    expect((await on('2022-01-01')).find('noi:doi')?.name).toBe('Xã Đồi Mới')
    const rowsOfHill = sql`select from organisation.unit_version where name like '%Đồi%' and kind = 'territory'`
    expect((await rowsOfHill.execute(database.app)).rows).toHaveLength(2)
  })

  test('with another holiday makes a new calendar, and dossiers keep the one they have', async () => {
    const source = await openDirectory(database.app)
    const office1 = source.on('2021-07-05').find('cq:doi')?.id ?? 0n
    const old = source.on('2021-07-05').calendarOf(office1)
    const swapped = { ...calendar, makeUpDays: ['2021-07-10'] }
    expect((await load({ calendars: [swapped] })).tables['calendar']).toEqual({ added: 0, changed: 1, unchanged: 0 })
    expect(source.on('2021-07-05').calendarOf(office1)).toBe(old)
    await source.refresh()
    const now = source.on('2021-07-05').calendarOf(office1)
    expect(now.versionId).not.toBe(old.versionId)
    expect([...now.calendar.makeUpDays]).toEqual(['2021-07-10'])
    expect(source.calendarVersion(old.versionId)).toBe(old.calendar)
  })

  test('of another province, or with a unit nobody knows, changes nothing', async () => {
    const other = { province: { ...rows.province, id: 'noi:khac' } }
    await expect(load(other)).rejects.toThrow('of another province')
    await expect(load({ units: [unit('cq:x', { parent: 'cq:y' })] })).rejects.toThrow(
      'unit cq:y is named but does not exist',
    )
    expect((await on('2021-06-25')).find('cq:x')).toBeUndefined()
  })

  test('under a code that another agency has on the same day is refused by the database', async () => {
    const twin = unit('cq:twin', { agencyCode: 'Z99.01', validFrom: '2021-06-25' })
    await expect(load({ units: [twin] })).rejects.toThrow('agency_code_once_a_day')
    await load({ units: [unit('cq:heir', { agencyCode: 'Z99.02', validTo: '2021-06-30' })] })
    await load({ units: [unit('cq:heir2', { agencyCode: 'Z99.02', validFrom: '2021-07-01' })] })
    expect((await on('2021-06-30')).byCode('Z99.02')?.idOfData).toBe('cq:heir')
    expect((await on('2021-07-01')).byCode('Z99.02')?.idOfData).toBe('cq:heir2')
  })

  test.each([
    `insert into organisation.unit_version (unit_id, valid, fingerprint, kind, name, is_code_invented, is_one_stop, has_one_stop, calendar)
      select unit_id, '[2021-03-01,2021-04-01)', '', kind, name, false, false, false, calendar
      from organisation.unit_version where name = 'Xã Đồi'`,
    `insert into organisation.policy (key, valid, fingerprint, value, article) values ('late-hour', '[2000-01-01,)', '', '1', 'x')`,
    `insert into organisation.level (key, valid, fingerprint, rank, name, rule) values ('cao', '[2000-01-01,)', '', 1, 'x', 'x')`,
  ])('two versions of one day do not stand side by side: %#', async (statement) => {
    await expect(sql.raw(statement).execute(database.app)).rejects.toThrow('conflicting key value violates exclusion')
  })

  test.each([
    `update organisation.unit_version set name = 'x'`, `update organisation.policy set value = '1'`,
    `update organisation.calendar_version set content = '{}'`, 'delete from organisation.calendar_version',
    'delete from organisation.unit', `update organisation.unit set key = 'x'`,
  ])('what was recorded cannot be bent by the application: %s', async (statement) => {
    await expect(sql.raw(statement).execute(database.app)).rejects.toThrow('permission denied')
  })
})

function unit(id: string, facts: Partial<UnitRow>): UnitRow {
  const none = { level: null, parent: null, territory: null, host: null, form: null, agencyCode: null, legacyCode: null,
    gsoCode: null, areaType: null, suffix: null, receivesAt: null, note: null }
  const flags = { codeInvented: true, isOneStop: false, hasOneStop: false }
  return { id, kind: 'agency', name: id, ...none, ...flags, calendar: 'ngay', ...always, ...facts }
}

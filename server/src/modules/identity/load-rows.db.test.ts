/**
 * Need: the staff of a whole province come in at once, and a second import changes nothing that people have done since.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { ok } from '../../kernel/result.ts'
import type { Backing } from '../../platform/db.ts'
import { hashSecret } from '../../platform/secrets.ts'
import { disableStaff } from './disable-staff.ts'
import { POLICY, at, doorsOf } from './doors-for-tests.ts'
import { loadRows } from './load-rows.ts'
import type { StaffRow } from './store/load-staff.ts'
import { findStaffByUsername, listStaff, staffInUnit } from './store/staff.ts'

const year = { validFrom: '2021-01-01', validTo: '2021-12-31' }
const rowOf = (username: string, more: Partial<StaffRow> = {}): StaffRow => ({
  username, fullName: 'Trần Thị Mẫu', position: 'Công chức', unitId: 5n,
  grants: [{ role: 'officer', unitId: 5n, ...year }], ...more,
})
let database: TestDatabase
let backing: Backing
let passwordHash: string
beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing()
  passwordHash = await hashSecret('Thu-nghiem-1', POLICY.hashCost)
})
afterAll(() => database.drop())

const load = (staff: readonly StaffRow[]) =>
  inOneGo(backing, async (ctx) => ok(await loadRows(ctx, { staff, passwordHash })))
const count = async (table: string) =>
  (await sql<{ n: bigint }>`select count(*) as n from ${sql.table(table)}`.execute(database.owner)).rows[0]?.n

describe('loading staff', () => {
  test('brings 1,500 accounts in, who can sign in; again it changes nothing and says nothing', async () => {
    const staff = Array.from({ length: 1500 }, (_, n) => rowOf(`nhanvien${String(n)}`, { unitId: BigInt(n % 151) }))
    expect(await load(staff)).toEqual({ added: 1500, changed: 0, unchanged: 0, notes: [] })
    const tables = ['identity.account', 'identity.staff', 'identity.staff_grant', 'identity.password', 'audit.event']
    const before = await Promise.all(tables.map(count))
    expect(before).toEqual([1500n, 1500n, 1500n, 1500n, 1n])
    expect(await load(staff)).toEqual({ added: 0, changed: 0, unchanged: 1500, notes: [] })
    expect(await Promise.all(tables.map(count))).toEqual(before)
    expect(await doorsOf(backing).signIn('nhanvien7', 'Thu-nghiem-1')).toMatchObject({
      value: { mustChangePassword: false },
    })
  })

  test('twice at once brings each in once', async () => {
    const staff = [rowOf('cung.luc1'), rowOf('cung.luc2')]
    const both = await Promise.all([load(staff), load(staff)])
    expect(both.map(({ added }) => added).sort()).toEqual([0, 2])
  })

  test('changes what differs, and lets a grant end on another day', async () => {
    await load([rowOf('doi.khac')])
    const longer = { role: 'officer', unitId: 5n, validFrom: '2021-01-01', validTo: null }
    expect(await load([rowOf('doi.khac', { position: 'Trưởng phòng', grants: [longer] })])).toMatchObject({
      changed: 1,
    })
    const heads = await staffInUnit(backing.db, 5n, 'officer', '2025-06-30')
    expect(heads).toMatchObject([{ username: 'doi.khac', position: 'Trưởng phòng' }])
  })

  test('neither opens a disabled account nor sets a password that was changed', async () => {
    await load([rowOf('nghi.viec'), rowOf('doi.mk')])
    const [left, own] = await Promise.all(['nghi.viec', 'doi.mk'].map((name) => findStaffByUsername(backing.db, name)))
    await inOneGo(backing, (ctx) => disableStaff(ctx, { publicId: left?.publicId ?? '', machineNow: at(0) }))
    await sql`update identity.password set hash = ${await hashSecret('Rieng-toi-1', POLICY.hashCost)}
      where account_id = ${own?.id ?? 0n}`.execute(database.owner)
    expect(await load([rowOf('nghi.viec'), rowOf('doi.mk')])).toMatchObject({ unchanged: 2 })
    expect((await listStaff(backing.db, { after: 'nghi.viea', limit: 1 }))[0]).toMatchObject({ isDisabled: true })
    expect(await doorsOf(backing).signIn('doi.mk', 'Rieng-toi-1')).toMatchObject({ ok: true })
  })

  test.each([[[rowOf('có dấu')], 'can be no username'], [[rowOf('hai.lan'), rowOf('HAI.LAN')], 'stands twice']])(
    'throws on a name that cannot be, and leaves nothing', async (staff, why) => {
      await expect(load(staff)).rejects.toThrow(why)
      expect(await findStaffByUsername(backing.db, 'hai.lan')).toBeUndefined()
    })

  test('of nobody is nothing', async () => {
    expect(await load([])).toEqual({ added: 0, changed: 0, unchanged: 0, notes: [] })
  })
})

/** Need: an agency keeps its own accounts and no other. */
import { randomUUID } from 'node:crypto'
import type { PasswordGiven, StaffChoices, StaffLine, StaffList } from '@motcua/contracts/staff.ts'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { TODAY, codeOf, read, openStaffDesk } from './staff-desk.ts'

const { http, other, admin, system, section, onlyIdOf, post, detail, give, open, eventsOn } = await openStaffDesk()
afterAll(async () => http.stop())

const OWN_PASSWORD = 'Rieng-Cua-Toi-1'

describe('a clerk who begins', () => {
  test('gets an account, a role, and with the first password nothing but the way to change it', async () => {
    const { id, username, initialPassword } = await open()
    expect((await give(id)).status).toBe(201)
    const clerk = await http.asUser(username, initialPassword ?? '')
    expect(codeOf(await clerk.call('GET', '/api/dossiers'))).toEqual([409, 'password-change-needed'])
    expect(
      (await clerk.call('POST', '/api/session/password', {
        body: { current: initialPassword, next: OWN_PASSWORD },
      })).status,
    ).toBe(204)
    expect((await clerk.call('GET', '/api/dossiers?list=received-here')).status).toBe(200)
    expect(await eventsOn(id)).toEqual([
      'account.opened', 'role.granted', 'account.signed-in', 'account.password-changed',
    ])
    expect(await detail(id)).toMatchObject({
      username, state: 'open', manages: 'yes',
      roles: [{ role: 'reception', unitId: section(), validFrom: TODAY, validTo: null, isInForce: true, mayEnd: true }],
    })
  })

  test('the first password goes out once: a repeat does the deed no second time, and stands without it', async () => {
    const { id, username, initialPassword, key, body } = await open()
    expect(initialPassword).toMatch(/^.{12,}$/)
    const again = await admin.call('POST', '/api/staff', { body, key })
    expect([again.status, read(again)]).toEqual([201, { id, username, initialPassword: null }])
    const reset = randomUUID()
    const [first, second] = [
      await post(admin, id, 'new-password', {}, reset), await post(admin, id, 'new-password', {}, reset),
    ].map((one) => read(one) as PasswordGiven) as [PasswordGiven, PasswordGiven]
    expect(second).toEqual({ id, initialPassword: null })
    expect(first.initialPassword).not.toBe(initialPassword)
    await expect(http.asUser(username, initialPassword ?? '')).rejects.toThrow('could not sign in')
    await http.asUser(username, first.initialPassword ?? '')
    expect(await eventsOn(id)).toEqual(['account.opened', 'account.password-reset', 'account.signed-in'])

    const { rows } =
      await sql<{ all: string }>`select e::text as all from audit.event e union all select r::text from audit.request r`
        .execute(http.province.database.owner)
    const written = [...rows.map(({ all }) => all), ...http.log].join('\n')
    expect(written).toContain(id)
    for (const secret of [initialPassword, first.initialPassword]) expect(written).not.toContain(secret)
    expect(written).not.toContain('$argon2')
  })

  test('pressed twice at once is one account', async () => {
    const body = { username: 'hai.lan', fullName: 'Đỗ Thị Mới', position: '', unitId: section() }
    const both = await Promise.all([0, 1].map(() => admin.call('POST', '/api/staff', { body })))
    expect(both.map(codeOf)).toEqual(expect.arrayContaining([[201, undefined], [422, 'username-taken']]))
  })

  test.each([
    ['a name with marks', { username: 'đỗ.mới' }, 'username-malformed', '/username'],
    ['a username that is taken', { username: 'only.officer.commune' }, 'username-taken', '/username'],
    ['markup for a name', { fullName: '<b>Mới</b>' }, 'name-missing', '/fullName'],
    ['a unit that is none', { unitId: randomUUID() }, 'unit-unknown', '/unitId'],
  ])('is refused with %s, at its field', async (_, change, code, pointer) => {
    const answer = await admin.call('POST', '/api/staff', {
      body: { username: 'tu.choi', fullName: 'Đỗ Thị Mới', position: '', unitId: section(), ...change },
    })
    expect(answer.body).toMatchObject({ status: 422, code, errors: [{ pointer, code }] })
  })
})

describe('an agency', () => {
  test('opens accounts at its own units alone; a foreign one answers like one that is not there', async () => {
    const body = { username: 'noi.khac', fullName: 'Đỗ Thị Mới', position: '', unitId: other.seats.reception.publicId }
    const [foreign, missing] = [
      await admin.call('POST', '/api/staff', { body }),
      await admin.call('POST', '/api/staff', { body: { ...body, unitId: randomUUID() } }),
    ]
    expect([foreign.status, foreign.text]).toEqual([422, missing.text])
    expect((await system.call('POST', '/api/staff', { body })).status).toBe(201)
  })

  test('lists its own people and nobody else’s, all of them page by page', async () => {
    const names: string[] = []
    let cursor: string | null = null
    do {
      const page: StaffList =
        read(await admin.call('GET', `/api/staff?limit=4${cursor === null ? '' : `&cursor=${cursor}`}`)) as StaffList
      names.push(...page.items.map(({ username }) => username))
      cursor = page.next
    } while (cursor !== null)
    expect(names).toEqual([...new Set(names)].sort())
    expect(names).toEqual(expect.arrayContaining(['only.officer.commune', 'spare.commune', 'moi.1']))
    expect(names.filter((name) => /\.(other-commune|district|department)$/.test(name))).toEqual([])
    expect(names).not.toContain('only.auditor.commune') // who sits at the top of the province
  })

  test('finds them by words of the name with or without marks, and by username', async () => {
    const found = async (search: string) => (read(
      await admin.call('POST', '/api/staff/search', { body: { text: search } }),
    ) as StaffList).items.map(({ username }: StaffLine) => username)
    expect(await found('thi du bi')).toEqual(['spare.commune'])
    expect(await found('BỊ Nguyễn')).toEqual(['spare.commune'])
    expect(await found('spare.')).toEqual(['spare.commune'])
    expect(await found('nobody-of-that-name')).toEqual([])
    expect(await found('%')).toEqual([])
  })

  test('is offered its own units and the roles of work', async () => {
    const { roles, units } = read(await admin.call('GET', '/api/staff/choices')) as StaffChoices
    expect(roles.map(({ id }) => id).sort()).toEqual([
      'agency_head', 'cashier', 'clerk', 'officer', 'one_stop_head', 'postal_staff', 'reception', 'unit_assigner',
      'unit_head',
    ])
    expect(units.map(({ id }) => id)).toEqual(expect.arrayContaining([section()]))
    expect(units.map(({ id }) => id)).not.toContain(other.seats.reception.publicId)
    const all = read(
      await system.call('GET', `/api/staff/choices?search=${encodeURIComponent(other.seats.reception.name)}`),
    ) as StaffChoices
    expect(all.roles.map(({ id }) => id)).toContain('system_admin')
    expect(all.units.length).toBeGreaterThan(0)
  })
})

describe('a role', () => {
  test.each([
    'system_admin', 'agency_admin', 'auditor', 'controller', 'leader_viewer', 'citizen', 'king',
  ])('%s is not an agency’s to give or take', async (role) => {
    const { id } = await open()
    const refused = await give(id, { role })
    expect(refused.body).toMatchObject({ status: 422, code: 'role-not-yours-to-give', errors: [{ pointer: '/role' }] })
    expect(codeOf(await post(admin, id, 'role-end', { role, unitId: section(), from: TODAY }))).toEqual([
      422, 'role-not-yours-to-give',
    ])
    expect((await detail(id)).roles).toEqual([])
  })

  test('is given at the own units alone', async () => {
    const { id } = await open()
    const [foreign, missing] = [
      await give(id, { unitId: other.seats.reception.publicId }), await give(id, { unitId: randomUUID() }),
    ]
    expect([codeOf(foreign), foreign.text]).toEqual([[422, 'unit-unknown'], missing.text])
  })

  test('nobody gives one to themselves, be it the system’s administrator', async () => {
    for (const [caller, role] of [[admin, 'agency_admin'], [system, 'system_admin']] as const) {
      const id = await onlyIdOf(role)
      expect(codeOf(await give(id, {}, caller))).toEqual([409, 'own-account'])
      expect((await detail(id, caller)).manages).toBe('own')
    }
  })

  test('is given and taken away from today on, once, and ends the sessions', async () => {
    const { id, username, initialPassword } = await open()
    expect((await give(id, { validFrom: '2021-06-24' })).body).toMatchObject({
      code: 'day-past', errors: [{ pointer: '/validFrom' }],
    })
    expect((await give(id, { validFrom: '2021-07-02', validTo: '2021-07-01' })).body).toMatchObject({
      code: 'days-reversed', errors: [{ pointer: '/validTo' }],
    })
    const both = await Promise.all([give(id), give(id)])
    expect(both.map(codeOf)).toEqual(expect.arrayContaining([[201, undefined], [422, 'role-held-already']]))
    const clerk = await http.asUser(username, initialPassword ?? '')
    expect((await post(admin, id, 'role-end', { role: 'reception', unitId: section(), from: '2021-06-24' })).body)
      .toMatchObject({ code: 'day-past', errors: [{ pointer: '/from' }] })
    expect((await post(admin, id, 'role-end', { role: 'reception', unitId: section(), from: '2021-07-01' })).status)
      .toBe(200)
    expect((await detail(id)).roles).toMatchObject([{ validTo: '2021-06-30' }])
    expect((await clerk.call('GET', '/api/session')).status).toBe(401)
    expect((await post(admin, id, 'role-end', { role: 'reception', unitId: section(), from: TODAY })).status).toBe(200)
    expect((await detail(id)).roles).toEqual([])
  })
})

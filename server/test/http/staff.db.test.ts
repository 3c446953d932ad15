/** Need: an agency keeps its own accounts and no other, and nobody comes by rights that they may not give. */
import { randomUUID } from 'node:crypto'
import type { PasswordGiven, StaffChoices, StaffCreated, StaffDetail, StaffLine, StaffList } from '@motcua/contracts/staff.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findStaffByUsername, loadRows as loadStaff } from '../../src/modules/identity/public.ts'
import { ok } from '../../src/kernel/result.ts'
import { hashSecret } from '../../src/platform/secrets.ts'
import { type Caller, type Got, type HttpServer, PASSWORD, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

const TODAY = '2021-06-25'
const OWN_PASSWORD = 'Rieng-Cua-Toi-1'
let http: HttpServer
let office: Office
let other: Office
let admin: Caller
let system: Caller

beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune, otherCommune] = offices
  if (!commune || !otherCommune) throw new Error('no communes')
  ;[office, other] = [commune, otherCommune]
  admin = await asRole(http, 'agency_admin', office.name)
  system = await asRole(http, 'system_admin', office.name)
})
afterAll(async () => http.stop())

const read = ({ text }: Got): unknown => JSON.parse(text)
const codeOf = ({ status, body }: Got) => [status, body.code]
const section = () => office.seats.reception.publicId
const publicIdOf = async (username: string) => (await findStaffByUsername(http.province.db, username))?.publicId ?? ''
const onlyIdOf = (role: string, at = office) => publicIdOf(`only.${role.replaceAll('_', '-')}.${at.name}`)
const post = (caller: Caller, id: string, noun: string, body: object = {}, key = randomUUID()) => caller.call('POST', `/api/staff/${id}/${noun}`, { body, key })
const detail = async (id: string, caller = admin) => read(await caller.call('GET', `/api/staff/${id}`)) as StaffDetail
const give = (id: string, more: object = {}, caller = admin) => post(caller, id, 'role', { role: 'reception', unitId: section(), validFrom: TODAY, ...more })

let last = 0
async function open(caller = admin, more: object = {}): Promise<StaffCreated & { readonly key: string; readonly body: object }> {
  const body = { username: `moi.${String(last += 1)}`, fullName: 'Đỗ Thị Mới', position: 'Công chức', unitId: section(), ...more }
  const key = randomUUID()
  const answer = await caller.call('POST', '/api/staff', { body, key })
  if (answer.status !== 201) throw new Error(answer.text)
  return { ...read(answer) as StaffCreated, key, body }
}

async function eventsOn(id: string): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select type from audit.event join identity.account on subject_kind = 'account' and subject_id = account.id
    where public_id = ${id} order by event.id`.execute(http.province.database.owner)
  return rows.map(({ type }) => type)
}

describe('a clerk who begins', () => {
  test('gets an account, a role, and with the first password nothing but the way to change it', async () => {
    const { id, username, initialPassword } = await open()
    expect((await give(id)).status).toBe(201)
    const clerk = await http.asUser(username, initialPassword ?? '')
    expect(codeOf(await clerk.call('GET', '/api/dossiers'))).toEqual([409, 'password-change-needed'])
    expect((await clerk.call('POST', '/api/session/password', { body: { current: initialPassword, next: OWN_PASSWORD } })).status).toBe(204)
    expect((await clerk.call('GET', '/api/dossiers?list=received-here')).status).toBe(200)
    expect(await eventsOn(id)).toEqual(['account.opened', 'role.granted', 'account.signed-in', 'account.password-changed'])
    expect(await detail(id)).toMatchObject({ username, state: 'open', manages: 'yes', roles: [{ role: 'reception', unitId: section(), validFrom: TODAY, validTo: null, isInForce: true, mayEnd: true }] })
  })

  test('the first password goes out once: a repeat does the deed no second time, and stands without it', async () => {
    const { id, username, initialPassword, key, body } = await open()
    expect(initialPassword).toMatch(/^.{12,}$/)
    const again = await admin.call('POST', '/api/staff', { body, key })
    expect([again.status, read(again)]).toEqual([201, { id, username, initialPassword: null }])
    const reset = randomUUID()
    const [first, second] = [await post(admin, id, 'new-password', {}, reset), await post(admin, id, 'new-password', {}, reset)].map((one) => read(one) as PasswordGiven) as [PasswordGiven, PasswordGiven]
    expect(second).toEqual({ id, initialPassword: null })
    expect(first.initialPassword).not.toBe(initialPassword)
    await expect(http.asUser(username, initialPassword ?? '')).rejects.toThrow('could not sign in')
    await http.asUser(username, first.initialPassword ?? '')
    expect(await eventsOn(id)).toEqual(['account.opened', 'account.password-reset', 'account.signed-in'])

    const { rows } = await sql<{ all: string }>`select e::text as all from audit.event e union all select r::text from audit.request r`.execute(http.province.database.owner)
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
    const answer = await admin.call('POST', '/api/staff', { body: { username: 'tu.choi', fullName: 'Đỗ Thị Mới', position: '', unitId: section(), ...change } })
    expect(answer.body).toMatchObject({ status: 422, code, errors: [{ pointer, code }] })
  })
})

describe('an agency', () => {
  test('opens accounts at its own units alone; a foreign one answers like one that is not there', async () => {
    const body = { username: 'noi.khac', fullName: 'Đỗ Thị Mới', position: '', unitId: other.seats.reception.publicId }
    const [foreign, missing] = [await admin.call('POST', '/api/staff', { body }), await admin.call('POST', '/api/staff', { body: { ...body, unitId: randomUUID() } })]
    expect([foreign.status, foreign.text]).toEqual([422, missing.text])
    expect((await system.call('POST', '/api/staff', { body })).status).toBe(201)
  })

  test('lists its own people and nobody else’s, all of them page by page', async () => {
    const names: string[] = []
    let cursor: string | null = null
    do {
      const page: StaffList = read(await admin.call('GET', `/api/staff?limit=4${cursor === null ? '' : `&cursor=${cursor}`}`)) as StaffList
      names.push(...page.items.map(({ username }) => username))
      cursor = page.next
    } while (cursor !== null)
    expect(names).toEqual([...new Set(names)].sort())
    expect(names).toEqual(expect.arrayContaining(['only.officer.commune', 'spare.commune', 'moi.1']))
    expect(names.filter((name) => /\.(other-commune|district|department)$/.test(name))).toEqual([])
    expect(names).not.toContain('only.auditor.commune') // who sits at the top of the province
  })

  test('finds them by words of the name with or without marks, and by username', async () => {
    const found = async (search: string) => (read(await admin.call('POST', '/api/staff/search', { body: { text: search } })) as StaffList).items.map(({ username }: StaffLine) => username)
    expect(await found('thi du bi')).toEqual(['spare.commune'])
    expect(await found('BỊ Nguyễn')).toEqual(['spare.commune'])
    expect(await found('spare.')).toEqual(['spare.commune'])
    expect(await found('nobody-of-that-name')).toEqual([])
    expect(await found('%')).toEqual([])
  })

  test('is offered its own units and the roles of work', async () => {
    const { roles, units } = read(await admin.call('GET', '/api/staff/choices')) as StaffChoices
    expect(roles.map(({ id }) => id).sort()).toEqual(['agency_head', 'cashier', 'clerk', 'officer', 'one_stop_head', 'postal_staff', 'reception', 'unit_assigner', 'unit_head'])
    expect(units.map(({ id }) => id)).toEqual(expect.arrayContaining([section()]))
    expect(units.map(({ id }) => id)).not.toContain(other.seats.reception.publicId)
    const all = read(await system.call('GET', `/api/staff/choices?search=${encodeURIComponent(other.seats.reception.name)}`)) as StaffChoices
    expect(all.roles.map(({ id }) => id)).toContain('system_admin')
    expect(all.units.length).toBeGreaterThan(0)
  })
})

describe('a role', () => {
  test.each(['system_admin', 'agency_admin', 'auditor', 'controller', 'leader_viewer', 'citizen', 'king'])('%s is not an agency’s to give or take', async (role) => {
    const { id } = await open()
    const refused = await give(id, { role })
    expect(refused.body).toMatchObject({ status: 422, code: 'role-not-yours-to-give', errors: [{ pointer: '/role' }] })
    expect(codeOf(await post(admin, id, 'role-end', { role, unitId: section(), from: TODAY }))).toEqual([422, 'role-not-yours-to-give'])
    expect((await detail(id)).roles).toEqual([])
  })

  test('is given at the own units alone', async () => {
    const { id } = await open()
    const [foreign, missing] = [await give(id, { unitId: other.seats.reception.publicId }), await give(id, { unitId: randomUUID() })]
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
    expect((await give(id, { validFrom: '2021-06-24' })).body).toMatchObject({ code: 'day-past', errors: [{ pointer: '/validFrom' }] })
    expect((await give(id, { validFrom: '2021-07-02', validTo: '2021-07-01' })).body).toMatchObject({ code: 'days-reversed', errors: [{ pointer: '/validTo' }] })
    const both = await Promise.all([give(id), give(id)])
    expect(both.map(codeOf)).toEqual(expect.arrayContaining([[201, undefined], [422, 'role-held-already']]))
    const clerk = await http.asUser(username, initialPassword ?? '')
    expect((await post(admin, id, 'role-end', { role: 'reception', unitId: section(), from: '2021-06-24' })).body).toMatchObject({ code: 'day-past', errors: [{ pointer: '/from' }] })
    expect((await post(admin, id, 'role-end', { role: 'reception', unitId: section(), from: '2021-07-01' })).status).toBe(200)
    expect((await detail(id)).roles).toMatchObject([{ validTo: '2021-06-30' }])
    expect((await clerk.call('GET', '/api/session')).status).toBe(401)
    expect((await post(admin, id, 'role-end', { role: 'reception', unitId: section(), from: TODAY })).status).toBe(200)
    expect((await detail(id)).roles).toEqual([])
  })
})

describe('the keys of the house', () => {
  test('who sits elsewhere and holds a role here is seen here, and loses that role, and nothing more is done to them', async () => {
    const { id, username } = await open(system, { unitId: other.seats.reception.publicId })
    expect((await admin.call('GET', `/api/staff/${id}`)).status).toBe(404)
    for (const unitId of [section(), other.seats.reception.publicId]) expect((await give(id, { unitId }, system)).status).toBe(201)
    const { manages, roles } = await detail(id)
    expect([manages, roles.filter(({ mayEnd }) => mayEnd).map(({ unitId }) => unitId), roles.length]).toEqual(['beyond-reach', [section()], 2])
    for (const [noun, body] of [['new-password', {}], ['closing', { username }]] as const) expect(codeOf(await post(admin, id, noun, body))).toEqual([409, 'account-beyond-reach'])
    const end = (unitId: string) => post(admin, id, 'role-end', { role: 'reception', unitId, from: TODAY })
    expect(codeOf(await end(other.seats.reception.publicId))).toEqual([422, 'unit-unknown'])
    expect((await end(section())).status).toBe(200)
    expect(codeOf(await end(section()))).toEqual([404, 'not-found'])
  })

  /** Sits at the agency, and holds more than its administrator may give. */
  async function stronger(role: string, at: Office): Promise<string> {
    const username = `manh.${role.replaceAll('_', '-')}.${at.name}`
    const grants = [{ role, unitId: at.seats.reception.id, validFrom: '2021-01-01', validTo: null }]
    const passwordHash = await hashSecret(PASSWORD, { memoryCost: 1024, timeCost: 2, parallelism: 1 })
    const staff = [{ username, fullName: 'Lê Văn Mạnh', position: '', unitId: office.seats.reception.id, grants }]
    await http.province.inOneGo(async (ctx) => ok(await loadStaff(ctx, { staff, passwordHash })))
    return publicIdOf(username)
  }

  test.each([['system_admin', 'commune'], ['agency_admin', 'commune'], ['auditor', 'commune'], ['reception', 'other-commune']])(
    'an agency’s administrator does not come by %s of the %s through a password', async (role, at) => {
      const id = await stronger(role, at === office.name ? office : other)
      expect((await detail(id)).manages).toBe('beyond-reach')
      const username = (await detail(id)).username
      for (const [noun, body] of [['new-password', {}], ['unlocking', {}], ['closing', { username }], ['role', { role: 'officer', unitId: section(), validFrom: TODAY }]] as const) {
        expect([noun, ...codeOf(await post(admin, id, noun, body))]).toEqual([noun, 409, 'account-beyond-reach'])
      }
      expect(await eventsOn(id)).toEqual([])
      await http.asUser(username)
      expect((await detail(id, system)).manages).toBe('yes')
      expect((await post(system, id, 'new-password')).status).toBe(200)
    })

  test('with a stolen session one gets no password of one’s own account, and no further guesses at it', async () => {
    const id = await onlyIdOf('agency_admin')
    for (const noun of ['new-password', 'unlocking']) expect([noun, ...codeOf(await post(admin, id, noun))]).toEqual([noun, 409, 'own-account'])
    expect(codeOf(await post(admin, id, 'closing', { username: 'only.agency-admin.commune' }))).toEqual([409, 'own-account'])
    expect((await admin.call('GET', '/api/session')).status).toBe(200)
  })
})

describe('an account', () => {
  test('locked by wrong passwords is shown so, and unlocked lets its holder in', async () => {
    const { id, username, initialPassword } = await open()
    const somebody = http.callerWith('')
    for (let n = 1; n <= 5; n += 1) await somebody.call('POST', '/api/session', { body: { username, password: 'Sai-1-mat-khau' } })
    const enter = () => somebody.call('POST', '/api/session', { body: { username, password: initialPassword } })
    expect((await enter()).status).toBe(429)
    expect((await detail(id)).state).toBe('locked')
    expect([(await post(admin, id, 'unlocking')).status, (await post(admin, id, 'unlocking')).status]).toEqual([200, 200])
    expect((await detail(id)).state).toBe('open')
    expect((await enter()).status).toBe(200)
    expect((await eventsOn(id)).filter((type) => type === 'account.unlocked')).toHaveLength(1)
  })

  test('is closed for ever, if its name is typed; then nothing can be done to it', async () => {
    const { id, username, initialPassword } = await open()
    const holder = await http.asUser(username, initialPassword ?? '')
    expect((await post(admin, id, 'closing', { username: 'moi.x' })).body).toMatchObject({ status: 422, code: 'username-differs', errors: [{ pointer: '/username' }] })
    expect((await post(admin, id, 'closing', { username: username.toUpperCase() })).status).toBe(200)
    expect((await holder.call('GET', '/api/session')).status).toBe(401)
    expect((await detail(id)).state).toBe('disabled')
    for (const [noun, body] of [['new-password', {}], ['unlocking', {}], ['closing', { username }]] as const) {
      expect([noun, ...codeOf(await post(admin, id, noun, body))]).toEqual([noun, 409, 'account-unknown'])
    }
    expect(codeOf(await give(id))).toEqual([409, 'account-unknown'])
  })
})

test('an account that was switched off says so to its holder, stands as idle in the list, and is opened again there', async () => {
  const { id, username, initialPassword } = await open()
  await sql`update identity.staff set off_since = '2021-06-01Z' from identity.account where account.id = account_id and username = ${username}`.execute(http.province.database.owner)
  const signIn = async (password: string) => codeOf(await http.callerWith('').call('POST', '/api/session', { body: { username, password } }))
  expect([await signIn(initialPassword ?? ''), await signIn('Khong-Phai-1')]).toEqual([[401, 'account-idle'], [401, 'sign-in-wrong']])
  expect((await detail(id)).state).toBe('idle')
  expect((await post(admin, id, 'unlocking')).status).toBe(200)
  expect([(await detail(id)).state, (await signIn(initialPassword ?? ''))[0]]).toEqual(['open', 200])
})

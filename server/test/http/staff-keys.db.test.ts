/** Need: nobody comes by rights that they may not give, and a closed or locked account is what it says. */
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { loadRows as loadStaff } from '../../src/modules/identity/public.ts'
import { ok } from '../../src/kernel/result.ts'
import { hashSecret } from '../../src/platform/secrets.ts'
import { PASSWORD } from './as-user.ts'
import { type Office } from './offices.ts'
import { TODAY, codeOf, openStaffDesk } from './staff-desk.ts'

const { http, office, other, admin, system, section, publicIdOf, onlyIdOf, post, detail, give, open, eventsOn } =
  await openStaffDesk()
afterAll(async () => http.stop())

describe('the keys of the house', () => {
  test('who sits elsewhere and holds a role here is seen here, and loses that role, and nothing more is done to them', async () => {
    const { id, username } = await open(system, { unitId: other.seats.reception.publicId })
    expect((await admin.call('GET', `/api/staff/${id}`)).status).toBe(404)
    for (const unitId of [section(), other.seats.reception.publicId])
      expect((await give(id, { unitId }, system)).status).toBe(201)
    const { manages, roles } = await detail(id)
    expect([manages, roles.filter(({ mayEnd }) => mayEnd).map(({ unitId }) => unitId), roles.length]).toEqual([
      'beyond-reach', [section()], 2,
    ])
    for (const [noun, body] of [['new-password', {}], ['closing', { username }]] as const)
      expect(codeOf(await post(admin, id, noun, body))).toEqual([409, 'account-beyond-reach'])
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

  test.each([
    ['system_admin', 'commune'], ['agency_admin', 'commune'], ['auditor', 'commune'], ['reception', 'other-commune'],
  ])(
    'an agency’s administrator does not come by %s of the %s through a password', async (role, at) => {
      const id = await stronger(role, at === office.name ? office : other)
      expect((await detail(id)).manages).toBe('beyond-reach')
      const username = (await detail(id)).username
      for (const [noun, body] of [
        ['new-password', {}], ['unlocking', {}], ['closing', { username }],
        ['role', { role: 'officer', unitId: section(), validFrom: TODAY }],
      ] as const) {
        expect([noun, ...codeOf(await post(admin, id, noun, body))]).toEqual([noun, 409, 'account-beyond-reach'])
      }
      expect(await eventsOn(id)).toEqual([])
      await http.asUser(username)
      expect((await detail(id, system)).manages).toBe('yes')
      expect((await post(system, id, 'new-password')).status).toBe(200)
    })

  test('with a stolen session one gets no password of one’s own account, and no further guesses at it', async () => {
    const id = await onlyIdOf('agency_admin')
    for (const noun of ['new-password', 'unlocking'])
      expect([noun, ...codeOf(await post(admin, id, noun))]).toEqual([noun, 409, 'own-account'])
    expect(codeOf(await post(admin, id, 'closing', { username: 'only.agency-admin.commune' })))
      .toEqual([409, 'own-account'])
    expect((await admin.call('GET', '/api/session')).status).toBe(200)
  })
})

describe('an account', () => {
  test('locked by wrong passwords is shown so, and unlocked lets its holder in', async () => {
    const { id, username, initialPassword } = await open()
    const somebody = http.callerWith('')
    for (let n = 1; n <= 5; n += 1) await somebody.call('POST', '/api/session', {
      body: { username, password: 'Sai-1-mat-khau' },
    })
    const enter = () => somebody.call('POST', '/api/session', { body: { username, password: initialPassword } })
    expect((await enter()).status).toBe(429)
    expect((await detail(id)).state).toBe('locked')
    expect([(await post(admin, id, 'unlocking')).status, (await post(admin, id, 'unlocking')).status])
      .toEqual([200, 200])
    expect((await detail(id)).state).toBe('open')
    expect((await enter()).status).toBe(200)
    expect((await eventsOn(id)).filter((type) => type === 'account.unlocked')).toHaveLength(1)
  })

  test('is closed for ever, if its name is typed; then nothing can be done to it', async () => {
    const { id, username, initialPassword } = await open()
    const holder = await http.asUser(username, initialPassword ?? '')
    expect((await post(admin, id, 'closing', { username: 'moi.x' })).body).toMatchObject({
      status: 422, code: 'username-differs', errors: [{ pointer: '/username' }],
    })
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
  await sql`
    update identity.staff set off_since = '2021-06-01Z' from identity.account where account.id = account_id and username = ${username}`
    .execute(http.province.database.owner)
  const signIn = async (password: string) =>
    codeOf(await http.callerWith('').call('POST', '/api/session', { body: { username, password } }))
  expect([await signIn(initialPassword ?? ''), await signIn('Khong-Phai-1')]).toEqual([
    [401, 'account-idle'], [401, 'sign-in-wrong'],
  ])
  expect((await detail(id)).state).toBe('idle')
  expect((await post(admin, id, 'unlocking')).status).toBe(200)
  expect([(await detail(id)).state, (await signIn(initialPassword ?? ''))[0]]).toEqual(['open', 200])
})

/**
 * Need: nobody does both of two deeds that are kept apart, by which way ever: who proposes does not approve, who
 * supports does not receive; a small unit is excepted by day, with a reason (policy `separate-duties`; QCVN 12:2026).
 */
import { randomUUID } from 'node:crypto'
import { ON_BEHALF_HEADER } from '@motcua/contracts/session.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dutyRulesOf } from '../../src/modules/identity/public.ts'
import type { Caller, Sent } from './as-user.ts'
import { type StaffRole, asRole } from './offices.ts'
import { type Citizen, citizenOf } from './people.ts'
import { sendOnline } from './sent-online.ts'
import { type StaffDesk, codeOf, openStaffDesk, read } from './staff-desk.ts'
import { handIn } from './walked.ts'

let desk: StaffDesk
/** Holds every role of work at the commune: what only duties keep apart. */
let alone: Caller
let aloneId: string
let n = 0
let applicant: Citizen

beforeAll(async () => {
  desk = await openStaffDesk()
  const { http: { province: { database: { owner } } }, office } = desk
  aloneId = await desk.onlyIdOf('officer')
  for (const role of ['agency_head', 'clerk', 'reception'] as const) {
    await sql`insert into identity.staff_grant (account_id, role, unit_id, valid, granted_by, granted_at)
      select id, ${role}, ${office.seats[role].id}, '[2021-01-01,)', 1, '2021-01-01' from identity.account
      where public_id = ${aloneId}`.execute(owner)
  }
  alone = await asRole(desk.http, 'officer', office.name)
  const facts = { kind: 'citizen', fullName: 'Trần Thị Mẫu', birth: '1990-02-03', personalNumber: '000090990201' } as const
  applicant = await citizenOf(desk.http, facts)
})
afterAll(async () => desk.http.stop())

let dossier: string
beforeEach(async () => {
  dossier = (await handIn(desk.http, desk.office, n += 1)).dossier
})

const asOne = async (role: StaffRole) => asRole(desk.http, role, desk.office.name)
async function act(by: Caller, noun: string, body: object = {}, sent: Sent = {}) {
  const { body: { version } } = await by.call('GET', `/api/dossiers/${dossier}`, sent)
  return by.call('POST', `/api/dossiers/${dossier}/${noun}`, { ...sent, body, version })
}
const offered = async (by: Caller) => {
  const shown = read(await by.call('GET', `/api/dossiers/${dossier}`)) as { actions: { noun: string }[] }
  return shown.actions.map(({ noun }) => noun)
}
async function propose(by: Caller, sent: Sent = {}) {
  expect((await act(by, 'taking', {}, sent)).status).toBe(200)
  return act(by, 'proposal', { outcome: 'settle' }, sent)
}
const except = (more: object = {}, by = desk.system, key = randomUUID()) => by.call('POST', '/api/duties/exceptions', {
  body: {
    rule: 'propose-approve', unitId: desk.office.seats.officer.publicId, from: '2021-06-25', to: '2021-06-25',
    reason: 'Xã chỉ có một công chức.', ...more,
  }, key,
})
const endAll = () => sql`update identity.duty_exception set ended_at = given_at, ended_by = 1 where ended_at is null`
  .execute(desk.http.province.database.owner)

/**
 * What leads to the second deed of each rule on a dossier, by whom the first was done, and how the second is pressed.
 */
const WAYS: Readonly<Record<string, {
  first: (by: Caller) => Promise<unknown>; second: (by: Caller) => ReturnType<typeof act>; noun: string
  others: StaffRole
}>> = {
  'propose-approve': {
    first: propose, second: (by) => act(by, 'approval', {}), noun: 'approval', others: 'agency_head',
  },
  'support-accept': {
    first: async () => {
      const { rows: [account] } = await sql<{ id: bigint }>`select id from identity.account where public_id = ${aloneId}`
        .execute(desk.http.province.database.owner)
      dossier = (await sendOnline(desk.http, { ...applicant, accountId: account?.id ?? 0n }, 'Trần Thị Mẫu')).publicId
    },
    second: (by) => act(by, 'receipt', { limitCase: 0 }), noun: 'receipt', others: 'reception',
  },
}
const RULES = ['propose-approve', 'support-accept']

test('each rule of the data on dossiers is walked here, and speaks of deeds that there are', () => {
  const rules = dutyRulesOf(desk.http.province.directory.on('2021-06-25'))
  expect(rules.filter(({ subject }) => subject === 'dossier').map(({ id }) => id)).toEqual(RULES)
  expect(rules.filter(({ subject }) => subject !== 'dossier').map(({ id, subject }) => [id, subject]))
    .toEqual([['write-publish', 'procedure'], ['propose-approve-calendar', 'calendar'], ['propose-approve-rollout', 'rollout'], ['propose-approve-model', 'section-model']])
})

describe.each(RULES)('%s', (id) => {
  const way = WAYS[id]
  if (!way) throw new Error(id)

  test('one who has both roles is refused the second, is told who may, and it is not offered', async () => {
    await way.first(alone)
    const answer = await way.second(alone)
    expect(codeOf(answer)).toEqual([409, 'duty-separated'])
    expect(answer.body.detail).toContain(`Nguyễn Văn ${way.others.replaceAll('_', ' ')}`)
    expect(answer.body.detail).not.toContain('Nguyễn Văn officer')
    expect(await offered(alone)).not.toContain(way.noun)
  })

  test('a colleague does it', async () => {
    await way.first(alone)
    const colleague = await asOne(way.others)
    expect(await offered(colleague)).toContain(way.noun)
    expect((await way.second(colleague)).status).toBe(200)
  })

  test('an exception lets it through on its days and at its unit', async () => {
    await way.first(alone)
    expect((await except({ rule: id, unitId: desk.other.seats.officer.publicId })).status).toBe(201)
    expect((await except({ rule: id, from: '2021-06-26', to: '2021-06-27' })).status).toBe(201)
    expect(codeOf(await way.second(alone))).toEqual([409, 'duty-separated'])
    const other = RULES.find((one) => one !== id)
    expect((await except({ rule: other })).status).toBe(201)
    expect(codeOf(await way.second(alone))).toEqual([409, 'duty-separated'])
    expect((await except({ rule: id, unitId: desk.office.seats.officer.publicId })).status).toBe(201)
    expect(await offered(alone)).toContain(way.noun)
    expect((await way.second(alone)).status).toBe(200)
    await endAll()
  })
})

describe('whoever stands in', () => {
  const standIn = (absent: StaffRole, by: string) => sql`
    insert into identity.stand_in (absent_id, stand_in_id, role, unit_id, valid, named_by, named_at)
    select absent.id, other.id, ${absent}, ${desk.office.seats[absent].id}, '[2021-06-25,2021-06-25]', 1, '2021-06-24'
    from identity.account absent, identity.account other
    where absent.username = ${`only.${absent.replaceAll('_', '-')}.commune`} and other.public_id = ${by}`
    .execute(desk.http.province.database.owner)

  test('does not approve for the head what they proposed, nor does the one for whom it was proposed', async () => {
    const assigner = await desk.onlyIdOf('unit_assigner')
    await standIn('officer', assigner)
    await standIn('agency_head', assigner)
    const by = await asOne('unit_assigner')
    const forOne = async (role: StaffRole): Promise<Sent> =>
      ({ headers: { [ON_BEHALF_HEADER]: await desk.onlyIdOf(role) } })
    expect((await propose(by, await forOne('officer'))).status).toBe(200)
    expect(codeOf(await act(by, 'approval', {}, await forOne('agency_head')))).toEqual([409, 'duty-separated'])
    // it was proposed in the name of the officer, who is also a head here
    expect(codeOf(await act(alone, 'approval'))).toEqual([409, 'duty-separated'])
    expect((await act(await asOne('agency_head'), 'approval')).status).toBe(200)
  })
})

describe('an exception', () => {
  test('is offered with the units where it may be given, to whoever may; articles bear no mark of the data', async () => {
    const list = async (by: Caller) => read(await by.call('GET', '/api/duties')) as {
      rules: { article: string }[]; units: { id: string; name: string }[]; mayExcept: boolean
    }
    const [system, admin] = [await list(desk.system), await list(desk.admin)]
    const { publicId } = desk.office.seats.officer
    expect([system.mayExcept, system.units.some(({ id }) => id === publicId)]).toEqual([true, true])
    expect([admin.mayExcept, admin.units]).toEqual([false, []])
    expect(system.rules.filter(({ article }) => /\[|^$/.test(article))).toEqual([])
  })

  test('is given once, by the administrator of the province, with a reason; and ended at once', async () => {
    const key = randomUUID()
    const first = await except({ from: '2021-07-01', to: '2021-07-31' }, desk.system, key)
    expect([first.status, (await except({ from: '2021-07-01', to: '2021-07-31' }, desk.system, key)).text])
      .toEqual([201, first.text])
    const days = { from: '2021-08-01', to: '2021-08-31' }
    expect((await Promise.all([except(days), except(days)])).map(codeOf).sort())
      .toEqual([[201, undefined], [409, 'duty-excepted-already']])
    expect(codeOf(await except({ reason: 'Vì  ' }))).toEqual([422, 'duty-reason-short'])
    expect(codeOf(await except({ rule: 'no-such' }))).toEqual([422, 'duty-unknown'])
    expect(codeOf(await except({}, desk.admin))).toEqual([404, 'not-found'])
    const { ids: [id = ''] } = read(first) as { ids: string[] }
    const end = () => desk.system.call('POST', `/api/duties/exceptions/${id}/ending`, { body: {} })
    expect([(await end()).status, (await end()).status]).toEqual([200, 200])
    const { rows } = await sql`select from audit.event where type = 'duty.exception-ended'`
      .execute(desk.http.province.database.owner)
    expect(rows).toHaveLength(1)
    await endAll()
  })
})

/**
 * Need: whoever stands in for a colleague has that colleague's rights for those days and that unit, and no more; what
 * they do is told as done on behalf; and nothing that was handed over is handed on (NĐ 30/2020/NĐ-CP Đ.13).
 */
import { randomUUID } from 'node:crypto'
import { ON_BEHALF_HEADER } from '@motcua/contracts/session.ts'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Caller, Sent } from './as-user.ts'
import { type StaffRole, asRole, spareOf } from './offices.ts'
import { type StaffDesk, codeOf, openStaffDesk, read } from './staff-desk.ts'
import { type Things, expectedRoutes, handIn } from './walked.ts'
import { sentTo } from './walked-bodies.ts'

const OF_WORK = [
  'reception', 'postal_staff', 'one_stop_head', 'unit_assigner', 'officer', 'unit_head', 'agency_head', 'clerk',
  'cashier',
] as const satisfies readonly StaffRole[]

let desk: StaffDesk
let here: Things
let there: Things
let officer: Caller
let assigner: Caller
let ids: Record<'officer' | 'assigner' | 'head' | 'clerk', string>

beforeAll(async () => {
  desk = await openStaffDesk()
  const { http, office, other, onlyIdOf } = desk
  ;[here, there] = [await handIn(http, office, 0), await handIn(http, other, 1)]
  officer = await asRole(http, 'officer', office.name)
  assigner = await asRole(http, 'unit_assigner', office.name)
  ids = {
    officer: await onlyIdOf('officer'), assigner: await onlyIdOf('unit_assigner'), head: await onlyIdOf('unit_head'),
    clerk: await onlyIdOf('clerk'),
  }
})
afterAll(async () => desk.http.stop())
afterEach(async () => {
  desk.http.province.clock.set('2021-06-25T09:00+07:00')
  await sql`update identity.stand_in set ended_at = named_at, ended_by = 1 where ended_at is null`
    .execute(desk.http.province.database.owner)
  await sql`update identity.absence set ended_at = noted_at, ended_by = 1 where ended_at is null`
    .execute(desk.http.province.database.owner)
})

const place = (role: StaffRole = 'officer') => ({ role, unitId: desk.office.seats[role].publicId })
const name = (by: Caller, more: object = {}, key = randomUUID()) => by.call('POST', '/api/stand-ins', {
  body: { standInId: ids.assigner, places: [place()], from: '2021-06-28', to: '2021-06-30', ...more }, key,
})
const away = (by: Caller, more: object = {}, key = randomUUID()) =>
  by.call('POST', '/api/absences', { body: { from: '2021-06-28', to: '2021-06-30', ...more }, key })
const forAbsent = (sent: Sent = {}, absent = ids.officer): Sent =>
  ({ ...sent, headers: { ...sent.headers, [ON_BEHALF_HEADER]: absent } })
const onDay = (day: string) => { desk.http.province.clock.set(`${day}T09:00+07:00`) }
const events = async (type: string) => (await sql<{ data: Record<string, unknown> }>`
  select data from audit.event where type = ${type} order by id`.execute(desk.http.province.database.owner)).rows
const countOf = async (table: string) => Number((await sql<{ n: bigint }>`
  select count(*) as n from ${sql.table(table)} where ended_at is null`
  .execute(desk.http.province.database.owner)).rows[0]?.n)

describe('naming a stand-in', () => {
  test('one names somebody for one’s own role; repeated it changes nothing, and two at once name one', async () => {
    const key = randomUUID()
    const first = await name(officer, {}, key)
    expect(first.status).toBe(201)
    expect((await name(officer, {}, key)).text).toBe(first.text)
    expect((await events('stand-in.named')).at(-1)?.data).toMatchObject({
      account: ids.officer, by: ids.assigner, role: 'officer', from: '2021-06-28', to: '2021-06-30',
    })
    expect(await countOf('identity.stand_in')).toBe(1)
    const days = { from: '2021-07-05', to: '2021-07-06' }
    const both = await Promise.all([name(officer, days), name(officer, days)])
    expect(both.map(codeOf).sort()).toEqual([[201, undefined], [409, 'stand-in-named-already']])
  })

  test.each([
    ['oneself', () => ({ standInId: ids.officer }), 422, 'stand-in-of-oneself'],
    ['a role that the policy does not let stand in', () => ({ standInId: ids.clerk }), 422, 'stand-in-unqualified'],
    ['the wrong way round', () => ({ from: '2021-06-30', to: '2021-06-28' }), 422, 'days-reversed'],
    ['yesterday', () => ({ from: '2021-06-24' }), 422, 'absence-past'],
    ['for a role that one has not', () => ({ places: [place('unit_head')] }), 422, 'role-not-held'],
    ['nobody', () => ({ standInId: randomUUID() }), 409, 'account-unknown'],
    ['for a unit that there is not', () => ({ places: [{ role: 'officer', unitId: randomUUID() }] }), 422, 'unit-unknown'],
  ])('refuses %s', async (_, more, status, code) => {
    expect(codeOf(await name(officer, more()))).toEqual([status, code])
  })

  test('refuses an officer of another agency, and whoever is away', async () => {
    const stranger = await desk.onlyIdOf('officer', desk.other)
    expect(codeOf(await name(officer, { standInId: stranger }))).toEqual([422, 'stand-in-unqualified'])
    expect((await away(assigner, { from: '2021-06-30', to: '2021-07-01' })).status).toBe(201)
    expect(codeOf(await name(officer))).toEqual([422, 'stand-in-away'])
    expect((await name(officer, { to: '2021-06-29' })).status).toBe(201)
  })

  test('refuses days that overlap, and takes the day after', async () => {
    expect((await name(officer)).status).toBe(201)
    expect(codeOf(await name(officer, { standInId: ids.head, from: '2021-06-30', to: '2021-07-02' })))
      .toEqual([409, 'stand-in-named-already'])
    expect((await name(officer, { standInId: ids.head, from: '2021-07-01', to: '2021-07-02' })).status).toBe(201)
  })

  test('refuses a ring of two and of three', async () => {
    expect((await name(officer)).status).toBe(201)
    const back = { places: [place('unit_assigner')], to: '2021-06-30' }
    expect(codeOf(await name(assigner, { ...back, standInId: ids.officer, from: '2021-06-30' })))
      .toEqual([422, 'stand-in-circular'])
    expect((await name(assigner, { ...back, standInId: ids.head, from: '2021-06-28' })).status).toBe(201)
    const head = await asRole(desk.http, 'unit_head', desk.office.name)
    expect(codeOf(await name(head, {
      standInId: ids.officer, places: [place('unit_head')], from: '2021-06-29', to: '2021-06-29',
    }))).toEqual([422, 'stand-in-circular'])
    // on other days there is none
    expect((await name(head, {
      standInId: ids.officer, places: [place('unit_head')], from: '2021-07-01', to: '2021-07-01',
    })).status).toBe(201)
  })

  test('a head names for those below, not for the head of the agency, nor oneself; an administrator for all', async () => {
    const head = await asRole(desk.http, 'unit_head', desk.office.name)
    expect((await name(head, { accountId: ids.officer })).status).toBe(201)
    const ofAgency = { accountId: await desk.onlyIdOf('agency_head'), places: [place('agency_head')] }
    expect(codeOf(await name(head, { ...ofAgency, standInId: ids.assigner }))).toEqual([422, 'stand-in-not-yours-to-name'])
    expect(codeOf(await name(head, { accountId: ids.assigner, places: [place('unit_assigner')], standInId: ids.head })))
      .toEqual([409, 'own-account'])
    expect((await name(desk.admin, { ...ofAgency, standInId: ids.head })).status).toBe(201)
    const stranger = await asRole(desk.http, 'unit_head', desk.other.name)
    expect(codeOf(await name(stranger, { accountId: ids.officer, from: '2021-07-01', to: '2021-07-01' })))
      .toEqual([404, 'not-found'])
    // a role by which one rules is lent to nobody, by nobody
    const ofRules = { accountId: await desk.onlyIdOf('agency_admin'), places: [place('agency_admin')] }
    expect(codeOf(await name(desk.system, { ...ofRules, standInId: ids.head }))).toEqual([422, 'stand-in-not-yours-to-name'])
  })
})

describe('absences', () => {
  test('are noted once, for oneself or by a head, without a reason; and ended, again without harm', async () => {
    const key = randomUUID()
    const first = await away(officer, {}, key)
    expect([first.status, (await away(officer, {}, key)).text]).toEqual([201, first.text])
    expect(codeOf(await away(officer, { from: '2021-06-30', to: '2021-07-09' }))).toEqual([409, 'absence-noted-already'])
    const both = await Promise.all([away(assigner), away(assigner)])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    const [{ data }] = (await events('absence.noted')).slice(-2) as [{ data: object }]
    expect(Object.keys(data).sort()).toEqual(['absence', 'account', 'from', 'to'])
    const { ids: [absence = ''] } = read(first) as { ids: string[] }
    const end = (by: Caller) => by.call('POST', `/api/absences/${absence}/ending`, { body: {} })
    const stranger = await asRole(desk.http, 'unit_head', desk.other.name)
    expect(codeOf(await end(stranger))).toEqual([404, 'absence-unknown'])
    const head = await asRole(desk.http, 'unit_head', desk.office.name)
    expect([(await end(head)).status, (await end(officer)).status]).toEqual([200, 200])
    expect((await events('absence.ended')).filter((one) => one.data['absence'] === absence)).toHaveLength(1)
  })

  test('a head sees who of the unit is away, an officer only oneself', async () => {
    await away(officer)
    await away(await asRole(desk.http, 'officer', desk.other.name))
    const seen = async (by: Caller) => (read(await by.call('GET', '/api/absences')) as {
      mine: { absences: object[] }; others: { id: string }[]
    })
    const head = await seen(await asRole(desk.http, 'unit_head', desk.office.name))
    expect(head.others.map(({ id }) => id)).toEqual([ids.officer])
    expect((await seen(officer)).mine.absences).toHaveLength(1)
    expect((await seen(officer)).others).toEqual([])
    expect((await seen(assigner)).others).toEqual([])
  })
})

describe('standing in', () => {
  const look = (by: Caller, things = here, sent = forAbsent()) => by.call('GET', `/api/dossiers/${things.dossier}`, sent)

  test('holds on its days only, in its unit only, and ends at once', async () => {
    const named = read(await name(officer)) as { ids: string[] }
    for (const [day, answer] of [
      ['2021-06-27', [409, 'stand-in-over']], ['2021-06-28', [200, undefined]], ['2021-06-30', [200, undefined]],
      ['2021-07-01', [409, 'stand-in-over']],
    ] as const) {
      onDay(day)
      expect([day, codeOf(await look(assigner))]).toEqual([day, answer])
    }
    onDay('2021-06-29')
    expect(codeOf(await look(assigner, there))).toEqual([404, 'dossier-unknown'])
    expect(codeOf(await look(await asRole(desk.http, 'unit_head', desk.office.name)))).toEqual([409, 'stand-in-over'])
    const session = read(await assigner.call('GET', '/api/session')) as { standsInFor: { id: string; validTo: string }[] }
    expect(session.standsInFor).toMatchObject([{ id: ids.officer, validTo: '2021-06-30' }])
    await assigner.call('POST', `/api/stand-ins/${named.ids[0] ?? ''}/ending`, { body: {} })
    expect(codeOf(await look(assigner))).toEqual([409, 'stand-in-over'])
    expect((await look(assigner, here, {})).status).toBe(200)
  })

  test('ends with the role of the absent one, and with the account', async () => {
    const { http: { province: { database: { owner } } } } = desk
    await name(officer)
    onDay('2021-06-29')
    const cut = (to: string | null) => sql`update identity.staff_grant set valid = daterange('2021-01-01', ${to}::date)
      where account_id = (select id from identity.account where public_id = ${ids.officer})`.execute(owner)
    await cut('2021-06-29')
    expect(codeOf(await look(assigner))).toEqual([409, 'stand-in-over'])
    await cut(null)
    const shut = (status: string) => sql`update identity.account set status = ${status} where public_id = ${ids.officer}`
      .execute(owner)
    await shut('disabled')
    expect(codeOf(await look(assigner))).toEqual([409, 'stand-in-over'])
    await shut('open')
    expect((await look(assigner)).status).toBe(200)
  })

  test('a chain is not followed: who stands in for the stand-in has nothing of the first', async () => {
    await name(officer)
    await name(assigner, { standInId: ids.head, places: [place('unit_assigner')] })
    onDay('2021-06-29')
    const head = await asRole(desk.http, 'unit_head', desk.office.name)
    expect(codeOf(await look(head))).toEqual([409, 'stand-in-over'])
    expect((await look(head, here, forAbsent({}, ids.assigner))).status).toBe(200)
  })

  test('nothing that was handed over is handed on', async () => {
    await name(officer)
    onDay('2021-06-29')
    expect(codeOf(await assigner.call('GET', '/api/absences', forAbsent()))).toEqual([409, 'not-for-another'])
    const sent = forAbsent({ body: { standInId: ids.head, places: [place()], from: '2021-07-01', to: '2021-07-02' } })
    expect(codeOf(await assigner.call('POST', '/api/stand-ins', sent))).toEqual([409, 'not-for-another'])
  })

  test('what is done is told as done on behalf, and what is taken stays the absent one’s', async () => {
    const { owner } = desk.http.province.database
    await name(officer)
    onDay('2021-06-29')
    const deed = async (noun: string, body: object, sent = forAbsent) => {
      const { body: { version } } = await look(assigner)
      return assigner.call('POST', `/api/dossiers/${here.dossier}/${noun}`, sent({ body, version }))
    }
    // of one's own roles none has this step
    expect(codeOf(await deed('taking', {}, (sent) => sent ?? {}))).toEqual([409, 'not-your-step'])
    expect((await deed('taking', {})).status).toBe(200)
    const lists = async (by: Caller, sent: Sent) => (await by.call('GET', '/api/dossiers?list=mine', sent)).body.items
      .map(({ id }) => id)
    expect(await lists(assigner, forAbsent())).toEqual([here.dossier])
    expect(await lists(assigner, {})).toEqual([])
    expect(await lists(officer, {})).toEqual([here.dossier])
    expect((await deed('proposal', { outcome: 'settle' })).status).toBe(200)
    const { rows: [task] } = await sql<object>`
      select by.public_id as by, absent.public_id as absent from workflow.task t
        join identity.account by on by.id = t.done_by join identity.account absent on absent.id = t.done_for
      order by t.id desc limit 1`.execute(owner)
    expect(task).toEqual({ by: ids.assigner, absent: ids.officer })
    const { rows } = await sql<{ type: string; by: string; absent: string }>`
      select type, by.public_id as by, absent.public_id as absent from audit.event e
        join identity.account by on by.id = e.actor_id join identity.account absent on absent.id = e.on_behalf_of_id
      order by e.id`.execute(owner)
    expect(rows).toEqual(['dossier.taken', 'dossier.proposed'].map((type) =>
      ({ type, by: ids.assigner, absent: ids.officer })))
    const { history, steps } = read(await look(assigner)) as {
      history: { byName: string; onBehalfOfName: string | null }[]; steps: { doneForName: string | null }[]
    }
    expect(history.at(-1)).toMatchObject({ byName: 'Nguyễn Văn unit assigner', onBehalfOfName: 'Nguyễn Văn officer' })
    expect(steps.map(({ doneForName }) => doneForName)).toContain('Nguyễn Văn officer')
  })
})

describe('of every route of the table of rights', () => {
  const WALKED = expectedRoutes().filter(({ permission }) => permission !== 'public' && permission !== 'signed-in')
  const urlOf = ({ route, object }: typeof WALKED[number], things: Things) => {
    if (object === 'procedure')
      return route.replace(':id', desk.http.province.catalogue.on('2021-06-25').list()[0]?.publicId ?? '')
    if (object === 'form') return route.replace(':form', 'tk-khai-sinh')
    if (object === 'number') return route.replace(':number', things.number)
    return route.replace(':id', object === 'none' || object === 'unit' ? randomUUID() : things[object])
  }

  test.each(OF_WORK)('whoever has no role and stands in for the %s gets what that one gets, and no other', async (role) => {
    const { http, office } = desk
    await sql`
      insert into identity.stand_in (absent_id, stand_in_id, role, unit_id, valid, named_by, named_at)
      select absent.id, spare.id, held.role, held.unit_id, '[2021-06-25,2021-06-25]', 1, '2021-06-24'
      from identity.account absent join identity.staff_grant held on held.account_id = absent.id, identity.account spare
      where absent.public_id = ${await desk.onlyIdOf(role)} and spare.username = ${spareOf(office.name)}
        and held.role = ${role}`
      .execute(http.province.database.owner)
    const [absent, spare] = [await asRole(http, role, office.name), await http.asUser(spareOf(office.name))]
    const header = forAbsent({}, await desk.onlyIdOf(role)).headers ?? {}
    for (const expected of WALKED) {
      const sent = sentTo(expected)
      for (const things of [here, there]) {
        const url = urlOf(expected, things)
        const [theirs, lent, own] = [
          await absent.call(expected.method, url, sent),
          await spare.call(expected.method, url, { ...sent, headers: { ...sent.headers, ...header } }),
          await spare.call(expected.method, url, sent),
        ]
        const isKept = ['absence.keep', 'assignment.keep', 'duty.keep'].includes(expected.permission)
        expect([expected.method, url, lent.status]).toEqual([expected.method, url, isKept ? 409 : theirs.status])
        expect([expected.method, url, own.status]).toEqual([expected.method, url, 404])
      }
    }
  })
})

/**
 * Need (part C3): somebody lets a relative act for them, for some procedures and until a day, and takes it back at once
 * (BLDS 2015 Đ.562, 563, 569).
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { type Backing, inTransaction } from '../../platform/db.ts'
import { textOf } from '../documents/slips/golden/read-paper.ts'
import { at } from './doors-for-tests.ts'
import { endProxy } from './end-proxy.ts'
import { type GiveProxy, giveProxy } from './give-proxy.ts'
import { holdProxy } from './hold-proxy.ts'
import { nameTeamMember } from './name-team-member.ts'
import { openAccount } from './open-account.ts'
import { openSession } from './open-session.ts'
import { printProxy } from './print-proxy.ts'
import { findProxy, listProxies } from './store/proxies.ts'
import { findSession } from './store/sessions.ts'
import { memberOn } from './store/team-members.ts'

let database: TestDatabase
let backing: Backing
beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing()
})
afterAll(() => database.drop())

let last = 0
const nextNumber = () => `00018598${String((last += 1)).padStart(4, '0')}`
async function somebody(fullName = 'Lê Thị Mẹ') {
  const personalNumber = nextNumber()
  const opened = await inOneGo(backing, (ctx) => openAccount(ctx, {
    facts: { kind: 'citizen', fullName, personalNumber, birth: '1985-02-03' }, machineNow: at(1),
  }))
  return { ...opened, personalNumber, fullName }
}
type Somebody = Awaited<ReturnType<typeof somebody>>

const [CLERK, SECTION] = [700n, 12n]
const wish = (mother: Somebody, son: Somebody, more: Partial<GiveProxy> = {}): GiveProxy => ({
  principal: mother.personPublicId, personalNumber: son.personalNumber, fullName: son.fullName, procedureIds: [7n, 9n],
  validFrom: '2021-06-25', validTo: '2021-12-31', sectionId: SECTION, ...more,
})
const give = (mother: Somebody, son: Somebody, more: Partial<GiveProxy> = {}, requestId = randomUUID()) =>
  inTransaction(
    backing, { actorId: CLERK, requestId, bodyHash: Buffer.alloc(32) },
    (ctx) => giveProxy(ctx, wish(mother, son, more)),
    (proxy) => ({ status: 201, body: proxy }),
  )
const given = async (mother: Somebody, son: Somebody, more: Partial<GiveProxy> = {}) => {
  const done = await give(mother, son, more)
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value.body
}
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => result.ok ? 'ok' : result.refusal?.code
const end = (proxy: string, personId: bigint | null, isAtCounter = true, requestId = randomUUID()) => inTransaction(
  backing, { actorId: CLERK, requestId, bodyHash: Buffer.alloc(32) },
  (ctx) => endProxy(ctx, { proxy, personId, isAtCounter }),
  () => ({ status: 200, body: null }))
const hold = (proxy: string, { personId }: Somebody, procedureId: bigint, day: string) =>
  backing.db.transaction().execute(async (tx) => codeOf(await holdProxy(tx, { proxy, personId, procedureId, day })))

test('at a counter nobody gives one whose card nobody has seen; online it is whoever is signed in', async () => {
  const [mother, son] = [await somebody(), await somebody('Trần Văn Con')]
  await sql`update identity.person set proof = 'claimed' where id = ${mother.personId}`.execute(database.owner)
  expect(codeOf(await give(mother, son))).toBe('person-unseen')
  expect(codeOf(await give(mother, son, { sectionId: null }))).toBe('ok')
})

test('it holds for its procedures and days, for whoever has it, and is gone the moment it is ended', async () => {
  const [mother, son, stranger] = [await somebody(), await somebody('Trần Văn Con'), await somebody('Người Lạ')]
  const proxy = await given(mother, son)
  expect(await Promise.all([
    hold(proxy, son, 7n, '2021-06-25'), hold(proxy, son, 8n, '2021-06-25'), hold(proxy, son, 9n, '2021-12-31'),
    hold(proxy, son, 9n, '2022-01-01'), hold(proxy, son, 9n, '2021-06-24'), hold(proxy, stranger, 7n, '2021-06-25'),
    hold(proxy, mother, 7n, '2021-06-25'), hold(randomUUID(), son, 7n, '2021-06-25'),
  ])).toEqual([
    'ok', 'proxy-not-for-procedure', 'ok', 'proxy-over', 'proxy-over', 'proxy-unknown', 'proxy-unknown', 'proxy-unknown',
  ])
  expect(codeOf(await end(proxy, stranger.personId))).toBe('proxy-unknown')
  expect(codeOf(await end(proxy, null))).toBe('proxy-unknown')
  expect(codeOf(await end(proxy, mother.personId))).toBe('ok')
  expect(await hold(proxy, son, 7n, '2021-06-25')).toBe('proxy-over')
  expect(codeOf(await end(proxy, mother.personId))).toBe('proxy-unknown')
})

test('made out to another name than that of the number it is refused at a counter, and held for nobody', async () => {
  const [mother, son] = [await somebody(), await somebody('Trần Văn Con')]
  expect(codeOf(await give(mother, son, { fullName: 'Sai Tên' }))).toBe('proxy-name-differs')
  const online = await given(mother, son, { fullName: 'Sai Tên', sectionId: null })
  expect(await hold(online, son, 7n, '2021-06-25')).toBe('proxy-unknown')
  await end(online, mother.personId)
  const right = await given(mother, son, { fullName: 'TRẦN VĂN CON', sectionId: null })
  expect(await hold(right, son, 7n, '2021-06-25')).toBe('ok')
})

test('clerk and principal stand in the event, and neither number nor name', async () => {
  const [mother, son] = [await somebody(), await somebody()]
  const proxy = await given(mother, son)
  await end(proxy, son.personId)
  const { rows } = await sql<{ type: string; actorId: bigint; forPersonId: bigint; row: string }>`
    select type, actor_id, for_person_id, to_jsonb(e)::text as row from audit.event e where data->>'proxy' = ${proxy} order by id`
    .execute(database.owner)
  expect(rows.map(({ type, actorId, forPersonId }) => [type, actorId, forPersonId])).toEqual([
    ['proxy.given', CLERK, mother.personId], ['proxy.ended', CLERK, son.personId],
  ])
  for (const { row } of rows) expect(row).not.toMatch(/00018598\d{4}|Lê Thị Mẹ/)
  const own = await given(mother, son, { sectionId: null })
  const { rows: ofOwn } = await sql`select for_person_id from audit.event where data->>'proxy' = ${own}`.execute(database.owner)
  expect(ofOwn).toEqual([{ forPersonId: null }]) // on the portal the principal does it
})

test('repeated it is given once; of two at once the second is told; anew once the first is ended or over', async () => {
  const [mother, son] = [await somebody(), await somebody()]
  const requestId = randomUUID()
  const both = [await give(mother, son, {}, requestId), await give(mother, son, {}, requestId)]
  expect(both[0]).toEqual(both[1])
  expect((await listProxies(backing.db, mother.personId, 9)).length).toBe(1)
  expect(codeOf(await give(mother, son))).toBe('proxy-held-already')
  await sql`update identity.proxy set valid = daterange('2020-01-01', '2020-12-31', '[]')
    where principal_id = ${mother.personId}`.execute(database.owner)
  expect(codeOf(await give(mother, son))).toBe('ok')
  const hers = await listProxies(backing.db, mother.personId, 9)
  expect(hers.map(({ endedAt }) => endedAt === null)).toEqual([true, false]) // the one that was over is ended with it
  const [another, other] = [await somebody(), await somebody()]
  const raced = await Promise.all([give(another, other), give(another, other)])
  expect(raced.map(codeOf).toSorted()).toEqual(['ok', 'proxy-held-already'])
  const his = await listProxies(backing.db, other.personId, 9)
  expect(his.map(({ principalId }) => principalId)).toEqual([another.personId])
})

test('one that begins later is held already, too, and stays', async () => {
  const [mother, son] = [await somebody(), await somebody()]
  const later = await given(mother, son, { validFrom: '2031-01-01', validTo: '2031-12-31' })
  expect(codeOf(await give(mother, son))).toBe('proxy-held-already')
  expect(await hold(later, son, 7n, '2031-01-01')).toBe('ok')
})

test('nobody authorises themselves, a firm, for days that are over, or while they are unknown', async () => {
  const [mother, son] = [await somebody(), await somebody()]
  expect(codeOf(await give(mother, mother))).toBe('proxy-of-oneself')
  expect(codeOf(await give(mother, son, { validTo: '2020-12-31' }))).toBe('days-reversed')
  // Both over: it is the last day that is wrong, whatever the first.
  expect(codeOf(await give(mother, son, { validFrom: '2019-01-01', validTo: '2019-12-31' }))).toBe('days-reversed')
  expect(codeOf(await give(mother, son, { validFrom: '2031-02-01', validTo: '2031-01-31' }))).toBe('days-reversed')
  expect(codeOf(await give(mother, son, { validFrom: '1950-01-01' }))).toBe('proxy-from-past')
  expect(codeOf(await give(mother, son, { principal: randomUUID() }))).toBe('person-unknown')
  const firm = await inOneGo(backing, (ctx) => openAccount(ctx, {
    facts: { kind: 'organisation', fullName: 'Công ty Mẫu', taxCode: '0200000013' }, machineNow: at(1),
  }))
  expect(codeOf(await give(mother, son, { principal: firm.personPublicId }))).toBe('person-unknown')
  await sql`update identity.person set kind = 'organisation' where id = ${son.personId}`.execute(database.owner)
  expect(codeOf(await give(mother, son))).toBe('number-not-of-a-person')
})

test('a member is let act within the membership alone; what they help with is read for the day, without what is over', async () => {
  const [helper, first, second] = [await somebody('Trần Thị Tổ Viên'), await somebody(), await somebody()]
  await inOneGo(backing, (ctx) => nameTeamMember(ctx, {
    person: helper.personPublicId, unit: { id: SECTION, publicId: randomUUID() }, team: 'Thôn 3', decision: '01/QĐ-UBND',
    validFrom: '2021-01-01', validTo: '2031-06-30',
  }))
  const member = await memberOn(backing.db, helper.personId, '2031-06-01')
  const as = (validTo: string) => ({ sectionId: null, member, validFrom: '2021-06-25', validTo })
  await expect(give(first, helper, as('2031-07-01'))).rejects.toThrow('beyond the membership')
  await expect(give(first, first, as('2031-06-30'))).rejects.toThrow('beyond the membership')
  await sql`update identity.team_member set valid = daterange('2021-06-26', '2031-06-30', '[]')
    where person_id = ${helper.personId}`.execute(database.owner)
  const begins = await memberOn(backing.db, helper.personId, '2031-06-01')
  await expect(give(first, helper, { ...as('2031-06-30'), member: begins })).rejects.toThrow('beyond the membership')
  await given(first, helper, as('2031-06-10'))
  await given(second, helper, as('2031-06-30'))
  const limits = { idleMinutes: 15, totalMinutes: 720 }
  const { token } = await inOneGo(backing, (ctx) => openSession(ctx, {
    accountId: helper.accountId, how: 'code', device: 'test', limits, machineNow: at(1),
  }))
  const helpsOn = async (day?: string) => {
    const actor = await findSession(backing.db, token, at(1), day)
    return actor?.helps.map(({ validTo }) => validTo)
  }
  expect((await helpsOn('2031-06-10'))?.toSorted()).toEqual(['2031-06-10', '2031-06-30'])
  expect(await helpsOn('2031-06-11')).toEqual(['2031-06-30'])
  expect(await helpsOn()).toEqual([])
})

test('printed it says who, for what and until when, and that it is ended', async () => {
  const [mother, son] = [await somebody('Lê Thị In'), await somebody('Trần Văn Con')]
  const publicId = await given(mother, son)
  const print = async () => {
    const proxy = await findProxy(backing.db, publicId)
    if (!proxy) throw new Error('none')
    return (await textOf(await printProxy({ proxy, procedures: ['Đăng ký khai sinh'], section: 'Bộ phận Một cửa' })))
      .replace(/\s+/g, ' ')
  }
  const text = await print()
  for (const part of [
    'GIẤY ỦY QUYỀN', 'Lê Thị In', mother.personalNumber, 'Trần Văn Con', son.personalNumber, 'Đăng ký khai sinh',
    'từ 25/06/2021 đến hết 31/12/2021', publicId,
  ]) expect(text).toContain(part)
  expect(text).not.toContain('CHẤM DỨT NGÀY')
  await end(publicId, mother.personId)
  expect(await print()).toContain('ĐÃ CHẤM DỨT NGÀY')
})

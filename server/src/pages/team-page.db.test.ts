/**
 * Need (part C3): a member of a community digital team helps a neighbour at home, who says yes by a code that comes to
 * their own phone; both stand in each event; with the mandate or the membership the member loses what they sent.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { HeardEvent } from '../jobs/heard-event.ts'
import { proxyTeller } from '../jobs/tell-of-proxies.ts'
import { ok } from '../kernel/result.ts'
import {
  countAttempt, giveProxyByCode, mandateText, signInPolicyOf, subjectText,
} from '../modules/identity/public.ts'
import { inTransaction } from '../platform/db.ts'
import { listMessagesOf, sendCode } from '../modules/notifications/public.ts'
import type { Seen } from '../../test/portal-firm.ts'
import { beginBy } from '../../test/portal-proxy.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { type Neighbour, type Team, teamOf, until } from '../../test/portal-team.ts'

const PATIENCE = 240_000
let portal: PortalServer
let team: Team
beforeAll(async () => {
  portal = await startPortal()
  team = teamOf(portal)
})
afterAll(async () => portal.stop())
beforeEach(() => portal.province.clock.set('2021-06-25T09:00+07:00'))

const statusesOf = async ({ visitor }: Seen, pages: readonly string[]) => {
  const got: number[] = []
  for (const page of pages) got.push((await visitor.open(page)).status)
  return got
}

test('only members come here, and the code of the message names who asks and until when', async () => {
  const [helper, old] = [await team.neighbour('Trần Thị Tổ Viên'), await team.neighbour('Lê Thị Cao Tuổi', '+84500000032')]
  expect((await helper.visitor.open('/to-cong-nghe-so')).status).toBe(404)
  await team.named(helper)
  expect((await helper.visitor.open('/to-cong-nghe-so')).text).toContain('Thôn 3')
  expect((await helper.visitor.open('/ho-so')).html).toContain('href="/to-cong-nghe-so"')
  await team.ask(helper, old.number)
  expect(portal.codes.at(-1)).toMatchObject({
    phone: '+84500000032', mandate: { actor: 'Trần Thị Tổ Viên', scope: 'thủ tục "Đăng ký khai sinh"', due: '30/06/2021' },
  })
  expect(helper.visitor.page.text).not.toContain('Lê Thị Cao Tuổi') // nobody is told whose a number is
})

test('the message tells for which procedures, all of them in so many words, and so does the news of the mandate', async () => {
  const [helper, old, other] = [
    await team.neighbour('Trần Thị Tổ Viên'), await team.neighbour('Lê Thị Cao Tuổi'), await team.neighbour('Ngô Thị Bạn'),
  ]
  await team.named(helper)
  const [{ db }, texts] = [portal.rooms, new Map<string, string>()]
  const sms = { send: async ({ to, text }: { to: string; text: string }) => void texts.set(to, text) }
  const { handle } = proxyTeller({ publicUrl: 'http://localhost', catalogue: portal.rooms.catalogue })
  const saidTo = async (person: Neighbour, more: Record<string, string>) => {
    const proxy = await team.take(helper, await team.ask(helper, person.number, more))
    const message = portal.codes.at(-1)
    if (!message) throw new Error('no code')
    await sendCode({ ...portal.rooms, sms }, message)
    await portal.province.inOneGo(async (ctx) => {
      await handle(ctx, { era: 1, id: 1n, type: 'proxy.given', data: { proxy } } as unknown as HeardEvent)
      return ok(null)
    })
    const [news] = await listMessagesOf(db, person.personId, 1)
    return [texts.get(message.phone) ?? '', news?.text ?? '']
  }
  for (const text of await saidTo(old, {})) expect(text).toContain('làm thay bạn thủ tục "Đăng ký khai sinh", đến hết')
  for (const text of await saidTo(other, { 'pham-vi': 'tat-ca' })) expect(text).toContain('làm thay bạn MỌI thủ tục, đến hết')
})

test('nobody says yes to themselves: to a phone that is the member’s, too, goes no code, and the page says the same', async () => {
  const helper = await team.neighbour('Trần Thị Tổ Viên', '+84500000041')
  const [same, old] = [await team.neighbour('Lê Thị Chung Máy', '+84500000041'), await team.neighbour('Lê Thị Cao Tuổi')]
  await team.named(helper)
  const before = portal.codes.length
  expect(await team.ask(helper, same.number)).toBe('')
  expect(portal.codes).toHaveLength(before)
  const page = helper.visitor.page.text
  expect(await team.ask(helper, old.number)).not.toBe('')
  expect(helper.visitor.page.text).toBe(page)
})

test('by the code they hand in; both stand in each event; with mandate or membership it is closed to the member', async () => {
  const [helper, old, friend] = [
    await team.neighbour('Trần Thị Tổ Viên'), await team.neighbour('Lê Thị Cao Tuổi'), await team.neighbour('Ngô Thị Bạn'),
  ]
  const member = await team.named(helper)
  await team.named(friend)
  const proxy = await team.take(helper, await team.ask(helper, old.number))
  expect(helper.visitor.page.text).toContain('Lê Thị Cao Tuổi')
  expect((await old.visitor.open('/uy-quyen')).text).toContain('thành viên tổ công nghệ số cộng đồng Thôn 3')
  const { id, publicId, applicantId, authoriserId } = await team.send(helper.visitor, proxy, 'Đỗ Văn Giúp')
  expect([applicantId, authoriserId]).toEqual([helper.personId, old.personId])
  const { rows } = await sql`select type, actor_id, for_person_id, data->>'member' as member from audit.event
    where dossier_id = ${id} or data->>'proxy' = ${proxy} order by id`.execute(portal.rooms.db)
  expect(rows).toEqual([
    { type: 'proxy.given', actorId: helper.accountId, forPersonId: old.personId, member },
    { type: 'dossier.submitted', actorId: helper.accountId, forPersonId: old.personId, member: null },
  ])

  const draft = await beginBy(portal, helper.visitor, proxy)
  await helper.visitor.open(`${draft}/giay-to`)
  expect(helper.visitor.page.text).not.toMatch(/đang lưu trong Kho/i)
  const pages = [`/ho-so/${publicId}`, `/ho-so/${publicId}/rut`, `/ho-so/${publicId}/to-khai.pdf`, draft]
  const inList = async () => (await helper.visitor.open('/ho-so')).html.includes(`/ho-so/${publicId}`)
  const looks = async () => [...await statusesOf(helper, pages), await inList()]
  const [OPEN, CLOSED] = [[200, 200, 200, 200, true], [404, 404, 404, 404, false]]
  expect(await looks()).toEqual(OPEN)
  portal.province.clock.set('2021-07-01T00:10+07:00') // the day after its last
  expect(await looks()).toEqual(CLOSED)
  portal.province.clock.set('2021-06-25T09:00+07:00')
  await old.visitor.open(`/uy-quyen/${proxy}`)
  await old.visitor.submit(`/uy-quyen/${proxy}`)
  expect(await looks()).toEqual(CLOSED)
  await sql`update identity.proxy set ended_at = null, ended_by = null where public_id = ${proxy}`
    .execute(portal.province.database.owner)
  expect(await looks()).toEqual(OPEN)

  // What another sent is not theirs, whatever they may do for the same neighbour.
  await team.take(friend, await team.ask(friend, old.number))
  expect(await statusesOf(friend, [`/ho-so/${publicId}`, `/kho?cua=${old.publicId}`])).toEqual([404, 404])

  await team.ended(member)
  expect(await looks()).toEqual(CLOSED)
  await beginBy(portal, helper.visitor, proxy)
  expect(helper.visitor.page.status).toBe(422) // nor anything new
  expect(await statusesOf(old, [`/ho-so/${publicId}`])).toEqual([200])
}, PATIENCE)

test('a code says yes to nothing but what was asked: not to more, not for longer, not to another, and once', async () => {
  const [helper, other, old] = [
    await team.neighbour('Trần Thị Tổ Viên'), await team.neighbour('Phạm Văn Khác'), await team.neighbour('Lê Thị Cao Tuổi'),
  ]
  await team.named(helper)
  await team.named(other)
  const code = await team.ask(helper, old.number)
  const tries: [Seen, Record<string, string>][] = [
    [helper, { 'pham-vi': 'tat-ca' }], [helper, until('1', '7')], [other, {}],
  ]
  for (const [who, more] of tries) {
    await who.visitor.open('/to-cong-nghe-so')
    await who.visitor.submit('/to-cong-nghe-so', {
      'so': old.number, 'pham-vi': 'chon', 'thu-tuc': team.birth, ...until('30', '6'), ...more,
    })
    expect(await team.take(who, code)).toBe('')
    expect(who.visitor.page.status).toBe(422)
  }
  expect(await team.take(helper, await team.ask(helper, old.number))).not.toBe('')
})

test('of a number without a checked account, or without a phone, the page says the same and no code is right', async () => {
  const [helper, mute] = [await team.neighbour('Trần Thị Tổ Viên'), await team.neighbour('Không Có Máy', null)]
  await team.named(helper)
  const unchecked = await team.neighbour('Tự Khai Tên', '+84500000033')
  await sql`update identity.account set level = 1 where id = ${unchecked.accountId}`
    .execute(portal.province.database.owner)
  const pages: string[] = []
  for (const number of ['000196990499', mute.number, unchecked.number]) {
    expect(await team.ask(helper, number)).toBe('')
    pages.push(helper.visitor.page.text)
    expect(await team.take(helper, '000000')).toBe('')
  }
  expect(new Set(pages).size).toBe(1)
})

test('what is typed wrong is said at its control, and the policy says for how long at most', async () => {
  const helper = await team.neighbour('Trần Thị Tổ Viên')
  await team.named(helper)
  const faultsOf = async (number: string, more: Record<string, string>) => {
    await team.ask(helper, number, more)
    return [...helper.visitor.page.html.matchAll(/<li><a href="#([\w-]+)">/g)].map(([, id]) => id)
  }
  const one = '000196990498'
  expect(await faultsOf('12', {})).toEqual(['so'])
  expect(await faultsOf(helper.number, {})).toEqual(['so'])
  expect(await faultsOf(one, { 'thu-tuc': '' })).toEqual(['pham-vi'])
  expect(await faultsOf(one, until('24', '6'))).toEqual(['den-ngay'])
  expect(await faultsOf(one, until('25', '7'))).toEqual([]) // 25.6. and 30 days
  expect(await faultsOf(one, until('26', '7'))).toEqual(['den-ngay'])
})

test('what holds is listed and offered, however many mandates that are over were given after it', async () => {
  const [helper, old] = [await team.neighbour('Trần Thị Tổ Viên'), await team.neighbour('Lê Thị Cao Tuổi')]
  await team.named(helper)
  const proxy = await team.take(helper, await team.ask(helper, old.number))
  await sql`insert into identity.proxy (principal_id, principal_name, person_id, full_name, procedure_ids, valid, section_id,
      member_id, given_by, given_at, ended_at, ended_by)
    select principal_id, 'Người đã thôi', person_id, full_name, procedure_ids, valid, section_id, member_id, given_by,
      given_at, given_at, given_by from identity.proxy, generate_series(1, 120) where public_id = ${proxy}`
    .execute(portal.province.database.owner)
  await helper.visitor.open('/to-cong-nghe-so')
  expect(helper.visitor.page.text).toContain('Lê Thị Cao Tuổi')
  expect(helper.visitor.page.text).not.toContain('Người đã thôi')
  await beginBy(portal, helper.visitor, proxy)
  expect(helper.visitor.page.status).toBe(200)
})

test('a draft for somebody whose mandate is over stands in no list, and is there again while it holds', async () => {
  const [helper, old] = [await team.neighbour('Trần Thị Tổ Viên'), await team.neighbour('Lê Thị Cao Tuổi')]
  await team.named(helper)
  const draft = await beginBy(portal, helper.visitor, await team.take(helper, await team.ask(helper, old.number)))
  const isListed = async () => (await helper.visitor.open('/ho-so')).html.includes(`href="${draft}"`)
  expect(await isListed()).toBe(true)
  portal.province.clock.set('2021-07-01T00:10+07:00')
  expect([await isListed(), (await helper.visitor.open(draft)).status]).toEqual([false, 404])
  portal.province.clock.set('2021-06-30T23:50+07:00')
  expect(await isListed()).toBe(true)
})

test('nobody may be let act longer than they are a member, whatever the policy says', async () => {
  const helper = await team.neighbour('Trần Thị Tổ Viên')
  await team.named(helper, '2021-07-05')
  const statusFor = async (day: string) => {
    await team.ask(helper, '000196990498', until(day, '7'))
    return helper.visitor.page.status
  }
  expect([await statusFor('5'), await statusFor('6')]).toEqual([200, 422])
})

test('whoever takes a mandate is a member still, asks for no longer than is let, and types a code once', async () => {
  const [helper, old] = [await team.neighbour('Trần Thị Tổ Viên'), await team.neighbour('Lê Thị Cao Tuổi')]
  const member = await team.named(helper)
  const code = await team.ask(helper, old.number)
  const { rooms, machineClock, province } = portal
  const policy = signInPolicyOf(rooms.directory.on('2021-06-25'), rooms.hashCost)
  const procedureIds = [rooms.catalogue.on('2021-06-25').find('khai-sinh')?.procedureId ?? 0n]
  const take = async (daysAtMost = 30, requestId = randomUUID()) => {
    const [number, machineNow] = [{ kind: 'personal', value: old.number } as const, machineClock.now()]
    const mandate = mandateText(helper.personId, { procedureIds, validTo: '2021-06-30' })
    const subject = { purpose: 'proxy', number, mandate, helperId: helper.personId } as const
    const sender = { actorId: helper.accountId, requestId, bodyHash: Buffer.alloc(32) }
    const attempt = await countAttempt(rooms.db, sender, {
      kind: 'code', on: subjectText(subject), limits: policy.code, machineNow,
    })
    if (!attempt.ok) return 'too-many'
    const done = await inTransaction(province, sender, (ctx) => giveProxyByCode(ctx, {
      number, procedureIds, validTo: '2021-06-30', helperId: helper.personId, daysAtMost,
      proof: { code, attempt: attempt.value, machineNow, policy },
    }), (id) => ({ status: 201, body: id }))
    return done.ok ? 'ok' : done.refusal.code
  }
  const again = async () => sql`update identity.proxy set ended_at = given_at, ended_by = given_by
    where principal_id = ${old.personId} and ended_at is null`.execute(province.database.owner)
  expect(await take(4)).toBe('proxy-too-long')
  await sql`update identity.team_member set ended_at = named_at, ended_by = named_by where public_id = ${member}`
    .execute(province.database.owner)
  expect(await take()).toBe('not-a-team-member')
  await sql`update identity.team_member set ended_at = null, ended_by = null where public_id = ${member}`
    .execute(province.database.owner)
  expect((await Promise.all([take(), take()])).toSorted()).toEqual(['code-wrong', 'ok'])
  await again()
  expect(await take()).toBe('code-wrong')
  await team.ask(helper, old.number)
  expect(await take()).toBe('code-wrong') // the code of before
})

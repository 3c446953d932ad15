/**
 * Need (part C3): a member of a community digital team helps a neighbour at home, who says yes by a code that comes to
 * their own phone; both stand in each event; with the mandate or the membership the member loses what they sent.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findDossier } from '../modules/dossiers/public.ts'
import { endTeamMember, nameTeamMember } from '../modules/identity/public.ts'
import { type Seen, seenAtCounter } from '../../test/portal-firm.ts'
import { beginBy, prepareBy } from '../../test/portal-proxy.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'

const PATIENCE = 240_000
let portal: PortalServer
let birth: string
let section: { readonly id: bigint; readonly publicId: string }
beforeAll(async () => {
  portal = await startPortal()
  birth = portal.rooms.catalogue.on('2021-06-25').find('khai-sinh')?.procedurePublicId ?? ''
  section = portal.rooms.directory.on('2021-06-25').units.find(({ isOneStop }) => isOneStop) as typeof section
})
afterAll(async () => portal.stop())
beforeEach(() => portal.province.clock.set('2021-06-25T09:00+07:00'))

type Person = Seen & { readonly number: string }
let last = 0
async function neighbour(fullName: string, phone: string | null = '+84500000031'): Promise<Person> {
  const number = `0001969904${String(last += 1).padStart(2, '0')}`
  const seen = await seenAtCounter(portal, { fullName, personalNumber: number, birth: '1996-04-15' })
  await sql`update identity.account set phone = ${phone}, phone_verified_at = case when ${phone}::text is null then null else opened_at end
    where id = ${seen.accountId}`.execute(portal.province.database.owner)
  return { ...seen, number }
}
async function named(person: Person, validTo = '2021-12-31'): Promise<string> {
  return portal.province.inOneGo((ctx) => nameTeamMember(ctx, {
    person: person.publicId, unit: section, team: 'Thôn 3', decision: '01/QĐ-UBND', validFrom: '2021-06-01', validTo,
  }))
}
const ended = (member: string) =>
  portal.province.inOneGo((ctx) => endTeamMember(ctx, { member, isReached: () => true }))

const until = (day: string, month: string) => ({ 'den-ngay': day, 'den-thang': month, 'den-nam': '2021' })
async function ask({ visitor }: Seen, number: string, more: Record<string, string> = {}): Promise<string> {
  await visitor.open('/to-cong-nghe-so')
  const before = portal.codes.length
  await visitor.submit('/to-cong-nghe-so', {
    'so': number, 'pham-vi': 'chon', 'thu-tuc': birth, ...until('30', '6'), ...more,
  })
  return portal.codes.length > before ? portal.codes.at(-1)?.code ?? '' : ''
}
async function take({ visitor }: Seen, code: string): Promise<string> {
  await visitor.submit('/to-cong-nghe-so/ma', { ma: code })
  return /href="\/uy-quyen\/([0-9a-f-]{36})"/.exec(visitor.page.html)?.[1] ?? ''
}
async function send(visitor: Visitor, proxy: string, child: string) {
  await prepareBy(portal, visitor, proxy, child)
  await visitor.submit('/kiem-tra')
  const dossier = await findDossier(portal.rooms.db, visitor.page.path.split('/').at(-1) ?? '')
  if (!dossier) throw new Error(visitor.page.text)
  return dossier
}
const statusesOf = async ({ visitor }: Seen, pages: readonly string[]) => {
  const got: number[] = []
  for (const page of pages) got.push((await visitor.open(page)).status)
  return got
}

test('only members come here, and the code of the message names who asks and until when', async () => {
  const [helper, old] = [await neighbour('Trần Thị Tổ Viên'), await neighbour('Lê Thị Cao Tuổi', '+84500000032')]
  expect((await helper.visitor.open('/to-cong-nghe-so')).status).toBe(404)
  await named(helper)
  expect((await helper.visitor.open('/to-cong-nghe-so')).text).toContain('Thôn 3')
  expect((await helper.visitor.open('/ho-so')).html).toContain('href="/to-cong-nghe-so"')
  await ask(helper, old.number)
  expect(portal.codes.at(-1)).toMatchObject({
    phone: '+84500000032', mandate: { actor: 'Trần Thị Tổ Viên', due: '30/06/2021' },
  })
  expect(helper.visitor.page.text).not.toContain('Lê Thị Cao Tuổi') // nobody is told whose a number is
})

test('by the code they hand in; both stand in each event; with mandate or membership it is closed to the member', async () => {
  const [helper, old, friend] = [
    await neighbour('Trần Thị Tổ Viên'), await neighbour('Lê Thị Cao Tuổi'), await neighbour('Ngô Thị Bạn'),
  ]
  const member = await named(helper)
  await named(friend)
  const proxy = await take(helper, await ask(helper, old.number))
  expect(helper.visitor.page.text).toContain('Lê Thị Cao Tuổi')
  expect((await old.visitor.open('/uy-quyen')).text).toContain('thành viên tổ công nghệ số cộng đồng Thôn 3')
  const { id, publicId, applicantId, authoriserId } = await send(helper.visitor, proxy, 'Đỗ Văn Giúp')
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
  await take(friend, await ask(friend, old.number))
  expect(await statusesOf(friend, [`/ho-so/${publicId}`, `/kho?cua=${old.publicId}`])).toEqual([404, 404])

  await ended(member)
  expect(await looks()).toEqual(CLOSED)
  await beginBy(portal, helper.visitor, proxy)
  expect(helper.visitor.page.status).toBe(422) // nor anything new
  expect(await statusesOf(old, [`/ho-so/${publicId}`])).toEqual([200])
}, PATIENCE)

test('a code says yes to nothing but what was asked: not to more, not for longer, not to another, and once', async () => {
  const [helper, other, old] = [
    await neighbour('Trần Thị Tổ Viên'), await neighbour('Phạm Văn Khác'), await neighbour('Lê Thị Cao Tuổi'),
  ]
  await named(helper)
  await named(other)
  const code = await ask(helper, old.number)
  const tries: [Seen, Record<string, string>][] = [
    [helper, { 'pham-vi': 'tat-ca' }], [helper, until('1', '7')], [other, {}],
  ]
  for (const [who, more] of tries) {
    await who.visitor.open('/to-cong-nghe-so')
    await who.visitor.submit('/to-cong-nghe-so', {
      'so': old.number, 'pham-vi': 'chon', 'thu-tuc': birth, ...until('30', '6'), ...more,
    })
    expect(await take(who, code)).toBe('')
    expect(who.visitor.page.status).toBe(422)
  }
})

test('of a number without a checked account, or without a phone, the page says the same and no code is right', async () => {
  const [helper, mute] = [await neighbour('Trần Thị Tổ Viên'), await neighbour('Không Có Máy', null)]
  await named(helper)
  const unchecked = await neighbour('Tự Khai Tên', '+84500000033')
  await sql`update identity.account set level = 1 where id = ${unchecked.accountId}`
    .execute(portal.province.database.owner)
  const pages: string[] = []
  for (const number of ['000196990499', mute.number, unchecked.number]) {
    expect(await ask(helper, number)).toBe('')
    pages.push(helper.visitor.page.text)
    expect(await take(helper, '000000')).toBe('')
  }
  expect(new Set(pages).size).toBe(1)
})

test('what is typed wrong is said at its control, and the policy says for how long at most', async () => {
  const helper = await neighbour('Trần Thị Tổ Viên')
  await named(helper)
  const faultsOf = async (number: string, more: Record<string, string>) => {
    await ask(helper, number, more)
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

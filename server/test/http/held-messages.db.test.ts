/**
 * Need (part E5, E7): whoever keeps the program running sees what other agencies sent and the program did nothing of,
 * with the cause and nothing that it says; reads it for a reason on record, has it handled again, or refuses it; once.
 */
import { randomUUID } from 'node:crypto'
import type { HeldMessageList, ReadHeld } from '@motcua/contracts/held-messages.ts'
import type { PartnerList } from '@motcua/contracts/partners.ts'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Adapter, type Register, listPartners } from '../../src/modules/integration/public.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { AXIS, type AxisDesk, OURS, THEIRS, openAxis } from '../axis-desk.ts'
import { packageOf } from '../axis-question.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

const adapters: Adapter[] = []
let http: HttpServer
let administrator: Caller
let axis: AxisDesk
let nth = 0
beforeAll(async () => {
  http = await startHttp({ adapters })
  await staffOffices(http, officesOf(http))
  administrator = await asRole(http, 'system_admin', 'commune')
})
afterAll(async () => http.stop())
beforeEach(async () => {
  axis = await openAxis(http.province, systemClock)
  adapters.splice(0, adapters.length, axis.adapter)
})
afterEach(() => axis.close())

const owner = () => http.province.database.owner
const held = async (query = '') =>
  (await administrator.call('GET', `/api/partners/${AXIS}/held-messages${query}`)).body as unknown as HeldMessageList
const post = async (path: string, body: object, key = randomUUID()) =>
  administrator.call('POST', `/api/held-messages/${path}`, { body, key })
const standing = async () => ((await administrator.call('GET', '/api/partners')).body as unknown as PartnerList)
  .items.find(({ code }) => code === AXIS)
/** A letter that answers nothing, with somebody's name in it. */
const SECRET = 'Bà Nguyễn Thị Mẫu'
const lay = async () => {
  await axis.lay(THEIRS, 'edoc', await packageOf({
    kind: 'document', from: { id: THEIRS }, to: [{ id: OURS }], documentId: `${THEIRS},2026/11/30,${String(nth += 1)}/A`,
    subject: `Về việc của ${SECRET}`, business: { kind: 'new' },
  }))
}
const told = async (type: string) => (await sql<{ n: number }>`
  select count(*)::int as n from audit.event where type = ${type}`.execute(owner())).rows[0]?.n ?? 0
const purposes = async () => (await sql<{ purpose: string }>`
  select purpose from audit.read where page = 'held-message' order by id`.execute(owner())).rows.map(({ purpose }) => purpose)

test('what came and waits its turn is seen beside the system, and what is held in a list, page by page, with nothing that it says', async () => {
  await lay()
  await lay()
  await axis.fetch()
  expect(await standing()).toMatchObject({
    waitingIn: 2, waitingInSince: expect.any(String) as string, heldIn: 0,
    fetchedAt: expect.any(String) as string, fetchFault: null,
  })
  await axis.hear()
  expect(await standing()).toMatchObject({ waitingIn: 0, waitingInSince: null, heldIn: 2 })
  const first = await held('?limit=1')
  // Whoever is asked under that code by the policy `document-axis`.
  const senderName = http.province.directory.on('2021-06-25').find('cq:bhxh-tinh')?.name ?? 'nobody'
  expect(first.items).toMatchObject([{ kind: 'document', sender: THEIRS, senderName, fault: 'answers-nothing', dossierNumber: null }])
  const second = await held(`?limit=1&cursor=${first.next ?? ''}`)
  expect([second.items.length, second.next, second.items[0]?.id === first.items[0]?.id]).toEqual([1, null, false])
  expect(JSON.stringify([first, second])).not.toContain(SECRET)
})

test('that what it has cannot be fetched is seen', async () => {
  await axis.faults({ down: true })
  await axis.fetch()
  expect(await standing()).toMatchObject({ health: 'down', fetchFault: 'unreachable' })
})

test('it is read for a reason that is put on record, and what it says stays nowhere else', async () => {
  await lay()
  await axis.hear()
  const [{ id } = { id: '' }] = (await held()).items
  const before = [await purposes(), await told('message.read')] as const
  expect(await post(`${id}/reading`, { reason: ' \u200b ' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/reason' }] } })
  expect([await purposes(), await told('message.read')]).toEqual(before)
  const read = await post(`${id}/reading`, { reason: 'Xem văn bản gửi nhầm' })
  expect(JSON.stringify((read.body as unknown as ReadHeld).body)).toContain(SECRET)
  expect([await purposes(), await told('message.read')]).toEqual([[...before[0], 'Xem văn bản gửi nhầm'], before[1] + 1])
  const kept = await sql`select from audit.request where answer::text like ${`%${SECRET}%`}`.execute(owner())
  expect(kept.rows).toHaveLength(0)
})

test('it is handled again or refused with a reason, once; then it is read no more, not even by the request of before', async () => {
  await lay()
  await axis.hear()
  const [{ id } = { id: '' }] = (await held()).items
  const key = randomUUID()
  await post(`${id}/reading`, { reason: 'x' }, key)
  expect((await post(`${id}/handling`, {})).status).toBe(200)
  expect((await held()).items).toEqual([])
  expect(await post(`${id}/refusal`, { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'message-not-held' } })
  await axis.hear()
  expect((await held()).items).toMatchObject([{ id, fault: 'answers-nothing' }])
  expect(await post(`${id}/refusal`, { reason: ' ' })).toMatchObject({ body: { errors: [{ pointer: '/reason' }] } })
  const refusing = randomUUID()
  for (let one = 0; one < 2; one += 1)
    expect((await post(`${id}/refusal`, { reason: 'Gửi nhầm nơi nhận' }, refusing)).status).toBe(200)
  expect((await held()).items).toEqual([])
  for (const [path, body] of [['handling', {}], ['refusal', { reason: 'x' }], ['reading', { reason: 'x' }]] as const)
    expect(await post(`${id}/${path}`, body)).toMatchObject({ status: 409, body: { code: 'message-not-held' } })
  expect(await post(`${id}/reading`, { reason: 'x' }, key)).toMatchObject({ status: 409, body: { code: 'message-not-held' } })
  expect(await post(`${randomUUID()}/handling`, {})).toMatchObject({ status: 404, body: { code: 'message-unknown' } })
})

test('a register that is in the settings does not stand there as not named', async () => {
  await sql`insert into integration.partner (code) values ('population')`.execute(owner())
  const rooms = { db: http.province.db, machineClock: systemClock, adapters }
  const healthWith = async (registers: ReadonlyMap<string, Register> | undefined) =>
    (await listPartners({ ...rooms, registers })).find(({ code }) => code === 'population')?.health
  expect(await healthWith(undefined)).toBe('not-named')
  expect(await healthWith(new Map([['population', {} as Register]]))).toBe('unknown')
  await sql`update integration.partner set answered_at = '2021-06-25T02:00:00Z' where code = 'population'`.execute(owner())
  expect(await healthWith(new Map([['population', {} as Register]]))).toBe('well')
})

test('whoever works on dossiers does not see that there are such things', async () => {
  await lay()
  await axis.hear()
  const [{ id } = { id: '' }] = (await held()).items
  const officer = await asRole(http, 'officer', 'commune')
  expect((await officer.call('GET', `/api/partners/${AXIS}/held-messages`)).status).toBe(404)
  for (const [path, body] of [['handling', {}], ['refusal', { reason: 'x' }], ['reading', { reason: 'x' }]] as const)
    expect((await officer.call('POST', `/api/held-messages/${id}/${path}`, { body, key: randomUUID() })).status).toBe(404)
  expect((await held()).items).toHaveLength(1)
})

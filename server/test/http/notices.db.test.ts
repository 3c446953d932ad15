/** Need: whoever works on a dossier sees whether its people were told, and tells them again whom nothing reached. */
import { randomUUID } from 'node:crypto'
import type { NoticePage } from '@motcua/contracts/notices.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../../src/kernel/result.ts'
import { findDossier } from '../../src/modules/dossiers/public.ts'
import { chooseWay, queueMessage, sendNext, unreachedAmong } from '../../src/modules/notifications/public.ts'
import { SendFault } from '../../src/platform/send-fault.ts'
import { loadOwnMessages } from '../own-messages.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'
import { handIn } from './walked.ts'

let http: HttpServer
let clerk: Caller, stranger: Caller, controller: Caller
let dossier: { id: bigint; applicantId: bigint; publicId: string }
let nth = 0n

beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices
  if (!commune) throw new Error('no office')
  clerk = await asRole(http, 'reception', 'commune')
  stranger = await asRole(http, 'reception', 'other-commune')
  controller = await asRole(http, 'controller', 'commune')
  await http.province.inOneGo(loadOwnMessages)
  const found = await findDossier(http.province.db, (await handIn(http, commune, 0)).dossier)
  if (!found) throw new Error('no dossier')
  dossier = found
})
afterAll(() => http.stop())

const owner = () => http.province.database.owner
const reach = async (phone: string | null, email: string | null, address: string | null = null) =>
  sql`update identity.person set phone = ${phone}, email = ${email}, address = ${address} where id = ${dossier.applicantId}`.execute(owner())
const standAt = async (state: string) => sql`update dossiers.dossier set state = ${state} where id = ${dossier.id}`.execute(owner())
const told = async (template: string) => http.province.inOneGo(async (ctx) => ok(await queueMessage(ctx, {
  toPerson: dossier.applicantId, template, dossierId: dossier.id, event: { era: 9, id: (nth += 1n) },
  words: { number: 'Z99-1', procedure: 'Khai sinh', agency: 'Cơ quan Mẫu', section: 'Bộ phận Mẫu', link: 'https://x/theo-doi' },
})))
/** All that waits is tried, and taken or refused for good. */
const send = async (doesTake: boolean) => {
  const port = {
    send: async () => { if (!doesTake) throw new SendFault('smtp-550', true) }, close: () => Promise.resolve(),
  }
  while (await sendNext(http.province, { sms: port, mail: port })) continue
}
const notices = async (caller = clerk) =>
  ((await caller.call('GET', `/api/dossiers/${dossier.publicId}/notices`)).body as unknown as NoticePage).items
const again = async (notice: string, caller = clerk, key = randomUUID()): Promise<Got> =>
  caller.call('POST', `/api/dossiers/${dossier.publicId}/notice-resending`, { body: { notice }, key })
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const triesOf = (items: NoticePage['items']) => items[0]?.tries.map(({ channel, how, state, cause }) => [channel, how, state, cause].join(' '))
const eventsAgain = async () => (await sql<{ data: { again: number } }>`
  select data from audit.event where type = 'message.sent-again' order by id`.execute(owner())).rows.map(({ data }) => data.again)

test('a notice that reached nobody is sent again, once, by the ways of now, and says who did it', async () => {
  await standAt('awaiting-supplement')
  await reach('+84500000101', null)
  expect(await told('supplement-asked')).toEqual(['portal', 'sms'])
  const [{ id } = { id: '' }] = await notices()
  expect(codeOf(await again(id))).toEqual([409, 'notice-being-sent'])
  await send(false)
  const failed = await notices()
  expect(failed).toMatchObject([{ standing: 'failed', mayBeSentAgain: true, subject: 'Hồ sơ Z99-1 cần bổ sung giấy tờ' }])
  expect(failed[0]?.phone).toMatch(/^\*+01$/)
  expect(triesOf(failed)).toEqual(['sms first failed smtp-550'])
  expect(await unreachedAmong(http.province.db, [dossier.id])).toEqual(new Set([dossier.id]))

  // Nobody else's, no other's, and whoever only reads does not send.
  expect(codeOf(await again(id, stranger))).toEqual([404, 'dossier-unknown'])
  expect((await again(id, controller)).status).toBe(404)
  expect(await notices(controller)).toMatchObject([{ mayBeSentAgain: false }])
  expect(codeOf(await again(randomUUID()))).toEqual([404, 'notice-unknown'])
  await reach(null, null)
  expect(codeOf(await again(id))).toEqual([409, 'notice-without-way'])
  await reach('+84500000102', 'mau@example.vn')
  expect(await eventsAgain()).toEqual([])

  const key = randomUUID()
  const first = await again(id, clerk, key)
  expect([first.status, first.body]).toEqual([201, { id }])
  expect((await again(id, clerk, key)).text).toBe(first.text)
  expect(codeOf(await again(id))).toEqual([409, 'notice-being-sent'])
  expect(await eventsAgain()).toEqual([1])
  await send(true)
  const sent = await notices()
  expect(triesOf(sent)).toEqual(['sms first failed smtp-550', 'sms again sent ', 'email again sent '])
  expect(sent[0]?.tries[1]?.byName).not.toBeNull()
  expect(codeOf(await again(id))).toEqual([409, 'notice-not-failed'])
  expect(await unreachedAmong(http.province.db, [dossier.id])).toEqual(new Set())
})

test('what fails again is followed by the next way, may be sent a third time, and by one of two at once', async () => {
  await reach('+84500000101', 'mau@example.vn')
  await http.province.inOneGo((ctx) => chooseWay(ctx, { personId: dossier.applicantId, channel: 'sms' }))
  await told('supplement-asked')
  await send(false)
  const [{ id } = { id: '' }] = await notices()
  expect((await again(id)).status).toBe(201)
  await send(false)
  expect((await notices())[0]?.tries.map(({ channel, state }) => `${channel} ${state}`))
    .toEqual(['sms failed', 'email failed', 'sms failed', 'email failed'])
  const both = await Promise.all([again(id), again(id)])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(await eventsAgain()).toEqual([1, 1, 2])
  await send(true)
})

test('what is not so any more is not said again: the dossier went on, or the same was said later', async () => {
  await told('supplement-asked')
  await send(false)
  const [{ id } = { id: '' }] = await notices()
  await standAt('in-progress')
  expect(await notices()).toMatchObject([{ mayBeSentAgain: false }, {}, {}])
  expect(codeOf(await again(id))).toEqual([409, 'notice-out-of-date'])
  await standAt('awaiting-supplement')
  await told('supplement-asked')
  expect(codeOf(await again(id))).toEqual([409, 'notice-out-of-date'])
  expect(await eventsAgain()).toEqual([1, 1, 2])
  // Its letter waits for the section: that is still on its way.
  await send(false)
  await http.province.inOneGo((ctx) => chooseWay(ctx, { personId: dossier.applicantId, channel: 'letter' }))
  await reach(null, null, 'Số 1 đường Mẫu')
  const [last] = await notices()
  expect((await again(last?.id ?? '')).status).toBe(201)
  expect(triesOf(await notices())?.at(-1)).toBe('letter again to-print ')
  expect(codeOf(await again(last?.id ?? ''))).toEqual([409, 'notice-being-sent'])
})

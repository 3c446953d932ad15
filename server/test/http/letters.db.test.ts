/** Need: who has neither phone nor mail is written to; their section prints, posts and notes what came back. */
import { randomUUID } from 'node:crypto'
import type { DossierList } from '@motcua/contracts/dossier-lists.ts'
import type { LetterPage } from '@motcua/contracts/letters.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HeardEvent } from '../../src/jobs/heard-event.ts'
import { alarmPollers } from '../../src/jobs/watch-alarms.ts'
import { letterAlarmHandler, watchLetters } from '../../src/jobs/watch-letters.ts'
import { ok } from '../../src/kernel/result.ts'
import { recordEvent } from '../../src/modules/audit/public.ts'
import { findDossier } from '../../src/modules/dossiers/public.ts'
import { chooseWay, queueMessage, sendNext } from '../../src/modules/notifications/public.ts'
import { textOf } from '../../src/modules/documents/slips/golden/read-paper.ts'
import { SendFault } from '../../src/platform/send-fault.ts'
import { loadOwnMessages } from '../own-messages.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'
import { handIn } from './walked.ts'

let http: HttpServer
let [clerk, stranger]: Caller[] = []
let dossier: { id: bigint; applicantId: bigint; publicId: string }
let nth = 0n
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices
  if (!commune) throw new Error('no office')
  ;[clerk, stranger] = [await asRole(http, 'reception', 'commune'), await asRole(http, 'reception', 'other-commune')]
  await http.province.inOneGo(loadOwnMessages)
  const found = await findDossier(http.province.db, (await handIn(http, commune, 0)).dossier)
  if (!found) throw new Error('no dossier')
  dossier = found
  await reach({ address: 'Số 1 đường Mẫu, thôn Thử' })
})
afterAll(() => http.stop())

/** What is on record of the applicant from now on. */
const reach = async ({ phone, address }: { readonly phone?: string; readonly address?: string }) =>
  sql`update identity.person set phone = ${phone ?? null}, email = null, address = ${address ?? null}
    where id = ${dossier.applicantId}`.execute(http.province.database.owner)
const told = async (template: string, about: bigint | null = dossier.id) => http.province.inOneGo(async (ctx) => {
  await recordEvent(ctx, { type: 'thing.told', subjectKind: 'thing', subjectId: 1n, data: {} })
  return ok(await queueMessage(ctx, {
    toPerson: dossier.applicantId, template, dossierId: about, event: { era: 9, id: (nth += 1n) },
    words: {
      number: 'Z99-1', procedure: 'Khai sinh', agency: 'Cơ quan Mẫu', section: 'Bộ phận Mẫu', link: 'https://x/theo-doi',
      due: new Date('2021-06-30T17:00+07:00'),
    },
  }))
})
const by = (caller: Caller | undefined) => {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
const letters = async (state: string, caller = clerk) =>
  ((await by(caller).call('GET', `/api/letters?state=${state}`)).body as unknown as LetterPage).items
const post = (caller: Caller | undefined, path: string, body: object, key = randomUUID()): Promise<Got> =>
  by(caller).call('POST', `/api/letters/${path}`, { body, key })
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const stateOf = async () => (await sql<{ one: string }>`
  select channel || ' ' || state || coalesce(' ' || arrival, '') as one from notifications.message
  where event_id = ${nth} and era = 9 and channel <> 'portal' order by id`.execute(http.province.db)).rows.map(({ one }) => one)

test('who has neither phone nor mail is written to, where the text says so and a section can do it', async () => {
  expect(await told('supplement-asked')).toEqual(['portal', 'letter'])
  expect(await told('accepted')).toEqual(['portal'])
  expect(await told('supplement-asked', null)).toEqual(['portal'])
  await reach({ phone: '+84500000101', address: 'Số 1 đường Mẫu, thôn Thử' })
  expect(await told('supplement-asked')).toEqual(['portal', 'sms'])
  await http.province.inOneGo((ctx) => chooseWay(ctx, { personId: dossier.applicantId, channel: 'letter' }))
  expect(await told('supplement-asked')).toEqual(['portal', 'letter'])
  expect(await told('accepted')).toEqual(['portal', 'sms'])
  await sql`delete from notifications.letter where message_id in (select id from notifications.message where event_id > 1)`
    .execute(http.province.database.owner)
})

test('it is printed to the address of that moment, posted, brought back and told by the next way', async () => {
  expect(await letters('to-print', stranger)).toEqual([])
  const [letter] = await letters('to-print')
  expect(letter).toMatchObject({
    dossierId: dossier.publicId, state: 'to-print', batch: null, address: 'Số 1 đường Mẫu, thôn Thử',
  })
  const [id, key] = [letter?.id ?? '', randomUUID()]
  for (const [path, body] of [['printings', { letters: [id] }], ['postings', { letters: [{ id }] }], [`${id}/return`, { why: 'moved' }]] as const)
    expect(codeOf(await post(stranger, path, body))).toEqual([404, 'letter-unknown'])
  expect(codeOf(await post(clerk, 'postings', { letters: [{ id }] }))).toEqual([409, 'letter-moved-on'])

  const asked = {
    items: [{ what: 'Giấy chứng sinh mẫu', reason: 'Thiếu dấu của bệnh viện' }], contact: { phone: '0232 000 0001' },
  }
  await sql`insert into dossiers.slip (public_id, dossier_id, form_set, form, made_at, made_by, data)
    values (${randomUUID()}, ${dossier.id}, 'motcua', 'supplement-request', '2021-06-25T09:00+07:00', 1, ${JSON.stringify(asked)})`
    .execute(http.province.database.owner)
  const printed = await post(clerk, 'printings', { letters: [id] }, key)
  expect([printed.status, printed.body]).toMatchObject([201, { printed: 1, left: 0 }])
  expect((await post(clerk, 'printings', { letters: [id] }, key)).text).toBe(printed.text)
  const sheet = `/api/letters/batches/${printed.body.id}.pdf`
  const answer = await http.app.inject({ method: 'GET', url: sheet, headers: { cookie: by(clerk).cookie } })
  const paper = await textOf(answer.rawPayload)
  for (const said of ['Giấy chứng sinh mẫu', 'Thiếu dấu của bệnh viện', 'gọi 0232 000 0001']) expect(paper).toContain(said)
  expect(codeOf(await by(stranger).call('GET', sheet))).toEqual([404, 'letter-unknown'])
  await reach({ phone: '+84500000101' }) // what was printed stays as it was printed
  const { rows } = await sql`select addressee, address from notifications.letter where batch is not null`.execute(http.province.db)
  expect(rows).toEqual([{ addressee: 'Nguyễn Thị Mẫu A', address: 'Số 1 đường Mẫu, thôn Thử' }])

  expect((await post(clerk, 'postings', { letters: [{ id, number: 'RR-123456' }] })).status).toBe(200)
  expect(await letters('posted')).toMatchObject([{ id, number: 'RR-123456', address: 'Số 1 đường Mẫu, thôn Thử' }])
  expect(codeOf(await post(clerk, 'printings', { letters: [id] }))).toEqual([409, 'letter-moved-on'])
  nth = 1n
  expect(await stateOf()).toEqual(['letter sent'])
  expect(codeOf(await post(clerk, `${id}/return`, { why: 'burnt' }))).toEqual([400, 'body-invalid'])
  expect((await post(clerk, `${id}/return`, { why: 'moved' })).status).toBe(200)
  expect(codeOf(await post(clerk, `${id}/return`, { why: 'moved' }))).toEqual([409, 'letter-moved-on'])
  // It was written to since nothing else was known then; nothing follows, and the dossier stands among the unreached.
  expect(await stateOf()).toEqual(['letter failed returned'])
  expect(await letters('returned')).toMatchObject([{ id, why: 'moved' }])
})

test('one whose address is gone is not printed and goes by the next way; of two, one of others takes both back', async () => {
  nth = 100n
  await reach({ phone: '+84500000101', address: 'Số 2 đường Mẫu' })
  expect(await told('supplement-asked')).toEqual(['portal', 'letter'])
  const [{ id } = { id: '' }] = await letters('to-print')
  expect(codeOf(await post(clerk, 'printings', { letters: [id, randomUUID()] }))).toEqual([404, 'letter-unknown'])
  await reach({ phone: '+84500000101' })
  expect((await post(clerk, 'printings', { letters: [id] })).body).toMatchObject({ printed: 0, left: 1 })
  expect(await stateOf()).toEqual(['letter failed', 'sms waiting'])
})

test('one that nobody prints in time is marked, and the head of the section is told once, until it is printed', async () => {
  const { province } = http
  nth = 400n
  await reach({ address: 'Số 3 đường Mẫu' })
  expect(await told('supplement-asked')).toEqual(['portal', 'letter'])
  const [head, otherHead] = [await asRole(http, 'one_stop_head', 'commune'), await asRole(http, 'one_stop_head', 'other-commune')]
  const seen = async () => {
    await look()
    const kindsOf = async (caller: Caller) => alarmsOf(await by(caller).call('GET', '/api/dossiers?list=alarms'))
    return [(await letters('to-print')).map(({ isDelayed }) => isDelayed), await kindsOf(head), await kindsOf(otherHead)]
  }
  // It came on Friday; Monday = 1, Tuesday = 2.
  province.clock.set('2021-06-29T17:30+07:00')
  expect(await seen()).toEqual([[false], [], []])
  province.clock.set('2021-06-30T07:30+07:00')
  expect(await seen()).toEqual([[true], ['letter'], []])
  expect(await seen()).toEqual([[true], ['letter'], []])
  const raised = sql<{ n: number }>`select count(*)::integer as n from audit.event where type = 'dossier.alarm-raised'`
  expect((await raised.execute(province.database.owner)).rows).toEqual([{ n: 1 }])
  const [{ id } = { id: '' }] = await letters('to-print')
  await post(clerk, 'printings', { letters: [id] })
  expect(await seen()).toEqual([[], [], []])
  // Planned, and printed before anybody was told: nobody is.
  nth = 500n
  expect(await told('supplement-asked')).toEqual(['portal', 'letter'])
  province.clock.set('2021-07-05T07:30+07:00')
  await watchLetters(province)
  await hearLetters()
  await post(clerk, 'printings', { letters: (await letters('to-print')).map((one) => one.id) })
  await raiseAlarms()
  expect((await raised.execute(province.database.owner)).rows).toEqual([{ n: 1 }])
})

test.each([
  ['both refuse it', true, ['sms failed', 'email failed', 'letter waiting']],
  ['mail takes it', false, ['sms failed', 'email sent']],
])('who chose no way is written to when all the usual ones missed them: %s', async (_, isMailRefused, expected) => {
  await sql`truncate notifications.way, notifications.delivery`.execute(http.province.database.owner)
  await sql`update identity.person set phone = '+84500000101', email = 'mau@example.vn', address = 'Số 3 đường Mẫu'
    where id = ${dossier.applicantId}`.execute(http.province.database.owner)
  nth = isMailRefused ? 200n : 300n
  expect(await told('supplement-asked')).toEqual(['portal', 'sms', 'email'])
  const refuse = () => Promise.reject(new SendFault('refused', true))
  const mail = { send: isMailRefused ? refuse : () => Promise.resolve(), close: () => Promise.resolve() }
  while (await sendNext(http.province, { sms: { send: refuse }, mail })) continue
  expect(await stateOf()).toEqual(expected)
})

/** What the worker does by itself, once. */
async function look(): Promise<void> {
  await watchLetters(http.province)
  await hearLetters()
  await raiseAlarms()
}
let heard = 0n
async function hearLetters(): Promise<void> {
  const { rows } = await sql<HeardEvent>`
    select * from audit.event where id > ${heard} and type = any(${letterAlarmHandler().hears}) order by id`
    .execute(http.province.database.owner)
  for (const event of rows) {
    await http.province.inOneGo(async (ctx) => {
      await letterAlarmHandler().handle(ctx, event)
      return ok(null)
    })
  }
  heard = rows.at(-1)?.id ?? heard
}
async function raiseAlarms(): Promise<void> {
  const raise = alarmPollers({ ...http.province, machineClock: http.province.clock }).find(({ name }) => name === 'raise-alarms')
  while (await raise?.run() === true);
}
const alarmsOf = ({ body }: Got) =>
  (body as unknown as DossierList).items.flatMap(({ alarms }) => alarms.map(({ kind }) => kind))

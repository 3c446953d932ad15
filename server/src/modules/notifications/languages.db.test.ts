/** Need: who chose a language is told in it, on every way; what has no text in it is told in Vietnamese. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { ok } from '../../kernel/result.ts'
import { stoppedClock } from '../../platform/clock.ts'
import type { Backing } from '../../platform/db.ts'
import { SendFault } from '../../platform/send-fault.ts'
import { recordEvent } from '../audit/public.ts'
import { recordPerson } from '../identity/public.ts'
import { chooseLanguage } from './choose-language.ts'
import { chooseWay } from './choose-way.ts'
import { loadRows } from './load-rows.ts'
import { queueMessage } from './queue-message.ts'
import { sendNext } from './send-next.ts'
import { listMessagesOf } from './store.ts'

const ALWAYS = { validFrom: '2021-01-01', validTo: null }
const ROWS = [
  { key: 'told', language: 'vi', sms: 'Hồ sơ {number}: {due}', subject: 'Về {number}', text: 'Hẹn {due}.', ...ALWAYS },
  { key: 'told', language: 'en', sms: 'Dossier {number}: {due}', subject: 'On {number}', text: 'Due {due}.', ...ALWAYS },
  { key: 'other', language: 'vi', sms: null, subject: 'Khác', text: 'Chỉ có tiếng Việt.', ...ALWAYS },
]
let database: TestDatabase
let backing: Backing
let self: bigint
beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing(stoppedClock('2021-06-25T09:00+07:00'))
  await inOneGo(backing, async (ctx) => ok(await loadRows(ctx, ROWS)))
  self = (await inOneGo(backing, (ctx) => recordPerson(ctx, {
    kind: 'citizen', personalNumber: '000199990004', fullName: 'Nguyễn Thị Mẫu', proof: 'seen', phone: '+84500000004',
    email: 'tu@example.vn',
  }))).id
})
afterAll(() => database.drop())

let event = 0n
const queue = (template: string) => inOneGo(backing, async (ctx) => {
  await recordEvent(ctx, { type: 'thing.told', subjectKind: 'thing', subjectId: 1n, data: {} })
  return ok(await queueMessage(ctx, {
    toPerson: self, template, dossierId: null, event: { era: 1, id: (event += 1n) },
    words: { number: 'Z99-1', due: new Date('2021-06-30T17:05+07:00') },
  }))
})
const latest = async () => (await listMessagesOf(backing.db, self, 1))[0]

test('one is told in Vietnamese until one chooses, then in what one chose, as far as there is a text', async () => {
  await queue('told')
  expect(await latest()).toMatchObject({ language: 'vi', subject: 'Về Z99-1', text: 'Hẹn 17 giờ 05 ngày 30/06/2021.' })
  for (const language of ['en', 'en']) await inOneGo(backing, (ctx) => chooseLanguage(ctx, { personId: self, language }))
  await queue('told')
  expect(await latest()).toMatchObject({ language: 'en', subject: 'On Z99-1', text: 'Due 17:05 on 30/06/2021.' })
  await queue('other')
  expect(await latest()).toMatchObject({ language: 'vi', text: 'Chỉ có tiếng Việt.' })
  const { rows } = await sql`select from audit.event where type = 'language.chosen' and subject_id = ${self}`
    .execute(backing.db)
  expect(rows).toHaveLength(1)
})

test('the way that follows one that fails says it in the same language', async () => {
  await inOneGo(backing, (ctx) => chooseWay(ctx, { personId: self, channel: 'sms' }))
  await sql`delete from notifications.delivery`.execute(database.owner)
  const mails: unknown[] = []
  const ports = {
    sms: { send: () => Promise.reject(new SendFault('http-400', true)) },
    mail: { send: async (mail: unknown) => { mails.push(mail) }, close: () => Promise.resolve() },
  }
  await queue('told')
  while (await sendNext(backing, ports)) continue
  expect(mails).toMatchObject([{ subject: 'On Z99-1', text: 'Due 17:05 on 30/06/2021.' }])
  const { rows } = await sql<{ language: string }>`
    select distinct language from notifications.message where event_id = ${event}`.execute(backing.db)
  expect(rows).toEqual([{ language: 'en' }])
})

test('the same texts again change nothing, and a text of one language does not touch that of another', async () => {
  const again = await inOneGo(backing, async (ctx) => ok(await loadRows(ctx, ROWS)))
  expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
  const other = ROWS.map((row) => row.language === 'en' ? { ...row, subject: 'About {number}' } : row)
  expect(await inOneGo(backing, async (ctx) => ok(await loadRows(ctx, other)))).toMatchObject({ added: 0, changed: 1 })
})

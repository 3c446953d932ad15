/** Need: each way is sent by itself, so that a gateway that hangs holds up nobody but whoever is told by it. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { inOneGo } from '../../test/in-one-go.ts'
import { ok } from '../kernel/result.ts'
import { recordEvent } from '../modules/audit/public.ts'
import { recordPerson } from '../modules/identity/public.ts'
import { type Way, chooseWay, loadRows, queueMessage } from '../modules/notifications/public.ts'
import { stoppedClock } from '../platform/clock.ts'
import type { Backing } from '../platform/db.ts'
import { messageSenders } from './send-messages.ts'

let database: TestDatabase
let backing: Backing
beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing(stoppedClock('2021-06-25T09:00+07:00'))
  await inOneGo(backing, async (ctx) => ok(await loadRows(ctx, [{
    key: 'told', language: 'vi', sms: 'Hồ sơ {number}', subject: 'Về {number}', text: 'Hồ sơ {number} của bạn.',
    validFrom: '2021-01-01', validTo: null,
  }])))
})
afterAll(() => database.drop())

const person = async (nth: 4 | 5) => (await inOneGo(backing, (ctx) => recordPerson(ctx, {
  kind: 'citizen', personalNumber: `00019999000${String(nth)}`, fullName: 'Nguyễn Thị Mẫu', proof: 'seen',
  phone: `+8450000000${String(nth)}`, email: `so${String(nth)}@example.vn`,
}))).id
const choose = async (personId: bigint, channel: Way) =>
  inOneGo(backing, (ctx) => chooseWay(ctx, { personId, channel }))
const queue = async (toPerson: bigint, eventId: bigint) => inOneGo(backing, async (ctx) => {
  await recordEvent(ctx, { type: 'test.told', subjectKind: 'person', subjectId: toPerson, data: {} })
  return ok(await queueMessage(ctx, {
    toPerson, template: 'told', words: { number: 'Z99-1' }, dossierId: null, event: { era: 1, id: eventId },
  }))
})

test('a Zalo that hangs holds up neither SMS nor mail', async () => {
  const [waits, told] = [await person(4), await person(5)]
  await choose(waits, 'zalo')
  await queue(waits, 1n)
  await queue(told, 2n)
  const sent: string[] = []
  const asked = { by: '', give: (): void => undefined }
  const note = async ({ to }: { readonly to: string }) => { sent.push(to) }
  const zalo = { send: ({ to }: { readonly to: string }) => new Promise<void>((done) => {
    asked.by = to
    asked.give = done
  }) }
  const mail = { send: note, close: () => Promise.resolve() }
  const senders = messageSenders(backing, { sms: { send: note }, mail, zalo })
  // As the worker runs them: each on its own, all at a time.
  const hung = senders.map(async ({ run }) => { while (await run() === true) continue })
  await Promise.all(hung.slice(0, 2))
  expect(sent.sort()).toEqual(['+84500000005', 'so5@example.vn'])
  await expect.poll(() => asked.by).toBe('+84500000004') // it may have been asked later than the others were done
  asked.give()
  await Promise.all(hung)
  const { rows } = await sql<{ one: string }>`select channel || ' ' || state as one from notifications.message
    where to_person = ${waits} order by id`.execute(database.owner)
  expect(rows.map(({ one }) => one)).toEqual(['portal sent', 'zalo sent'])
})

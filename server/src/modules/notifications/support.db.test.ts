/** Need: whoever is stuck at a screen asks where they stand, is answered, and nothing that was said is lost. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Sender } from '../../platform/db.ts'
import { findStaffByUsername } from '../identity/public.ts'
import { type AnswerSupport, answerSupport, closeSupport } from './answer-support.ts'
import { type AskSupport, askSupport } from './ask-support.ts'
import { findSupportRequest, listSupportAnswers, listSupportRequests } from './support-store.ts'

let province: Province
let clerk: bigint
let helper: bigint
let unit: { id: bigint; publicId: string }
beforeAll(async () => {
  province = await createProvince()
  const { rows } =
    await sql<{ username: string }>`select username from identity.account where kind = 'staff' order by id limit 2`
      .execute(province.database.owner)
  const [first, second] = await Promise.all(rows.map(
    async ({ username }) => findStaffByUsername(province.db, username),
  ))
  ;[clerk, helper] = [first?.id ?? 0n, second?.id ?? 0n]
  const found = province.directory.on('2021-06-25').find('cq:ubnd-tinh')
  if (!found) throw new Error('no agency')
  unit = found
})
afterAll(async () => province.drop())

const ask = async (more: Partial<AskSupport> = {}, who: Partial<Sender> = {}) => province.inOneGo(async (ctx) =>
  askSupport(ctx, {
    unit, screen: '/tiep-nhan', dossierNumber: null, version: '0.1.0', text: 'Không in được giấy', ...more,
  }), { actorId: clerk, ...who })
const answer = async (publicId: string, more: Partial<AnswerSupport> = {}) => province.inOneGo(async (ctx) =>
  answerSupport(ctx, { publicId, kind: 'answer', text: 'Chọn lại máy in', isSeen: () => true, ...more }),
  { actorId: helper })
const close = async (publicId: string, actorId = clerk) =>
  province.inOneGo(async (ctx) => closeSupport(ctx, publicId), { actorId })
const read = async (publicId: string) => findSupportRequest(province.db, publicId)
const saidTo = async (publicId: string) => listSupportAnswers(province.db, (await read(publicId))?.id ?? 0n)
async function eventsOn(publicId: string): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select type from audit.event join notifications.support_request as request
      on subject_kind = 'support-request' and subject_id = request.id
    where public_id = ${publicId} order by event.id`.execute(province.database.owner)
  return rows.map(({ type }) => type)
}

test('asked, passed on, answered, closed: each with its event, and each word kept', async () => {
  const { publicId } = await ask({
    screen: '/ho-so/$id', dossierNumber: 'H46.12-210625-0007', text: ' Không in\u202e được\r\ngiấy ',
  })
  expect(await read(publicId)).toMatchObject({
    askedBy: clerk, unitId: unit.id, state: 'new', dossierNumber: 'H46.12-210625-0007', text: 'Không in được\ngiấy',
  })
  await answer(publicId, { kind: 'passing-on', text: 'Nhờ sở xem giúp' })
  expect((await read(publicId))?.state).toBe('passed-on')
  await answer(publicId)
  await close(publicId)
  expect((await read(publicId))?.state).toBe('closed')
  expect((await saidTo(publicId)).map(({ kind, saidBy, text }) => [kind, saidBy, text]))
    .toEqual([['passing-on', helper, 'Nhờ sở xem giúp'], ['answer', helper, 'Chọn lại máy in']])
  expect(await eventsOn(publicId)).toEqual(['support.asked', 'support.passed-on', 'support.answered', 'support.closed'])
})

test('pressed twice is one request, and one answer', async () => {
  const requestId = randomUUID()
  const mine = async () => (await listSupportRequests(province.db, { askedBy: clerk, limit: 100 })).length
  const before = await mine()
  const { publicId } = await ask({}, { requestId })
  await ask({}, { requestId })
  expect(await mine()).toBe(before + 1)
  const again = { actorId: helper, requestId: randomUUID() }
  const say = async () => province.inOneGo(
    async (ctx) => answerSupport(ctx, { publicId, kind: 'answer', text: 'Một lần', isSeen: () => true }), again,
  )
  await Promise.all([say(), say()])
  expect(await saidTo(publicId)).toHaveLength(1)
})

describe('is refused, and changes nothing', () => {
  test.each<[string, Partial<AskSupport>, string]>([
    ['nothing said', { text: ' \n ' }, 'support-text-missing'],
    ['a number of somebody', { text: 'Số 000196990001 không tìm thấy' }, 'support-names-somebody'],
  ])('%s', async (_, more, code) => {
    await expect(ask(more)).rejects.toThrow(code)
  })

  test('an answer to what is out of reach, and closing by another than who asked', async () => {
    const { publicId } = await ask()
    await expect(answer(publicId, { isSeen: () => false })).rejects.toThrow('support-unknown')
    await expect(close(publicId, helper)).rejects.toThrow('support-unknown')
    expect(await eventsOn(publicId)).toEqual(['support.asked'])
  })

  test('passing on twice, and anything after it was closed', async () => {
    const { publicId } = await ask()
    await answer(publicId, { kind: 'passing-on' })
    await expect(answer(publicId, { kind: 'passing-on' })).rejects.toThrow('support-passed-on-already')
    await close(publicId)
    await expect(answer(publicId)).rejects.toThrow('support-closed')
    await expect(close(publicId)).rejects.toThrow('support-closed')
    expect(await saidTo(publicId)).toHaveLength(1)
  })
})

test('a list is of those who ask, or of the units that one answers for, newest first, in pages', async () => {
  const ids = [await ask(), await ask(), await ask()].map(({ publicId }) => publicId)
  const wanted = { unitIds: [unit.id], isOpenOnly: true, limit: 2 }
  const first = await listSupportRequests(province.db, wanted)
  expect(first.map(({ publicId }) => publicId)).toEqual([ids[2], ids[1]])
  const [next] = await listSupportRequests(province.db, { ...wanted, before: first.at(-1)?.id })
  expect(next?.publicId).toBe(ids[0])
  expect(await listSupportRequests(province.db, { unitIds: [], limit: 5 })).toEqual([])
  expect(await listSupportRequests(province.db, { askedBy: helper, limit: 5 })).toEqual([])
})

test('what was asked and answered cannot be rewritten', async () => {
  for (const statement of ["update notifications.support_request set text = 'x'", 'delete from notifications.support_request',
    "update notifications.support_answer set text = 'x'", 'delete from notifications.support_answer'])
    await expect(sql.raw(statement).execute(province.db)).rejects.toThrow('permission denied')
})

/**
 * Need: applicant and office write to each other on the dossier, and units among themselves unseen; what is said is
 * text, whoever may not see the dossier sees no word of it, and the other side is told.
 */
import { randomUUID } from 'node:crypto'
import type { TalkLine } from '@motcua/contracts/talk.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listEventsOfDossier } from '../../src/modules/audit/public.ts'
import { findDossier, listTalk, writeToOffice } from '../../src/modules/dossiers/public.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { handIn } from './walked.ts'

let http: HttpServer
let officer: Caller
let stranger: Caller
let id: string
let commune: Office
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  ;[commune] = offices as [Office]
  officer = await asRole(http, 'officer', 'commune')
  stranger = await asRole(http, 'officer', 'other-commune')
  id = (await handIn(http, commune, 0)).dossier
})
afterAll(async () => http.stop())

const say = (caller: Caller, circle: string, text: string, key: string = randomUUID()) =>
  caller.call('POST', `/api/dossiers/${id}/talk`, { body: { circle, text }, key })
async function read(caller: Caller, circle: string, more = '') {
  const got = await caller.call('GET', `/api/dossiers/${id}/talk?circle=${circle}${more}`)
  return { ...got, lines: got.body.items as unknown as TalkLine[] }
}
const dossierRow = async () => {
  const dossier = await findDossier(http.province.db, id)
  if (!dossier) throw new Error('gone')
  return dossier
}
/** As the portal does it, for whoever sent it. */
async function write(text: string) {
  const { submittedBy, publicId } = await dossierRow()
  const viewer = {
    accountId: submittedBy, fullName: '', personId: null, grants: [], reaches: [{ reach: 'own', unitId: null }],
  } as const
  return http.province.inOneGo((ctx) => writeToOffice(ctx, { publicId, viewer, text }), { actorId: submittedBy })
}

test('what the office writes and what the applicant answers stand in one talk, newest first, with name and unit', async () => {
  expect((await say(officer, 'applicant', 'Ảnh trang 2 bị mờ, mời bạn xem lại.')).status).toBe(201)
  await write('Tôi gửi lại rồi.')
  const { lines } = await read(officer, 'applicant')
  expect(lines.map(({ text, isFromApplicant }) => [text, isFromApplicant])).toEqual([
    ['Tôi gửi lại rồi.', true], ['Ảnh trang 2 bị mờ, mời bạn xem lại.', false],
  ])
  const { applicantName } = await dossierRow()
  expect(lines.map(({ byName, unitName }) => [byName, unitName])).toEqual([
    [applicantName, null], ['Nguyễn Văn officer', commune.seats.officer.name],
  ])
})

test('what waits for an answer is counted until somebody answers', async () => {
  const unanswered = async () => ((await officer.call('GET', `/api/dossiers/${id}`)).body as unknown as {
    talk: { unanswered: number }
  }).talk.unanswered
  const search = async () => ({ body: { text: (await dossierRow()).number }, key: null })
  const inList = async () => ((await officer.call(
    'POST', '/api/dossiers/search', await search(),
  )).body.items as unknown as { unansweredTalk: number }[])[0]?.unansweredTalk
  const before = await unanswered()
  await write('Còn hỏi thêm.')
  expect(await unanswered()).toBe(before + 1)
  expect(await inList()).toBe(before + 1) // whoever has not opened the dossier is told in the list
  await say(officer, 'units', 'Có ai trả lời chưa?')
  expect(await unanswered()).toBe(before + 1)
  await say(officer, 'applicant', 'Chúng tôi trả lời chiều nay.')
  expect(await unanswered()).toBe(0)
  expect(await inList()).toBe(0)
})

test('what units say to each other is in no talk that the applicant reads', async () => {
  await say(officer, 'units', 'Nhờ phòng tư pháp xem hộ.')
  const { id: inside } = await dossierRow()
  const open = await listTalk(http.province.db, inside, 'applicant', 100)
  expect(open.some(({ text }) => text.includes('tư pháp'))).toBe(false)
  expect((await read(officer, 'units')).lines.some(({ text }) => text.includes('tư pháp'))).toBe(true)
})

test('markup stays text, direction marks go, lines stay', async () => {
  await say(officer, 'units', '<b onclick="x()">Xin</b> \u202echào\nhai dòng')
  expect((await read(officer, 'units')).lines[0]?.text).toBe('<b onclick="x()">Xin</b> chào\nhai dòng')
})

test('sent twice under one key it is said once; said by two at once it is said by both', async () => {
  const key = randomUUID()
  const [first, again] = [await say(officer, 'units', 'Một lần.', key), await say(officer, 'units', 'Một lần.', key)]
  expect(again.text).toBe(first.text)
  await Promise.all([say(officer, 'units', 'Hai người A.'), say(officer, 'units', 'Hai người B.')])
  const texts = (await read(officer, 'units')).lines.map(({ text }) => text)
  expect(texts.filter((text) => text === 'Một lần.')).toHaveLength(1)
  expect(texts.filter((text) => text.startsWith('Hai người'))).toHaveLength(2)
})

test('of another agency nobody reads or writes there', async () => {
  expect((await say(stranger, 'units', 'Tôi ở nơi khác.')).body.code).toBe('dossier-unknown')
  expect((await read(stranger, 'applicant')).body.code).toBe('dossier-unknown')
})

test.each([['nothing', ''], ['spaces', ' \n '], ['unseen signs', '\u200b\u202e'], ['too much', 'a'.repeat(2001)]])('%s is not said', async (_, text) => {
  expect((await say(officer, 'units', text)).body.code).toBe('body-invalid')
})

test('pages follow each other without a gap while somebody goes on writing', async () => {
  for (let n = 0; n < 5; n++) await say(officer, 'units', `Dòng ${String(n)}`)
  const all = (await read(officer, 'units')).lines.map(({ text }) => text)
  const first = await read(officer, 'units', '&limit=3')
  await say(officer, 'units', 'Chen vào giữa.')
  const second = await read(officer, 'units', `&limit=100&cursor=${first.body.next ?? ''}`)
  expect([...first.lines, ...second.lines].map(({ text }) => text)).toEqual(all)
  expect(second.body.next).toBeNull()
})

test('the event tells who must be told and holds no word', async () => {
  await say(officer, 'applicant', 'Lời không được vào sự kiện.')
  const events = await listEventsOfDossier(http.province.db, (await dossierRow()).id, 1000)
  const [told] = events.filter(({ type }) => type === 'dossier.applicant-told').slice(-1)
  expect(told?.data).toMatchObject({ dossier: id })
  expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('Lời không')
})

test('an applicant who writes more than thirty lines a day is asked to wait', async () => {
  const written = async () => {
    try {
      await write('Tôi hỏi nữa.')
      return true
    } catch (error) {
      expect(String(error)).toContain('talked-too-much')
      return false
    }
  }
  let taken = 0
  while (taken < 40 && await written()) taken++
  expect(taken).toBe(28) // two stand above
})

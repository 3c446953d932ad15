/**
 * Need: whoever was served can say how, once, at the phone that had the number or at the own dossier; nobody who works
 * there learns who said what (NĐ 61/2018/NĐ-CP; SIPAS: satisfied are 4 and 5).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { castOf } from '../../test/portal-cast.ts'
import { type HallStage, openKiosk, takeAtKiosk } from '../../test/portal-hall.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { answerSurvey, countSatisfaction } from '../modules/evaluation/public.ts'

let portal: PortalServer
let hall: HallStage
let kiosk: Visitor
const inDatabase = async (query: ReturnType<typeof sql>) => (await query.execute(portal.province.database.owner)).rows
beforeAll(async () => {
  portal = await startPortal()
  ;({ hall, kiosk } = await openKiosk(portal))
  await hall.sit(1)
})
afterAll(async () => portal.stop())

const leave = () => inDatabase(sql`update queue.visit set left_at = taken_at where left_at is null`)
/** Whoever is here is served at counter 1, and goes. */
const serve = async () => {
  await inDatabase(sql`update queue.turn set state = 'served', counter = 1, served_by = 1, first_called_at = waiting_since,
    ended_at = waiting_since where state = 'waiting'`)
  await leave()
}
const ticket = () => takeAtKiosk(kiosk, hall, ['nop-ho-so'])
const surveys = () => inDatabase(sql`select about, day::text, access, clarity, attitude, competence, timeliness,
  outcome, feedback, visits, asked_more, remark from evaluation.survey order by day, remark desc`)
const ANSWERS = {
  access: '5', clarity: '4', attitude: '2', outcome: '6', 'so-lan': '2', 'ngoai-quy-dinh': 'co', 'y-kien': ' Chờ lâu. ',
}

test('of a visit that is not over nothing is taken, and the ticket does not ask', async () => {
  const at = await ticket()
  const phone = portal.visitor()
  expect((await phone.open(at)).text).not.toContain('Đánh giá nơi phục vụ')
  expect((await phone.open(`${at}/danh-gia`)).text).toContain('Chưa đánh giá được')
  const { rows: [visit] } = await sql<{ id: bigint }>`select id from queue.visit where left_at is null`
    .execute(portal.province.database.owner)
  const blank = { access: null, clarity: null, attitude: null, competence: null, timeliness: null, outcome: null }
  await expect(portal.province.inOneGo((ctx) => answerSurvey(ctx, {
    subject: { about: 'visit', id: visit?.id ?? 0n }, isOver: false, section: hall.section, day: '2021-06-25',
    scores: { ...blank, feedback: 5 }, visits: null, askedMore: null, remark: '',
  }))).rejects.toThrow('survey-too-early')
  await leave()
})

test('whoever went away before anybody called, or came too long ago, is not asked', async () => {
  const [gone, old] = [await ticket(), await ticket()]
  await inDatabase(sql`update queue.turn set state = 'closed', ended_at = waiting_since where visit_id = (
    select id from queue.visit where public_id = ${gone.split('/').at(-1)})`)
  await serve()
  const phone = portal.visitor()
  expect((await phone.open(gone)).text).not.toContain('Đánh giá nơi phục vụ')
  expect((await phone.open(`${gone}/danh-gia`)).text).toContain('Chưa đánh giá được')
  portal.province.clock.set('2021-07-25T09:00+07:00')
  expect((await phone.open(`${old}/danh-gia`)).text).not.toContain('Chưa đánh giá được')
  portal.province.clock.set('2021-07-26T09:00+07:00')
  expect((await phone.open(`${old}/danh-gia`)).text).toContain('Chưa đánh giá được')
  portal.province.clock.set('2021-06-25T09:00+07:00')
})

test('a visit is told of once; what is no score is no answer; what was said names nobody', async () => {
  const at = await ticket()
  await serve()
  const phone = portal.visitor()
  expect((await phone.open(at)).html).toContain(`href="${at}/danh-gia"`)
  await phone.open(`${at}/danh-gia`)
  const { target, fields } = phone.prepare('/danh-gia', ANSWERS)
  await phone.post(target, fields)
  expect(phone.page.text).toContain('Cảm ơn bạn đã đánh giá')
  await phone.post(target, fields)
  const again = portal.visitor()
  expect((await again.open(`${at}/danh-gia`)).text).toContain('Cảm ơn bạn đã đánh giá')
  expect(await surveys()).toEqual([{
    about: 'visit', day: '2021-06-25', access: 5, clarity: 4, attitude: 2, competence: null, timeliness: null,
    outcome: null, feedback: null, visits: 2, askedMore: true, remark: 'Chờ lâu.',
  }])
  const { section } = hall
  expect(await countSatisfaction(portal.rooms.db, [section.id], { from: '2021-06-25', until: '2021-06-25' }))
    .toEqual([{ unitId: section.id, surveys: 1, scored: 3, satisfied: 2, askedMore: 1 }])
  expect(await countSatisfaction(portal.rooms.db, [section.id], { from: '2021-06-26', until: '2021-06-30' })).toEqual([])
  const [event] = await inDatabase(sql`select type, actor_id, data from audit.event order by id desc limit 1`)
  expect(event).toEqual({ actorId: 1n, type: 'survey.answered', data: { section: section.publicId, about: 'visit' } })
})

test('what is wrong is said at its field, and what was answered stays', async () => {
  const at = await ticket()
  await serve()
  const phone = portal.visitor()
  await phone.open(`${at}/danh-gia`)
  await phone.submit('/danh-gia', { 'so-lan': '3' })
  expect([phone.page.status, phone.page.text.includes('Hãy trả lời ít nhất một câu')]).toEqual([422, true])
  await phone.submit('/danh-gia', { access: '3', 'so-lan': 'hai', 'y-kien': 'x'.repeat(1_001) })
  expect(phone.page.text).toContain('Ghi số lần từ 0 đến 99')
  expect(phone.page.text).toMatch(/Ý kiến dài quá 1.?000 chữ/)
  expect(phone.page.html).toMatch(/id="access-3"[^>]* checked/)
  expect(await surveys()).toHaveLength(1)
})

test('two answers at once of one visit are one', async () => {
  const at = await ticket()
  await serve()
  const phones = [portal.visitor(), portal.visitor()]
  for (const phone of phones) await phone.open(`${at}/danh-gia`)
  await Promise.all(phones.map((phone) => phone.submit('/danh-gia', { outcome: '5' })))
  expect(await surveys()).toHaveLength(2)
})

test('nobody guesses a ticket; a dossier is told of by its applicant, and the section learns no name', async () => {
  const { retired: { visitor: mother, things }, other: { visitor: stranger } } = await castOf(portal)
  const at = `/ho-so/${things.dossier?.['id'] ?? ''}`
  for (const path of [`/phieu-cho/${crypto.randomUUID()}`, at])
    expect((await stranger.open(`${path}/danh-gia`)).status).toBe(404)
  expect((await mother.open(at)).html).toContain(`href="${at}/danh-gia"`)
  await mother.open(`${at}/danh-gia`)
  await mother.submit('/danh-gia', { timeliness: '1' })
  expect(mother.page.text).toContain('Cảm ơn bạn đã đánh giá')
  expect(await inDatabase(sql`select about, timeliness from evaluation.survey where timeliness is not null`))
    .toEqual([{ about: 'dossier', timeliness: 1 }])
  expect(await inDatabase(sql`select distinct actor_id from audit.event where type = 'survey.answered'`))
    .toEqual([{ actorId: 1n }])
})

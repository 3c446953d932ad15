/**
 * Need: whoever finds their paper wrong has an answer in time from whoever can mend it, and sees it where the paper is
 * (NĐ 13/2023/NĐ-CP Đ.9, Đ.15). Nobody else answers, two do not answer at once, and a result takes a decision.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addBirthPapers, beginBirth, fillBirth, smallPdf } from '../../test/portal-birth.ts'
import { type Seen, seenAtCounter } from '../../test/portal-firm.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { settleDossier } from '../../test/settle-dossier.ts'
import {
  type AnswerCorrection, answerCorrection, askCorrection, decideResultEnd, listCorrectionsToAnswer, proposeResultEnd,
} from '../modules/dossiers/public.ts'

/** Each settles a dossier, and issues a result with its signatures. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let portal: PortalServer
let mother: Seen
let dossier: string
let unit: string
beforeAll(async () => {
  portal = await startPortal()
  mother = await seenAtCounter(portal, { fullName: 'Nguyễn Thị Mẫu', personalNumber: '000196990001' })
  const { visitor } = mother
  await beginBirth(visitor, portal)
  await fillBirth(visitor, portal, 'Đỗ Văn Một')
  await addBirthPapers(visitor)
  await visitor.submit('/kiem-tra', { 'luu-kho': 'co' })
  dossier = visitor.page.path.split('/').at(-1) ?? ''
  await settleDossier(portal, dossier)
  const { rows: [settled] } = await sql<{ id: bigint }>`
    select competent_unit_id as id from dossiers.dossier
    where public_id = ${dossier}`.execute(portal.province.database.owner)
  unit = portal.rooms.directory.on('2021-06-25').byId(settled?.id ?? 0n)?.idOfData ?? ''
})
afterAll(async () => portal.stop())

/** Of the type that the dossier took, or of what it issued. */
async function paperOf(source: 'upload' | 'result'): Promise<string> {
  const { rows: [paper] } = await sql<{ publicId: string }>`
    select public_id from documents.paper where owner_id = ${mother.personId} and source = ${source}
      and kept_at is not null order by id limit 1`.execute(portal.province.database.owner)
  return paper?.publicId ?? ''
}
async function ask(paper: string, text: string) {
  await mother.visitor.open(`/kho/${paper}`)
  return mother.visitor.submit('/dinh-chinh', { sai: text })
}
const waiting = async () => listCorrectionsToAnswer(portal.rooms.db, undefined, undefined, 10)
const answer = async (more: Partial<AnswerCorrection> = {}, at = unit, role = 'officer') => {
  const publicId = (await waiting())[0]?.publicId ?? ''
  return portal.province.inOneGo(async (ctx) => answerCorrection(ctx, portal.province, {
    request: publicId, viewer: await portal.province.viewerAs(role, at, 'result.propose-end'), said: undefined,
    reason: 'Giấy gốc ghi đúng như vậy.', ...more,
  }))
}
const eventsOf = async (type: string) => (await sql<{ n: number }>`
  select count(*)::int as n from audit.event where type = ${type}`.execute(portal.province.database.owner)).rows[0]?.n

test('it is asked once at a time, with the day until which it is answered, and shown where the paper is', async () => {
  const paper = await paperOf('upload')
  const { path, text } = await ask(paper, 'Ngày sinh đúng là 20/06.')
  expect(path).toBe(`/kho/${paper}?xong=dinh-chinh`)
  // Friday 25/06 is the day of asking; Monday = 1, so that the fifth working day is Friday 02/07.
  expect(text).toMatch(/Đã gửi đề nghị đính chính.*Ngày sinh đúng là 20\/06\..*Cơ quan trả lời trước .*02\/07\/2021/s)
  expect(mother.visitor.page.html).not.toContain('/dinh-chinh"')
  expect((await mother.visitor.open('/kho')).text).toContain('chờ đính chính, trả lời trước 02/07/2021')
  await mother.visitor.open('/kho/luu-giay-to')
  const csrf = new Map(mother.visitor.fieldsOf('/luu-giay-to')).get('csrf') ?? ''
  const again = await mother.visitor.post(`/kho/${paper}/dinh-chinh`, [['csrf', csrf], ['sai', 'Lần nữa']])
  expect([again.status, again.text]).toEqual([422, expect.stringContaining('đang có một đề nghị chờ trả lời')])
  expect([(await waiting()).length, await eventsOf('paper.correction-asked')]).toEqual([1, 1])
})

test('of another’s paper nobody asks; of what its owner stored there is nobody to ask', async () => {
  const { visitor: other, personId } = await seenAtCounter(
    portal, { fullName: 'Lê Thị Khác', personalNumber: '000196990002' })
  const paper = await paperOf('upload')
  await other.open('/kho/luu-giay-to')
  const csrf = new Map(other.fieldsOf('/luu-giay-to')).get('csrf') ?? ''
  expect((await other.post(`/kho/${paper}/dinh-chinh`, [['csrf', csrf], ['sai', 'Sai']])).status).toBe(404)
  const asked = async (of: string, ownerId: bigint) => portal.province.inOneGo(async (ctx) =>
    askCorrection(ctx, portal.province, { ownerId, paper: of, text: 'Sai' }))
  await expect(asked(paper, personId)).rejects.toThrow('paper-unknown')
  await other.open('/kho/luu-giay-to')
  await other.upload('/kho/luu-giay-to', [{ name: 'tep', filename: 'hb.pdf', content: smallPdf('HB') }], {
    'loai': 'hoc-ba', 'so-giay': 'HB 1',
  })
  const { rows: [own] } = await sql<{ publicId: string }>`
    select public_id from documents.paper where owner_id = ${personId}`.execute(portal.province.database.owner)
  await expect(asked(own?.publicId ?? '', personId)).rejects.toThrow('paper-without-dossier')
  expect(await waiting()).toHaveLength(1)
})

test('another unit does not answer it; without a reason nobody does', async () => {
  await expect(answer({}, 'cq:ubnd-xa-18859')).rejects.toThrow('correction-request-unknown')
  await expect(answer({ request: randomUUID() })).rejects.toThrow('correction-request-unknown')
  await expect(answer({ reason: ' . ' })).rejects.toThrow('nothing-said')
  expect(await waiting()).toHaveLength(1)
})

test('after its day it is told as overdue, to its owner, too', async () => {
  const paper = await paperOf('upload')
  portal.province.clock.set('2021-07-05T09:00+07:00')
  expect((await mother.visitor.open(`/kho/${paper}`)).text).toContain('Đã quá hạn trả lời')
  portal.province.clock.set('2021-06-25T09:00+07:00')
})

test('of two who answer at once one does; the paper says what was corrected, and its owner reads why', async () => {
  const paper = await paperOf('upload')
  const done = await Promise.allSettled([0, 1].map(async () => answer({
    said: { number: '20/2021', fullName: 'Đỗ Văn Một' }, reason: 'Sổ gốc ghi ngày 20/06.',
  })))
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(String((done.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason))
    .toContain('correction-request')
  const { text } = await mother.visitor.open(`/kho/${paper}`)
  expect(text).toMatch(/Đã đính chính\..*Sổ gốc ghi ngày 20\/06\./s)
  expect(text).toContain('20/2021')
  expect([(await waiting()).length, await eventsOf('paper.correction-answered')]).toEqual([0, 1])
})

test('refused, it is said why, nothing is changed, and it may be asked again', async () => {
  const paper = await paperOf('upload')
  await ask(paper, 'Số đúng là 21/2021.')
  await answer()
  const { text, html } = await mother.visitor.open(`/kho/${paper}`)
  expect(text).toMatch(/Không đính chính\..*Giấy gốc ghi đúng như vậy\..*Đã đính chính\./s)
  expect(html).toContain('/dinh-chinh"')
  const { rows } = await sql`select count(*)::int as n
    from documents.paper_facts f join documents.paper p on p.id = f.paper_id
    where p.public_id = ${paper} and number = '21/2021'`.execute(portal.province.database.owner)
  expect(rows).toEqual([{ n: 0 }])
})

test('a result is corrected by a decision of two people, which answers its owner', async () => {
  const paper = await paperOf('result')
  await ask(paper, 'Họ của con viết sai.')
  await expect(answer({ said: { number: '1' } })).rejects.toThrow('correction-by-decision')
  const viewer = async (role: string, right: 'result.propose-end' | 'result.decide-end') =>
    portal.province.viewerAs(role, unit, right)
  const proposed = await portal.province.inOneGo(async (ctx) => proposeResultEnd(ctx, portal.province, {
    publicId: dossier, viewer: await viewer('officer', 'result.propose-end'), kind: 'corrected',
    decisionNumber: '12/QĐ-UBND', decisionDay: '2021-06-25', reason: 'Viết sai họ',
  }))
  await portal.province.inOneGo(async (ctx) => decideResultEnd(ctx, portal.province, {
    publicId: dossier, viewer: await viewer('agency_head', 'result.decide-end'), end: proposed.publicId,
    isConfirmed: true, note: '',
  }), { actorId: 9n })
  expect((await mother.visitor.open(`/kho/${paper}`)).text)
    .toMatch(/Đã đính chính\..*Đính chính theo quyết định số 12\/QĐ-UBND ngày 25\/06\/2021/s)
  expect(await waiting()).toEqual([])
})

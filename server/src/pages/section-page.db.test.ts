/**
 * Need: whoever sends a dossier online says where it is received, where rules and list allow several places (KH 1107
 * II.4); the choice says who receives and not who decides, and nothing that was typed is lost when the list changes.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  CRITERIA, answerCriterion, approveClearance, openStage, proposeClearance, revokeClearance,
} from '../modules/catalogue/public.ts'
import { prepareBirth } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
beforeEach(() => portal.province.clock.set('2021-06-25T09:00+07:00'))
afterAll(async () => portal.stop())

const directory = () => portal.rooms.directory.on('2021-06-25')
const sectionOf = (nth: number) => {
  const commune = directory().territories('xa')[nth]
  const agency = commune && directory().agencyGoverning(commune.id)
  const section = agency && directory().oneStopOf(agency.id)
  if (!section) throw new Error(`commune ${String(nth)} has no section`)
  return section
}
/** What is stored of the dossier whose confirmation is open. */
async function stored(visitor: Visitor) {
  const publicId = visitor.page.path.split('/').at(-1) ?? ''
  const { rows: [row] } = await sql<Record<string, unknown>>`
    select receives_at_id, competent_unit_id, receive_rule, clearance_id is not null as by_list, is_elsewhere, is_chosen,
      facts ->> 'section' as section
    from dossiers.dossier d join dossiers.routing r on r.dossier_id = d.id where public_id = ${publicId}`
    .execute(portal.province.database.owner)
  return row
}
const [ONE, OTHER] = [{ actorId: 7n }, { actorId: 8n }]
/** Birth registration is taken off the list, by the deeds of the desk. */
async function takeOff() {
  const { rooms: { catalogue }, province } = portal
  const procedureId = catalogue.on('2021-06-25').find('khai-sinh')?.procedureId ?? 0n
  const publicId = catalogue.clearanceOn('2021-06-25', procedureId)?.publicId ?? ''
  await province.inOneGo(async (ctx) => revokeClearance(ctx, { publicId, from: '2021-06-25', reason: 'Ngắt' }), OTHER)
  await catalogue.refresh()
  return procedureId
}
/** It is taken off, proposed anew, and tried at one unit. */
async function tryOnlyAt(unitId: bigint) {
  const procedureId = await takeOff()
  const { rooms: { catalogue }, province } = portal
  const { publicId } = await province.inOneGo(async (ctx) =>
    proposeClearance(ctx, { procedureId, procedure: 'khai-sinh', reason: 'Thử lại' }), ONE)
  for (const criterion of CRITERIA) await province.inOneGo(async (ctx) =>
    answerCriterion(ctx, { publicId, criterion, isMet: true, evidence: 'Có', isInspected: false }), ONE)
  const decision = { number: '1/QĐ-UBND', day: '2021-06-24', issuer: 'Ủy ban thử' }
  await province.inOneGo(async (ctx) => approveClearance(ctx, { publicId, decision }), OTHER)
  await province.inOneGo(async (ctx) =>
    openStage(ctx, { publicId, stage: 'pilot', unitIds: [unitId], from: '2021-06-25', reason: 'Thử' }), OTHER)
  await catalogue.refresh()
}

test('where nobody chooses, the rules do, and the page of the check says that there is a choice', async () => {
  const mother = portal.visitor()
  const draft = await prepareBirth(mother, portal, 60, 'Đỗ Văn Nhà')
  expect(mother.page.path).toBe(`${draft}/kiem-tra`)
  expect(mother.page.html).toContain(`href="${draft}/noi-tiep-nhan"`)
  await mother.submit('/kiem-tra')
  expect(await stored(mother)).toMatchObject({
    receivesAtId: sectionOf(0).id, isElsewhere: false, isChosen: false, section: null,
  })
})

test('another commune receives it, by the list; who decides stays, and the reasons are kept and shown', async () => {
  const mother = portal.visitor()
  const draft = await prepareBirth(mother, portal, 61, 'Đỗ Văn Chọn')
  const [home, other] = [sectionOf(0), sectionOf(5)]
  await mother.open(`${draft}/noi-tiep-nhan`)
  // Short, the place of the rules first, which stands chosen.
  const offered = [...mother.page.html.matchAll(/type="radio"[^>]*value="([^"]+)"/g)].map(([, id]) => id)
  expect([offered[0], offered.length <= 6]).toEqual([home.publicId, true])
  expect(new Map(mother.fieldsOf('/noi-tiep-nhan')).get('noi-tiep-nhan')).toBe(home.publicId)
  // Found by its name without marks.
  const name = directory().byId(other.parentId ?? 0n)?.name ?? ''
  await mother.open(`${draft}/noi-tiep-nhan?tim=${encodeURIComponent(name.toLowerCase())}`)
  await mother.submit('/noi-tiep-nhan', { 'noi-tiep-nhan': other.publicId })
  expect(mother.page.path).toBe(`${draft}/kiem-tra`)
  expect(mother.page.text).toContain('Người nộp đã chọn nơi này')
  await mother.submit('/kiem-tra')
  const row = await stored(mother)
  expect(row).toMatchObject({
    receivesAtId: other.id, competentUnitId: home.parentId, receiveRule: null, byList: true, isElsewhere: true,
    isChosen: true, section: other.idOfData,
  })
})

test('what is not offered is not taken: another kind of unit, a word, nothing', async () => {
  const mother = portal.visitor()
  const draft = await prepareBirth(mother, portal, 62, 'Đỗ Văn Lạ')
  for (const wrong of ['mot-noi-nao-do', '', sectionOf(3).idOfData]) {
    await mother.open(`${draft}/noi-tiep-nhan`)
    const { target, fields } = mother.prepare('/noi-tiep-nhan', { 'noi-tiep-nhan': null })
    await mother.post(target, [...fields, ['noi-tiep-nhan', wrong]])
    expect([mother.page.status, mother.page.text.includes('Hãy chọn một nơi tiếp nhận')]).toEqual([422, true])
  }
})

test('the list changed meanwhile: said politely, everything is kept, and another place is chosen', async () => {
  const mother = portal.visitor()
  const draft = await prepareBirth(mother, portal, 63, 'Đỗ Văn Đổi')
  const [pilot, other] = [sectionOf(4), sectionOf(5)]
  await mother.open(`${draft}/noi-tiep-nhan?tim=${encodeURIComponent(directory().byId(other.parentId ?? 0n)?.name ?? '')}`)
  await mother.submit('/noi-tiep-nhan', { 'noi-tiep-nhan': other.publicId })
  await tryOnlyAt(pilot.id)
  await mother.submit('/kiem-tra')
  expect([mother.page.status, mother.page.text.includes('không nhận hồ sơ này nữa')]).toEqual([422, true])
  expect(mother.page.text).toContain('Đỗ Văn Đổi')
  await mother.open(`${draft}/noi-tiep-nhan`)
  const offered = [...mother.page.html.matchAll(/type="radio"[^>]*value="([^"]+)"/g)].map(([, id]) => id)
  expect(offered).toEqual([sectionOf(0).publicId, pilot.publicId])
  await mother.submit('/noi-tiep-nhan', { 'noi-tiep-nhan': pilot.publicId })
  // Taken off the list altogether: one place is left, and one press goes on with it.
  await takeOff()
  await mother.submit('/kiem-tra')
  expect(mother.page.status).toBe(422)
  await mother.open(`${draft}/noi-tiep-nhan`)
  expect(mother.page.text).toContain('chỉ được tiếp nhận tại')
  await mother.submit('/noi-tiep-nhan')
  await mother.submit('/kiem-tra')
  expect(await stored(mother)).toMatchObject({ receivesAtId: sectionOf(0).id, isElsewhere: false, isChosen: false })
})

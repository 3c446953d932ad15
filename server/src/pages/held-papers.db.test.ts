/**
 * Need: what was accepted once is not asked for again (KH 1107 II.3.3): a paper of the first dossier stands in the Kho,
 * and the second is sent with it. Nobody sees by that what is another's: a claimed number opens nothing, and a SIM that
 * was passed on opens only what its account may (decisions, People).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../test/dossier-desk.ts'
import { addBirthPapers, beginBirth, fillBirth, register } from '../../test/portal-birth.ts'
import { seenAtCounter } from '../../test/portal-firm.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { settleDossier } from '../../test/settle-dossier.ts'
import { askCompletion, findDossier, listComponents, listHeld } from '../modules/dossiers/public.ts'

let portal: PortalServer
/** Whose first dossier succeeded, with her papers kept as she chose. */
let mother: Visitor
let personId: bigint
beforeAll(async () => {
  portal = await startPortal()
  const seen = await seenAtCounter(portal, { fullName: 'Nguyễn Thị Mẫu', personalNumber: '000196990001' })
  mother = seen.visitor
  personId = seen.personId
  await beginBirth(mother, portal)
  await fillBirth(mother, portal, 'Đỗ Văn Một')
  await addBirthPapers(mother)
  await mother.submit('/kiem-tra', { 'luu-kho': 'co' })
  await settleDossier(portal, mother.page.path.split('/').at(-1) ?? '')
})
afterAll(async () => portal.stop())

const NOTICE = 'giay-chung-sinh'

test('what the first dossier was accepted with is used in the second, and not asked for', async () => {
  const draft = await beginBirth(mother, portal)
  await fillBirth(mother, portal, 'Đỗ Văn Hai')
  const asked = await mother.open(`${draft}/giay-to`)
  expect(asked.text).toContain('Trong Kho của bạn có giấy tờ từ Giấy chứng sinh.')
  expect(asked.text).toContain('Bản chụp, chưa được xác thực')
  // Who wants nothing held to be used says so once, and may change it.
  const csrf = new Map(mother.fieldsOf('/dung-lai')).get('csrf') ?? ''
  const declined = await mother.post(`${draft}/dung-lai`, [['csrf', csrf], ['dung-lai', 'khong']])
  expect(declined.text).toContain('Bạn đã chọn không dùng lại giấy tờ trong Kho')
  expect(declined.text).not.toContain('Trong Kho của bạn')
  expect((await mother.submit('/dung-lai')).text).toContain('Trong Kho của bạn')
  // Which child a notice is of nobody but she knows: until she says so, it is asked for.
  expect((await mother.submit('/giay-to')).status).toBe(422)
  const used = await mother.submit('/dung-lai')
  expect(used.text).toContain('✓ Đã có, bạn không phải nộp lại')
  await mother.submit('/giay-to')
  await mother.open(`${draft}/kiem-tra`)
  expect(mother.page.text).toContain('Đã có, không phải nộp lại: từ Giấy chứng sinh')
  await mother.submit('/kiem-tra')
  const dossier = await openDesk(portal.province).dossier(mother.page.path.split('/').at(-1) ?? '')
  const filed = (await listComponents(portal.rooms.db, dossier.id)).find(({ component }) => component === NOTICE)
  const [held] = await listHeld(portal.rooms.db, dossier.id)
  expect(filed).toMatchObject({ how: 'reused', paperIds: [held?.paperId] })
  expect(held).toMatchObject({
    component: NOTICE, source: 'kho', outcome: 'reused', reason: null, basis: 'đồng ý của chủ sở hữu, 2021-06-25',
  })
  const { rows } = await sql`select owner_id from documents.paper where id = ${held?.paperId}`
    .execute(portal.province.database.owner)
  expect(rows).toEqual([{ ownerId: personId }])
})

/** The office sends a dossier back for a paper that cannot be read. */
async function askFor(id: string, component: string): Promise<void> {
  const dossier = await findDossier(portal.rooms.db, id)
  const section = dossier && portal.rooms.directory.on('2021-06-25').byId(dossier.receivesAtId)
  const viewer = await portal.province.viewerAs('reception', section?.idOfData ?? '', 'dossier.ask-supplement')
  const items = [{ component, reason: 'Ảnh mờ.' }]
  await portal.province.inOneGo((ctx) => askCompletion(ctx, portal.rooms, { publicId: id, viewer, items }), {
    actorId: viewer.accountId,
  })
}

test('what the office asks for afterwards is taken from the Kho, with the right by which it is', async () => {
  const draft = await beginBirth(mother, portal)
  await fillBirth(mother, portal, 'Đỗ Văn Ba')
  await addBirthPapers(mother)
  await mother.open(`${draft}/kiem-tra`)
  await mother.submit('/kiem-tra')
  const id = mother.page.path.split('/').at(-1) ?? ''
  await askFor(id, NOTICE)
  const page = `/ho-so/${id}/bo-sung`
  const { requestId, id: dossierId } = await openDesk(portal.province).dossier(id)
  // Who wanted nothing held to be used is not offered it afterwards, either.
  const decline = async (declines: boolean) => sql`insert into dossiers.kho_choice (request_id, keeps, declines_reuse, at)
    values (${requestId}, false, ${declines}, now()) on conflict (request_id) do update set declines_reuse = ${declines}`
    .execute(portal.province.database.owner)
  await decline(true)
  expect((await mother.open(page)).text).not.toContain('Đã có trong Kho của bạn')
  await decline(false)
  expect((await mother.open(page)).text).toContain('Đã có trong Kho của bạn: Giấy chứng sinh')
  const kept = /name="kho:giay-chung-sinh" value="([0-9a-f-]{36})"/.exec(mother.page.html)?.[1] ?? ''
  // Which child it is of nobody but she knows: until she says so, a file is asked for.
  expect((await mother.upload(page, [])).status).toBe(422)
  expect((await mother.upload(page, [], { [`kho:${NOTICE}`]: id })).status).toBe(422)
  await mother.upload(page, [], { [`kho:${NOTICE}`]: kept })
  expect(mother.page.text).toContain('Đã nộp, chờ tiếp nhận')
  const [held] = await listHeld(portal.rooms.db, dossierId)
  expect(held).toMatchObject({ component: NOTICE, source: 'kho', outcome: 'reused', basis: 'đồng ý của chủ sở hữu, 2021-06-25' })
  const filed = (await listComponents(portal.rooms.db, dossierId)).find(({ component }) => component === NOTICE)
  // Beside the file that was sent back, which stays.
  expect([filed?.paperIds.length, filed?.paperIds.at(-1)]).toEqual([2, held?.paperId])
})

test('a stranger who claims a number and types hers is shown nothing, and cannot use what they guess', async () => {
  const { rows: [paper] } = await sql<{ publicId: string }>`select public_id from documents.paper
    where document_type = ${NOTICE} and kept_at is not null`.execute(portal.province.database.owner)
  const stranger = portal.visitor()
  await stranger.open('/dang-ky')
  await register(stranger, portal, 4)
  await beginBirth(stranger, portal)
  await fillBirth(stranger, portal, 'Đỗ Văn Sáu') // the number that is typed is the mother's
  expect(stranger.page.text).not.toContain('Trong Kho')
  const draft = stranger.page.path.replace(/\/giay-to$/, '')
  const csrf = new Map(stranger.fieldsOf(`/giay-to/${NOTICE}`)).get('csrf') ?? ''
  const tried = await stranger.post(`${draft}/dung-lai`, [
    ['csrf', csrf], ['thanh-phan', NOTICE], ['giay', paper?.publicId ?? ''],
  ])
  expect(tried.text).not.toContain('Đã có, bạn không phải nộp lại')
  // What such an account sends does not enter the Kho of whose number it is.
  await stranger.open(`${draft}/giay-to`)
  await addBirthPapers(stranger)
  await stranger.open(`${draft}/kiem-tra`)
  expect(stranger.page.text).not.toContain('Lưu giấy tờ vào Kho')
  await stranger.submit('/kiem-tra')
  const publicId = stranger.page.path.split('/').at(-1) ?? ''
  await settleDossier(portal, publicId)
  const { applicantId } = await openDesk(portal.province).dossier(publicId)
  const { rows } = await sql`select id from documents.paper where owner_id = ${applicantId} and kept_at is not null
    and source <> 'result'`.execute(portal.province.database.owner)
  expect(rows).toEqual([])
})

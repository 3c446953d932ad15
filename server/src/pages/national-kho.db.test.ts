/**
 * Need (E4; NĐ 45/2020 Đ.16, domain 7.1 c): a paper that its owner has at the national portal is not uploaded again. It
 * is looked for when they press and at the level of the rule, comes in by the same gate as any file, is told as from
 * there, and a portal that is away keeps nobody.
 */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../test/dossier-desk.ts'
import { type WithProvider, openProvider, signInAt } from '../../test/identity-walk.ts'
import { type KhoDesk, openKhoDesk } from '../../test/kho-desk.ts'
import { beginBirth, fillBirth, smallPdf } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { listComponents, listHeld, listToldParts } from '../modules/dossiers/public.ts'

const NOTICE = 'giay-chung-sinh'
const OWNER = '000185990001'
const TITLE = 'Giấy tờ của bạn trên Cổng Dịch vụ công quốc gia'
const OFFER = 'Trên Cổng Dịch vụ công quốc gia, bạn có giấy tờ từ Giấy chứng sinh số 12/GCS/21, ngày 20/06/2021, Bệnh viện Mẫu.'
let provider: WithProvider
let kho: KhoDesk
let portal: PortalServer
let code: string
beforeAll(async () => {
  provider = await openProvider()
  kho = await openKhoDesk()
  portal = await startPortal({ identityProvider: provider.identityProvider, registers: kho.registers })
  code = portal.rooms.catalogue.typeCodeOn('2021-06-25', NOTICE) ?? ''
})
afterAll(async () => {
  await portal.stop()
  await kho.stop()
  await provider.stop()
})
afterEach(async () => {
  await kho.fail({})
  await kho.act('answer-papers')
  await sql`truncate integration.national_paper, integration.register_call, integration.register_answer, integration.partner cascade`
    .execute(portal.province.database.owner)
})

/** At the page of papers of a birth, signed in by the electronic identity. */
async function atPapers(level: '1' | '2', child: string): Promise<{ visitor: Visitor; draft: string }> {
  const visitor = portal.visitor()
  await signInAt(visitor, { techId: `t-${OWNER}`, level })
  const draft = await beginBirth(visitor, portal)
  await fillBirth(visitor, portal, child)
  await visitor.open(`${draft}/giay-to`)
  return { visitor, draft }
}
const look = async ({ visitor, draft }: { visitor: Visitor; draft: string }) => {
  const csrf = new Map(visitor.fieldsOf('/kho-quoc-gia')).get('csrf') ?? ''
  return visitor.post(`${draft}/kho-quoc-gia`, [['csrf', csrf]])
}
const take = async ({ visitor, draft }: { visitor: Visitor; draft: string }, giay: string) => {
  const csrf = new Map(visitor.fieldsOf('/kho-quoc-gia')).get('csrf') ?? ''
  return visitor.post(`${draft}/kho-quoc-gia`, [['csrf', csrf], ['thanh-phan', NOTICE], ['giay', giay]])
}
const calls = async () => (await sql<{ kind: string; outcome: string; reason: string }>`
  select kind, outcome, reason, subject_kind from integration.register_call order by id`.execute(portal.province.database.owner)).rows

test('what the owner has there is taken over when they press, used, and told as from the national Kho', async () => {
  expect(code).not.toBe('')
  const asked = await atPapers('2', 'Đỗ Văn Một')
  expect(asked.visitor.page.text).toContain(TITLE)
  // Nobody asked before it was pressed.
  expect(await calls()).toEqual([])
  expect((await look(asked)).text).toContain('không có giấy tờ còn thiếu')
  const id = await kho.hold({ SoDinhDanh: OWNER, MaGiayTo: code }, smallPdf('national'))
  await kho.hold({ SoDinhDanh: OWNER, MaGiayTo: code, NgayHetHan: '20210601', SoKyHieu: '11/GCS/20' }, smallPdf('over'))
  await kho.hold({ SoDinhDanh: OWNER, MaGiayTo: code, TrangThai: '2', SoKyHieu: '10/GCS/20' }, smallPdf('revoked'))
  await kho.hold({ SoDinhDanh: '000185990002', MaGiayTo: code, SoKyHieu: '13/GCS/21' }, smallPdf('another'))
  // What was answered is fresh for a while; then it is asked anew.
  await sql`truncate integration.register_answer`.execute(portal.province.database.owner)
  const offered = (await look(asked)).text
  expect(offered).toContain(OFFER)
  for (const other of ['11/GCS/20', '10/GCS/20', '13/GCS/21']) expect(offered).not.toContain(other)
  // Nothing was fetched but the list.
  expect(await kho.seen()).toMatchObject({ listed: 2, read: 0, files: 0 })
  expect((await take(asked, id)).text).toContain('✓ Đã có, bạn không phải nộp lại')
  expect(await kho.seen()).toMatchObject({ read: 1, files: 1 })
  await asked.visitor.submit('/giay-to')
  await asked.visitor.open(`${asked.draft}/kiem-tra`)
  await asked.visitor.submit('/kiem-tra')
  const dossier = await openDesk(portal.province).dossier(asked.visitor.page.path.split('/').at(-1) ?? '')
  const [held] = await listHeld(portal.rooms.db, dossier.id)
  expect(held).toMatchObject({
    component: NOTICE, source: 'national', outcome: 'reused', basis: 'đồng ý của chủ sở hữu, 2021-06-25',
  })
  const filed = (await listComponents(portal.rooms.db, dossier.id)).find(({ component }) => component === NOTICE)
  expect(filed).toMatchObject({ how: 'reused', paperIds: [held?.paperId] })
  // DuocLayTuKhoDMQG is told of what has this source (dossier-parts.test.ts).
  const { components } = await listToldParts(portal.rooms.db, [dossier.id])
  expect(components.find(({ component }) => component === NOTICE)?.source).toBe('national')
  expect(await calls()).toMatchObject([
    { kind: 'read', outcome: 'answered', reason: 'reuse', subjectKind: 'draft' }, { kind: 'read', outcome: 'answered' },
    { kind: 'fetch', outcome: 'answered', reason: 'reuse' },
  ])
})

test('whoever signed in below the level of the rule is offered nothing, and nothing is asked', async () => {
  const asked = await atPapers('1', 'Đỗ Văn Hai')
  expect(asked.visitor.page.text).not.toContain(TITLE)
  const csrf = new Map(asked.visitor.fieldsOf('/giay-to')).get('csrf') ?? ''
  await asked.visitor.post(`${asked.draft}/kho-quoc-gia`, [['csrf', csrf]])
  expect(await calls()).toEqual([])
})

test('a portal that is away, or speaks of another, is said; the paper can be uploaded as before', async () => {
  const asked = await atPapers('2', 'Đỗ Văn Ba')
  await kho.act('answer-papers', { data: [{ SoDinhDanh: '000185990002', MaGiayToKhoQuocGia: 'x', TenGiayTo: 'Giấy', MaGiayTo: code }] })
  const other = await look(asked)
  expect(other.text).toContain('Cổng Dịch vụ công quốc gia chưa trả lời')
  expect(other.html).toContain(`action="${asked.draft}/giay-to/${NOTICE}"`)
  expect(await calls()).toMatchObject([{ outcome: 'other-person' }])
  await sql`truncate integration.register_call cascade`.execute(portal.province.database.owner)
  await kho.act('answer-papers')
  await kho.fail({ down: true })
  expect((await look(asked)).text).toContain('Cổng Dịch vụ công quốc gia chưa trả lời')
  expect(await calls()).toMatchObject([{ outcome: 'failed' }])
})

test('a file that could not be uploaded is not taken over, either, nor one that was never offered', async () => {
  const asked = await atPapers('2', 'Đỗ Văn Bốn')
  const id = await kho.hold({ SoDinhDanh: OWNER, MaGiayTo: code, SoKyHieu: '99/GCS/21' }, Buffer.from('not a paper'))
  expect((await look(asked)).text).toContain('99/GCS/21')
  expect((await take(asked, id)).text).toContain('Tệp ở Kho quốc gia không dùng được')
  expect((await take(asked, 'never-offered')).text).toContain('không còn ở Kho quốc gia')
  const { rows } = await sql`select 1 from integration.national_paper`.execute(portal.province.database.owner)
  expect(rows).toEqual([])
})

/**
 * Need: one's own Kho (NĐ 45/2020/NĐ-CP Đ.16): what stands there, by what right, who looked at it; its owner stores,
 * takes out what no act keeps, and says what is wrong. Nobody else sees that there is anything.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addBirthPapers, beginBirth, fillBirth, register, smallPdf } from '../../test/portal-birth.ts'
import { type Seen, seenAtCounter } from '../../test/portal-firm.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { settleDossier } from '../../test/settle-dossier.ts'
import { recordRead } from '../modules/audit/public.ts'
import { purposeOnPaper } from '../modules/reuse/public.ts'

let portal: PortalServer
let mother: Seen
beforeAll(async () => {
  portal = await startPortal()
  mother = await seenAtCounter(portal, { fullName: 'Nguyễn Thị Mẫu', personalNumber: '000196990001' })
})
afterAll(async () => portal.stop())

async function store(visitor: Visitor, text: string, answers: Readonly<Record<string, string>> = {}) {
  await visitor.open('/kho/luu-giay-to')
  return visitor.upload('/kho/luu-giay-to', [{ name: 'tep', filename: 'giay.pdf', content: smallPdf(text) }], {
    'loai': 'hoc-ba', 'so-giay': text, ...answers,
  })
}
async function setQuota(papers: number, megabytes = 100) {
  await sql`update organisation.policy set value = ${JSON.stringify({ papers, megabytes })}::jsonb
    where key = 'kho-quota'`.execute(portal.province.database.owner)
  await sql`update organisation.revision set number = number + 1`.execute(portal.province.database.owner)
  await portal.province.directory.refresh()
}
const keptIn = ({ page: { html } }: Visitor) =>
  [...html.matchAll(/href="\/kho\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id)

test('a paper of one’s own is stored once, as what nobody has verified, and read by its owner alone', async () => {
  const { visitor } = mother
  const stored = await store(visitor, 'HB 12')
  expect([stored.status, stored.path]).toEqual([200, '/kho?xong=luu'])
  expect(stored.text).toMatch(/Học bạ.* số HB 12/)
  expect(stored.text).toContain('Bản chụp, chưa được xác thực (mức C)')
  const [kept = ''] = keptIn(visitor)
  await visitor.open(`/kho/${kept}`)
  expect(visitor.page.text).toContain('Bạn tự lưu, 25/06/2021')
  const file = await visitor.open(`/kho/${kept}/xem?tai-ve=1`)
  expect([file.status, file.bytes.equals(smallPdf('HB 12'))]).toEqual([200, true])
  expect(file.headers).toMatchObject({
    'cache-control': 'private, no-store', 'content-disposition': expect.stringMatching(/^attachment/) as string,
  })
  const again = await store(visitor, 'HB 12')
  expect([again.status, again.text]).toEqual([422, expect.stringContaining('Tệp này đã có trong Kho')])
  const { visitor: other } = await seenAtCounter(portal, { fullName: 'Lê Thị Khác', personalNumber: '000196990002' })
  for (const path of [`/kho/${kept}`, `/kho/${kept}/xem`]) expect((await other.open(path)).status).toBe(404)
  expect((await other.open('/kho')).text).not.toContain('HB 12')
})

test('who claimed a number has no Kho, and is told how to get one', async () => {
  const claimed = portal.visitor()
  await claimed.open('/dang-ky')
  await register(claimed, portal, 5)
  expect((await claimed.open('/kho')).text).toContain('Mang thẻ căn cước đến một quầy')
  expect((await claimed.open('/kho/luu-giay-to')).status).toBe(404)
})

test('what is wrong with the form is told at once, and the day must be to come', async () => {
  const { visitor } = mother
  await visitor.open('/kho/luu-giay-to')
  const empty = await visitor.upload('/kho/luu-giay-to', [])
  expect(empty.text).toContain('Hãy chọn loại giấy tờ.')
  expect(empty.text).toContain('Hãy chọn một tệp.')
  const past = await store(visitor, 'HB 13', { 'han-ngay': '24', 'han-thang': '6', 'han-nam': '2021' })
  expect(past.text).toContain('Ngày không đúng')
  expect((await store(visitor, 'HB 13', { 'han-ngay': '25', 'han-thang': '6', 'han-nam': '2021' })).status).toBe(200)
  portal.province.clock.set('2021-06-26T09:00+07:00')
  expect((await visitor.open('/kho')).text).toMatch(/HB 13\s*Hết hạn/)
  portal.province.clock.set('2021-06-25T09:00+07:00')
})

test('beyond the quota nothing is stored, whatever an office put there', async () => {
  const { visitor } = await seenAtCounter(portal, { fullName: 'Trần Thị Đầy', personalNumber: '000196990003' })
  await setQuota(1)
  expect((await store(visitor, 'HB 21')).status).toBe(200)
  expect((await store(visitor, 'HB 22')).text).toContain('Kho đã đầy: tối đa 1 giấy tờ')
  // So many bytes that the first file has room, and a second beside it has not.
  await setQuota(100, smallPdf('HB 21').length * 1.5 / 1_048_576)
  expect((await store(visitor, 'HB 23')).text).toContain('Kho đã đầy: tối đa 100 giấy tờ')
  await visitor.open('/kho')
  expect(keptIn(visitor)).toHaveLength(1)
  await setQuota(100)
})

test('one takes out what one stored; pressed twice it is out once', async () => {
  const { visitor } = mother
  await store(visitor, 'HB 31')
  const [kept = ''] = keptIn(visitor)
  await visitor.open(`/kho/${kept}`)
  const { target, fields } = visitor.prepare('/go')
  for (let nth = 0; nth < 2; nth += 1)
    expect((await visitor.post(target, fields)).text).toContain('Đã gỡ giấy tờ khỏi Kho.')
  const { rows } = await sql`select count(*)::int as n from audit.event where type = 'paper.withdrawn'
    and data ->> 'paper' = ${kept}`.execute(portal.province.database.owner)
  expect(rows).toEqual([{ n: 1 }])
  expect((await visitor.open(`/kho/${kept}`)).text).toContain('Đã gỡ khỏi Kho')
})

test('what an office accepted may be wrong: that goes to its unit; what an act keeps stays', async () => {
  const { visitor, personId } = mother
  await beginBirth(visitor, portal)
  await fillBirth(visitor, portal, 'Đỗ Văn Một')
  await addBirthPapers(visitor)
  await visitor.submit('/kiem-tra', { 'luu-kho': 'co' })
  const dossier = visitor.page.path.split('/').at(-1) ?? ''
  await settleDossier(portal, dossier)
  const { rows: [paper] } = await sql<{ publicId: string; id: bigint }>`select public_id, id from documents.paper
    where owner_id = ${personId} and document_type = 'giay-chung-sinh' and kept_at is not null`
    .execute(portal.province.database.owner)
  await visitor.open(`/kho/${paper?.publicId ?? ''}`)
  expect(visitor.page.text).toContain('Bạn đồng ý lưu, 25/06/2021')
  expect((await visitor.submit('/dinh-chinh')).text).toContain('Hãy ghi chỗ sai và nội dung đúng.')
  await visitor.submit('/dinh-chinh', { sai: 'Ngày sinh đúng là 20/06.' })
  expect(visitor.page.path).toBe(`/kho/${paper?.publicId ?? ''}?xong=dinh-chinh`)
  expect(visitor.page.text).toContain('Ngày sinh đúng là 20/06.')
  await sql`update documents.keeping set basis = 'law', article = 'NĐ 45/2020/NĐ-CP Đ.16', agreed_at = null
    where paper_id = ${paper?.id}`.execute(portal.province.database.owner)
  await visitor.open(`/kho/${paper?.publicId ?? ''}`)
  expect(visitor.page.text).toContain('Luật quy định lưu giấy tờ này nên không gỡ được.')
  const csrf = new Map(visitor.fieldsOf('/chia-se')).get('csrf') ?? ''
  const forced = await visitor.post(`/kho/${paper?.publicId ?? ''}/go`, [['csrf', csrf]])
  expect([forced.status, (await visitor.open(`/kho/${paper?.publicId ?? ''}`)).text])
    .toEqual([422, expect.stringContaining('Còn hiệu lực')])
})

test('who looked is told with the unit, the dossier and the right; one’s own looks are not', async () => {
  const { visitor, personId } = mother
  await recordRead(portal.rooms.db, {
    actorId: 1n, happenedAt: portal.province.clock.now(), page: 'held-papers', personIds: [personId],
    unitId: portal.rooms.directory.on('2021-06-25').find('cq:ubnd-xa-18856')?.id,
    purpose: 'kho [hoc-ba]: NĐ 45/2020/NĐ-CP Đ.16',
  })
  const { text } = await visitor.open('/kho/ai-da-xem')
  expect(text).toMatch(/Ủy ban nhân dân .*Tra cứu khi chuẩn bị hồ sơ: Học bạ.*Căn cứ: NĐ 45\/2020\/NĐ-CP Đ\.16/s)
  expect(text.match(/Tra cứu|Mở xem/g)).toHaveLength(1)
})

test('which paper was opened is told by its name, of one’s own papers only', async () => {
  const { visitor, personId } = mother
  const owner = portal.province.database.owner
  const idOf = async (wanted: string) => (await sql<{ id: string }>`select public_id as id from documents.paper p
    join documents.paper_facts f on f.paper_id = p.id where f.number = ${wanted}`.execute(owner)).rows[0]?.id ?? ''
  const { visitor: stranger } = await seenAtCounter(portal, { fullName: 'Vũ Thị Lạ', personalNumber: '000196990008' })
  await store(visitor, 'HB 91')
  await store(stranger, 'HB 92')
  for (const number of ['HB 91', 'HB 92']) await recordRead(portal.rooms.db, {
    actorId: 1n, happenedAt: portal.province.clock.now(), page: 'paper', personIds: [personId],
    purpose: purposeOnPaper('paper.read', { publicId: await idOf(number) }),
  })
  const { text } = await visitor.open('/kho/ai-da-xem')
  expect(text).toMatch(/Mở xem: Học bạ.* số HB 91/)
  expect(text).not.toContain('HB 92')
})

test('which paper was used again is told by its number and its day of issue, with the dossier', async () => {
  const { visitor, personId } = mother
  await portal.province.database.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx) // of the dossier only what the list reads is there
    const { rows: [dossier] } = await sql<{ id: bigint }>`
      insert into dossiers.dossier (public_id, request_id, number, tracking_token, receiving_unit_id, receives_at_id,
        competent_unit_id, channel, procedure_id, procedure_version_id, calendar_version_id, applicant_id, applicant_name,
        submitted_by, delivery, likeness, state, submitted_at)
      values (gen_random_uuid(), 1, 'HS-LOG-1', repeat('t', 43), 1, 1, 1, 'online', 1, 1, 1, ${personId}, 'Mẫu', 1,
        'counter', decode(repeat('00', 32), 'hex'), 'submitted', '2021-06-25') returning id`.execute(tx)
    await sql`
      with used as (select id from documents.paper where owner_id = ${personId} and kept_at is not null order by id limit 1),
      said as (
        insert into documents.paper_facts (paper_id, version, number, issued_on, source, at, by, reason)
        select id, 9, 'HB 77', '2019-05-31', 'typed', '2021-06-25', 1, 'thử' from used
      )
      insert into dossiers.held_component (dossier_id, component, source, paper_id, outcome, basis, at, by)
      select ${dossier?.id}, 'hoc-ba', 'kho', id, 'reused', 'NĐ 45/2020/NĐ-CP Đ.16', '2021-06-25', 1 from used`.execute(tx)
  })
  expect((await visitor.open('/kho/ai-da-xem')).text)
    .toMatch(/hồ sơ HS-LOG-1.*Dùng lại, không phải nộp: .* số HB 77, ngày 31\/05\/2019/s)
})

test('a representative reads the Kho of the firm, which is noted; who lost the mandate, and with death everybody, does not', async () => {
  const firm = await seenAtCounter(portal, { fullName: 'Công ty Mẫu', taxCode: '0100109106' })
  await store(firm.visitor, 'DL 1', { loai: 'dieu-le' })
  const [kept = ''] = keptIn(firm.visitor)
  const number = '000196990004'
  const { visitor: head } = await seenAtCounter(portal, { fullName: 'Phạm Thị Đại Diện', personalNumber: number })
  await firm.visitor.open(`/to-chuc/${firm.publicId}/nguoi`)
  await firm.visitor.submit('/nguoi', { 'so': number, 'ten': 'Phạm Thị Đại Diện', 'vai-tro': 'quan-ly' })
  expect((await head.open(`/kho?cua=${firm.publicId}`)).text).toContain('số DL 1')
  expect((await head.open(`/kho/${kept}`)).status).toBe(200)
  expect((await firm.visitor.open('/kho/ai-da-xem')).text).toMatch(/Người đại diện.*Mở Kho của tổ chức/s)
  await sql`update identity.mandate set ended_at = ${portal.province.clock.now()}, ended_by = 1`
    .execute(portal.province.database.owner)
  for (const path of [`/kho/${kept}`, `/kho?cua=${firm.publicId}`]) expect((await head.open(path)).status).toBe(404)
  await sql`update identity.person set death = '2021-06-24' where id = ${mother.personId}`
    .execute(portal.province.database.owner)
  expect((await mother.visitor.open('/kho')).status).toBe(404)
})

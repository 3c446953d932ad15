/**
 * Need: a paper of one's own Kho is found again by what it looks like and by what it says (NĐ 45/2020/NĐ-CP Đ.16), by
 * its owner and whoever represents an organisation; of nobody else's Kho is anything found.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallPdf } from '../../test/portal-birth.ts'
import { type Seen, seenAtCounter } from '../../test/portal-firm.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { setWords } from '../modules/documents/store/renditions.ts'
import { drawSmall } from '../../test/small-picture.ts'

let portal: PortalServer
let mother: Seen
let other: Seen
beforeAll(async () => {
  portal = await startPortal()
  mother = await seenAtCounter(portal, { fullName: 'Nguyễn Thị Mẫu', personalNumber: '000196990001' })
  other = await seenAtCounter(portal, { fullName: 'Lê Thị Khác', personalNumber: '000196990002' })
})
afterAll(async () => portal.stop())

/** Puts a paper into the own Kho; answers its public id. */
async function store({ visitor, personId }: Seen, number: string, type = 'hoc-ba'): Promise<string> {
  await visitor.open('/kho/luu-giay-to')
  await visitor.upload('/kho/luu-giay-to', [{ name: 'tep', filename: 'giay.pdf', content: smallPdf(number) }], {
    'loai': type, 'so-giay': number,
  })
  const { rows: [paper] } = await sql<{ publicId: string }>`select public_id from documents.paper
    where owner_id = ${personId} order by id desc limit 1`.execute(portal.province.database.owner)
  return paper?.publicId ?? ''
}
const picturesIn = ({ page: { html } }: Visitor) => html.match(/<img[^>]*src="\/kho\/[^>]*>/g) ?? []

test('a small picture stands in the list once it is drawn, lazily and without words; nobody else has it', async () => {
  const { visitor } = mother
  const [kept, plain] = [await store(mother, 'HB 51'), await store(mother, 'HB 52')]
  await visitor.open('/kho')
  expect(picturesIn(visitor)).toEqual([])
  const jpeg = await drawSmall(portal, kept)
  await visitor.open('/kho')
  const [picture = '', ...more] = picturesIn(visitor)
  expect(more).toEqual([])
  for (const part of [`src="/kho/${kept}/hinh"`, 'alt=""', 'loading="lazy"']) expect(picture).toContain(part)
  const { status, bytes, headers } = await visitor.open(`/kho/${kept}/hinh`)
  expect([status, bytes.equals(jpeg)]).toEqual([200, true])
  expect(headers).toMatchObject({
    'content-type': 'image/jpeg', 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff',
  })
  for (const [who, of] of [[visitor, plain], [other.visitor, kept], [portal.visitor(), kept]] as const)
    expect((await who.open(`/kho/${of}/hinh`)).headers['content-type']).not.toBe('image/jpeg')
  expect([(await visitor.open(`/kho/${plain}/hinh`)).status, (await other.visitor.open(`/kho/${kept}/hinh`)).status])
    .toEqual([404, 404])
})

test('of what the antivirus has not spoken of, and of what is destroyed, nothing is shown', async () => {
  const { visitor } = mother
  const owner = portal.province.database.owner
  const kept = await store(mother, 'HB 53')
  await drawSmall(portal, kept)
  const of = sql`(select sha256 from documents.paper where public_id = ${kept})`
  await sql`insert into documents.quarantine (sha256, since, due_at, why)
    select sha256, now(), now(), 'unreachable' from ${of} as one`.execute(owner)
  const isShown = async () => {
    const { status } = await visitor.open(`/kho/${kept}/hinh`)
    await visitor.open('/kho')
    return [status, picturesIn(visitor).some((one) => one.includes(kept))]
  }
  expect(await isShown()).toEqual([404, false])
  await sql`update documents.quarantine set outcome = 'released', due_at = null, ended_at = now()`.execute(owner)
  expect(await isShown()).toEqual([200, true])
  await owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx) // destroyed without the deed that decides it
    await sql`update documents.paper set destroyed_at = now() where public_id = ${kept}`.execute(tx)
  })
  expect(await isShown()).toEqual([404, false])
})

test('a representative sees them, and is on record', async () => {
  const firm = await seenAtCounter(portal, { fullName: 'Công ty Mẫu', taxCode: '0100109106' })
  const kept = await store(firm, 'DL 1', 'dieu-le')
  await drawSmall(portal, kept)
  const number = '000196990004'
  const { visitor: head } = await seenAtCounter(portal, { fullName: 'Phạm Thị Đại Diện', personalNumber: number })
  await firm.visitor.open(`/to-chuc/${firm.publicId}/nguoi`)
  await firm.visitor.submit('/nguoi', { 'so': number, 'ten': 'Phạm Thị Đại Diện', 'vai-tro': 'quan-ly' })
  expect((await head.open(`/kho/${kept}/hinh`)).status).toBe(200)
  const { rows } = await sql`select count(*)::int as n from audit.read
    where page = '/kho/:kept/hinh' and ${firm.personId} = any(person_ids)`.execute(portal.province.database.owner)
  expect(rows).toEqual([{ n: 1 }])
})

/** What the worker read of a paper. */
async function read(kept: string, text: string) {
  await sql`
    with one as (select sha256 from documents.paper where public_id = ${kept}), kept as (
      insert into documents.rendition (of_sha256, kind, sha256, made_at, note)
      select sha256, 'text', sha256, now(), '{}' from one on conflict do nothing)
    select from one`.execute(portal.province.database.owner)
  const { rows: [paper] } = await sql<{ sha256: string }>`
    select encode(sha256, 'hex') as sha256 from documents.paper where public_id = ${kept}`.execute(portal.rooms.db)
  await setWords(portal.rooms.db, paper?.sha256 ?? '', text)
}
const found = async ({ visitor }: Seen, query: string) => {
  await visitor.open('/kho')
  const { html } = await visitor.submit('/kho', { q: query })
  return [...html.matchAll(/href="\/kho\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id)
}

test('a paper is found by its type, its number, its issuer and what was read on it, with or without marks', async () => {
  const seeker = await seenAtCounter(portal, { fullName: 'Trần Thị Tìm', personalNumber: '000196990005' })
  const [school, licence] = [await store(seeker, 'HB 61/2014'), await store(seeker, 'GPLX 07', 'gplx')]
  expect(await found(seeker, '')).toEqual([licence, school])
  for (const [query, ids] of [
    ['học bạ', [school]], ['HOC BA', [school]], ['61/2014', [school]], ['gplx', [licence]],
    ["giấy phép lái xe 07", [licence]], ['hoc ba gplx', []], ['Trường Mẫu Lâm', []],
  ] as const) expect([query, await found(seeker, query)]).toEqual([query, ids])
  await read(school, 'Trường Tiểu học Mẫu Lâm\nHiệu trưởng: Nguyễn Văn Thử')
  expect(await found(seeker, 'truong mau lam')).toEqual([school])
  await sql`insert into documents.paper_facts (paper_id, version, number, issuer_name, source, at, by, reason)
    select id, 2, 'GPLX 07', 'Sở Giao thông Mẫu', 'typed', now(), 1, 'thử' from documents.paper
    where public_id = ${licence}`.execute(portal.province.database.owner)
  expect([await found(seeker, 'so giao thong'), await found(seeker, 'hiệu trưởng')]).toEqual([[licence], [school]])
  expect(await found(other, 'truong mau lam')).toEqual([])
  expect(seeker.visitor.page.text).toContain('Xem tất cả giấy tờ')
  expect(other.visitor.page.text).toContain('Không có giấy tờ nào có “truong mau lam”.')
  for (const odd of [`'`, `a' | b & !c:*`, '\\', '%', '<b>'])
    expect([odd, await found(seeker, odd), seeker.visitor.page.status]).toEqual([odd, expect.any(Array), 200])
})

test('what was found goes on page by page, for the same words', async () => {
  const many = await seenAtCounter(portal, { fullName: 'Trần Thị Nhiều', personalNumber: '000196990006' })
  const kept: string[] = []
  for (let nth = 1; nth <= 23; nth += 1) kept.unshift(await store(many, `S${String(nth)} chung`))
  await store(many, 'riêng')
  const first = await found(many, 'chung')
  expect(first).toEqual(kept.slice(0, 20))
  const next = /<form[^>]*action="\/kho"(?:(?!<\/form>)[\s\S])*name="truoc" value="([^"]+)"/.exec(many.visitor.page.html)?.[1] ?? ''
  const fields = [...many.visitor.fieldsOf('/kho').filter(([name]) => name === 'csrf'), ['q', 'chung'], ['truoc', next]] as const
  const { html } = await many.visitor.post('/kho', fields)
  expect([...html.matchAll(/href="\/kho\/([0-9a-f-]{36})"/g)].map(([, id]) => id)).toEqual(kept.slice(20))
})

test('the search uses the index of the owner', async () => {
  const plan = await portal.province.database.owner.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    return sql<{ 'QUERY PLAN': string }>`explain select paper_id from documents.kho_words
      where owner_id = 1 and words @@ '''khai'' & ''sinh'''::tsquery`.execute(tx)
  })
  expect(plan.rows.map((row) => Object.values(row)[0]).join('\n')).toContain('kho_words_of_owner')
})

test('with the file that retention takes go the words that were read, not what is known of the paper', async () => {
  const gone = await seenAtCounter(portal, { fullName: 'Trần Thị Hết', personalNumber: '000196990007' })
  const kept = await store(gone, 'HB 71')
  await read(kept, 'Bí mật gia đình')
  expect(await found(gone, 'bi mat')).toEqual([kept])
  await portal.province.database.owner.transaction().execute(async (tx) => {
    await sql`update documents.paper set destroyed_at = now(), ended_at = now(), ended_why = 'over' where public_id = ${kept}`.execute(tx)
    await sql`set local session_replication_role = replica`.execute(tx) // the deferred test of events
  })
  expect([await found(gone, 'bi mat'), await found(gone, 'HB 71')]).toEqual([[], [kept]])
})

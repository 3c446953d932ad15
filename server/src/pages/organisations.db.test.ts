/**
 * Need: a firm's people act for it in its name, within scope and term, and see all its dossiers in one table; whoever
 * was removed sees nothing any more at once (BLDS 2015 Đ.137, 138, 140; TT 03/2025 form 01).
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../test/dossier-desk.ts'
import { type Seen, beginExtract, fillExtract, seenAtCounter } from '../../test/portal-firm.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { listEventsOfDossier, listReadsOfPerson } from '../modules/audit/public.ts'
import {
  type Dossier, acceptDossier, askCompletion, findDossier, getAnswers, listSlips, printSlip,
} from '../modules/dossiers/public.ts'
import { getPeople } from '../modules/identity/public.ts'

let portal: PortalServer
let firm: Seen
const NAME = 'Công ty Mẫu'
const TAX_CODE = '0100109106'
beforeAll(async () => {
  portal = await startPortal()
  firm = await seenAtCounter(portal, { fullName: NAME, taxCode: TAX_CODE })
})
afterAll(async () => portal.stop())

const numberOf = (n: number) => `0001909901${String(n).padStart(2, '0')}`
const colleague = (n: number, fullName = 'Lê Thị Làm Thay') =>
  seenAtCounter(portal, { fullName, personalNumber: numberOf(n) })
const at = () => `/to-chuc/${firm.publicId}`

/** The firm lets somebody act, from today on. Answers where that may be ended. */
async function let_(n: number, more: Record<string, string | readonly string[]> = {}, by = firm): Promise<string> {
  await by.visitor.open(`${at()}/nguoi`)
  const before = endsIn(by)
  await by.visitor.submit('/nguoi', { 'so': numberOf(n), 'ten': 'Người Được Thêm', ...more })
  if (by.visitor.page.status !== 200) throw new Error(by.visitor.page.text.slice(0, 400))
  return endsIn(by).find((one) => !before.includes(one)) ?? ''
}
const endsIn = ({ visitor: { page } }: Seen) =>
  [...page.html.matchAll(/href="(\/to-chuc\/[\w-]+\/nguoi\/[\w-]+)"/g)].map(([, path = '']) => path)

async function send({ visitor }: Seen): Promise<Dossier> {
  await beginExtract(visitor, portal, `to-chuc:${firm.publicId}`)
  await fillExtract(visitor, portal)
  if (visitor.page.path.endsWith('/giay-to')) await visitor.submit('/giay-to')
  await visitor.submit('/kiem-tra')
  const dossier = await findDossier(portal.rooms.db, visitor.page.path.split('/').at(-1) ?? '')
  if (!dossier) throw new Error(`${visitor.page.path} ${visitor.page.text.slice(0, 900)}`)
  return dossier
}

test('a colleague sends in its name: known facts stand there, both on form 01 and in the event, and only one is applicant', async () => {
  const sender = await colleague(1)
  await let_(1)
  const dossier = await send(sender)
  expect([dossier.applicantId, dossier.applicantName, dossier.handedInBy]).toEqual([
    firm.personId, NAME, 'Lê Thị Làm Thay',
  ])
  expect(await getAnswers(portal.rooms.db, dossier.id)).toMatchObject({
    'request.actsAs': 'to-chuc', 'applicantOrg.name': NAME, 'requester.fullName': 'Lê Thị Làm Thay',
  })
  const [sent] = await listEventsOfDossier(portal.rooms.db, dossier.id, 9)
  expect([sent?.type, sent?.actorId, sent?.onBehalfOfId]).toEqual([
    'dossier.submitted', sender.accountId, firm.personId,
  ])
  const section = portal.rooms.directory.on('2021-06-25').byId(dossier.receivesAtId)
  const viewer = await portal.province.viewerAs('reception', section?.idOfData ?? '', 'dossier.receive')
  await portal.province.inOneGo(
    (ctx) => acceptDossier(ctx, portal.rooms, { publicId: dossier.publicId, viewer }), { actorId: viewer.accountId },
  )
  const [receipt] = await listSlips(portal.rooms.db, dossier.id)
  expect(receipt?.data).toMatchObject({
    applicant: { name: NAME, number: TAX_CODE }, submitter: { name: 'Lê Thị Làm Thay' }, authorisedBy: null,
  })
  if (receipt) expect((await printSlip(receipt, dossier, 'http://localhost')).length).toBeGreaterThan(1000)
  const [person] = await getPeople(portal.rooms.db, [dossier.applicantId])
  expect(person?.kind).toBe('organisation')
})

test('whoever is removed sees and does nothing any more at once, not even with what they sent; the firm goes on', async () => {
  const sender = await colleague(2)
  const where = await let_(2)
  const dossier = await send(sender)
  const path = `/ho-so/${dossier.publicId}`
  expect((await sender.visitor.open(path)).text).toContain('Lê Thị Làm Thay nộp thay cho Công ty Mẫu')
  expect((await sender.visitor.open(at())).html).toContain(path)
  // Whoever acts for the firm was shown what is the firm's, and the firm may ask who; its own looks are its own.
  await firm.visitor.open(path)
  const reads = await listReadsOfPerson(portal.rooms.db, firm.personId, 9)
  expect(reads.filter(({ purpose }) => purpose === 'mandate').slice(0, 2)).toMatchObject([
    { actorId: sender.accountId, page: '/to-chuc/:id', dossierId: null },
    { actorId: sender.accountId, page: '/ho-so/:id', dossierId: dossier.id },
  ])
  expect(reads.filter(({ actorId }) => actorId === firm.accountId)).toEqual([])
  await sender.visitor.open(`${path}/rut`)
  const withdraw = sender.visitor.prepare('/rut')
  await firm.visitor.open(where)
  await firm.visitor.submit(where)
  for (const gone of [path, `/xac-nhan/${dossier.publicId}`, at(), `${at()}/nguoi`]) {
    expect([gone, (await sender.visitor.open(gone)).status]).toEqual([gone, 404])
  }
  expect((await sender.visitor.post(withdraw.target, withdraw.fields)).status).toBe(404)
  expect((await sender.visitor.open('/ho-so')).html).not.toContain(dossier.publicId)
  expect((await findDossier(portal.rooms.db, dossier.publicId))?.state).toBe('submitted')
  await firm.visitor.open(`${path}/rut`)
  await firm.visitor.submit('/rut')
  expect((await findDossier(portal.rooms.db, dossier.publicId))?.state).toBe('withdrawn')
})

test('the talk about a dossier that is shown again with its faults is one more look at what is the firm’s', async () => {
  const sender = await colleague(27)
  await let_(27)
  const dossier = await send(sender)
  const page = '/ho-so/:id/trao-doi'
  const looks = async () => (await listReadsOfPerson(portal.rooms.db, firm.personId, 99))
    .filter((read) => read.page === page && read.actorId === sender.accountId).map(({ dossierId }) => dossierId)
  await sender.visitor.open(`/ho-so/${dossier.publicId}/trao-doi`)
  expect(await looks()).toEqual([dossier.id])
  await sender.visitor.submit('/trao-doi', { tin: ' ' })
  expect(sender.visitor.page.status).toBe(422)
  expect(await looks()).toEqual([dossier.id, dossier.id])
})

test('an answer to a request that is shown again with its faults is one more look at what is the firm’s', async () => {
  const sender = await colleague(29)
  await let_(29)
  const dossier = await send(sender)
  const section = portal.rooms.directory.on('2021-06-25').byId(dossier.receivesAtId)
  const viewer = await portal.province.viewerAs('reception', section?.idOfData ?? '', 'dossier.ask-supplement')
  const [component = ''] = portal.rooms.catalogue.version(dossier.procedureVersionId).content.components
    .filter(({ handling, isForm }) => handling === 'submit' && !isForm).map(({ id }) => id)
  await portal.province.inOneGo((ctx) => askCompletion(ctx, portal.rooms, {
    publicId: dossier.publicId, viewer, items: [{ component, reason: 'Ảnh mờ, không đọc được số.' }],
  }), { actorId: viewer.accountId })
  const page = '/ho-so/:id/bo-sung'
  const looks = async () => (await listReadsOfPerson(portal.rooms.db, firm.personId, 99))
    .filter((read) => read.page === page && read.actorId === sender.accountId).map(({ dossierId }) => dossierId)
  await sender.visitor.open(`/ho-so/${dossier.publicId}/bo-sung`)
  expect(await looks()).toEqual([dossier.id])
  await sender.visitor.upload(`/ho-so/${dossier.publicId}/bo-sung`, [])
  expect([sender.visitor.page.status, sender.visitor.page.text.includes('Lê Thị Làm Thay')]).toEqual([422, true])
  expect(await looks()).toEqual([dossier.id, dossier.id])
})

test('what is on its way when the mandate ends is the firm’s: it opens no more and is not sent, until one acts again', async () => {
  const sender = await colleague(3)
  const where = await let_(3)
  await beginExtract(sender.visitor, portal, `to-chuc:${firm.publicId}`)
  const draft = sender.visitor.page.path.split('/').slice(0, 3).join('/')
  await fillExtract(sender.visitor, portal)
  if (sender.visitor.page.path.endsWith('/giay-to')) await sender.visitor.submit('/giay-to')
  expect(sender.visitor.page.text).toContain(`Nộp thay cho tổ chức ${NAME}, ${TAX_CODE}`)
  const { target, fields } = sender.visitor.prepare('/kiem-tra')
  expect((await sender.visitor.open('/ho-so')).html).toContain(draft)
  await firm.visitor.open(where)
  await firm.visitor.submit(where)
  expect((await sender.visitor.post(target, fields)).status).toBe(404)
  for (const path of ['', '/kiem-tra', '/uy-quyen', '/giay-to', '/to-khai.pdf']) {
    const { status, text } = await sender.visitor.open(`${draft}${path}`)
    expect([path, status, text.includes(NAME)]).toEqual([path, 404, false])
  }
  expect((await sender.visitor.open('/ho-so')).html).not.toContain(draft)
  await let_(3)
  expect((await sender.visitor.open(draft)).status).toBe(200)
})

test('within a scope only its procedures are offered and seen', async () => {
  const marriage = portal.rooms.catalogue.on('2021-06-25').find('ket-hon')?.procedurePublicId ?? ''
  const sender = await colleague(4)
  await let_(4, { 'pham-vi': 'chon', 'thu-tuc': [marriage] })
  const extract = portal.rooms.catalogue.on('2021-06-25').find('trich-luc-ho-tich')
  await expect(beginExtract(sender.visitor, portal, `to-chuc:${firm.publicId}`)).resolves.toMatch(/^\/thu-tuc/)
  expect(sender.visitor.page.status).toBe(422)
  expect(sender.visitor.page.html).not.toContain(`value="to-chuc:${firm.publicId}"`)
  const { visitor, dossiers } = { visitor: sender.visitor, dossiers: await send(await withWhole(5)) }
  expect(dossiers.procedureId).toBe(extract?.procedureId)
  expect((await visitor.open(`/ho-so/${dossiers.publicId}`)).status).toBe(404)
  const table = await visitor.open(at())
  expect(table.html).not.toContain(dossiers.publicId)
  expect(table.text).toContain('Bạn chỉ xem được hồ sơ các thủ tục')
})

async function withWhole(n: number): Promise<Seen> {
  const one = await colleague(n)
  await let_(n)
  return one
}

test('a number with an account and one without answer with the same page; neither tells the name on record', async () => {
  await colleague(6, 'Tên Trên Hồ Sơ')
  const [known, unknown] = [await let_(6), await let_(7)]
  const rowOf = (path: string) => {
    const id = path.split('/').at(-1) ?? ''
    const { html } = firm.visitor.page
    return html.slice(html.indexOf(`aria-labelledby="ten-${id}"`)).split('</section>')[0]?.replaceAll(id, 'ID')
  }
  const masked = (row: string | undefined) => row?.replace(/Số định danh: [^<]+/, '')
  expect(rowOf(known)).toContain('Người Được Thêm')
  expect(masked(rowOf(known))).toBe(masked(rowOf(unknown)))
  expect(firm.visitor.page.html).not.toContain('Tên Trên Hồ Sơ')
  expect(firm.visitor.page.html).not.toContain(numberOf(6))
  await firm.visitor.submit('/nguoi', { so: numberOf(7), ten: 'Người Được Thêm' })
  expect([firm.visitor.page.status, firm.visitor.page.text.includes('đã ở trong danh sách')]).toEqual([422, true])
})

test('what is wrong with the form is said at once, and kept', async () => {
  await firm.visitor.open(`${at()}/nguoi`)
  await firm.visitor.submit('/nguoi', {
    'so': '123', 'ten': 'A1', 'pham-vi': 'chon', 'tu-nam': '', 'den-nam': '2020', 'den-ngay': '1', 'den-thang': '1',
  })
  const { page } = firm.visitor
  expect(page.status).toBe(422)
  expect([...page.html.matchAll(/<li><a href="#([\w-]+)">/g)].map(([, id]) => id)).toEqual([
    'so', 'ten', 'pham-vi', 'tu-ngay', 'den-ngay',
  ])
  expect(new Map(firm.visitor.fieldsOf('/nguoi')).get('ten')).toBe('A1')
})

test('who manages adds others; who only acts sees just their own and gives it up; the only manager cannot', async () => {
  const [manager, actor] = [await colleague(8), await colleague(9)]
  const ofManager = await let_(8, { 'vai-tro': 'quan-ly' })
  await let_(9, {}, manager)
  await actor.visitor.open(`${at()}/nguoi`)
  expect(actor.visitor.page.html).not.toContain('name="so"')
  const [own = '', ...others] = endsIn(actor)
  expect(others).toEqual([])
  expect((await actor.visitor.open(ofManager)).status).toBe(404)
  await manager.visitor.open(ofManager)
  await manager.visitor.submit(ofManager)
  expect([manager.visitor.page.status, manager.visitor.page.text.includes('người quản lý duy nhất')])
    .toEqual([422, true])
  await actor.visitor.open(own)
  await actor.visitor.submit(own)
  expect((await actor.visitor.open(at())).status).toBe(404)
  const stranger = await colleague(10)
  for (const path of [at(), `${at()}/nguoi`, ofManager]) expect((await stranger.visitor.open(path)).status).toBe(404)
})

test('the table is filtered, ordered, searched and paged, and the file is just what is shown', async () => {
  const other = await seenAtCounter(portal, { fullName: 'Công ty Bảng', taxCode: '0200000007' })
  const desk = openDesk(portal.province)
  const [person] = await getPeople(portal.rooms.db, [other.personId])
  if (!person) throw new Error('no firm')
  const made: string[] = []
  for (let nth = 0; nth < 52; nth += 1) {
    const handedInBy = nth === 3 ? '=HYPERLINK("http://x")' : 'Người Nộp'
    made.push((await desk.submit('khai-sinh', { person, territory: 'xa:18856', more: { handedInBy } })).number)
  }
  const path = `/to-chuc/${other.publicId}`
  const numbersIn = () => [...other.visitor.page.html.matchAll(/class="code">([^<]+)</g)].map(([, number]) => number)
  await other.visitor.open(path)
  expect(numbersIn()).toEqual([...made].reverse().slice(0, 50))
  const next = /<form[^>]*>(?:(?!<\/form>).)*name="sau"(?:(?!<\/form>).)*<\/form>/s.exec(other.visitor.page.html)?.[0]
    ?? ''
  const fields = [...next.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  )
  await other.visitor.post(path, fields)
  expect(numbersIn()).toEqual([...made].reverse().slice(50))
  await other.visitor.submit(other.publicId, { xep: 'cu-nhat', tim: 'HYPERLINK' })
  expect(numbersIn()).toEqual([made[3]])
  const file = await other.visitor.submit('/bang')
  expect(String(file.headers['content-type'])).toContain('text/csv')
  expect(file.html.charCodeAt(0)).toBe(0xFEFF)
  expect(file.html.slice(1).split('\r\n')).toEqual([
    'Mã hồ sơ,Thủ tục,Người nộp,Ngày nộp,Trạng thái,Hẹn trả',
    expect.stringMatching(
      new RegExp(`^${String(made[3])},Đăng ký khai sinh,"'=HYPERLINK\\(""http://x""\\)",25/06/2021,`),
    ) as string,
    '',
  ])
  await other.visitor.open(path)
  await other.visitor.submit(other.publicId, { loc: 'co-ket-qua' })
  expect([numbersIn(), other.visitor.page.text.includes('Không có hồ sơ nào như vậy')]).toEqual([[], true])
})

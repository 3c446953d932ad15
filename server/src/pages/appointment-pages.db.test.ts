/**
 * Need (part C2): a time at a section is booked on the portal without a script, by whoever is signed in, the papers
 * being known beforehand; it is changed and cancelled there, and used once at the kiosk of that section.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Seen, seenAtCounter } from '../../test/portal-firm.ts'
import { type HallStage, emptyHall, openKiosk } from '../../test/portal-hall.ts'
import { letAct } from '../../test/portal-proxy.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { addressOf } from './procedure-facts.ts'

let portal: PortalServer
let hall: HallStage
let kiosk: Visitor
let mai: Seen
let nam: Seen
let at = ''
beforeAll(async () => {
  portal = await startPortal()
  ;({ hall, kiosk } = await openKiosk(portal))
  mai = await seenAtCounter(portal, { fullName: 'Lê Thị Mai', personalNumber: '000184990201' })
  nam = await seenAtCounter(portal, { fullName: 'Lê Văn Nam', personalNumber: '000184990202' })
  const birth = portal.rooms.catalogue.on('2021-06-25').find('khai-sinh')
  at = `${birth ? addressOf(birth) : ''}/dat-lich`
})
beforeEach(async () => {
  portal.province.clock.set('2021-06-25T09:00+07:00')
  await emptyHall(portal)
})
afterAll(async () => portal.stop())

const dayAt = (day = '2021-06-28') => `${at}/${hall.section.publicId}/nop-ho-so/${day}`
const book = async ({ visitor }: Seen, gio = '09:00', day = '2021-06-28') => {
  await visitor.open(dayAt(day))
  await visitor.submit(dayAt(day), { gio })
  return visitor.page.path
}
const codeOn = ({ visitor }: Seen) => /class="big">([A-Z2-9]{4}-[A-Z2-9]{4})</.exec(visitor.page.html)?.[1] ?? ''
const rows = async () => (await sql<{ state: string; startsAt: Date }>`
  select state, starts_at from queue.appointment order by id`.execute(portal.province.database.owner)).rows
const come = async (code: string, more = {}) => {
  await kiosk.open(`${hall.at}?hen=1`)
  return kiosk.submit('/lich-hen', { 'ma-hen': code, ...more })
}

test('from the procedure one comes to sections that receive it, to days and to times with places left', async () => {
  const stranger = portal.visitor()
  await stranger.open(at.replace('/dat-lich', ''))
  expect(stranger.page.html).toContain(`href="${at}"`)
  await stranger.open(`${at}?tim=${encodeURIComponent(hall.section.name)}`)
  await stranger.open(`${at}/${hall.section.publicId}`)
  // 8 slots of half an hour in the morning and 7 in the afternoon, of 2 counters x 30 minutes, half of it, 10 each: 3.
  expect(stranger.page.text).toMatch(/thứ Hai 28\/06\/2021\s+còn 45 chỗ/)
  expect(stranger.page.html).not.toContain('2021-06-26')
  await stranger.open(dayAt())
  expect([stranger.page.text.includes('09:00–09:30'), stranger.offers('gio')]).toEqual([true, false])
  expect(stranger.page.html).toContain(`/dang-nhap?tiep=${encodeURIComponent(dayAt())}`)
})

test('what is no section, no procedure, no service or no day is not found', async () => {
  for (const path of [
    `${at}/${crypto.randomUUID()}`, `/thu-tuc/9.999999/dat-lich`, `${at}/${hall.section.publicId}/bay/2021-06-28`,
    `${at}/${hall.section.publicId}/nop-ho-so/2021-02-30`, '/lich-hen/khong-co', `/lich-hen/${crypto.randomUUID()}`,
  ]) expect([path, (await mai.visitor.open(path)).status]).toEqual([path, 404])
})

test('whoever is signed in books a time once, and has code, papers and slip', async () => {
  const { visitor } = mai
  await visitor.open(dayAt())
  expect((await visitor.submit(dayAt())).text).toContain('Hãy chọn một giờ trong danh sách.')
  const { target, fields } = visitor.prepare(dayAt(), { gio: '09:00' })
  await visitor.post(target, fields)
  const mine = visitor.page.path
  expect(mine).toMatch(/^\/lich-hen\/[\da-f-]{36}$/)
  expect(visitor.page.text).toContain('09:00–09:30 thứ Hai 28/06/2021')
  expect(visitor.page.text).toContain('Giấy chứng sinh')
  await visitor.post(target, fields)
  expect([visitor.page.path, await rows()]).toEqual([mine, [{ state: 'booked', startsAt: new Date('2021-06-28T09:00+07:00') }]])
  const { headers, bytes } = await visitor.open(`${mine}/phieu-hen.pdf`)
  expect([headers['content-type'], String(bytes.subarray(0, 5))]).toEqual(['application/pdf', '%PDF-'])
  expect((await visitor.open('/lich-hen')).html).toContain(`href="${mine}"`)
})

test('a time that is past, of a closed day, or taken by oneself already is refused at its field', async () => {
  const { visitor } = mai
  await visitor.open(dayAt())
  const { fields } = visitor.prepare(dayAt(), { gio: '09:00' })
  const sent = async (day: string, gio: string) => {
    const other = fields.filter(([name]) => name !== 'requestId' && name !== 'gio')
    await visitor.post(dayAt(day), [...other, ['requestId', crypto.randomUUID()], ['gio', gio]])
    return [visitor.page.status, /class="summary"[^]*?<a [^>]*>([^<]*)</.exec(visitor.page.html)?.[1]]
  }
  const past = 'Giờ đó đã qua hoặc quá sát. Hãy chọn giờ muộn hơn.'
  const closed = 'Nơi này không nhận hẹn vào giờ đó. Hãy chọn giờ khác.'
  expect(await sent('2021-06-24', '09:00')).toEqual([422, past])
  expect(await sent('2021-06-25', '08:00')).toEqual([422, past])
  expect(await sent('2021-06-26', '09:00')).toEqual([422, closed])
  expect(await sent('2021-06-28', '09:10')).toEqual([422, closed])
  expect(await sent('2021-07-12', '09:00')).toEqual([422, 'Chưa mở đặt lịch cho ngày đó. Hãy chọn ngày gần hơn.'])
  await book(mai)
  expect((await sent('2021-06-28', '09:00'))[1]).toContain('Bạn đã có lịch hẹn vào giờ đó.')
})

test('changed, the old time is free and the code stays; cancelled, it is over', async () => {
  const old = await book(mai)
  const code = codeOn(mai)
  await mai.visitor.open(`${old}/doi`)
  await mai.visitor.open(`${old}/doi/2021-06-29`)
  await mai.visitor.submit('/doi/2021-06-29', { gio: '14:00' })
  expect([mai.visitor.page.path === old, codeOn(mai)]).toEqual([false, code])
  expect(mai.visitor.page.text).toContain('14:00–14:30 thứ Ba 29/06/2021')
  const now = mai.visitor.page.path
  await mai.visitor.open(old)
  expect(mai.visitor.page.path).toBe(now)
  for (const path of [now, `${now}/doi`, `${now}/phieu-hen.pdf`]) expect((await nam.visitor.open(path)).status).toBe(404)
  await mai.visitor.submit('/huy')
  expect(mai.visitor.page.text).toContain('Đã hủy.')
  expect((await rows()).map(({ state }) => state)).toEqual(['changed', 'cancelled'])
})

test('at the kiosk the code gives the number of the appointed time, once; wrong ones are said at the field', async () => {
  await kiosk.open(hall.at)
  expect(kiosk.page.html).toContain(`${hall.at}?hen=1`)
  await book(mai)
  const code = codeOn(mai)
  expect((await come('https://mau.example/?x=00020101021138')).text).toContain('Không có lịch hẹn nào mang mã này.')
  portal.province.clock.set('2021-06-28T08:40+07:00')
  expect((await come(code)).text).toContain('Mời quay lại từ 08:45 thứ Hai 28/06/2021')
  await come(code, { 'uu-tien': 'mang-thai' })
  expect(kiosk.prepare('/lich-hen').fields).toContainEqual(['uu-tien', 'mang-thai'])
  portal.province.clock.set('2021-06-28T08:50+07:00')
  await come(code.replace('-', '').toLowerCase())
  const ticket = kiosk.page.path
  expect(ticket).toMatch(/^\/phieu-cho\/[\da-f-]{36}\?in=1$/)
  await come(code)
  expect(kiosk.page.path).toBe(ticket)
  const { rows: turns } = await sql<{ rankedAt: Date; priority: string }>`select ranked_at, priority from queue.turn
    join queue.visit on visit.id = visit_id`.execute(portal.province.database.owner)
  expect(turns).toEqual([{ rankedAt: new Date('2021-06-28T08:00+07:00'), priority: 'lich-hen' }])
})

test('nobody gets the place of an appointment by asking for it, nor checks in where no kiosk is', async () => {
  await kiosk.open(`${hall.at}?viec=nop-ho-so`)
  expect(kiosk.page.text).not.toContain('Có lịch hẹn')
  const { target, fields } = kiosk.prepare(hall.at)
  await kiosk.post(target, [...fields.filter(([name]) => name !== 'uu-tien'), ['uu-tien', 'lich-hen']])
  const { rows: visits } = await sql`select priority from queue.visit`.execute(portal.province.database.owner)
  expect(visits).toEqual([{ priority: null }])
  await book(mai)
  const code = codeOn(mai)
  const { fields: own } = mai.visitor.prepare('/huy')
  await mai.visitor.post(`${hall.at}/lich-hen`, [...own, ['ma-hen', code]])
  expect(mai.visitor.page.status).toBe(404)
})

test('a daughter books for her mother by mandate; the mother sees who, and cancels it; a stranger sees nothing', async () => {
  const [mother, daughter] = [
    await seenAtCounter(portal, { fullName: 'Lê Thị Mẹ', personalNumber: '000184990203' }),
    await seenAtCounter(portal, { fullName: 'Trần Thị Con', personalNumber: '000184990204' }),
  ]
  const proxy = await letAct(mother.visitor, '000184990204', 'Trần Thị Con')
  await daughter.visitor.open(dayAt())
  await daughter.visitor.submit(dayAt(), { gio: '10:00', cho: `uy-quyen:${proxy}` })
  const path = daughter.visitor.page.path
  expect(path).toMatch(/^\/lich-hen\/[\da-f-]{36}$/)
  expect(daughter.visitor.page.text).toContain('Lê Thị Mẹ')
  await mother.visitor.open('/lich-hen')
  expect(mother.visitor.page.html).toContain(`href="${path}"`)
  await mother.visitor.open(path)
  expect(mother.visitor.page.text).toContain('Trần Thị Con')
  expect(mother.visitor.page.html).not.toContain(`${path}/doi`)
  expect((await mother.visitor.open(`${path}/doi`)).status).toBe(404)
  expect((await nam.visitor.open(path)).status).toBe(404)
  await mother.visitor.open(path)
  await mother.visitor.submit('/huy')
  expect((await rows()).map(({ state }) => state)).toEqual(['cancelled'])
  // Of another, or none at all: said at its field, and nothing is booked.
  await nam.visitor.open(dayAt())
  const { target, fields } = nam.visitor.prepare(dayAt(), { gio: '10:00' })
  await nam.visitor.post(target, [...fields, ['cho', `uy-quyen:${proxy}`]])
  expect(nam.visitor.page.text).toContain('Không có giấy ủy quyền nào như vậy')
  expect(await rows()).toHaveLength(1)
})

/** Papers of every kind that the procedure wants, that an office answers for, in the Kho of somebody. */
async function plant({ personId }: Seen) {
  const types = portal.rooms.catalogue.on('2021-06-25').find('khai-sinh')?.content.components
    .map(({ documentType }) => documentType) ?? []
  for (const type of new Set(types)) await sql`
    with f as (insert into documents.file (sha256, size, kind, pages) values (sha256(${type}::bytea), 9, 'application/pdf', 1)),
    p as (
      insert into documents.paper (sha256, name, document_type, owner_id, source, added_at, added_by, kept_at, standing)
      values (sha256(${type}::bytea), 'giay.pdf', ${type}, ${personId}, 'result', '2021-01-01', 1, '2021-01-01', 'signed-scan')
      returning id)
    insert into documents.keeping (paper_id, basis, article, dossier_id, at, by)
      select id, 'law', 'NĐ 45/2020/NĐ-CP Đ.16', 1, '2021-01-01', 1 from p`
    .execute(portal.province.database.owner)
}

test('what the Kho of whoever comes has is no paper of the person for whom they come', async () => {
  const [mother, daughter] = [
    await seenAtCounter(portal, { fullName: 'Lê Thị Mẹ', personalNumber: '000184990205' }),
    await seenAtCounter(portal, { fullName: 'Trần Thị Con', personalNumber: '000184990206' }),
  ]
  const held = 'đã có trong Kho giấy tờ của bạn'
  await plant(daughter)
  await daughter.visitor.open(dayAt())
  expect(daughter.visitor.page.text).toContain(held)
  const proxy = await letAct(mother.visitor, '000184990206', 'Trần Thị Con')
  await daughter.visitor.open(dayAt())
  expect(daughter.visitor.page.text).not.toContain(held)
  const mandate = { cho: `uy-quyen:${proxy}` }
  await daughter.visitor.submit(dayAt(), { gio: '10:00', ...mandate })
  expect(daughter.visitor.page.path).toMatch(/^\/lich-hen\//)
  expect(daughter.visitor.page.text).not.toContain(held)
  await book(daughter, '11:00')
  expect(daughter.visitor.page.text).toContain(held)
})

test('who knows a mandate and whose number nobody has checked books nothing by it', async () => {
  const [mother, daughter] = [
    await seenAtCounter(portal, { fullName: 'Lê Thị Mẹ', personalNumber: '000184990207' }),
    await seenAtCounter(portal, { fullName: 'Trần Thị Con', personalNumber: '000184990208' }),
  ]
  const proxy = await letAct(mother.visitor, '000184990208', 'Trần Thị Con')
  await sql`update identity.account set level = 1 where id = ${daughter.accountId}`.execute(portal.province.database.owner)
  await daughter.visitor.open(dayAt())
  const { target, fields } = daughter.visitor.prepare(dayAt(), { gio: '10:00' })
  await daughter.visitor.post(target, [...fields, ['cho', `uy-quyen:${proxy}`]])
  expect(daughter.visitor.page.text).toContain('Không có giấy ủy quyền nào như vậy')
  expect(await rows()).toEqual([])
  await book(daughter)
  expect(await rows()).toHaveLength(1)
})

test('other errands are added by address, booked together and shown; more than the rule allows is said', async () => {
  const { visitor } = nam
  await visitor.open(`${dayAt()}?tim=${encodeURIComponent('khai tử')}`)
  const other = new RegExp(`href="${dayAt()}\\?(kem=[\\w.-]+)"`).exec(visitor.page.html)?.[1] ?? ''
  expect(other).not.toBe('')
  await visitor.open(`${dayAt()}?${other}`)
  expect(visitor.page.text).toContain('Việc sẽ làm trong lần đến này')
  await visitor.submit(other, { gio: '09:00' })
  expect(visitor.page.path).toMatch(/^\/lich-hen\/[\da-f-]{36}$/)
  expect(visitor.page.text).toContain('Cùng lần đến')
  expect(await rows()).toHaveLength(2)
  await visitor.open(`${dayAt('2021-06-29')}?${[other, other, other].join('&')}`)
  await visitor.submit(other, { gio: '08:00' })
  expect(visitor.page.text).toContain('Một lịch hẹn nhận nhiều nhất 3 việc')
  expect(await rows()).toHaveLength(2)
})

/**
 * Need: whoever comes gets one number at a kiosk that only the section makes one, or from home while a counter is open;
 * the phone and the board say where to go (KH 1107 II.6).
 */
import type { HallBoard, TicketPlace } from '@motcua/contracts/hall-board.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { seenAtCounter } from '../../test/portal-firm.ts'
import { type HallStage, emptyHall, openKiosk, takeAtKiosk } from '../../test/portal-hall.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { closeDays } from '../modules/queue/public.ts'

let portal: PortalServer
let hall: HallStage
let kiosk: Visitor
beforeAll(async () => {
  portal = await startPortal()
  ;({ hall, kiosk } = await openKiosk(portal))
})
beforeEach(async () => {
  portal.province.clock.set('2021-06-25T09:00+07:00')
  await emptyHall(portal)
})
afterAll(async () => portal.stop())

/** The first two digits of the data. */
const [first, second] = ['nop-ho-so', 'nhan-ket-qua'] as const
const jsonOf = async (path: string) => JSON.parse((await portal.visitor().open(path)).html) as unknown
const visits = async () => (await sql<{ number: number; way: string; priority: string | null; personId: bigint | null }>`
  select number, way, priority, person_id from queue.visit order by id`.execute(portal.province.database.owner)).rows
const numberOf = (visitor: Visitor) => /class="ticket-number">(\d+)</.exec(visitor.page.html)?.[1]

test('a section that is none, or that has no hall, is not found', async () => {
  const agency = portal.rooms.directory.on('2021-06-25').byId(hall.section.parentId ?? 0n)?.publicId ?? ''
  for (const id of [crypto.randomUUID(), 'mot-cua', agency]) for (const part of ['lay-so', 'bang-goi-so', 'phieu-cho'])
    expect([part, id, (await portal.visitor().open(`/${part}/${id}`)).status]).toEqual([part, id, 404])
})

test('a code makes a browser the kiosk once, of that section alone; a wrong one is said at its field', async () => {
  const other = portal.visitor()
  const code = await hall.announce()
  await other.open(hall.at)
  await other.submit('/thiet-bi', { 'ma-thiet-bi': 'SAI-MA' })
  expect([other.page.status, other.page.text.includes('Mã không đúng, đã dùng hoặc quá hạn')]).toEqual([422, true])
  await other.submit('/thiet-bi', { 'ma-thiet-bi': code })
  expect(other.page.text).toContain('Bạn đến làm gì?')
  const late = portal.visitor()
  await late.open(hall.at)
  expect((await late.submit('/thiet-bi', { 'ma-thiet-bi': code })).status).toBe(422)
  const directory = portal.rooms.directory.on('2021-06-25')
  const elsewhere = directory.units.find(({ isOneStop, id }) => isOneStop && id !== hall.section.id)?.publicId ?? ''
  expect((await other.open(`/lay-so/${elsewhere}`)).text).not.toContain('Bạn đến làm gì?')
})

test('at the kiosk: what for, who comes first, the number; a second tap gives the same ticket', async () => {
  await kiosk.open(hall.at)
  const offered = () => (kiosk.page.html.match(/<button[^>]* name="viec"[^>]*>/g) ?? [])
    .map((tag) => / value="([^"]+)"/.exec(tag)?.[1])
  expect(offered()).toEqual(hall.hall.services.map(({ code }) => code))
  await kiosk.open(`${hall.at}?viec=${first}&them=1`)
  expect([offered().length, offered().includes(first)]).toEqual([hall.hall.services.length - 1, false])
  await kiosk.open(`${hall.at}?viec=${first}&viec=${second}`)
  const { target, fields } = kiosk.prepare(hall.at, { 'uu-tien': 'cao-tuoi' })
  await kiosk.post(target, fields)
  const taken = [kiosk.page.path, numberOf(kiosk)]
  expect(taken).toEqual([expect.stringMatching(/^\/phieu-cho\/[\da-f-]{36}\?in=1$/), '1001'])
  await kiosk.post(target, fields)
  expect([kiosk.page.path, numberOf(kiosk)]).toEqual(taken)
  expect(await visits()).toEqual([{ number: 1_001, way: 'kiosk', priority: 'cao-tuoi', personId: null }])
})

test('a card or a phone goes with the visit until it ends, and stands on neither ticket nor board', async () => {
  const CARD = '000184990131|x|Lê Thị Xa|01021984|Nữ|Thôn 1|25042021'
  const given = async () => (await sql`select kind, number, full_name from queue.visitor order by visit_id`
    .execute(portal.province.database.owner)).rows
  const giveAs = async (khach: string) => {
    await kiosk.open(`${hall.at}?viec=${first}`)
    await kiosk.submit(hall.at, { khach })
    return kiosk.page.path
  }
  const ticket = await giveAs(CARD)
  expect(await given()).toEqual([{ kind: 'card', number: '000184990131', fullName: 'Lê Thị Xa' }])
  expect(kiosk.page.text).not.toMatch(/Lê Thị Xa|0131/)
  // The same card once more, as when the printer had no paper: the same ticket.
  expect(await giveAs(CARD)).toBe(ticket)
  await giveAs('0500 000 001')
  await giveAs('')
  expect(await visits()).toHaveLength(3)
  expect(await given()).toHaveLength(2)
  const board = await portal.visitor().open(`/bang-goi-so/${hall.section.publicId}`)
  expect(board.text).not.toMatch(/Lê Thị Xa|0131|0500/)
  await hall.sit(1)
  await hall.call()
  await hall.start()
  expect(await given()).toHaveLength(2)
  await hall.call()
  expect(await given()).toEqual([{ kind: 'phone', number: '+84500000001', fullName: null }])
  portal.province.clock.set('2021-06-26T00:01+07:00')
  await portal.province.inOneGo((ctx) => closeDays(ctx, 10))
  expect(await given()).toEqual([])
})

test('the code of another system gives no number, says so, and does not come back', async () => {
  for (const [khach, said] of [
    ['https://vidu.vn/qr/1', 'Mã này không phải mã trên căn cước'], ['000184990131||', 'Chưa đọc được căn cước'],
    ['0232 3822 011', 'Số điện thoại chưa đúng'],
  ] as const) {
    await kiosk.open(`${hall.at}?viec=${first}`)
    await kiosk.submit(hall.at, { khach })
    const { status, text, html } = kiosk.page
    expect([status, text.includes(said), html.includes(khach)]).toEqual([422, true, false])
    // And a way on: what was chosen is still there.
    await kiosk.submit(hall.at, { khach: '' })
    expect(kiosk.page.path).toMatch(/^\/phieu-cho\//)
  }
})

test('after a refusal all that was chosen is still chosen', async () => {
  await kiosk.open(`${hall.at}?viec=${first}&viec=${second}`)
  await kiosk.submit(hall.at, { 'uu-tien': 'cao-tuoi', khach: '12' })
  expect(kiosk.page.status).toBe(422)
  await kiosk.submit(hall.at, { khach: '' })
  expect(await visits()).toMatchObject([{ priority: 'cao-tuoi' }])
  await hall.sit(1)
  const { visitor } = await seenAtCounter(portal, { fullName: 'Lê Văn Còn', personalNumber: '000084990133' })
  await visitor.open(hall.at)
  await visitor.submit(hall.at, { viec: second, 'bao-lau': '45' })
  expect(visitor.page.status).toBe(422)
  const chosen = (visitor.page.html.match(/<input[^>]*checked=""[^>]*>/g) ?? [])
    .map((tag) => / value="([^"]+)"/.exec(tag)?.[1])
  expect(chosen).toEqual([second, '45'])
})

test('what was given leaves no fingerprint with the request: two that differ in it alone are one', async () => {
  await kiosk.open(`${hall.at}?viec=${first}`)
  const { target, fields } = kiosk.prepare(hall.at, { khach: '0500000001' })
  await kiosk.post(target, fields)
  const ticket = kiosk.page.path
  await kiosk.post(target, fields.map(([name, value]) => [name, name === 'khach' ? '0500000002' : value]))
  expect([ticket.startsWith('/phieu-cho/'), kiosk.page.path]).toEqual([true, ticket])
})

test('a service that is none gives no number, and the kiosk begins anew', async () => {
  await kiosk.open(`${hall.at}?viec=${first}`)
  const { target, fields } = kiosk.prepare(hall.at, { viec: null })
  await kiosk.post(target, [...fields, ['viec', 'cap-vang']])
  expect([kiosk.page.path, await visits()]).toEqual([hall.at, []])
})

test('whoever takes no number has Vietnamese before them next, and a person to ask', async () => {
  await kiosk.open(`/ngon-ngu/en?ve=${hall.at}`)
  expect(kiosk.page.text).toContain('What do you need?')
  expect((await kiosk.open(`${hall.at}?gap=1`)).text).toContain('Please go to the help desk')
  const start = /data-start="([^"]+)"/.exec(kiosk.page.html)?.[1] ?? ''
  expect(kiosk.page.html).toContain(`<noscript><meta http-equiv="refresh" content="60;url=${start}"/></noscript>`)
  expect((await kiosk.open(start)).text).toContain('Bạn đến làm gì?')
})

test('from home: signed in, while a counter is open, one number at a time', async () => {
  const stranger = portal.visitor()
  await stranger.open(hall.at)
  expect([stranger.page.text.includes('Chưa có quầy nào làm việc'), stranger.offers('viec')]).toEqual([true, false])
  await hall.sit(1)
  await stranger.open(hall.at)
  expect(stranger.page.html).toContain(`/dang-nhap?tiep=${encodeURIComponent(hall.at)}`)
  const { visitor, personId } = await seenAtCounter(portal, { fullName: 'Lê Thị Xa', personalNumber: '000184990131' })
  await visitor.open(hall.at)
  expect((await visitor.submit(hall.at)).text).toContain('Chọn ít nhất một việc bạn cần làm.')
  expect((await visitor.submit(hall.at, { viec: second })).text).toContain('Chọn thời gian bạn cần để đến nơi.')
  // Nobody waits: whoever comes is called within half of three minutes at one counter.
  expect((await visitor.submit(hall.at, { viec: second, 'bao-lau': '10' })).text)
    .toContain('Bạn sẽ được gọi sau khoảng 2 phút, chưa kịp đến nơi.')
  expect((await visitor.submit(hall.at, { viec: second, 'bao-lau': '61' })).text).toContain('không quá 60 phút')
  expect(await visits()).toEqual([])
  await visitor.submit(hall.at, { viec: second, 'bao-lau': '0' })
  const ticket = visitor.page.path
  expect(ticket).toMatch(/^\/phieu-cho\/[\da-f-]{36}$/)
  await visitor.open(hall.at)
  // Who has one keeps it, however far away.
  await visitor.submit(hall.at, { viec: first, 'bao-lau': '60' })
  expect(visitor.page.path).toBe(ticket)
  expect(await visits()).toEqual([{ number: 2_001, way: 'online', priority: null, personId }])
})

test('from afar whoever is there before they are called takes a number', async () => {
  await hall.sit(1)
  // Five of ten minutes each at one counter, and half of whom is served: 55 minutes.
  for (let nth = 0; nth < 5; nth += 1) await takeAtKiosk(kiosk, hall, [first])
  const { visitor } = await seenAtCounter(portal, { fullName: 'Lê Văn Gần', personalNumber: '000084990132' })
  await visitor.open(hall.at)
  expect((await visitor.submit(hall.at, { viec: first, 'bao-lau': '60' })).status).toBe(422)
  await visitor.submit(hall.at, { viec: first, 'bao-lau': '45' })
  expect(visitor.page.path).toMatch(/^\/phieu-cho\//)
  // Refused, nothing is written, not even a serial: the next number follows.
  expect((await visits()).map(({ number }) => number)).toEqual([1_001, 1_002, 1_003, 1_004, 1_005, 1_006])
})

test('the phone says how many are before, and where to go; each errand in its turn', async () => {
  await hall.sit(2)
  await takeAtKiosk(kiosk, hall, [first])
  const ticket = await takeAtKiosk(kiosk, hall, [first, second])
  const phone = portal.visitor()
  await phone.open(ticket)
  // One before, and half of whom is served: 1.5 of 10 minutes at one counter.
  expect(phone.page.text).toContain('Còn 1 người trước bạn, khoảng 15 phút')
  expect([phone.page.headers['x-robots-tag'], phone.page.headers['cache-control']]).toEqual(['noindex', 'private, no-store'])
  expect(await jsonOf(`${ticket}/vi-tri`)).toEqual({
    isOver: false, askAfterSeconds: 30, call: null, turns: [
      { state: 'waiting', text: 'Còn 1 người trước bạn, khoảng 15 phút' },
      { state: 'later', text: 'Tới lượt khi xong việc trước' },
    ],
  } satisfies TicketPlace)
  await hall.call()
  await hall.call()
  expect((await phone.open(ticket)).html).toMatch(/id="goi"[^>]*>Mời đến quầy 2</)
  expect(await jsonOf(`${ticket}/vi-tri`)).toMatchObject({ askAfterSeconds: 10, call: { text: 'Mời đến quầy 2' } })
  await hall.start()
  await hall.call()
  expect((await jsonOf(`${ticket}/vi-tri`) as TicketPlace).turns.map(({ state }) => state)).toEqual(['served', 'called'])
  portal.province.clock.set('2021-06-28T09:00+07:00')
  expect((await phone.open(ticket)).text).toContain('nay không còn giá trị')
})

test('the ticket on paper', async () => {
  const ticket = await takeAtKiosk(kiosk, hall, [first])
  const { headers, bytes } = await portal.visitor().open(`${ticket}/phieu.pdf`)
  expect([headers['content-type'], String(bytes.subarray(0, 5))]).toEqual(['application/pdf', '%PDF-'])
})

test('the board shows numbers and counters, and its line tells each call', async () => {
  await hall.sit(1)
  const board = `/bang-goi-so/${hall.section.publicId}`
  const line = await portal.app.inject({
    method: 'GET', url: `${board}/luot-goi`, headers: { accept: 'text/event-stream' }, payloadAsStream: true,
  })
  expect(line.headers['content-type']).toBe('text/event-stream')
  const told = newsOf(line.stream())
  expect((await told()).calls).toEqual([])
  // Who sat down a moment ago may be told by itself.
  const toldOf = async <T,>(what: (board: HallBoard) => T | undefined): Promise<T> => what(await told()) ?? toldOf(what)
  await takeAtKiosk(kiosk, hall, [second])
  expect(await toldOf(({ waiting }) => waiting.find(({ count }) => count > 0))).toMatchObject({ count: 1 })
  await hall.call()
  const call = await toldOf(({ calls }) => calls[0])
  expect(call).toMatchObject({ number: 2_001, counter: 1 })
  expect(await jsonOf(`${board}/luot-goi`)).toMatchObject({ calls: [call] })
  const { text, html } = await portal.visitor().open(board)
  expect(text).toContain('2001 → Quầy 1')
  const voice = JSON.parse((/data-voice="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"')) as object
  expect(Object.keys(voice).sort()).toEqual([...'0123456789'.split(''), 'chuong', 'den-quay-so', 'moi-so'])
  line.stream().destroy()
})

/** Reads the news of a line, one at a time. */
function newsOf(stream: NodeJS.ReadableStream): () => Promise<HallBoard> {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<string | Buffer, undefined>
  let text = ''
  return async () => {
    for (;;) {
      const [, data, rest] = /event: board\ndata: (.*)\n\n([\s\S]*)/.exec(text) ?? []
      if (data !== undefined) {
        text = rest ?? ''
        return JSON.parse(data) as HallBoard
      }
      const next = await chunks.next()
      if (next.done === true) throw new Error('the line was ended')
      text += String(next.value)
    }
  }
}

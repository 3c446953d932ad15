/** Need (part C4): a fee is paid from home, and nothing that a browser says or changes counts. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../test/dossier-desk.ts'
import { headersOf } from '../../test/portal-cast.ts'
import { type StandInGateway, startStandInGateway } from '../../test/payment-gateway.ts'
import { sendBirth } from '../../test/portal-birth.ts'
import { owe } from '../../test/portal-fees.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { ok } from '../kernel/result.ts'
import { releaseHandler } from '../jobs/release-results.ts'
import { reverseMoney } from '../jobs/reverse-money.ts'
import {
  askRefund, askReversal, decideRefund, endRefund, findBill, findUnpaid, listDifferences, receiveMoney, takePayment,
} from '../modules/payments/public.ts'
import { openLog } from '../platform/log.ts'
import { type SaidTaxNotice, findDossier, hearSector, listSlips } from '../modules/dossiers/public.ts'

let portal: PortalServer
let gateway: StandInGateway
beforeAll(async () => {
  gateway = await startStandInGateway()
  portal = await startPortal({ gateway: gateway.client })
})
afterAll(async () => {
  await portal.stop()
  await gateway.stop()
})

const billAt = async (path: string) => findBill(portal.rooms.db, path.split('/').at(-1) ?? '')

test('what is owed is paid at the gateway, and the page says so when the money has come and not before', async () => {
  const mother = portal.visitor()
  const id = await sendBirth(mother, portal, 60, 'Đỗ Văn Phí')
  expect((await mother.open(`/ho-so/${id}`)).text).not.toContain('Nộp phí, lệ phí')
  await owe(portal, id, [8_000, 25_000])
  expect((await mother.open(`/ho-so/${id}`)).text).toContain('còn phải nộp 33.000 đ')
  expect((await mother.open(`/ho-so/${id}/nop-phi`)).text).toContain('Nghị quyết về phí')
  // Nothing in the form says what is paid or how much.
  expect(mother.fieldsOf(`/ho-so/${id}/nop-phi`).map(([name]) => name)).toEqual(['csrf', 'requestId'])
  await mother.submit('/nop-phi')
  const at = mother.page.path
  const bill = await billAt(at)
  expect([bill?.amount, bill?.state]).toEqual([33_000, 'open'])
  expect(mother.page.text).toContain(bill?.reference)
  expect(mother.page.html).toContain(`<meta http-equiv="refresh" content="30;url=${at}"/>`)
  expect(mother.page.html).toMatch(/<img class="qr" alt="Mã VietQR[^>]* src="data:image\/svg\+xml,/)

  const sent = await portal.app.inject({ method: 'GET', url: `${at}/cong`, headers: headersOf(mother) })
  expect([sent.statusCode, sent.headers.location]).toEqual([303, `${gateway.url}/tra-tien?don=${bill?.reference ?? ''}`])
  expect(gateway.bills.get(bill?.reference ?? '')).toEqual({ amount: 33_000, returnTo: `http://localhost${at}` })
  // Coming back from the gateway proves nothing.
  expect((await mother.open(`${at}?error_code=0&SoTien=33000`)).text).toContain('Chờ nộp tiền')
  await portal.province.inOneGo((ctx) => receiveMoney(ctx, {
    ...gateway.pay(bill?.reference ?? '', 33_000, ctx.now), source: 'gateway',
  }))
  expect((await mother.open(at)).text).toContain('Đã nộp đủ')
  expect(mother.page.html).not.toContain('http-equiv="refresh"')
  const dossier = await findDossier(portal.rooms.db, id)
  expect(await findUnpaid(portal.rooms.db, dossier?.id ?? 0n)).toEqual([])
})

test('an amount or a charge that is written into the form changes nothing', async () => {
  const mother = portal.visitor()
  const id = await sendBirth(mother, portal, 61, 'Đỗ Văn Đổi')
  await owe(portal, id, [8_000])
  await mother.open(`/ho-so/${id}/nop-phi`)
  const at = `/ho-so/${id}/nop-phi`
  const fields = [...mother.fieldsOf(at), ['amount', '1'], ['SoTien', '1'], ['charges', crypto.randomUUID()]] as const
  await mother.post(at, fields)
  expect((await billAt(mother.page.path))?.amount).toBe(8_000)
})

test('a bill is its payer’s alone; a gateway that is down takes nothing, and a bill may be taken back', async () => {
  const mother = portal.visitor()
  const id = await sendBirth(mother, portal, 62, 'Đỗ Văn Riêng')
  await owe(portal, id, [8_000])
  await mother.open(`/ho-so/${id}/nop-phi`)
  await mother.submit('/nop-phi')
  const at = mother.page.path
  const other = portal.visitor()
  await sendBirth(other, portal, 63, 'Đỗ Văn Khác')
  for (const path of [at, `${at}/cong`, `/ho-so/${id}/nop-phi`]) expect([path, (await other.open(path)).status]).toEqual([path, 404])

  gateway.fail(500)
  expect([(await mother.open(`${at}/cong`)).status, mother.page.text]).toEqual([503, expect.stringContaining('chưa trả lời')])
  gateway.fail(200)
  await mother.open(at)
  await mother.submit('/huy')
  expect(mother.page.text).toContain('Lần thanh toán này đã bỏ')
  const { rows } = await sql<{ type: string }>`select type from audit.event
    where subject_kind = 'bill' and subject_id = ${(await billAt(at))?.id ?? 0n} order by id`.execute(portal.rooms.db)
  expect(rows.map(({ type }) => type)).toEqual(['bill.opened', 'bill.cancelled'])
})

test('money for a bill of which a part was paid in cash is shown to its payer until it has gone back', async () => {
  const mother = portal.visitor()
  const id = await sendBirth(mother, portal, 66, 'Đỗ Văn Dư')
  await owe(portal, id, [8_000, 25_000])
  await mother.open(`/ho-so/${id}/nop-phi`)
  await mother.submit('/nop-phi')
  const at = mother.page.path
  const bill = await billAt(at)
  const dossier = await findDossier(portal.rooms.db, id)
  const [first] = await findUnpaid(portal.rooms.db, dossier?.id ?? 0n)
  await portal.province.inOneGo((ctx) => takePayment(ctx, {
    charges: [first?.publicId ?? ''], unitId: bill?.unitId ?? 0n, way: 'cash', amount: 8_000, payer: 'Người nộp',
    paidAt: ctx.now, reference: null,
  }))
  expect((await mother.open(at)).text).toContain('mã thanh toán này không dùng nữa')
  expect(mother.page.text).not.toContain('Tiền đã đến')
  const money = gateway.pay(bill?.reference ?? '', 33_000, portal.rooms.clock.now())
  await portal.province.inOneGo((ctx) => receiveMoney(ctx, { ...money, source: 'gateway' }))
  expect((await mother.open(at)).text).toMatch(/Tiền đã đến.*33.000 đ.*trả lại bạn toàn bộ/s)
  expect((await mother.open(`/ho-so/${id}/nop-phi`)).text).toContain('Bạn đã trả 33.000 đ, không khớp số còn phải nộp')

  const day = '2021-06-25'
  const all = await listDifferences(portal.rooms.db, { day, unitIds: undefined, after: 0n }, 1_000)
  const difference = all.find(({ reference }) => reference === money.reference)?.publicId ?? ''
  await portal.province.inOneGo((ctx) => askReversal(ctx, {
    difference, why: 'Một khoản đã thu tiền mặt', isWithin: () => true, hasGateway: true,
  }), { actorId: 22n })
  expect((await mother.open(at)).text).toContain('Toàn bộ đang được trả lại nơi bạn đã trả')
  await reverseMoney({ ...portal.rooms, log: openLog('silent') }, gateway.client)
  expect((await mother.open(at)).text).toContain('Đã trả lại toàn bộ ngày 25/06/2021')
  // What an official wrote about it is theirs.
  expect(mother.page.text).not.toContain('Một khoản đã thu tiền mặt')
  // What has gone back is said no longer where the rest is paid.
  expect((await mother.open(`/ho-so/${id}/nop-phi`)).text).not.toContain('Bạn đã trả')
  const other = portal.visitor()
  await sendBirth(other, portal, 67, 'Đỗ Văn Lạ')
  expect((await other.open(at)).status).toBe(404)
})

type Desk = ReturnType<typeof openDesk>
const openOwed = () => openDesk({ ...portal.province, storage: portal.rooms.storage })

/** A birth that is to be issued, with 8.000 đồng owed. */
async function issueOwed(desk: Desk, id: string): Promise<void> {
  const dossier = await desk.dossier(id)
  const unit = (unitId: bigint) => portal.rooms.directory.on('2021-06-25').byId(unitId)?.idOfData ?? ''
  const agency = unit(dossier.competentUnitId)
  for (const [deed, role, at] of [
    ['accept', 'reception', unit(dossier.receivesAtId)], ['take', 'officer', agency], ['propose', 'officer', agency],
    ['approve', 'agency_head', agency],
  ] as const) await desk.act(deed, id, [role, at])
  await owe(portal, id, [8_000])
  await desk.act('issue', id, ['clerk', agency])
}

/** Events of these types of a dossier, as far as they are listened to, told to whoever lets results in. */
async function tellRelease(dossierId: bigint, types: readonly string[]): Promise<void> {
  const handler = releaseHandler(portal.rooms)
  const { rows } = await sql<{ type: string }>`select type from audit.event
    where dossier_id = ${dossierId} and type = any(${types}) order by id`.execute(portal.rooms.db)
  for (const event of rows.filter(({ type }) => handler.hears.includes(type)))
    await portal.province.inOneGo(async (ctx) => {
      await handler.handle(ctx, { ...event, dossierId } as never)
      return ok(null)
    })
}
const keptOf = async (dossierId: bigint) => (await sql`select from documents.keeping
  where dossier_id = ${dossierId}`.execute(portal.rooms.db)).rows.length

/** What was paid of a dossier last goes back, and is owed again. */
async function sendBack(dossierId: bigint): Promise<void> {
  const { rows: [paid] } = await sql<{ payment: string; charge: string }>`
    select payment.public_id as payment, charge.public_id as charge from payments.payment_item item
    join payments.payment on payment.id = item.payment_id join payments.charge on charge.id = item.charge_id
    where charge.dossier_id = ${dossierId} order by charge.id desc limit 1`.execute(portal.rooms.db)
  const on = { isReached: () => true }
  const { publicId: refund } = await portal.province.inOneGo((ctx) => askRefund(ctx, {
    ...on, payment: paid?.payment ?? '', charges: [paid?.charge ?? ''], reason: 'Thu nhầm người', way: 'transfer',
    chargesThen: 'owed',
  }), { actorId: 21n })
  const head = { actorId: 22n }
  await portal.province.inOneGo((ctx) => decideRefund(ctx, { ...on, refund, isApproved: true, why: null }), head)
  await portal.province.inOneGo((ctx) => endRefund(ctx, { ...on, refund, reference: 'FT-HOAN-1' }), head)
}

test('a result is neither read nor in the Kho before what is due is paid, and both after (R18)', async () => {
  const desk = openOwed()
  const mother = portal.visitor()
  const id = await sendBirth(mother, portal, 64, 'Đỗ Văn Giữ')
  await issueOwed(desk, id)
  const dossier = await desk.dossier(id)
  const slip = (await listSlips(portal.rooms.db, dossier.id)).find(({ form }) => form === 'result')?.publicId ?? ''
  const seen = async () => {
    await tellRelease(dossier.id, ['charge.paid', 'charge.reopened'])
    const { text, html } = await mother.open(`/ho-so/${id}`)
    return [
      html.includes(slip), text.includes('mở xem và tải được khi đã nộp đủ'), await keptOf(dossier.id),
      (await mother.open(`/ho-so/${id}/phieu/${slip}.pdf`)).status,
    ]
  }
  expect(await seen()).toEqual([false, true, 0, 404])
  await desk.pay(id)
  expect(await seen()).toEqual([true, false, 1, 200])
  expect(await seen()).toEqual([true, false, 1, 200])
  // What goes back is owed again, and takes nothing from whoever has read it and holds it in the Kho.
  await sendBack(dossier.id)
  expect((await findUnpaid(portal.rooms.db, dossier.id)).map(({ amount }) => amount)).toContain(8_000)
  expect(await seen()).toEqual([true, false, 1, 200])
})

test('money that came while the result was being issued lets it into the Kho with its issue', async () => {
  const desk = openOwed()
  const id = await sendBirth(portal.visitor(), portal, 65, 'Đỗ Văn Đua')
  await issueOwed(desk, id)
  const { id: dossierId } = await desk.dossier(id)
  // As if it were told after the issue only: that the money came was heard before there was a result.
  await tellRelease(dossierId, ['dossier.issued'])
  expect(await keptOf(dossierId)).toBe(0)
  await desk.pay(id)
  await tellRelease(dossierId, ['dossier.issued'])
  expect(await keptOf(dossierId)).toBe(1)
})

test('what the tax agency wants is shown with whom to pay and until when, and is none of our fees', async () => {
  const mother = portal.visitor()
  const id = await sendBirth(mother, portal, 68, 'Đỗ Văn Thuế')
  const dossierId = (await findDossier(portal.rooms.db, id))?.id ?? 0n
  const notice = {
    number: '77/TB-TEST', issuedOn: '2021-06-25', agencyCode: 'T01', agency: 'Thuế cơ sở <thử>', items: [
      { name: 'Thuế TNCN', amount: 30_000_000 }, { name: 'Lệ phí trước bạ', amount: 7_500_000 },
    ],
    treasury: 'Kho bạc thử nghiệm', account: '7111.000', accountName: 'Thu ngân sách', bank: null, words: 'Nop thue TB 77',
    payBy: '2021-07-25', state: 'open', paidOn: null, receipt: null,
  } as const
  const hear = async (minute: number, change: Partial<SaidTaxNotice> = {}) => portal.province.inOneGo(async (ctx) =>
    hearSector(ctx, portal.rooms, {
      system: 'land', dossierId, state: 'awaiting-payment', at: new Date(Date.UTC(2021, 5, 25, 2, minute)), code: '4', words: '',
      result: null, taxNotices: [{ ...notice, ...change }],
    }))
  await hear(1)
  const page = (await mother.open(`/ho-so/${id}`)).text
  for (const words of ['37.500.000', '30.000.000', 'Thuế cơ sở <thử>', '7111.000', 'Nop thue TB 77', '25/07/2021', 'chưa nộp'])
    expect(page).toContain(words)
  expect(page).not.toContain('Nộp phí, lệ phí')
  expect((await mother.open(`/ho-so/${id}/nop-phi`)).text).toContain('không còn khoản nào phải nộp')
  await hear(2, { state: 'paid', paidOn: '2021-06-25', receipt: 'BL-000077' })
  const paid = (await mother.open(`/ho-so/${id}`)).text
  expect(paid).toContain('biên lai số BL-000077')
  expect(paid).not.toContain('7111.000')
})

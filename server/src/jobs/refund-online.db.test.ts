/** Need (part C4): money that a head lets go back goes back once, whatever the gateway does meanwhile. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { raise } from '../../test/charges.ts'
import { type StandInGateway, startStandInGateway } from '../../test/payment-gateway.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import {
  askRefund, decideRefund, findUnpaid, listRefunds, openBill, receiveMoney,
} from '../modules/payments/public.ts'
import { stoppedClock } from '../platform/clock.ts'
import { openLog } from '../platform/log.ts'
import { SendFault } from '../platform/send-fault.ts'
import { refundOnline } from './refund-online.ts'

let province: Province
let gateway: StandInGateway
beforeAll(async () => {
  [province, gateway] = await Promise.all([createProvince(), startStandInGateway()])
})
afterAll(async () => {
  await province.drop()
  await gateway.stop()
})

const paymentOf = async (id: bigint) => (await sql<{ publicId: string }>`select public_id from payments.payment
  where id = ${id}`.execute(province.db)).rows[0]?.publicId ?? ''

/** Paid online, asked to go back by a clerk and let go by another. */
async function approved(amount: number) {
  const charges = await raise(province, [amount])
  const ids = charges.map(({ publicId }) => publicId)
  const bill = await province.inOneGo((ctx) => openBill(ctx, { charges: ids, payer: 'Người nộp', minutes: 30 }))
  const money = gateway.pay(bill.reference, amount, province.clock.now())
  const { remittance } = await province.inOneGo((ctx) => receiveMoney(ctx, { ...money, source: 'gateway' }))
  const payment = await paymentOf(remittance.paymentId ?? 0n)
  const refund = await province.inOneGo((ctx) => askRefund(ctx, {
    payment, charges: ids, reason: 'Thu thừa', way: 'online', chargesThen: 'owed', isReached: () => true,
  }), { actorId: 21n })
  await province.inOneGo((ctx) => decideRefund(ctx, {
    refund: refund.publicId, isApproved: true, why: null, isReached: () => true,
  }), { actorId: 22n })
  return { money, paymentId: remittance.paymentId ?? 0n, dossierId: charges[0]?.dossierId ?? 0n, refund }
}
const rooms = () => ({ ...province, log: openLog('silent') })
const states = async (paymentId: bigint) => (await listRefunds(province.db, paymentId)).map(({ state }) => state)

test('goes back once, however many workers ask, and its charges are owed again', async () => {
  const { money, paymentId, dossierId } = await approved(5_000)
  await Promise.all([1, 2, 3].map(() => refundOnline(rooms(), gateway.client)))
  expect(gateway.refunds.map(({ money: of, amount }) => [of, amount])).toEqual([[money.reference, 5_000]])
  expect([await states(paymentId), (await findUnpaid(province.db, dossierId)).length]).toEqual([['done'], 1])
  expect(await refundOnline(rooms(), gateway.client)).toBe(0)
})

test('is asked for again when the answer was lost, and has gone back once', async () => {
  const { money, paymentId } = await approved(6_000)
  gateway.fail(503) // it does what it is asked, and nobody hears of it
  expect(await refundOnline(rooms(), gateway.client)).toBe(0)
  expect(await states(paymentId)).toEqual(['approved'])
  gateway.fail(200)
  expect(await refundOnline(rooms(), gateway.client)).toBe(1)
  expect(await states(paymentId)).toEqual(['done'])
  expect(gateway.refunds.filter(({ money: of }) => of === money.reference)).toHaveLength(1)
})

test('fifty on which it stumbles keep no other from going back, and are asked for again after a while', async () => {
  const bad = new Set<string>()
  for (let nth = 0; nth < 50; nth++) bad.add((await approved(8_000 + nth)).money.reference)
  const good = await approved(9_000)
  const stumbling: typeof gateway.client = {
    ...gateway.client,
    async refund(one) {
      if (bad.has(one.reference)) throw new SendFault('http-404', false)
      return gateway.client.refund(one)
    },
  }
  expect(await refundOnline(rooms(), stumbling)).toBe(0)
  expect(await refundOnline(rooms(), stumbling)).toBe(1)
  expect(await states(good.paymentId)).toEqual(['done'])
  expect(await refundOnline(rooms(), gateway.client)).toBe(0)
  const later = stoppedClock(new Date(province.clock.now().getTime() + 60_000).toISOString())
  expect(await refundOnline({ ...rooms(), clock: later }, gateway.client)).toBe(50)
})

test('fails where the gateway refuses, and its charges stay paid', async () => {
  const { paymentId, dossierId } = await approved(7_000)
  gateway.refuseRefunds()
  await refundOnline(rooms(), gateway.client)
  expect([await states(paymentId), await findUnpaid(province.db, dossierId)]).toEqual([['failed'], []])
})

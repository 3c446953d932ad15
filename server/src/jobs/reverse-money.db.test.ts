/** Need (part C4): money that paid nothing goes back once to where it came from, and is settled only then. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { raise } from '../../test/charges.ts'
import { type StandInGateway, startStandInGateway } from '../../test/payment-gateway.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import {
  type Difference, type DifferenceKind, askReversal, listDifferences, openBill, receiveMoney, reconcileDay, reversalsOf,
  settleDifference,
} from '../modules/payments/public.ts'
import { stoppedClock } from '../platform/clock.ts'
import type { GatewayMoney } from '../platform/gateway/payment-gateway.ts'
import { openLog } from '../platform/log.ts'
import { SendFault } from '../platform/send-fault.ts'
import { reverseMoney } from './reverse-money.ts'

const HEAD = { actorId: 21n }
let province: Province
let gateway: StandInGateway
beforeAll(async () => {
  [province, gateway] = await Promise.all([createProvince(), startStandInGateway()])
})
afterAll(async () => {
  await province.drop()
  await gateway.stop()
})

const rooms = () => ({ ...province, log: openLog('silent') })
const DAY = '2021-06-25'
const listed = async (reference: string, kind?: DifferenceKind): Promise<Difference> => {
  const all = await listDifferences(province.db, { day: DAY, unitIds: undefined, after: 0n }, 1_000)
  const found = all.find((one) => one.reference === reference && (kind ?? one.kind) === one.kind)
  if (!found) throw new Error(`no difference ${reference}`)
  return found
}
/** Money for a bill of `owed` đồng, of which so much came. */
async function came(owed: number, amount: number) {
  const charges = await raise(province, [owed])
  const bill = await province.inOneGo((ctx) => openBill(ctx, {
    charges: charges.map(({ publicId }) => publicId), payer: 'Người nộp', minutes: 30,
  }))
  const money = gateway.pay(bill.reference, amount, province.clock.now())
  await province.inOneGo((ctx) => receiveMoney(ctx, { ...money, source: 'gateway' }))
  return { bill, money }
}
const ask = (difference: string, isWithin: (unitId: bigint | null) => boolean = () => true) =>
  province.inOneGo((ctx) => askReversal(ctx, { difference, why: 'Trả nhầm', isWithin, hasGateway: true }), HEAD)
const settle = (difference: string) => province.inOneGo((ctx) => settleDifference(ctx, {
  difference, why: 'Đã trả qua ngân hàng', isWithin: () => true,
}), { actorId: 22n })
const reconcile = (list: readonly GatewayMoney[]) => province.inOneGo((ctx) => reconcileDay(ctx, { day: DAY, list }))
const sent = (reference: string) =>
  gateway.refunds.filter(({ money }) => money === reference).map(({ amount }) => amount)
const stands = async (reference: string) => {
  const { id, state, why } = await listed(reference)
  return [state, why, (await reversalsOf(province.db, [id])).get(id)]
}

test('a wrong amount goes back whole and once, however many workers ask; then its difference is settled', async () => {
  const { money } = await came(5_000, 4_000)
  await ask((await listed(money.reference)).publicId)
  expect(await stands(money.reference)).toEqual(['open', null, 'asked'])
  await Promise.all([1, 2, 3].map(() => reverseMoney(rooms(), gateway.client)))
  expect(sent(money.reference)).toEqual([4_000])
  expect(await stands(money.reference)).toEqual(['settled', 'Trả nhầm', 'done'])
  const { rows } = await sql<{ type: string }>`select type from audit.event
    where subject_kind = 'reversal' order by id`.execute(province.db)
  expect(rows.map(({ type }) => type)).toEqual(['reversal.asked', 'reversal.done'])
  expect(await reverseMoney(rooms(), gateway.client)).toBe(0)
})

test('what was paid twice goes back, and what paid stays paid', async () => {
  const { bill, money } = await came(6_000, 6_000)
  const again = gateway.pay(bill.reference, 6_000, province.clock.now())
  await province.inOneGo((ctx) => receiveMoney(ctx, { ...again, source: 'gateway' }))
  await ask((await listed(again.reference)).publicId)
  await reverseMoney(rooms(), gateway.client)
  expect([sent(again.reference), sent(money.reference)]).toEqual([[6_000], []])
})

test('is asked for once, within reach only, and not of what paid something or was settled', async () => {
  const { money } = await came(5_000, 3_000)
  const { publicId } = await listed(money.reference)
  await expect(ask(publicId, () => false)).rejects.toThrow('difference-missing')
  await ask(publicId)
  await expect(ask(publicId)).rejects.toThrow('reversal-open')

  // Told again with another amount: the money itself has paid its charge.
  const paid = await came(7_000, 7_000)
  await province.inOneGo((ctx) => receiveMoney(ctx, { ...paid.money, amount: 7_500, source: 'gateway' }))
  const told = await listed(paid.money.reference)
  await expect(ask(told.publicId)).rejects.toThrow('reversal-not-for-this')
  await province.inOneGo((ctx) => settleDifference(ctx, {
    difference: told.publicId, why: 'Cổng báo nhầm', isWithin: () => true,
  }), HEAD)
  await expect(ask(told.publicId)).rejects.toThrow('difference-state')
})

describe('one sum goes back once', () => {
  test('what goes back through the gateway is not settled by hand, on none of its entries; nor the other way round', async () => {
    const { money } = await came(5_000, 4_100)
    await reconcile([money])
    const [amount, missing] = [await listed(money.reference, 'amount'), await listed(money.reference, 'missing-statement')]
    await expect(ask(missing.publicId)).rejects.toThrow('reversal-not-for-this')
    await ask(amount.publicId)
    await expect(settle(amount.publicId)).rejects.toThrow('reversal-open')
    await expect(settle(missing.publicId)).rejects.toThrow('reversal-open')

    const other = await came(5_000, 4_200)
    const { publicId } = await listed(other.money.reference)
    await settle(publicId)
    await expect(ask(publicId)).rejects.toThrow('difference-state')
  })

  test('whoever is first: asked and settled in the same moment, one of both is refused', async () => {
    for (let nth = 0; nth < 5; nth++) {
      const { money } = await came(5_000, 4_300 + nth)
      const { publicId } = await listed(money.reference)
      const done = await Promise.allSettled([ask(publicId), settle(publicId)])
      expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    }
  })

  test('what went back is missing nowhere any more, and does not come back when the day is reconciled', async () => {
    const { money } = await came(5_000, 4_400)
    await reconcile([])
    const kinds = ['amount', 'missing-gateway', 'missing-statement'] as const
    const stand = () => Promise.all(kinds.map(async (kind) => {
      const { id, state } = await listed(money.reference, kind)
      return [state, (await reversalsOf(province.db, [id])).get(id)]
    }))
    await ask((await listed(money.reference, 'amount')).publicId)
    expect(await stand()).toEqual(kinds.map(() => ['open', 'asked']))
    await reverseMoney(rooms(), gateway.client)
    expect(await stand()).toEqual(kinds.map(() => ['settled', 'done']))
    const later = await came(5_000, 4_500)
    await ask((await listed(later.money.reference)).publicId)
    await reverseMoney(rooms(), gateway.client)
    await reconcile([])
    await expect(listed(later.money.reference, 'missing-statement')).rejects.toThrow('no difference')
  })

  test('money of which two amounts are told stays until one is', async () => {
    const { money } = await came(5_000, 4_600)
    const tell = (amount: number) => province.inOneGo((ctx) => receiveMoney(ctx, { ...money, amount, source: 'gateway' }))
    await tell(4_700)
    const { publicId, ours, theirs } = await listed(money.reference)
    expect([ours, theirs]).toEqual([5_000, 4_700])
    await expect(ask(publicId)).rejects.toThrow('reversal-amount-unsure')
    await tell(4_600)
    await ask(publicId)

    const paid = await came(6_000, 6_000)
    const again = gateway.pay(paid.bill.reference, 6_000, province.clock.now())
    for (const amount of [6_000, 6_100])
      await province.inOneGo((ctx) => receiveMoney(ctx, { ...again, amount, source: 'gateway' }))
    const twice = await listed(again.reference, 'not-owed')
    await expect(ask(twice.publicId)).rejects.toThrow('reversal-amount-unsure')
    await settle((await listed(again.reference, 'amount')).publicId)
    await ask(twice.publicId)
  })
})

test('one on which the gateway stumbles holds up no other, and stays asked for', async () => {
  await reverseMoney(rooms(), gateway.client)
  const [bad, good] = [await came(5_000, 1_100), await came(5_000, 1_200)]
  for (const { money } of [bad, good]) await ask((await listed(money.reference)).publicId)
  const stumbling: typeof gateway.client = {
    ...gateway.client,
    async refund(one) {
      if (one.reference === bad.money.reference) throw new SendFault('http-404', false)
      return gateway.client.refund(one)
    },
  }
  expect(await reverseMoney(rooms(), stumbling)).toBe(1)
  expect([await stands(bad.money.reference), await stands(good.money.reference)]).toEqual([
    ['open', null, 'asked'], ['settled', 'Trả nhầm', 'done'],
  ])
})

test('fifty on which it stumbles keep no other from going back, and are asked for again after a while', async () => {
  await reverseMoney(rooms(), gateway.client)
  const bad = new Set<string>()
  for (let nth = 0; nth < 50; nth++) {
    const { money } = await came(5_000, 2_100 + nth)
    await ask((await listed(money.reference)).publicId)
    bad.add(money.reference)
  }
  const { money: good } = await came(5_000, 2_300)
  await ask((await listed(good.reference)).publicId)
  const stumbling: typeof gateway.client = {
    ...gateway.client,
    async refund(one) {
      if (bad.has(one.reference)) throw new SendFault('http-404', false)
      return gateway.client.refund(one)
    },
  }
  expect(await reverseMoney(rooms(), stumbling)).toBe(0)
  expect(await reverseMoney(rooms(), stumbling)).toBe(1)
  expect(sent(good.reference)).toEqual([2_300])
  expect(await reverseMoney(rooms(), gateway.client)).toBe(0)
  const later = stoppedClock(new Date(province.clock.now().getTime() + 60_000).toISOString())
  expect(await reverseMoney({ ...rooms(), clock: later }, gateway.client)).toBe(50)
})

test('a gateway that refuses us puts nothing off: all go once it lets us in again', async () => {
  const { money } = await came(5_000, 2_400)
  await ask((await listed(money.reference)).publicId)
  const refusing: typeof gateway.client = {
    ...gateway.client, refund: () => Promise.reject(new SendFault('http-401', false)),
  }
  expect(await reverseMoney(rooms(), refusing)).toBe(0)
  await reverseMoney(rooms(), gateway.client)
  expect(sent(money.reference)).toEqual([2_400])
})

test('an answer that was lost sends nothing twice; what the gateway refuses stays open and may be asked again', async () => {
  await reverseMoney(rooms(), gateway.client)
  const { money } = await came(5_000, 2_000)
  const { publicId } = await listed(money.reference)
  await ask(publicId)
  gateway.fail(503) // it does what it is asked, and nobody hears of it
  expect(await reverseMoney(rooms(), gateway.client)).toBe(0)
  expect(await stands(money.reference)).toEqual(['open', null, 'asked'])
  gateway.fail(200)
  expect(await reverseMoney(rooms(), gateway.client)).toBe(1)
  expect(sent(money.reference)).toEqual([2_000])

  const refused = await came(5_000, 1_000)
  const difference = await listed(refused.money.reference)
  await ask(difference.publicId)
  gateway.refuseRefunds()
  await reverseMoney(rooms(), gateway.client)
  expect(await stands(refused.money.reference)).toEqual(['open', null, 'failed'])
  await ask(difference.publicId)
})

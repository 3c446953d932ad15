/** Need: money that comes from afar and cash at the counter for the same charge never wait for each other. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { raise } from '../../../test/charges.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Ctx } from '../../platform/db.ts'
import { openBill, receiveMoney, takePayment } from './public.ts'
import { lockCharges } from './store/charges.ts'

let province: Province
let unitId: bigint
beforeAll(async () => {
  province = await createProvince()
  unitId = province.unit('cq:tt-hcc-tinh').id
})
afterAll(() => province.drop())

/** A deadlock is tried again in silence: whoever was the victim of one is seen by a second try. */
let tries = 0
const DUE = 5_000

async function billed() {
  const charges = (await raise(province, [DUE])).map(({ publicId }) => publicId)
  const bill = await province.inOneGo((ctx) => openBill(ctx, { charges, payer: 'Người nộp', minutes: 30 }))
  return { charges, reference: bill.reference }
}
const receive = (bill: string) => province.inOneGo((ctx) => {
  tries += 1
  return receiveMoney(ctx, {
    source: 'gateway', reference: `T-${bill}`, bill, amount: DUE, cameAt: province.clock.now(),
  })
})
const pay = (charges: readonly string[], first?: (ctx: Ctx) => Promise<void>) => province.inOneGo(async (ctx) => {
  tries += 1
  await first?.(ctx)
  return takePayment(ctx, {
    charges, unitId, way: 'cash', amount: DUE, payer: 'Người nộp', paidAt: ctx.now, reference: null,
  })
})
const isWaiting = async () => (await sql`select from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock'`.execute(province.database.owner)).rows.length > 0

test('step by step: cash holds the charge, money comes for its bill and waits, and cash ends the bill', async () => {
  tries = 0
  const { charges, reference } = await billed()
  let coming: ReturnType<typeof receive> | undefined
  await pay(charges, async ({ tx }) => {
    await lockCharges(tx, charges)
    coming ??= receive(reference)
    while (!await isWaiting()) await new Promise((done) => setImmediate(done))
  })
  expect((await coming)?.outcome).toBe('not-owed')
  expect(tries).toBe(2) // one of each
})

test('many times at once, and one of the two is paid each time', async () => {
  tries = 0
  const rounds = 40
  for (let round = 0; round < rounds; round += 1) {
    const { charges, reference } = await billed()
    const [money, cash] = await Promise.all([receive(reference), pay(charges).catch((fault: unknown) => fault)])
    expect([money.outcome, cash instanceof Error && cash.message]).toEqual(
      money.outcome === 'taken' ? ['taken', 'charge-state'] : ['not-owed', false],
    )
  }
  expect(tries).toBe(2 * rounds)
})

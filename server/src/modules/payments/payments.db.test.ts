/** Need (part C4): money is whole, is taken once, and what is not known is not free. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { ok } from '../../kernel/result.ts'
import {
  type ComputedFee, type TakePayment, cancelCharge, findUnpaid, listCharges, raiseCharges, stateAmount, takePayment,
} from './public.ts'

let province: Province
let unitId: bigint
let last = 900_000n

beforeAll(async () => {
  province = await createProvince()
  unitId = province.unit('cq:tt-hcc-tinh').id
})
afterAll(() => province.drop())

const fee = (name: string, amount: number | null, state: ComputedFee['state'] = 'owed'): ComputedFee =>
  ({ name, kind: 'phi', amount, state, why: `Theo quy định về ${name}` })

async function raise(...fees: readonly ComputedFee[]) {
  last += 1n
  const dossierId = last
  const charges = await province.inOneGo(async (ctx) =>
    ok(await raiseCharges(ctx, { dossierId, unitId, moment: 'reception', fees })))
  return { dossierId, charges, ids: charges.map(({ publicId }) => publicId) }
}

const pay = (charges: readonly string[], amount: number, more: Partial<TakePayment> = {}) =>
  province.inOneGo((ctx) => takePayment(ctx, {
    charges, unitId, way: 'cash', amount, payer: 'Người nộp', paidAt: ctx.now, reference: null, ...more,
  }))

describe('charges', () => {
  test('keep what is waived and what is not known, and only the latter holds the result', async () => {
    const { dossierId } = await raise(
      fee('bản sao', 8_000), fee('hộ nghèo', 0, 'exempt'), fee('trước bạ', null, 'by-another-agency'))
    const kept = await listCharges(province.db, dossierId)
    expect(kept.map(({ name, amount, state }) => [name, amount, state])).toEqual([
      ['bản sao', 8_000, 'owed'], ['hộ nghèo', 0, 'waived'],
      ['trước bạ', null, 'unknown'],
    ])
    expect((await findUnpaid(province.db, dossierId)).map(({ name }) => name)).toEqual(['bản sao', 'trước bạ'])
  })

  test('of an unknown amount are stated once, and not by what is no money', async () => {
    const { ids: [id = ''], dossierId } = await raise(fee('trước bạ', null))
    for (const amount of [-1, 0.5, Number.NaN, 2 ** 53]) {
      await expect(province.inOneGo((ctx) => stateAmount(ctx, id, amount, 'Thông báo 12')))
        .rejects.toThrow('amount-invalid')
    }
    await province.inOneGo((ctx) => stateAmount(ctx, id, 1_250_000, 'Thông báo 12'))
    await expect(province.inOneGo((ctx) => stateAmount(ctx, id, 1, 'Thông báo 13'))).rejects.toThrow('charge-state')
    // Why it was not known is true no longer: beside the amount stands the paper that it is from.
    expect((await listCharges(province.db, dossierId)).map(({ amount, why }) => [amount, why]))
      .toEqual([[1_250_000, 'Thông báo 12']])
    await expect(pay([id], 1)).rejects.toThrow('amount-differs')
  })

  test('that are paid are not cancelled; cancelled ones are not paid', async () => {
    const { ids: [paid = '', other = ''] } = await raise(fee('một', 5_000), fee('hai', 6_000))
    await pay([paid], 5_000)
    await expect(province.inOneGo((ctx) => cancelCharge(ctx, paid, 'Nhầm'))).rejects.toThrow('charge-state')
    await province.inOneGo((ctx) => cancelCharge(ctx, other, 'Nhầm'))
    await expect(pay([other], 6_000)).rejects.toThrow('charge-state')
  })
})

describe('a payment', () => {
  test('is of several dossiers together, whole or not at all', async () => {
    const [one, two] = [await raise(fee('một', 5_000)), await raise(fee('hai', 6_000))]
    const both = [...one.ids, ...two.ids]
    await expect(pay(both, 10_999)).rejects.toThrow('amount-differs')
    await expect(pay([...both, randomUUID()], 11_000)).rejects.toThrow('charge-missing')
    await expect(pay([], 0)).rejects.toThrow('charge-missing')
    expect((await findUnpaid(province.db, one.dossierId)).map(({ state }) => state)).toEqual(['owed'])
    await pay(both, 11_000)
    expect(await findUnpaid(province.db, one.dossierId)).toEqual([])
    expect(await findUnpaid(province.db, two.dossierId)).toEqual([])
  })

  test('is taken once, however many bring it at once', async () => {
    const { ids } = await raise(fee('một', 5_000))
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => pay(ids, 5_000)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { rows } = await sql`select from payments.payment_item join payments.charge on charge.id = charge_id
      where charge.public_id = any(${ids}::uuid[])`.execute(province.db)
    expect(rows).toHaveLength(1)
  })

  test('of one reference is taken once, whatever it is said to be for', async () => {
    const [one, two] = [await raise(fee('một', 5_000)), await raise(fee('hai', 5_000))]
    const reference = 'GD-0001'
    await pay(one.ids, 5_000, { way: 'online', reference })
    await expect(pay(two.ids, 5_000, { way: 'online', reference })).rejects.toThrow('payment-known')
  })

  test('tells of itself and of each charge', async () => {
    const { dossierId, ids } = await raise(fee('một', 5_000), fee('hai', 6_000))
    await pay(ids, 11_000)
    const { rows } = await sql<{ type: string }>`select type from audit.event where dossier_id = ${dossierId} order by id`
      .execute(province.db)
    expect(rows.map(({ type }) => type)).toEqual(['charge.raised', 'charge.raised', 'charge.paid', 'charge.paid'])
  })
})

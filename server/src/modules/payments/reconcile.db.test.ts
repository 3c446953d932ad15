/** Need (part C4): a day is held three ways against itself until nothing is left; done anew it comes to the same. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { raise } from '../../../test/charges.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { addDays } from '../../kernel/civil-day.ts'
import {
  type MoneyTold, findBill, keepStatement, listDifferences, openBill, receiveMoney, reconcileDay, settleDifference,
  takePayment,
} from './public.ts'

let [DAY, NEXT] = ['2021-06-25', '2021-06-26']
let province: Province
let unitId: bigint
beforeAll(async () => {
  province = await createProvince()
  unitId = province.unit('cq:tt-hcc-tinh').id
})
/** Each test has a day of its own, and the one after it. */
beforeEach(() => {
  DAY = addDays(DAY, 2)
  NEXT = addDays(DAY, 1)
  province.clock.set(`${DAY}T09:00+07:00`)
})
afterAll(() => province.drop())

let serial = 0
const number = (kind: string) => {
  serial += 1
  return `${kind}${String(serial).padStart(6, '0')}`
}
async function bill(amount: number) {
  const charges = await raise(province, [amount])
  return province.inOneGo((ctx) => openBill(ctx, {
    charges: charges.map(({ publicId }) => publicId), payer: 'Người nộp', minutes: 30,
  }))
}
type Listed = Omit<MoneyTold, 'source'>
const pay = (reference: string, amount: number): Listed =>
  ({ reference: number('GD'), bill: reference, amount, cameAt: province.clock.now() })
const receive = (money: Listed) => province.inOneGo((ctx) => receiveMoney(ctx, { ...money, source: 'gateway' }))
const reconcile = (list: readonly Listed[] | null) => province.inOneGo((ctx) => reconcileDay(ctx, { day: DAY, list }))
const line = (text: string, amount: number, day = DAY) => ({ row: 1, day, reference: number('FT'), amount, text })
const keep = (lines: readonly ReturnType<typeof line>[], content = JSON.stringify(lines)) =>
  province.inOneGo((ctx) => keepStatement(ctx, { unitId, content: Buffer.from(content), lines }))
const differences = async () =>
  (await listDifferences(province.db, { day: DAY, unitIds: undefined, after: 0n }, 1_000))
    .map(({ kind, reference, ours, theirs, state }) => [kind, reference, ours, theirs, state])
const open = async () => (await differences()).filter(([, , , , state]) => state === 'open')

describe('a day', () => {
  test('on which gateway and account say what is here has no difference', async () => {
    const [one, two] = [await bill(5_000), await bill(6_000)]
    const [first, second] = [pay(one.reference, 5_000), pay(two.reference, 6_000)]
    await receive(first)
    await receive(second)
    await keep([line(`TT ${first.reference} ${one.reference}`, 5_000), line(`NOP ${two.reference.toLowerCase()}`, 6_000)])
    expect(await reconcile([second, first])).toEqual({
      day: DAY, ours: 11_000, gateway: 11_000, statement: 11_000, open: 0,
    })
    expect(await differences()).toEqual([])
  })

  test('whose money nobody told of is received from the list', async () => {
    const one = await bill(5_000)
    const lost = pay(one.reference, 5_000)
    await keep([line(lost.reference, 5_000)])
    // The line came before anybody knew what it was, and is told to be open until the day is reconciled.
    expect((await open()).map(([kind]) => kind)).toEqual(['unmatched'])
    const { ours } = await reconcile([lost])
    expect([ours, (await findBill(province.db, one.publicId))?.state]).toEqual([5_000, 'paid'])
    expect(await open()).toEqual([])
  })

  test('tells what is missing here, there and in the account, and another amount, each once however often', async () => {
    const [one, two] = [await bill(5_000), await bill(6_000)]
    const [here, other] = [pay(one.reference, 5_000), pay(two.reference, 6_000)]
    await receive(here)
    await receive(other)
    const stray = pay('MCZZZZZZZZZZ', 700)
    const list = [{ ...other, amount: 6_500 }, stray]
    const first = await reconcile(list)
    const found = await differences()
    expect(new Set(found.map(([kind, reference, ours, theirs]) => [kind, reference, ours, theirs].join(' ')))).toEqual(new Set([
      `amount ${other.reference} 6000 6500`, `missing-here ${stray.reference}  700`,
      `missing-gateway ${here.reference} 5000 `, `missing-statement ${here.reference} 5000 `,
      `missing-statement ${other.reference} 6000 `, `missing-statement ${stray.reference} 700 `,
    ]))
    expect(found).toHaveLength(6)
    expect(await reconcile(list)).toEqual(first)
    expect(await differences()).toEqual(found)
  })

  test('is even when the account and the list have caught up, or somebody has settled the rest', async () => {
    const one = await bill(5_000)
    const here = pay(one.reference, 5_000)
    await receive(here)
    const stray = pay('MCZZZZZZZZZZ', 700)
    expect((await reconcile([stray])).open).toBe(4)
    await keep([line(here.reference, 5_000, NEXT), line(stray.reference, 700)])
    expect((await reconcile([stray, here])).open).toBe(1)
    const [left] = await listDifferences(province.db, { day: DAY, unitIds: undefined, after: 0n }, 100)
      .then((all) => all.filter(({ state }) => state === 'open'))
    expect(left?.kind).toBe('missing-here')
    const settle = (isWithin: () => boolean) => province.inOneGo((ctx) => settleDifference(ctx, {
      difference: left?.publicId ?? '', why: 'Đã trả lại qua ngân hàng, số 12', isWithin }))
    await expect(settle(() => false)).rejects.toThrow('difference-missing')
    await settle(() => true)
    await expect(settle(() => true)).rejects.toThrow('difference-state')
    expect((await reconcile([stray, here])).open).toBe(0)
    // What had gone and is there again is told again; what was settled is not.
    expect((await reconcile([stray])).open).toBe(1)
    expect(await open()).toEqual([['missing-gateway', here.reference, 5_000, null, 'open']])
  })

  test('on which the gateway does not answer keeps what it was said not to have, until it answers', async () => {
    const one = await bill(5_000)
    const here = pay(one.reference, 5_000)
    await receive(here)
    await keep([line(here.reference, 5_000)])
    await reconcile([])
    expect(await open()).toEqual([['missing-gateway', here.reference, 5_000, null, 'open']])
    expect((await reconcile(null)).open).toBe(1)
    expect((await reconcile([here])).open).toBe(0)
  })

  test('does not tell again what somebody settled, though it is still so', async () => {
    const one = await bill(5_000)
    await receive(pay(one.reference, 5_000))
    expect((await reconcile(null)).open).toBe(1)
    const [found] = await listDifferences(province.db, { day: DAY, unitIds: undefined, after: 0n }, 10)
    await province.inOneGo((ctx) => settleDifference(ctx, {
      difference: found?.publicId ?? '', why: 'Sao kê của ngân hàng thiếu trang', isWithin: () => true,
    }))
    expect((await reconcile(null)).open).toBe(0)
    expect((await differences()).map(([kind, , , , state]) => [kind, state])).toEqual([['missing-statement', 'settled']])
  })

  test('without a gateway says nothing of it, and of a payment written by hand that no account shows it', async () => {
    const charges = await raise(province, [9_000])
    await province.inOneGo((ctx) => takePayment(ctx, {
      charges: charges.map(({ publicId }) => publicId), unitId, way: 'transfer', amount: 9_000, payer: 'Người nộp',
      paidAt: ctx.now, reference: 'TAY-1',
    }))
    const one = await bill(5_000)
    const here = pay(one.reference, 5_000)
    await receive(here)
    // 9.000 by hand and 5.000 that the gateway told of.
    expect(await reconcile(null)).toMatchObject({ gateway: null, ours: 14_000 })
    expect((await open()).map(([kind, reference]) => [kind, reference])).toEqual([
      ['missing-statement', here.reference], ['missing-statement', 'TAY-1'],
    ])
  })
})

describe('a line of a statement', () => {
  test('is read for one account: the same file for another is refused, also when both are read at once', async () => {
    const other = province.unit('cq:so-tnmt').id
    const lines = [line('tien dien', 400)]
    const content = Buffer.from(JSON.stringify(lines))
    const read = (of: bigint) => province.inOneGo((ctx) => keepStatement(ctx, { unitId: of, content, lines }))
    const tries = await Promise.allSettled([unitId, other, unitId, other].map(read))
    const refused = tries.flatMap((one) => one.status === 'rejected' ? [String(one.reason)] : [])
    expect(refused).toHaveLength(2)
    for (const one of refused) expect(one).toContain('statement-of-other-unit')
    const { rows } = await sql`select from payments.statement_line where text = 'tien dien' and amount = 400`
      .execute(province.database.owner)
    expect(rows).toHaveLength(1)
  })

  test('pays the bill that its text names, once, also when the file comes again or another holds it too', async () => {
    const one = await bill(5_000)
    const transfer = line(`NGUYEN THI MAU CHUYEN ${one.reference.slice(0, 5)} ${one.reference.slice(5)}`, 5_000)
    const first = await keep([transfer])
    expect(await keep([transfer])).toEqual(first)
    expect(await keep([transfer, line('tien dien', 300)])).toMatchObject({ lines: 2, known: 1 })
    expect((await findBill(province.db, one.publicId))?.state).toBe('paid')
    const { rows } = await sql`select from payments.payment where reference = ${`${DAY}/${transfer.reference}`}`.execute(province.db)
    expect(rows).toHaveLength(1)
    expect((await open()).map(([kind, , , theirs]) => [kind, theirs])).toEqual([['unmatched', 300]])
  })

  test('stands for the money once: it is refused in another file for another section, also read at once', async () => {
    const one = await bill(5_000)
    const transfer = line(`NOP ${one.reference}`, 5_000)
    const other = province.unit('cq:so-tu-phap').id
    const read = (unit: bigint, lines: readonly (typeof transfer)[]) => province.inOneGo((ctx) =>
      keepStatement(ctx, { unitId: unit, content: Buffer.from(`${unit} ${JSON.stringify(lines)}`), lines }))
    const tries = await Promise.allSettled([read(unitId, [transfer]), read(other, [transfer])])
    expect(tries.flatMap((done) => done.status === 'rejected' ? [String(done.reason)] : []))
      .toEqual([expect.stringContaining('statement-faulty')])
    await expect(Promise.all([unitId, other].map((unit) => read(unit, [transfer, line('tien nuoc', 600)]))))
      .rejects.toThrow('statement-faulty')
    const { rows } = await sql`select from payments.statement_line where reference = ${transfer.reference}`
      .execute(province.database.owner)
    expect(rows).toHaveLength(1)
    expect((await findBill(province.db, one.publicId))?.state).toBe('paid')
  })

  test('of a known number with another amount is refused, and nothing of its file is kept', async () => {
    const first = line('tien dien', 10_000)
    await keep([first])
    await expect(keep([line('tien nuoc', 700), { ...first, amount: 99_999 }])).rejects.toThrow('statement-faulty')
    const { rows } = await sql`select text, amount::int as amount from payments.statement_line where day = ${DAY}::date`
      .execute(province.database.owner)
    expect(rows).toEqual([{ text: 'tien dien', amount: 10_000 }])
  })

  test('that names two bills, or comes for what is paid already, pays nothing and is told', async () => {
    const [one, two] = [await bill(5_000), await bill(5_000)]
    await keep([line(`${one.reference} ${two.reference}`, 5_000)])
    expect((await open()).map(([kind]) => kind)).toEqual(['unmatched'])
    const money = pay(one.reference, 5_000)
    await receive(money)
    await keep([line(one.reference, 5_000), line(one.reference, 5_000)])
    expect((await open()).map(([kind, , , theirs]) => [kind, theirs])).toEqual([['unmatched', 5_000], ['not-owed', 5_000]])
  })
})

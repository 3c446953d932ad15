/** Need (part C4, C9): whoever operates the system reads a statement and reconciles a day by the command line. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { raise } from '../../test/charges.ts'
import { type StandInGateway, startStandInGateway } from '../../test/payment-gateway.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { findBill, openBill } from '../modules/payments/public.ts'
import { readPaymentsUse, runPayments } from './payments-command.ts'

const DAY = '2021-06-25'
const UNIT = 'cq:tt-hcc-tinh'
let province: Province
let gateway: StandInGateway
const folder = mkdtempSync(join(tmpdir(), 'motcua-payments-'))
beforeAll(async () => {
  [province, gateway] = await Promise.all([createProvince(), startStandInGateway()])
})
afterAll(async () => {
  await province.drop()
  await gateway.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function payments(...words: readonly string[]) {
  const use = readPaymentsUse(words)
  if (typeof use === 'string') return { exit: 2, out: '', err: use }
  const [out, err]: [string[], string[]] = [[], []]
  const io = { stdout: (line: string) => out.push(line), stderr: (line: string) => err.push(line) }
  const exit = await runPayments(use, io, { ...province, gateway: gateway.client })
  return { exit, out: out.join('\n'), err: err.join('\n') }
}
function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('motcua payments', () => {
  test('finds a payment of which nobody told, and is even when the statement shows it', async () => {
    const charges = await raise(province, [5_000])
    const bill = await province.inOneGo((ctx) => openBill(ctx, {
      charges: charges.map(({ publicId }) => publicId), payer: 'Người nộp', minutes: 30,
    }))
    const money = gateway.pay(bill.reference, 5_000, province.clock.now())
    const first = await payments('reconcile', '--day', DAY, '--json')
    expect([first.exit, JSON.parse(first.out)]).toEqual([1, {
      day: DAY, ours: 5_000, gateway: 5_000, statement: 0, open: 1, differences: [{
        id: expect.any(String) as string, kind: 'missing-statement', source: 'gateway', reference: money.reference,
        ours: 5_000, theirs: null,
      }],
    }])
    expect((await findBill(province.db, bill.publicId))?.state).toBe('paid')
    const statement = file('sao-ke.csv',
      `Ngày;Mã giao dịch;Số tiền;Nội dung\n25/06/2021;FT1;5.000;TT ${money.reference}\n`)
    expect(await payments('statement', UNIT, statement)).toMatchObject({ exit: 0, out: 'Đã đọc 1 dòng, 0 dòng có từ trước.' })
    expect(await payments('reconcile', '--day', DAY)).toEqual({
      exit: 0, err: '', out: `Ngày ${DAY}: hệ thống 5.000 đ, cổng thanh toán 5.000 đ, sao kê 5.000 đ\nKhớp.`,
    })
  })

  test('says that the gateway does not answer, and changes nothing', async () => {
    gateway.fail(503)
    expect(await payments('reconcile', '--day', DAY)).toMatchObject({ exit: 1, err: expect.stringMatching(/^gateway-unreachable/) as string })
    gateway.fail(200)
  })

  test('takes no statement of which a line is wrong, and says which', async () => {
    const bad = file('sai.csv', 'Ngày,Mã giao dịch,Số tiền,Nội dung\n25/06/2021,FT9,"1,5",a\n31/02/2021,FT8,5000,b\n')
    expect(await payments('statement', UNIT, bad)).toEqual({
      exit: 1, out: '',
      err: 'statement-faulty: dòng 1, cột amount: amount-invalid\nstatement-faulty: dòng 2, cột day: day-invalid',
    })
    expect(await payments('statement', 'khong:co', bad)).toMatchObject({ exit: 1, err: 'unit-unknown: không có khong:co' })
    expect(await payments('statement', 'khong:co', bad, '--json')).toMatchObject({
      exit: 1, err: '', out: JSON.stringify({ error: { code: 'unit-unknown', text: 'không có khong:co' } }),
    })
    expect(await payments('statement', UNIT, join(folder, 'khong-co.csv'))).toMatchObject({ exit: 1 })
  })

  test('takes no statement for whoever takes no money, and reconciles no day that is to come', async () => {
    const good = file('tot.csv', 'Ngày,Mã giao dịch,Số tiền,Nội dung\n25/06/2021,FT77,5000,b\n')
    expect(await payments('statement', 'cq:ubnd-xa-18856', good))
      .toMatchObject({ exit: 1, out: '', err: expect.stringMatching(/^section-unknown/) as string })
    expect(await payments('reconcile', '--day', '2031-01-01'))
      .toMatchObject({ exit: 1, out: '', err: expect.stringMatching(/^day-not-over/) as string })
  })

  test.each([[['reconcile']], [['reconcile', '--day', '2021-02-30']], [['statement', UNIT]], [['refund']], [['reconcile', '--dya', DAY]]])(
    'is used wrongly by %j', async (words) => expect((await payments(...words)).exit).toBe(2))
})

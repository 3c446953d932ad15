/** Need (part C4): one reference pays for several dossiers of one's own, and for nothing of anybody else's. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendBirth } from '../../test/portal-birth.ts'
import { owe } from '../../test/portal-fees.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { findDossier } from '../modules/dossiers/public.ts'
import {
  type Bill, cancelCharge, findBill, listBillItems, listCharges, raiseCharges, receiveMoney,
} from '../modules/payments/public.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(() => portal.stop())

const chargesOf = async (id: string) => {
  const dossier = await findDossier(portal.rooms.db, id)
  return (await listCharges(portal.rooms.db, dossier?.id ?? 0n)).map(({ publicId, state }) => ({ publicId, state }))
}
const billAt = async ({ page }: Visitor): Promise<Bill> => {
  const bill = await findBill(portal.rooms.db, page.path.split('/').at(-1) ?? '')
  if (!bill) throw new Error(`no bill at ${page.path}: ${page.text.slice(0, 200)}`)
  return bill
}
/** Sends the form with these charges, whatever the page offers. */
async function pay(visitor: Visitor, charges: readonly string[]) {
  await visitor.open('/nop-phi')
  const { target, fields } = visitor.prepare('/nop-phi', { khoan: null })
  await visitor.post(target, [...fields, ...charges.map((one): [string, string] => ['khoan', one])])
}
const ofOne = async (visitor: Visitor, nth: number, name: string, amount: number) => {
  const id = await sendBirth(visitor, portal, nth, name)
  await owe(portal, id, [amount])
  return { id, charge: (await chargesOf(id))[0]?.publicId ?? '' }
}

test('two dossiers are paid under one reference, and both are paid when the money has come', async () => {
  const mother = portal.visitor()
  const one = await ofOne(mother, 80, 'Đỗ Văn Một', 8_000)
  const two = await ofOne(mother, 80, 'Đỗ Văn Hai', 25_000)
  await mother.open('/nop-phi')
  expect(mother.page.text).toContain('33.000 đ')
  await mother.submit('/nop-phi')
  const bill = await billAt(mother)
  expect([bill.amount, (await listBillItems(portal.rooms.db, bill.id)).length]).toEqual([33_000, 2])
  await portal.province.inOneGo((ctx) => receiveMoney(ctx, {
    source: 'gateway', reference: 'FT-HAI', bill: bill.reference, amount: 33_000, cameAt: ctx.now,
  }))
  expect((await Promise.all([one.id, two.id].map(chargesOf))).flat().map(({ state }) => state)).toEqual(['paid', 'paid'])
  expect((await mother.open('/nop-phi')).text).toContain('Không hồ sơ nào')
})

test('one of them alone may be chosen; none, one that is paid meanwhile, and another’s are refused', async () => {
  const [mother, other] = [portal.visitor(), portal.visitor()]
  const [one, two] = [await ofOne(mother, 81, 'Đỗ Văn Ba', 8_000), await ofOne(mother, 81, 'Đỗ Văn Bốn', 9_000)]
  const strange = await ofOne(other, 82, 'Đỗ Văn Lạ', 7_000)
  await pay(mother, [])
  expect(mother.page.text).toContain('Hãy chọn ít nhất một khoản')
  await pay(mother, [one.charge, strange.charge])
  expect([mother.page.path, mother.page.text.includes('vừa thay đổi')]).toEqual(['/nop-phi', true])
  expect(mother.page.text).not.toContain('Đỗ Văn Lạ')
  await pay(mother, [two.charge])
  expect((await billAt(mother)).amount).toBe(9_000)
  await pay(other, [two.charge])
  expect(other.page.text).toContain('Hãy chọn ít nhất một khoản')
})

test('what was dropped before it had an amount reads as dropped, and a citation carries no note of the data', async () => {
  const mother = portal.visitor()
  const { id } = await ofOne(mother, 83, 'Đỗ Văn Năm', 8_000)
  const dossier = await findDossier(portal.rooms.db, id)
  if (!dossier) throw new Error('no dossier')
  await portal.province.inOneGo(async (ctx) => {
    const [charge] = await raiseCharges(ctx, {
      dossierId: dossier.id, unitId: dossier.receivesAtId, moment: 'reception',
      fees: [{ kind: 'phi', name: 'Phí cấp bản sao', amount: null, state: 'unpublished', why: 'Theo TT 281 [K]' }],
    })
    return cancelCharge(ctx, charge?.publicId ?? '', 'Không cần bản sao')
  })
  await mother.open(`/ho-so/${id}/nop-phi`)
  expect(mother.page.text).toContain('Phí cấp bản sao đã bỏ Theo TT 281 ')
  for (const wrong of ['chưa tính', '[K]']) expect(mother.page.text).not.toContain(wrong)
})

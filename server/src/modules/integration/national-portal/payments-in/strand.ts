import { createHash } from 'node:crypto'
import type { Clock } from '../../../../platform/clock.ts'
import type { Ctx } from '../../../../platform/db.ts'
import { momentOf } from '../../../../platform/partner/stamp.ts'
import { findDossierByNumber } from '../../../dossiers/public.ts'
import { receiveForDossier } from '../../../payments/public.ts'
import { type Handled, type InMessage, isInFuture } from '../../domain/inbox.ts'
import { orNothing } from '../../or-nothing.ts'
import { unreadablePackage } from '../../unreadable-package.ts'
import type { NationalPortal } from '../client.ts'
import { isKeepable, packagesIn, rowIn, textsOf } from '../read-rows.ts'
import type { Strand } from '../strand.ts'
import { isSigned } from './signature.ts'

/** What is signed of a payment, in this order. */
export const SIGNED = ['MaGiaoDich', 'MaHoSo', 'SoTien', 'ThoiDiem', 'HoTenNguoiNop'] as const
const TEXTS = [...SIGNED, 'ChuKy'] as const
export type Paid = Readonly<Record<typeof TEXTS[number], string>>
/** Of at least six signs: by it the line of a statement is known. */
const ID = /^[\w-]{6,60}$/
/** Whole đồng, no sign, no zeros before. */
const AMOUNT = /^[1-9]\d{0,14}$/
const LONGEST_NAME = 200

/** By which a payment is known again. */
export function numberOfPayment(transaction: string): string {
  return `payment/${transaction}`
}

/**
 * What people paid at the national portal for dossiers that are settled here (PaymentPlatform, domain reference 8.7).
 * TODO(law): the three services and `ChuKy` are our reading; the request that creates a payment there is the portal's.
 */
export function paymentsIn(rooms: { readonly machineClock: Clock }, portal: NationalPortal, key: string): Strand {
  return {
    name: 'payment',
    kinds: ['payment'],
    list: async () => packagesIn((await portal.call('LayDanhSachThanhToanGuiTuDVCQG', {}))['data']),
    async read(given, name) {
      const data = rowIn((await portal.call('LayThanhToanGuiTuDVCQG', { MaGoi: given }))['data'])
      const row = data && isKeepable(data) ? textsOf(data, TEXTS) : undefined
      if (!row || !ID.test(row.MaGiaoDich) || row.HoTenNguoiNop.length > LONGEST_NAME)
        return unreadablePackage(name, 'package-unreadable')
      const { ChuKy: signature, ...body } = row
      // The signature is judged as the message comes; what it was is not kept.
      const isGenuine = isSigned(key, SIGNED.map((field) => body[field]), signature)
      return {
        number: numberOfPayment(row.MaGiaoDich), kind: 'payment', sender: 'dvcqg', saidAt: momentOf(row.ThoiDiem) ?? null,
        body: { ...body, isGenuine }, fault: null, files: [],
        digest: createHash('sha256').update(JSON.stringify([body, isGenuine])).digest(),
      }
    },
    async confirm(given, how) {
      await portal.call('DongBoKetQuaThanhToanGuiTuDVCQG', { data: [{ MaGoi: given, KetQua: how === 'done' ? '1' : '0' }] })
    },
    handle: async (ctx, message) => receive(ctx, rooms.machineClock.now(), message),
  }
}

/**
 * Marks as paid what is owed of the dossier, where the money is exactly that. All else is held: a signature that does
 * not hold, a dossier that is not here, another amount than is owed, what was paid already. Money that is held is the
 * desk's to send back or to take another way.
 */
async function receive(ctx: Ctx, machineNow: Date, message: InMessage): Promise<Handled> {
  const paid = message.body as unknown as Paid & { readonly isGenuine?: boolean }
  if (paid.isGenuine !== true) return { is: 'held', fault: 'signature-wrong' }
  const { saidAt } = message
  if (!saidAt) return { is: 'held', fault: 'time-unreadable' }
  if (isInFuture(saidAt, machineNow)) return { is: 'held', fault: 'time-in-future' }
  if (!AMOUNT.test(paid.SoTien)) return { is: 'held', fault: 'amount-unreadable' }
  const dossier = await findDossierByNumber(ctx.tx, paid.MaHoSo)
  if (!dossier) return { is: 'held', fault: 'dossier-unknown' }
  const taken = await orNothing(ctx.tx, async () => receiveForDossier(ctx, {
    dossierId: dossier.id, reference: paid.MaGiaoDich, amount: Number(paid.SoTien),
    payer: paid.HoTenNguoiNop === '' ? dossier.applicantName : paid.HoTenNguoiNop,
    // By the clock of the product, by which days are reconciled.
    cameAt: new Date(saidAt.getTime() + ctx.now.getTime() - machineNow.getTime()),
  }))
  return taken.ok
    ? { is: 'done', dossierId: dossier.id } : { is: 'held', fault: taken.refusal.code, dossierId: dossier.id }
}

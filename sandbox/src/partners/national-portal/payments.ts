import { createHmac, randomUUID } from 'node:crypto'
import type { Faults } from '../../faults.ts'
import { type Row, rowIn } from '../../json.ts'
import type { Json, Told } from '../../partner.ts'
import { stampOf } from '../../stamp.ts'

interface Payment { readonly name: string; readonly row: Row; result?: string }

/** What is signed of a payment, in this order. */
const SIGNED = ['MaGiaoDich', 'MaHoSo', 'SoTien', 'ThoiDiem', 'HoTenNguoiNop']

/**
 * What people pay at the portal (nền tảng thanh toán): each lies there as a package, signed with the key that both
 * share, until the province says that it has it. Deed `pay`; a `ChuKy` of its own stands in the place of the right one.
 */
export function openPayments(
  { faults, key, now }: { readonly faults: () => Faults; readonly key: () => string; readonly now: () => Date },
) {
  const payments: Payment[] = []
  const list = (): Told => {
    const rows = payments.filter(({ result }) => result !== '1' || faults().repeat > 0).map(({ name }) => ({ MaGoi: name }))
    const all = Array.from({ length: faults().repeat + 1 }, () => rows).flat()
    return said({ error_code: '0', data: faults().reorder ? all.reverse() : all })
  }
  const read = ({ MaGoi: name }: Row): Told => {
    const found = payments.find((one) => one.name === name)
    return said(found ? { error_code: '0', data: found.row } : { error_code: '1', message: 'MA_GOI' })
  }
  const confirm = ({ data }: Row): Told => said({
    error_code: '0', data: (Array.isArray(data) ? data : []).map((one: Json) => {
      const { MaGoi: name, KetQua: result } = rowIn(one) ?? {}
      const found = payments.find((each) => each.name === name)
      if (found && typeof result === 'string') found.result = result
      return { MaGoi: name ?? null, error_code: found ? '0' : '1' }
    }),
  })
  return {
    services: {
      LayDanhSachThanhToanGuiTuDVCQG: list, LayThanhToanGuiTuDVCQG: read, DongBoKetQuaThanhToanGuiTuDVCQG: confirm,
    } satisfies Readonly<Record<string, (given: Row) => Told>>,
    act(deed: string, given: Row): Json | undefined {
      if (deed !== 'pay') return undefined
      const row: Row = {
        MaGiaoDich: `QG${randomUUID().slice(0, 13)}`, ThoiDiem: stampOf(now()), HoTenNguoiNop: '', ...given,
      }
      const texts = SIGNED.map((name) => typeof row[name] === 'string' ? row[name] : '')
      const code = createHmac('sha256', key()).update(texts.join('\n')).digest('hex')
      payments.push({ name: randomUUID(), row: { ChuKy: code, ...row } })
      return { MaGiaoDich: row['MaGiaoDich'] ?? null }
    },
    state: (): Json => payments.map(({ row, result }) => ({ MaHoSo: row['MaHoSo'] ?? null, MaGiaoDich: row['MaGiaoDich'] ?? null, KetQua: result ?? null })),
  }
}

function said(body: Row): Told {
  return { status: 200, body }
}

import { type Row, jsonIn, rowIn } from '../json.ts'
import type { Asked, Json, OpenPartner, Partner, Told } from '../partner.ts'
import { stampOf } from '../stamp.ts'

/**
 * The treasury and the tax agency (Kho bạc Nhà nước, cơ quan thuế): proves payments into the budget by the notice that
 * they pay. A payment lies there until whoever it concerns has kept it. It makes none by itself: somebody pays.
 */
export const treasury: Partner = {
  name: 'treasury',
  title: 'Kho bạc Nhà nước, cơ quan thuế',
  settings: { agency: '000.00.00.H00' },
  plays: ['repeat', 'reorder'],
  open({ keys, now, faults }): OpenPartner {
    const payments = new Map<string, { readonly row: Row; isKept: boolean }>()
    const seen = { confirmed: 0 }

    const operations: Readonly<Record<string, (asked: Asked) => Told>> = {
      'GET dsChungTu': () => {
        const rows = [...payments.values()].filter(({ isKept }) => !isKept || faults().repeat > 0).map(({ row }) => row)
        return said('0', faults().reorder ? rows.reverse() : rows)
      },
      'GET chungTu': ({ query }) => {
        const found = payments.get(query.get('MaGiaoDich') ?? '')
        return said('0', found?.row ?? null)
      },
      'POST daNhanChungTu': ({ body }) => {
        const name = rowIn(jsonIn(body))?.['MaGiaoDich']
        const found = typeof name === 'string' ? payments.get(name) : undefined
        if (!found) return said('1', null)
        found.isKept = true
        seen.confirmed += 1
        return said('0', null)
      },
    }

    /**
     * Somebody pays a notice at a bank: MaHoSo, MaCoQuanQD, SoQD and SoTien of it; the rest is made where not said.
     * Or a payment, by MaGiaoDich, is cancelled there.
     */
    function act(deed: string, given: Json): Json {
      const paid = rowIn(given)
      if (deed === 'cancel' && typeof paid?.['MaGiaoDich'] === 'string') return payments.delete(paid['MaGiaoDich']) ? null : { error: 'DEED' }
      if (deed !== 'pay' || typeof paid?.['SoQD'] !== 'string') return { error: 'DEED' }
      const [stamp, nth] = [stampOf(now()), String(payments.size + 1).padStart(6, '0')]
      const day = [stamp.slice(6, 8), stamp.slice(4, 6), stamp.slice(0, 4)].join('/')
      const row: Row = { MaGiaoDich: `GD-${nth}`, SoBienLai: `BL-${nth}`, NgayNop: day, ThoiDiem: stamp, ...paid }
      const { MaGiaoDich: name } = row
      if (typeof name === 'string') payments.set(name, { row, isKept: false })
      return null
    }

    return {
      answer(asked): Told {
        if (asked.headers['authorization'] !== `Bearer ${keys['treasury'] ?? ''}`) return said('-1', null)
        const name = `${asked.method} ${asked.path.replace('/apiKhoBac/', '')}`
        const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
        return operation ? operation(asked) : { status: 404, body: null }
      },
      act,
      state: () => ({ seen, payments: [...payments.values()].map(({ row, isKept }) => ({ ...row, isKept })) }),
    }
  },
}

function said(code: string, data: Json): Told {
  return { status: 200, body: { error_code: code, data } }
}

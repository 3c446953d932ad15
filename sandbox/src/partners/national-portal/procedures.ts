import { type Row, rowIn } from '../../json.ts'
import type { Json, Told } from '../../partner.ts'

/** What codes of this stand-in mean to whoever joins it: made up, as none are published. */
export const PROCEDURE_CODES = {
  channels: { TRUCTIEP: 'counter', TRUCTUYEN: 'online', BUUCHINH: 'post' },
  units: {
    NGAYLAMVIEC: 'working-day', NGAY: 'day', GIOLAMVIEC: 'working-hour', GIO: 'hour', BUOI: 'half-day', THANG: 'month',
    TRONGNGAY: 'same-day',
  },
  money: { VND: 'dong' },
} as const

/** Rows in a page unless fewer are asked for. */
const PAGE = 100

/**
 * Procedures as the portal publishes them for whoever asks (LayDanhSachTTHC, LayThuTuc), in the order of their codes.
 * Deeds: `hold-procedures` puts a list in the place of all, `change-procedure` changes one, `end-procedure` takes it
 * away.
 */
export function openProcedures() {
  const held = new Map<string, Row>()
  const list = ({ SauMaTTHC: after, SoLuong: many }: Row): Told => {
    const limit = typeof many === 'number' && many > 0 ? Math.min(many, PAGE) : PAGE
    const codes = [...held.keys()].sort().filter((code) => typeof after !== 'string' || code > after)
    return said({
      error_code: '0',
      data: codes.slice(0, limit).map((code) => ({ MATTHC: code, TENTTHC: held.get(code)?.['TENTTHC'] ?? null })),
    })
  }
  const read = ({ maTTHC: code }: Row): Told => {
    const found = typeof code === 'string' ? held.get(code) : undefined
    return said(found ? { error_code: '0', data: [found] } : { error_code: '1', message: 'MATTHC' })
  }
  return {
    services: { LayDanhSachTTHC: list, LayThuTuc: read } satisfies Readonly<Record<string, (given: Row) => Told>>,
    act(deed: string, row: Row): Json | undefined {
      const code = typeof row['MATTHC'] === 'string' ? row['MATTHC'] : ''
      const known = held.get(code)
      if (deed === 'hold-procedures') {
        held.clear()
        for (const one of Array.isArray(row['data']) ? row['data'] as readonly Json[] : []) {
          const procedure = rowIn(one)
          if (typeof procedure?.['MATTHC'] === 'string') held.set(procedure['MATTHC'], procedure)
        }
        return { held: held.size }
      }
      if (deed === 'change-procedure' && known) held.set(code, { ...known, ...row })
      else if (deed === 'end-procedure' && known) held.delete(code)
      else return undefined
      return { MATTHC: code }
    },
    state: (): Json => ({ held: held.size }),
  }
}

function said(body: Row): Told {
  return { status: 200, body }
}

import { type Row, jsonIn, rowIn } from '../json.ts'
import type { Asked, Json, OpenPartner, Partner, Told } from '../partner.ts'
import { stampOf } from '../stamp.ts'

interface Lying {
  readonly module: string
  readonly data: string
  state: string
  updated: string
  note: string
  /** Of its book, once it is entered. */
  entry: Row | undefined
  /** What was issued for it, as whoever settles it wrote. */
  result: Row | undefined
}

const MODULES = ['KS', 'KT', 'KH']

/**
 * The civil status register (đăng ký và quản lý hộ tịch điện tử): takes births, deaths and marriages, says how each
 * stands (1 received, 2 needs a supplement, 3 can be entered, 4 entered, 0 not taken), of all for ever or of what was
 * said from a moment on, gives the number of its book back and keeps what was issued.
 */
export const civilStatus: Partner = {
  name: 'civil-status',
  title: 'Hệ thống đăng ký và quản lý hộ tịch điện tử',
  settings: { agency: '000.00.00.H00', since: 'tuThoiDiem' },
  plays: ['repeat', 'reorder'],
  open({ keys, now, homeNow, faults }): OpenPartner {
    const lying = new Map<string, Lying>()
    const seen = { taken: 0, repeated: 0, refused: 0, results: 0, listed: 0 }
    let serial = 0

    function refuse(code: string): Told {
      seen.refused += 1
      return said(code, null)
    }

    function take({ body }: Asked): Told {
      const { maHoSo, module, data, ngayTiepNhan } = rowIn(jsonIn(body)) ?? {}
      if (typeof maHoSo !== 'string' || typeof module !== 'string' || typeof data !== 'string') return refuse('200')
      if (!MODULES.includes(module) || !/^<hoSo>.+<\/hoSo>$/s.test(data) || typeof ngayTiepNhan !== 'string' || !/^\d{14}$/.test(ngayTiepNhan)) return refuse('302')
      const before = lying.get(maHoSo)
      if (before) seen.repeated += 1
      else seen.taken += 1
      lying.set(maHoSo, before ? { ...before, module, data }
        : { module, data, state: '1', updated: stampOf(now()), note: '', entry: undefined, result: undefined })
      return said('0', { maHoSo })
    }

    function keep({ body }: Asked): Told {
      const row = rowIn(jsonIn(body)) ?? {}
      const one = typeof row['maHoSo'] === 'string' ? lying.get(row['maHoSo']) : undefined
      if (!one) return refuse('201')
      if (typeof row['soKetQua'] !== 'string' || row['soKetQua'] === '') return refuse('200')
      one.result = row
      seen.results += 1
      return said('0', null)
    }

    const operations: Readonly<Record<string, (asked: Asked) => Told>> = {
      'POST dangKyHoTich': take,
      'POST traHoSo': keep,
      'GET traDanhSachHoSo': ({ query }) => {
        const since = query.get('tuThoiDiem') ?? '0'.repeat(14)
        if (!/^\d{14}$/.test(since)) return refuse('302')
        const rows = [...lying].filter(([, { updated }]) => updated >= since || faults().repeat > 0)
          .map(([number, one]) => stateOf(number, one))
        seen.listed += rows.length
        return said('0', faults().reorder ? rows.reverse() : rows)
      },
      'GET traTrangThaiHoSo': ({ query }) => {
        const number = query.get('maHoSo') ?? ''
        const one = lying.get(number)
        return one ? said('0', stateOf(number, one)) : said('201', null)
      },
      'GET ketQuaDangKyHS': ({ query }) => {
        const number = query.get('maHoSo') ?? ''
        const entry = lying.get(number)?.entry
        return entry ? said('0', { maHoSo: number, ...entry }) : said('201', null)
      },
    }

    /** What officers there do: another state; entered, it gets a number of its book, of the day at whoever told it. */
    async function act(deed: string, given: Json): Promise<Json> {
      const { number, state, note, at } = rowIn(given) ?? {}
      const one = typeof number === 'string' ? lying.get(number) : undefined
      if (deed !== 'move' || !one || typeof state !== 'string') return { error: 'DEED' }
      Object.assign(one, { state, note: typeof note === 'string' ? note : '', updated: typeof at === 'string' ? at : stampOf(now()) })
      if (state === '4') {
        const entered = stampOf(await homeNow())
        const year = entered.slice(0, 4)
        const day = [entered.slice(6, 8), entered.slice(4, 6), year].join('/')
        one.entry ??= { soDangKy: `${String(serial += 1)}/${year}`, quyenSo: `01/${year}`, ngayDangKy: day, noiDangKy: 'UBND xã Thử nghiệm' }
      }
      return null
    }

    return {
      answer(asked): Told {
        if (asked.headers['authorization'] !== `Bearer ${keys['civil-status'] ?? ''}`) return said('100', null)
        const name = `${asked.method} ${asked.path.replace('/apiHoTichTuPhap/', '')}`
        const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
        return operation ? operation(asked) : { status: 404, body: null }
      },
      act,
      state: () => ({
        seen,
        dossiers: Object.fromEntries([...lying].map(([number, { module, data, state, result }]) =>
          [number, { module, data, state, result: result ?? null }])),
      }),
    }
  },
}

function stateOf(number: string, { state, updated, note }: Lying): Row {
  return { maHoSo: number, trangThai: state, ngayCapNhat: updated, ghiChu: note }
}

function said(errorCode: string, data: Json): Told {
  return { status: 200, body: { errorCode, data } }
}

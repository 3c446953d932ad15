import { type Row, jsonIn, rowIn } from '../json.ts'
import type { Asked, Json, OpenPartner, Partner, Told } from '../partner.ts'
import { stampOf } from '../stamp.ts'

interface Lying {
  readonly given: Row
  status: Row
  isKept: boolean
  result: Row | undefined
  written: Row | undefined
}

/** How whoever joins it describes it: calls, places in its answers, and what its codes mean. */
const SETTINGS = {
  ok: { at: 'ketQua.ma', is: ['OK'] },
  refuses: ['THIEU'],
  send: {
    path: 'ho-so/tiep-nhan', number: 'hoSo.ma', fixed: { 'hoSo.donVi': 'tinh-mau' },
    fields: {
      'nguoi.hoTen': { from: 'subject.fullName', isNeeded: true },
      'nguoi.phai': { from: 'subject.sex', isNeeded: true, codes: { nam: 'M', nu: 'F' } },
      'nguoi.noiSinh': { from: 'subject.birthPlaceCode', codes: { '44': 'QB' } },
      'hoSo.thuTuc': { from: 'dossier.procedure' },
    },
  },
  list: { path: 'ho-so/thay-doi', rows: 'duLieu.ds' },
  state: {
    path: 'ho-so/mot', query: 'ma', row: 'duLieu.hoSo', number: 'ma', code: 'trangThai.ma', at: 'trangThai.luc',
    words: 'trangThai.ghiChu', unknown: ['KHONG-CO'],
  },
  states: { 10: 'received', 20: 'in-process', 30: 'finished', 90: 'refused' },
  result: {
    path: 'ho-so/ket-qua', query: 'ma', row: 'duLieu', number: 'ma', resultNumber: 'vanBan.so', day: 'vanBan.ngay',
    issuer: 'vanBan.coQuan', file: { name: 'vanBan.ten', content: 'vanBan.noiDung' },
  },
  confirm: { path: 'ho-so/da-nhan', number: 'ma', code: 'tt' },
}

/**
 * A ministry's system that no adapter was written for (hệ thống của Bộ, ngành): other paths, other names, other codes,
 * and everything one level deeper than elsewhere. It is joined by settings alone.
 */
export const ministry: Partner = {
  name: 'ministry',
  title: 'Hệ thống của một Bộ, khai bằng cấu hình',
  settings: SETTINGS,
  plays: ['repeat', 'reorder'],
  open({ keys, now, faults }): OpenPartner {
    const lying = new Map<string, Lying>()
    const seen = { taken: 0, repeated: 0, refused: 0, listed: 0 }

    function take({ body }: Asked): Told {
      const given = rowIn(jsonIn(body)) ?? {}
      const number = rowIn(given['hoSo'])?.['ma']
      const person = rowIn(given['nguoi'])
      if (typeof number !== 'string' || typeof person?.['hoTen'] !== 'string' || person['phai'] !== 'M' && person['phai'] !== 'F') {
        seen.refused += 1
        return said('THIEU', null)
      }
      const before = lying.get(number)
      if (before) seen.repeated += 1
      else seen.taken += 1
      lying.set(number, before ? { ...before, given }
        : { given, status: { ma: '10', luc: stampOf(now()), ghiChu: null }, isKept: false, result: undefined, written: undefined })
      return said('OK', { ma: number })
    }

    const rowOf = (number: string, { status }: Lying): Row => ({ ma: number, trangThai: status })
    const one = ({ query }: Asked) => lying.get(query.get('ma') ?? '')
    const operations: Readonly<Record<string, (asked: Asked) => Told>> = {
      'POST /ho-so/tiep-nhan': take,
      'GET /ho-so/thay-doi': ({ query }) => {
        const since = query.get('tu.luc') ?? ''
        const isNew = ({ isKept, status: { luc } }: Lying) =>
          faults().repeat > 0 || !isKept && typeof luc === 'string' && luc >= since
        const rows = [...lying].filter(([, lies]) => isNew(lies)).map(([number, lies]) => rowOf(number, lies))
        seen.listed += rows.length
        return said('OK', { ds: faults().reorder ? rows.reverse() : rows })
      },
      'GET /ho-so/mot': (asked) => {
        const found = one(asked)
        return found ? said('OK', { hoSo: rowOf(asked.query.get('ma') ?? '', found) }) : said('KHONG-CO', null)
      },
      'GET /ho-so/ket-qua': (asked) => {
        const result = one(asked)?.result
        return result ? said('OK', { ma: asked.query.get('ma'), vanBan: result }) : said('KHONG-CO', null)
      },
      'POST /ho-so/da-nhan': ({ body }) => {
        const { ma, tt } = rowIn(jsonIn(body)) ?? {}
        const found = typeof ma === 'string' ? lying.get(ma) : undefined
        if (found && found.status['ma'] === tt) found.isKept = true
        return said(found ? 'OK' : 'KHONG-CO', null)
      },
      'POST /ho-so/ghi-ket-qua': ({ body }) => {
        const row = rowIn(jsonIn(body)) ?? {}
        const number = rowIn(row['hoSo'])?.['ma']
        const found = typeof number === 'string' ? lying.get(number) : undefined
        if (found) found.written = row
        return said(found ? 'OK' : 'KHONG-CO', null)
      },
    }

    return {
      answer(asked): Told {
        if (asked.headers['authorization'] !== `Bearer ${keys['ministry'] ?? ''}`) return said('KHOA', null)
        const name = `${asked.method} ${asked.path}`
        const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
        return operation ? operation(asked) : { status: 404, body: null }
      },
      act(deed, given) {
        const { number, code, note, result } = rowIn(given) ?? {}
        const found = typeof number === 'string' ? lying.get(number) : undefined
        if (deed !== 'move' || !found || typeof code !== 'string') return { error: 'DEED' }
        Object.assign(found, { status: { ma: code, luc: stampOf(now()), ghiChu: note ?? null }, isKept: false })
        found.result = rowIn(result ?? null) ?? found.result
        return null
      },
      state: () => ({
        seen,
        dossiers: Object.fromEntries([...lying].map(([number, { given, status, written }]) =>
          [number, { given, status, written: written ?? null }])),
      }),
    }
  },
}

function said(ma: string, duLieu: Json): Told {
  return { status: 200, body: { ketQua: { ma }, duLieu } }
}

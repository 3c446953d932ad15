import { type Row, jsonIn, rowIn } from '../json.ts'
import type { Asked, Json, OpenPartner, Partner, Told } from '../partner.ts'
import { stampOf } from '../stamp.ts'

/** A dossier as it lies there. */
interface Lying {
  readonly declaration: Row
  /** Files told of by links, where it was told of any. */
  readonly attachments: Json
  status: string
  updated: string
  note: string
  /** Whether whoever sent it knows of this status. */
  isMarked: boolean
  result: Row | undefined
}

/** Made-up ids; only the names of nations are real. */
const NATIONS: readonly Row[] = [
  { id: '1', code: 'VN', name: 'Việt Nam' }, { id: '2', code: 'LA', name: 'Lào' }, { id: '3', code: 'KH', name: 'Cam-pu-chia' },
]
const NEEDED = ['receiveNo', 'fullName', 'genderId', 'birthDateStr', 'nationalityId', 'idTypeId', 'idNo', 'formType']

/**
 * The criminal record system (quản lý lý lịch tư pháp): takes declarations, says how each stands (3 received, 4 in
 * process, 5 issued), and gives the certificate back as a file. What it says of a dossier lies there until it is marked
 * as kept. It makes no files itself: whoever looks after it lays one there, signed or not.
 */
export const criminalRecord: Partner = {
  name: 'criminal-record',
  title: 'Hệ thống quản lý lý lịch tư pháp',
  settings: { agency: '000.00.00.H00' },
  plays: ['repeat', 'reorder'],
  open({ keys, now, faults }): OpenPartner {
    const lying = new Map<string, Lying>()
    const seen = { taken: 0, repeated: 0, refused: 0, marked: 0 }

    function take({ body }: Asked): Told {
      const given = rowIn(jsonIn(body))
      const [declaration, attachments] = [rowIn(given?.['declarationWSForm']), given?.['attachments'] ?? null]
      const number = declaration?.['receiveNo']
      const isWhole = declaration && NEEDED.every((name) => typeof declaration[name] === 'string' && declaration[name] !== '')
      if (!isWhole || typeof number !== 'string') {
        seen.refused += 1
        return said('200', null)
      }
      const { birthDateStr, genderId } = declaration
      if (typeof birthDateStr !== 'string' || !/^\d\d\/\d\d\/\d{4}$/.test(birthDateStr) || genderId !== '0' && genderId !== '1') {
        seen.refused += 1
        return said('302', null)
      }
      const before = lying.get(number)
      if (before) seen.repeated += 1
      else seen.taken += 1
      lying.set(number, before ? { ...before, declaration, attachments }
        : { declaration, attachments, status: '3', updated: stampOf(now()), note: '', isMarked: false, result: undefined })
      return said('0', { receiveNo: number })
    }

    const operations: Readonly<Record<string, (asked: Asked) => Told>> = {
      'POST nhanHoSoDangKy': take,
      'GET traDanhMuc': ({ query }) => query.get('loaiDanhMuc') === 'quoc-tich' ? said('0', NATIONS) : said('201', null),
      'GET traDsTrangThaiHs': () => {
        const rows = [...lying].filter(([, one]) => !one.isMarked || faults().repeat > 0)
          .map(([number, one]) => stateOf(number, one))
        return said('0', faults().reorder ? rows.reverse() : rows)
      },
      'GET traTrangThaiHs': ({ query }) => {
        const number = query.get('receiveNo') ?? ''
        const one = lying.get(number)
        return one ? said('0', stateOf(number, one)) : said('201', null)
      },
      'GET traHoSo': ({ query }) => {
        const result = lying.get(query.get('receiveNo') ?? '')?.result
        return result ? said('0', result) : said('201', null)
      },
      'POST danhDauHsThanhCong': ({ body }) => {
        const { receiveNo, decStatusId } = rowIn(jsonIn(body)) ?? {}
        const one = typeof receiveNo === 'string' ? lying.get(receiveNo) : undefined
        if (!one) return said('201', null)
        // Of a status that has moved on since nobody knows yet.
        if (one.status === decStatusId) one.isMarked = true
        seen.marked += 1
        return said('0', null)
      },
    }

    /**
     * What happens to a dossier there: another status, and with `result` the certificate; that it is lost; that its
     * status counts as known, though whoever sent it never heard of it.
     */
    function act(deed: string, given: Json): Json {
      const { number, status, note, at, result } = rowIn(given) ?? {}
      const one = typeof number === 'string' ? lying.get(number) : undefined
      if (deed === 'forget' && typeof number === 'string') return lying.delete(number) ? null : { error: 'DEED' }
      if (deed === 'mark' && one) {
        one.isMarked = true
        return null
      }
      if (deed !== 'move' || !one || typeof number !== 'string' || typeof status !== 'string') return { error: 'DEED' }
      Object.assign(one, {
        status, note: typeof note === 'string' ? note : '', updated: typeof at === 'string' ? at : stampOf(now()), isMarked: false,
      })
      const file = rowIn(result ?? null)
      if (file) one.result = { receiveNo: number, ...file }
      return null
    }

    return {
      answer(asked): Told {
        if (asked.headers['authorization'] !== `Bearer ${keys['criminal-record'] ?? ''}`) return said('100', null)
        const name = `${asked.method} ${asked.path.replace('/apiLyLichTuPhap/', '')}`
        const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
        return operation ? operation(asked) : { status: 404, body: null }
      },
      act,
      state: () => ({
        seen,
        dossiers: Object.fromEntries([...lying].map(([number, { declaration, attachments, status, isMarked }]) =>
          [number, { declaration, attachments, status, isMarked }])),
      }),
    }
  },
}

function stateOf(number: string, { status, updated, note }: Lying): Row {
  return { receiveNo: number, decStatusId: status, updatedDateStr: updated, note }
}

function said(errorCode: string, data: Json): Told {
  return { status: 200, body: { errorCode, data } }
}

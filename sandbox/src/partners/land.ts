import { type Row, jsonIn, rowIn } from '../json.ts'
import type { Asked, Json, OpenPartner, Partner, Told } from '../partner.ts'
import { stampOf } from '../stamp.ts'

/** A dossier as it lies there. */
interface Lying {
  given: Row
  state: string
  updated: string
  note: string
  /** Whether whoever sent it knows of this state. */
  isMarked: boolean
  readonly notices: Map<string, Row>
  result: Row | undefined
}

/** The made-up map: so many sheets of so many parcels in each commune. */
const [SHEETS, PARCELS] = [50, 500]

/**
 * A land information system (hệ thống thông tin đất đai): takes dossiers of parcels that are on its map, says how each
 * stands (0 not taken, 1 received, 2 in process, 3 needs a supplement, 4 tax notice made, 5 can be decided, 6 finished)
 * until that is marked as kept, which notices the tax agency made, and gives the certificate back as a file.
 */
export const land: Partner = {
  name: 'land',
  title: 'Hệ thống thông tin đất đai',
  settings: { agency: '000.00.00.H00' },
  plays: ['repeat', 'reorder'],
  open({ keys, now, faults }): OpenPartner {
    const lying = new Map<string, Lying>()
    const seen = { taken: 0, repeated: 0, refused: 0, marked: 0 }

    function refuse(code: string): Told {
      seen.refused += 1
      return said(code, null)
    }

    function take({ body }: Asked): Told {
      const given = rowIn(jsonIn(body)) ?? {}
      const [number, parcel] = [given['maHoSo'], rowIn(given['thuaDat'])]
      const words = [number, given['ngayTiepNhan'], parcel?.['maXa'], parcel?.['soThua'], parcel?.['soTo'], parcel?.['dienTich']]
      if (typeof number !== 'string' || !words.every((one) => typeof one === 'string' && one !== '')) return refuse('200')
      if (!isLike(parcel?.['dienTich'], /^\d+(\.\d+)?$/) || !isLike(given['ngayTiepNhan'], /^\d{14}$/)) return refuse('302')
      if (!isUpTo(parcel?.['soTo'], SHEETS) || !isUpTo(parcel?.['soThua'], PARCELS)) return refuse('201')
      const before = lying.get(number)
      if (before) {
        seen.repeated += 1
        before.given = given
      } else {
        seen.taken += 1
        lying.set(number, { given, state: '1', updated: stampOf(now()), note: '', isMarked: false, notices: new Map(), result: undefined })
      }
      return said('0', { maHoSo: number })
    }

    const operations: Readonly<Record<string, (asked: Asked) => Told>> = {
      'POST guiHoSo': take,
      'GET dsTrangThaiHoSo': () => {
        const rows = [...lying].filter(([, one]) => !one.isMarked || faults().repeat > 0)
          .map(([number, one]) => stateOf(number, one))
        return said('0', faults().reorder ? rows.reverse() : rows)
      },
      'GET traTrangThaiHoSo': ({ query }) => of(query, (one, number) => stateOf(number, one)),
      'GET thongBaoThue': ({ query }) => of(query, (one, maHoSo) => ({ maHoSo, dsThongBao: [...one.notices.values()] })),
      'GET ketQuaHoSo': ({ query }) => of(query, (one, maHoSo) => one.result && { maHoSo, ...one.result }),
      'POST daNhanTrangThai': ({ body }) => {
        const { maHoSo, trangThai } = rowIn(jsonIn(body)) ?? {}
        const one = typeof maHoSo === 'string' ? lying.get(maHoSo) : undefined
        if (!one) return said('201', null)
        // Of a state that has moved on since nobody knows yet.
        if (one.state === trangThai) one.isMarked = true
        seen.marked += 1
        return said('0', null)
      },
    }

    function of(query: URLSearchParams, tell: (one: Lying, number: string) => Json | undefined): Told {
      const number = query.get('maHoSo') ?? ''
      const one = lying.get(number)
      const told = one && tell(one, number)
      return told === undefined ? said('201', null) : said('0', told)
    }

    /**
     * What officers there do: another state, with `result` the certificate, with `notices` what the tax agency wants
     * paid, each by its number (SoQD): a new one, or what has become of one.
     */
    function act(deed: string, given: Json): Json {
      const { number, state, note, at, result, notices } = rowIn(given) ?? {}
      const one = typeof number === 'string' ? lying.get(number) : undefined
      if (deed !== 'move' || !one || typeof state !== 'string') return { error: 'DEED' }
      Object.assign(one, {
        state, note: typeof note === 'string' ? note : '', updated: typeof at === 'string' ? at : stampOf(now()), isMarked: false,
      })
      for (const notice of Array.isArray(notices) ? notices as readonly Row[] : []) {
        const key = notice['SoQD']
        if (typeof key === 'string') one.notices.set(key, { ...one.notices.get(key), ...notice })
      }
      one.result = rowIn(result ?? null) ?? one.result
      return null
    }

    return {
      answer(asked): Told {
        if (asked.headers['authorization'] !== `Bearer ${keys['land'] ?? ''}`) return said('100', null)
        const name = `${asked.method} ${asked.path.replace('/apiDatDai/', '')}`
        const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
        return operation ? operation(asked) : { status: 404, body: null }
      },
      act,
      state: () => ({
        seen,
        dossiers: Object.fromEntries([...lying].map(([number, { given, state, isMarked, notices }]) =>
          [number, { given, state, isMarked, notices: [...notices.values()] }])),
      }),
    }
  },
}

function stateOf(number: string, { state, updated, note }: Lying): Row {
  return { maHoSo: number, trangThai: state, ngayCapNhat: updated, ghiChu: note }
}

function isLike(value: Json | undefined, shape: RegExp): boolean {
  return typeof value === 'string' && shape.test(value)
}

function isUpTo(value: Json | undefined, most: number): boolean {
  return isLike(value, /^[1-9]\d{0,3}$/) && Number(value) <= most
}

function said(errorCode: string, data: Json): Told {
  return { status: 200, body: { errorCode, data } }
}

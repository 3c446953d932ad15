import { randomUUID } from 'node:crypto'
import type { Faults } from '../../faults.ts'
import { type Row, rowIn } from '../../json.ts'
import type { Asked, Json, Told } from '../../partner.ts'

/** What the whole portal gives to this part of it. */
export interface AroundHandedIn {
  now(): Date
  faults(): Faults
  /** Address of the portal itself, under which its files lie. */
  readonly url: string
  isSession(session: unknown): boolean
  /** The portal has a dossier that was handed in there from then on. */
  hold(number: string, row: Row): void
}

interface Package { readonly name: string; readonly kind: 'HoSo' | 'BoSung'; readonly row: Row; result?: string }

/** Owner's digits of what is numbered by the portal (TT 4/2025 Đ.23). */
const OWNER = '99'

/**
 * Dossiers and supplements that people hand in at the portal itself: each lies there as a package until the province
 * that it is for says that it has it. Deeds: `hand-in` and `supplement`, whose files (`NoiDung`, base64) then lie under
 * an address of the portal; `give` puts a package there as it is, whatever it says.
 */
export function openHandedIn({ now, faults, url, isSession, hold }: AroundHandedIn) {
  const packages: Package[] = []
  const files = new Map<string, Buffer>()
  let serial = 0

  const put = (kind: Package['kind'], row: Row): Json => {
    const name = randomUUID()
    packages.push({ name, kind, row })
    return { MaGoi: name, MaHoSo: row['MaHoSo'] ?? null }
  }
  const withFiles = (row: Row): Row => ({
    ...row,
    TaiLieuNop: rowsOf(row['TaiLieuNop']).map(({ NoiDung: content, ...file }) => {
      const id = typeof file['TepDinhKemId'] === 'string' ? file['TepDinhKemId'] : randomUUID()
      if (typeof content === 'string') files.set(id, Buffer.from(content, 'base64'))
      return { DuongDanTaiTepTin: `${url}/mapi/tep/${id}`, ...file, TepDinhKemId: id }
    }),
  })
  const handIn = (row: Row): Json => {
    serial += 1
    const digits = stampOf(now())
    // The portal forgets what it counted when it ends; the time of the day keeps a number from being given again.
    const number = `${textOf(row['MaDonVi'])}-${digits.slice(2, 8)}-${OWNER}${digits.slice(8)}${String(serial).padStart(2, '0')}`
    const whole = withFiles({ MaHoSo: number, NgayNopHoSo: digits, ...row })
    hold(textOf(whole['MaHoSo']), { ...whole, TrangThaiHoSo: '1' })
    return put('HoSo', whole)
  }

  const lying = () => packages.filter(({ result }) => result !== '1' || faults().repeat > 0)
  const list = (): Told => {
    const rows = Array.from({ length: faults().repeat + 1 }, () => lying()).flat()
      .map(({ name, kind }) => ({ MaGoi: name, Loai: kind }))
    return said({ error_code: '0', data: faults().reorder ? rows.reverse() : rows })
  }
  const read = ({ MaGoi: name }: Row): Told => {
    const found = packages.find((one) => one.name === name)
    return said(found ? { error_code: '0', data: { Loai: found.kind, ...found.row } } : { error_code: '1', message: 'MA_GOI' })
  }
  const confirm = ({ data }: Row): Told => said({
    error_code: '0', data: rowsOf(data).map(({ MaGoi: name, KetQua: result }) => {
      const found = packages.find((one) => one.name === name)
      if (found && typeof result === 'string') found.result = result
      return { MaGoi: name ?? null, error_code: found ? '0' : '1' }
    }),
  })

  return {
    services: {
      LayDanhSachHoSoGuiTuDVCQG: list, LayHoSoGuiTuDVCQG: read, DongBoKetQuaHoSoGuiTuDVCQG: confirm,
    } satisfies Readonly<Record<string, (given: Row) => Told>>,
    /** A file that lies at the portal; undefined where something else is asked. */
    file({ method, path, headers }: Asked): Told | undefined {
      const id = method === 'GET' ? /^\/mapi\/tep\/([\w-]{1,100})$/.exec(path)?.[1] : undefined
      if (id === undefined) return undefined
      if (!isSession(headers['session'])) return { status: 401, body: null }
      const body = files.get(id)
      return body ? { status: 200, type: 'application/octet-stream', body } : { status: 404, body: null }
    },
    /** Undefined where the deed is another's. */
    act(deed: string, row: Row): Json | undefined {
      if (deed === 'hand-in') return handIn(row)
      if (deed === 'supplement') return put('BoSung', withFiles({ NgayNop: stampOf(now()), ...row }))
      if (deed === 'give') return put(row['Loai'] === 'BoSung' ? 'BoSung' : 'HoSo', row)
      return undefined
    },
    state: (): Json => packages.map(({ name, kind, row, result }) => ({
      MaGoi: name, Loai: kind, MaHoSo: row['MaHoSo'] ?? null, KetQua: result ?? null,
    })),
  }
}

function said(body: Row): Told {
  return { status: 200, body }
}

function rowsOf(value: Json | undefined): readonly Row[] {
  return Array.isArray(value) ? value.map((one: Json) => rowIn(one)).filter((one) => one !== undefined) : []
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

/** `yyyyMMddHHmmss` in Viet Nam time. */
function stampOf(moment: Date): string {
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace(/[-:T]/g, '')
}

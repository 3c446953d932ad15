import { randomUUID } from 'node:crypto'
import { type Row, rowIn } from '../../json.ts'
import type { Asked, Json, Told } from '../../partner.ts'

interface Held { readonly id: string; row: Row; readonly content: Buffer | undefined }

/** What the whole portal gives to this part of it. */
export interface AroundKho {
  /** Address of the portal itself, under which files lie. */
  readonly url: string
  isSession(session: unknown): boolean
}

const NUMBERS = ['SoDinhDanh', 'MaSoThue'] as const

/**
 * Papers that people and organisations have at the portal (Kho dữ liệu điện tử của tổ chức, cá nhân): listed by the
 * number of their owner and the codes of their types, each with a file of its own. Deeds: `hold-paper` (its file as
 * `NoiDung`, base64), `change-paper`, and `answer-papers`, after which it answers with those rows whoever is asked
 * about.
 */
export function openKho({ url, isSession }: AroundKho) {
  const held: Held[] = []
  const seen = { listed: 0, read: 0, files: 0 }
  let instead: readonly Row[] | undefined

  const ownerIn = (given: Row) => NUMBERS.map((name) => given[name]).find((one) => typeof one === 'string' && one !== '')
  const isOf = ({ row }: Held, owner: Json | undefined) =>
    owner !== undefined && NUMBERS.some((name) => row[name] === owner)
  const show = ({ id, row }: Held): Row => ({ ...row, MaGiayToKhoQuocGia: id, DuongDanTaiTepTin: row['DuongDanTaiTepTin'] ?? `${url}/mapi/kho/${id}` })
  const list = (given: Row): Told => {
    seen.listed += 1
    const codes = Array.isArray(given['MaGiayTo']) ? given['MaGiayTo'] as readonly Json[] : []
    const found = held.filter((one) => isOf(one, ownerIn(given)) && codes.includes(one.row['MaGiayTo'] ?? null))
      // Where the file lies is told of one alone.
      .map((one): Row => ({ ...show(one), DuongDanTaiTepTin: '' }))
    return said({ error_code: '0', data: instead ?? found })
  }
  const read = (given: Row): Told => {
    seen.read += 1
    const found = held.filter((one) => one.id === given['MaGiayToKhoQuocGia'] && isOf(one, ownerIn(given)))
    return said({ error_code: '0', data: found.map(show) })
  }

  return {
    services: {
      LayDanhSachGiayToKho: list, LayGiayToKho: read,
    } satisfies Readonly<Record<string, (given: Row) => Told>>,
    /** The file of a paper; undefined where something else is asked. */
    file({ method, path, headers }: Asked): Told | undefined {
      const id = method === 'GET' ? /^\/mapi\/kho\/([\w.-]{1,100})$/.exec(path)?.[1] : undefined
      if (id === undefined) return undefined
      if (!isSession(headers['session'])) return { status: 401, body: null }
      const body = held.find((one) => one.id === id)?.content
      if (!body) return { status: 404, body: null }
      seen.files += 1
      return { status: 200, type: 'application/octet-stream', body }
    },
    act(deed: string, { NoiDung: content, ...row }: Row): Json | undefined {
      const id = typeof row['MaGiayToKhoQuocGia'] === 'string' ? row['MaGiayToKhoQuocGia'] : randomUUID()
      const known = held.find((one) => one.id === id)
      if (deed === 'hold-paper')
        held.push({ id, row: { TrangThai: '1', ...row }, content: typeof content === 'string' ? Buffer.from(content, 'base64') : undefined })
      else if (deed === 'change-paper' && known) known.row = { ...known.row, ...row }
      else if (deed === 'answer-papers') {
        instead = Array.isArray(row['data'])
          ? (row['data'] as readonly Json[]).map((one) => rowIn(one)).filter((one) => one !== undefined) : undefined
      } else return undefined
      return { MaGiayToKhoQuocGia: id }
    },
    state: (): Json => ({ ...seen, held: held.length }),
  }
}

function said(body: Row): Told {
  return { status: 200, body }
}

import { createHash } from 'node:crypto'
import { parseDossierNumber } from '../../../../kernel/dossier-number.ts'
import type { Answer } from '../../../../platform/partner/ask-partner.ts'
import { isKeepable, rowsOf, textsOf } from '../read-rows.ts'

const DOSSIER_TEXTS = [
  'MaHoSo', 'MaTTHC', 'MaDonVi', 'ChuHoSo', 'SoGiayToChuHoSo', 'LoaiDoiTuong', 'NgaySinh', 'Email', 'SoDienThoai',
  'NgayNopHoSo', 'HinhThuc', 'ThongTinTra', 'TaiKhoanDuocXacThucVoiVNeID',
] as const
const SUPPLEMENT_TEXTS = ['MaHoSo', 'HoSoBoSungId', 'NgayNop', 'NoiDung'] as const
const FILE_TEXTS = ['TepDinhKemId', 'TenTepDinhKem', 'MaThanhPhanHoSo', 'DuongDanTaiTepTin', 'DuocLayTuKhoDMQG'] as const
const [MOST_FILES, MOST_FIELDS] = [100, 500]
const ID = /^[\w-]{1,60}$/
/** Ours has the number of the dossier in it. */
const REQUEST_ID = /^[\w.-]{1,60}$/

/** An answer of the declaration in the words of the shared dictionary. */
export interface SaidField {
  /** As whom: requester, mother, applicantOrg; null of what is nobody's. */
  readonly role: string | null
  readonly entry: string
  readonly value: unknown
}

/** A file as the portal names it. */
export interface NamedFile {
  readonly id: string
  readonly name: string
  /** Code of the paper, or the component of ours. */
  readonly component: string
  readonly address: string
  /** The owner took it from their papers at the portal. */
  readonly isFromKho: boolean
}

/** The same once it was fetched: among the uploads of the message, or with what is wrong with it. */
export interface CameFile extends Omit<NamedFile, 'address'> { readonly fault?: string }

/** A dossier, or a supplement to one, as a package of the portal says it. */
export type HandedIn =
  | {
    readonly kind: 'dossier'; readonly row: Readonly<Record<typeof DOSSIER_TEXTS[number], string>>
    readonly said: readonly SaidField[]; readonly files: readonly NamedFile[]
  }
  | {
    readonly kind: 'supplement'; readonly row: Readonly<Record<typeof SUPPLEMENT_TEXTS[number], string>>
    readonly files: readonly NamedFile[]
  }

/** What the message keeps of a dossier. */
export interface DossierBody {
  readonly row: Extract<HandedIn, { kind: 'dossier' }>['row']
  readonly said: readonly SaidField[]
  readonly files: readonly CameFile[]
  /** Uploads by the ids of the files. */
  readonly uploads?: Readonly<Record<string, string>>
}

/** What it keeps of a supplement. */
export interface SupplementBody extends Omit<DossierBody, 'row' | 'said'> {
  readonly row: Extract<HandedIn, { kind: 'supplement' }>['row']
}

/** Reads what a package says; undefined of what nobody can read. */
export function readHandedIn(data: unknown): HandedIn | undefined {
  const [given] = rowsOf([data])
  if (!given || !isKeepable(given)) return undefined
  const files = filesIn(given['TaiLieuNop'])
  if (!files) return undefined
  if (given['Loai'] === 'BoSung') {
    const row = textsOf(given, SUPPLEMENT_TEXTS)
    const isWhole = row && parseDossierNumber(row.MaHoSo) && REQUEST_ID.test(row.HoSoBoSungId)
    return isWhole ? { kind: 'supplement', row, files } : undefined
  }
  const row = given['Loai'] === 'HoSo' ? textsOf(given, DOSSIER_TEXTS) : undefined
  const said = saidIn(given['ToKhai'])
  return row && said && parseDossierNumber(row.MaHoSo) ? { kind: 'dossier', row, said, files } : undefined
}

function filesIn(given: unknown): readonly NamedFile[] | undefined {
  if (given === undefined || given === null) return []
  if (!Array.isArray(given) || given.length > MOST_FILES) return undefined
  const files = given.map(fileIn)
  const ids = new Set(files.map((file) => file?.id))
  const isBroken = files.some((file) => file === undefined) || ids.size < files.length
  return isBroken ? undefined : files.flatMap((file) => file ?? [])
}

function fileIn(given: unknown): NamedFile | undefined {
  const [row] = rowsOf([given])
  const texts = row && textsOf(row, FILE_TEXTS)
  return texts && ID.test(texts.TepDinhKemId) ? {
    id: texts.TepDinhKemId, name: texts.TenTepDinhKem, component: texts.MaThanhPhanHoSo,
    address: texts.DuongDanTaiTepTin, isFromKho: texts.DuocLayTuKhoDMQG === '1',
  } : undefined
}

function saidIn(given: unknown): readonly SaidField[] | undefined {
  if (!Array.isArray(given) || given.length > MOST_FIELDS) return undefined
  const fields = given.map((one: unknown): SaidField | undefined => {
    const [row] = rowsOf([one])
    const texts = row && textsOf(row, ['MaTruong', 'VaiTro'])
    return texts && texts.MaTruong !== ''
      ? { role: texts.VaiTro === '' ? null : texts.VaiTro, entry: texts.MaTruong, value: row['GiaTri'] ?? null } : undefined
  })
  return fields.some((field) => field === undefined) ? undefined : fields.flatMap((field) => field ?? [])
}

/** By which it is known again: the number of the dossier, and of a supplement its own beside it. */
export function numberOf({ kind, row }: HandedIn): string {
  return kind === 'dossier' ? numberOfDossier(row.MaHoSo) : `supplement/${row.MaHoSo}/${row.HoSoBoSungId}`
}

/** The same of a dossier. */
export function numberOfDossier(number: string): string {
  return `dossier/${number}`
}

/** All that it says, its files by their content: two that say the same are one, in whatever order the words stand. */
export function digestOf(handedIn: HandedIn, sums: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify([sorted(handedIn), sums])).digest()
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value as Answer).sort(([one], [other]) => one < other ? -1 : 1)
    .map(([key, inner]) => [key, sorted(inner)])
}

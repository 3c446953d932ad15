import type { Paper } from '../../documents/public.ts'
import type { ToldComponent, ToldResult, ToldSupplement } from '../../dossiers/public.ts'
import type { Charge } from '../../payments/public.ts'
import { stampOf } from '../../../platform/partner/stamp.ts'
import { POPULATION_ENTRIES } from '../registers/population/population-register.ts'

/** What a dossier has besides its state, and how it is named there. */
export interface PartsOfDossier {
  readonly number: string
  readonly dueAt: Date | null
  readonly components: readonly ToldComponent[]
  readonly supplements: readonly ToldSupplement[]
  /** What came from there as a supplement and was refused here. */
  readonly refusals: readonly RefusedSupplement[]
  readonly result: ToldResult | undefined
  /** Whether the result is not given before what is due is paid (R18): then nobody gets its file there, either. */
  readonly isResultHeld: boolean
  readonly charges: readonly Charge[]
  /** Ids of charges that were paid over the province's own gateway. */
  readonly paidOnline: ReadonlySet<bigint>
  /** Whether something of it was paid at the national portal. */
  readonly isPaidThere: boolean
  readonly papers: ReadonlyMap<bigint, Paper>
  /** Keys of questions that registers of the nation answered. */
  readonly fromRegisters: readonly string[]
  readonly isProved: boolean
  readonly names: PartNames
}

/** By its own id there; one that names a request of ours is told with that. */
export interface RefusedSupplement { readonly id: string; readonly reason: string; readonly at: Date }

/** What the dossier itself does not know. */
export interface PartNames {
  /** Name of a component in the version of its procedure, and the code of its type of paper. */
  component(id: string): { readonly name: string; readonly code: string }
  /** Code of the type of paper that the result is. */
  readonly resultCode: string
  staff(accountId: bigint): string
  /** Address at which the portal fetches the file of a paper; empty where none is given. */
  fileAt(paper: string): string
}

/** TrangThaiBoSung: asked, came, refused. */
const [ASKED, CAME, REFUSED] = ['0', '1', '2']
/** HinhThucThu and LoaiPhiLePhi. */
const MOMENTS = { reception: '1', supplement: '2', return: '4' } as const
const FEES = { 'phi': '1', 'le-phi': '2', 'nghia-vu-tai-chinh': '3' } as const
/** MaCSDL of the population; DuocThanhToanTrucTuyen at the national portal, at the gateway of the province. */
const [POPULATION, THERE, OWN_GATEWAY] = ['1', '1', '2']

/**
 * Fees, supplements, files and results of a dossier as the row of DongBoHoSoMC has them (domain reference 8.3, 4.6).
 * TODO(law): `TrangThaiThanhToan` of a fee and `TrangThaiBoSung` (0 asked, 1 came, 2 refused) are our reading.
 */
export function partsOf(parts: PartsOfDossier) {
  const { components, supplements, refusals, result, charges, paidOnline, papers, fromRegisters, isProved } = parts
  const filed = components.flatMap((one) => one.paperIds.flatMap((id) => {
    const paper = papers.get(id)
    return paper ? [{ ...one, paper }] : []
  }))
  const isPaidHere = charges.some(({ id, state }) => state !== 'cancelled' && paidOnline.has(id))
  const asked = charges.filter(({ state }) => state !== 'cancelled')
  return {
    HoSoCoThanhPhanSoHoa: flagOf(filed.length > 0), TaiKhoanDuocXacThucVoiVNeID: flagOf(isProved),
    // Paid at both, it is what came last that nobody can say: the national portal knows its own.
    DuocThanhToanTrucTuyen: parts.isPaidThere ? THERE : isPaidHere ? OWN_GATEWAY : '0',
    TaiLieuNop: filed.map((one) => fileRowOf(parts, one)),
    DanhSachLePhi: asked.map(feeRowOf), DanhSachTepDinhKemKhac: [],
    DanhSachHoSoBoSung: [
      ...supplements.map((one, nth) =>
        supplementRowOf(parts, one, { nth: nth + 1, isLast: nth === supplements.length - 1 })),
      ...refusals.filter(({ id }) => !namesOurs(parts, id)).map(refusalRowOf),
    ],
    DanhSachGiayToKetQua: result ? [resultRowOf(parts, result)] : [],
    DSKetNoiCSDL: fromRegisters.some(isOfPopulation) ? [{ MaCSDL: POPULATION }] : [],
  }
}

/**
 * Whether a question of a declaration is one that the population answers. TODO(law): of other registers nobody has told
 * us a code, so they are not named.
 */
function isOfPopulation(key: string): boolean {
  return POPULATION_ENTRIES.includes(key.replace(/^requester\./, 'person.'))
}

function fileRowOf(
  { names }: PartsOfDossier, { component, how, source, paper }: ToldComponent & { readonly paper: Paper },
) {
  return {
    TepDinhKemId: paper.publicId, TenTepDinhKem: paper.name, IsDeleted: flagOf(paper.isDestroyed === true),
    MaThanhPhanHoSo: names.component(component).code,
    DuongDanTaiTepTin: paper.isDestroyed === true ? '' : names.fileAt(paper.publicId),
    DuocSoHoa: flagOf(paper.source === 'scan'), DuocTaiSuDung: flagOf(how === 'reused'),
    DuocLayTuKhoDMQG: flagOf(source === 'national'), MaKetQuaThayThe: '',
  }
}

/** What a charge comes to is empty while nobody knows it, which is not 0. */
function feeRowOf({ name, moment, amount, kind, state }: Charge) {
  return {
    TenPhiLePhi: name, MaPhiLePhi: '', HinhThucThu: MOMENTS[moment], Gia: amount === null ? '' : String(amount),
    LoaiPhiLePhi: FEES[kind], TrangThaiThanhToan: flagOf(state === 'paid'),
  }
}

function supplementRowOf(
  { number, dueAt, charges, names, refusals }: PartsOfDossier, one: ToldSupplement,
  { nth, isLast }: { readonly nth: number; readonly isLast: boolean },
) {
  const { askedAt, askedBy, answeredAt, answeredBy, items } = one
  const said = items.map(({ component, reason }) => ({ ...names.component(component), reason }))
  const isOpen = answeredAt === null
  // What was refused is over once the request is answered.
  const refused = isOpen ? refusals.findLast(({ id }) => id === requestIdOf(number, nth)) : undefined
  return {
    HoSoBoSungId: requestIdOf(number, nth), NguoiYeuCauBoSung: names.staff(askedBy),
    NoiDungBoSung: said.map(({ name, reason }) => `${name}: ${reason}`).join('; '), NgayBoSung: stampOf(askedAt),
    NguoiTiepNhanBoSung: answeredBy === null ? '' : names.staff(answeredBy),
    ThongTinTiepNhan: refused?.reason ?? '',
    NgayTiepNhanBoSung: isOpen ? '' : stampOf(answeredAt), TrangThaiBoSung: refused ? REFUSED : isOpen ? ASKED : CAME,
    DanhSachGiayToBoSung: said.map(({ name, code, reason }) =>
      ({ TenGiayTo: name, MaThanhPhanHoSo: code, GhiChu: reason })),
    DanhSachLePhiBoSung: isLast
      ? charges.filter(({ moment, state }) => moment === 'supplement' && state !== 'cancelled').map(feeRowOf) : [],
    NgayHenTraTruoc: '', NgayHenTraMoi: isLast && answeredAt !== null && dueAt !== null ? stampOf(dueAt) : '',
  }
}

/** By which the portal speaks of a request of ours. */
export function requestIdOf(number: string, nth: number): string {
  return `${number}-BS${nth}`
}

function namesOurs({ number, supplements }: PartsOfDossier, id: string): boolean {
  return supplements.some((_, nth) => requestIdOf(number, nth + 1) === id)
}

function refusalRowOf({ id, reason, at }: RefusedSupplement): ReturnType<typeof supplementRowOf> {
  return {
    HoSoBoSungId: id, NguoiYeuCauBoSung: '', NoiDungBoSung: '', NgayBoSung: '', NguoiTiepNhanBoSung: '',
    ThongTinTiepNhan: reason, NgayTiepNhanBoSung: stampOf(at), TrangThaiBoSung: REFUSED, DanhSachGiayToBoSung: [],
    DanhSachLePhiBoSung: [], NgayHenTraTruoc: '', NgayHenTraMoi: '',
  }
}

function resultRowOf(
  { papers, names, isResultHeld }: PartsOfDossier, { number, title, code, paperId }: ToldResult,
) {
  const paper = paperId === null || isResultHeld ? undefined : papers.get(paperId)
  return {
    TenGiayTo: title, MaThanhPhanHoSo: names.resultCode, GiayToId: paper?.publicId ?? '',
    DuongDanTepTinKetQua: paper === undefined || paper.isDestroyed === true ? '' : names.fileAt(paper.publicId),
    MaGiayToKetQua: code ?? number,
  }
}

function flagOf(is: boolean): '0' | '1' {
  return is ? '1' : '0'
}

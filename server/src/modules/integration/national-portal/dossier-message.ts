import type { ProcedureVersion } from '../../catalogue/public.ts'
import { type Dossier, type State, nationalCodeOf } from '../../dossiers/public.ts'
import type { Person, Staff } from '../../identity/public.ts'
import { stampOf } from '../../../platform/partner/stamp.ts'

/** What a dossier is to the portal, at an event. */
export interface ToldDossier {
  readonly dossier: Dossier
  /** Code of its state after the event: what came later is told by messages of its own. */
  readonly code: string
  readonly happenedAt: Date
  readonly version: ProcedureVersion
  readonly sector: { readonly code: string; readonly name: string }
  readonly applicant: Person
  /** Of the unit that settles, as it was called on that day. */
  readonly unitName: string
  /** It was handed in at the national portal. */
  readonly isFromThere: boolean
}

/** KenhThucHien. */
const CHANNELS = { counter: '1', online: '2', post: '3' } as const
/** LoaiDoiTuong and LoaiDinhDanh: a person by the personal number, an enterprise by the tax code. */
const SUBJECTS = { citizen: '1', organisation: '2' } as const
/** NoiNopHoSo: at the portal of the province; at the national portal. */
const OWN_PORTAL = '2'
export const THERE = '1'
/** HinhThuc: where the result is fetched. */
const DELIVERIES = { counter: '0', post: '1', electronic: '2' } as const
/** The ten states by their names in the national exchange (NĐ 107/2021). */
const STATES: Readonly<Record<number, string>> = {
  1: 'Mới đăng ký', 2: 'Được tiếp nhận', 3: 'Không được tiếp nhận', 4: 'Đang xử lý', 5: 'Yêu cầu bổ sung giấy tờ',
  6: 'Yêu cầu thực hiện nghĩa vụ tài chính', 7: 'Công dân yêu cầu rút hồ sơ', 8: 'Dừng xử lý', 9: 'Đã xử lý xong',
  10: 'Đã trả kết quả',
}

/** Code of a dossier that was not received. */
export const DECLINED = '3'

/** The row of DongBoHoSoMC for a dossier without its parts. Moments are `yyyyMMddHHmmss`, empty where there is none. */
export function dossierRowOf(
  { dossier, code, happenedAt, version, sector, applicant, unitName, isFromThere }: ToldDossier,
) {
  const number = applicant.personalNumber ?? applicant.oldNumber ?? applicant.taxCode ?? ''
  const kind = SUBJECTS[applicant.kind]
  return {
    MaHoSo: dossier.number, MaTTHC: codeOf(version), TenTTHC: version.content.name,
    MaLinhVuc: sector.code, TenLinhVuc: sector.name, KenhThucHien: CHANNELS[dossier.channel],
    ChuHoSo: dossier.applicantName, SoGiayToChuHoSo: number, LoaiDoiTuong: kind, MaDoiTuong: '', ThongTinKhac: '',
    Email: applicant.email ?? '', Fax: '', SoDienThoai: applicant.phone ?? '', TrichYeuHoSo: version.content.name,
    NgayNopHoSo: stampOf(dossier.submittedAt), NgayTiepNhan: stampIf(dossier.receivedAt),
    NgayHenTra: stampIf(dossier.dueAt), NgayTra: stampIf(dossier.deliveredAt),
    NgayKetThucXuLy: stampIf(dossier.issuedAt),
    NgayTuChoi: code === DECLINED ? stampOf(dossier.closedAt ?? happenedAt) : '',
    TrangThaiHoSo: code, ThongTinTra: '', HinhThuc: DELIVERIES[dossier.delivery],
    DonViXuLy: unitName, GhiChu: '', NoiNopHoSo: isFromThere ? THERE : OWN_PORTAL,
    DinhDanhCHS: { LoaiDinhDanh: kind, SoDinhDanh: number },
  }
}

/** Who did what was done. */
export interface ToldStep {
  readonly number: string
  readonly state: State
  readonly happenedAt: Date
  /** Undefined where the program did it, or the applicant. */
  readonly officer: Staff | undefined
  /** The unit of the officer, as it was called on that day. */
  readonly unitName: string
  readonly dueAt: Date | null
}

/** The row of CapNhatTienDoHoSoMC for a step. */
export function stepRowOf({ number, state, happenedAt, officer, unitName, dueAt }: ToldStep) {
  const code = nationalCodeOf(state)
  return {
    MaHoSo: number, NguoiXuLy: officer?.fullName ?? '', ChucDanh: officer?.position ?? '',
    ThoiDiemXuLy: stampOf(happenedAt), PhongBanXuLy: unitName, NoiDungXuLy: STATES[code] ?? '', TrangThai: String(code),
    NgayBatDau: stampOf(happenedAt), NgayKetThucTheoQuyDinh: stampIf(dueAt),
  }
}

/** The code of a procedure as the national database has it. */
export function codeOf({ code, codeSuffix }: ProcedureVersion): string {
  return [code ?? '', codeSuffix].filter(Boolean).join('.')
}

function stampIf(moment: Date | null): string {
  return moment === null ? '' : stampOf(moment)
}

import type { Json } from '../../../../platform/db.ts'
import { stampOf } from '../../../../platform/partner/stamp.ts'
import type { SentBody, ToldDossier } from '../sector-system.ts'
import { fileRowsOf } from '../sent-files.ts'

/** Without these nobody finds the parcel on the map; each by the key of our form that says it. */
const NEEDED: Readonly<Record<string, string>> = {
  soThua: 'parcel.number', soTo: 'parcel.mapSheet', maXa: 'parcel.address', dienTich: 'parcel.area',
}

/** A dossier of land as `guiHoSo` takes it: whose it is, the parcel, the certificate, and what is to change. */
export function landDossierOf(agency: string, { dossier, version, applicant, answers, files }: ToldDossier): SentBody {
  const text = (key: string) => textOf(answers[key])
  const { commune, detail } = Object(answers['parcel.address']) as Readonly<Record<string, Json>>
  const { code } = Object(commune) as Readonly<Record<string, Json>>
  const thuaDat = {
    soThua: text('parcel.number'), soTo: text('parcel.mapSheet'), maXa: textOf(code), diaChi: textOf(detail),
    dienTich: text('parcel.area'), mucDich: text('parcel.purpose'),
  }
  const user = text('landUser.fullName') || text('landOrg.name')
  const missing = Object.entries(NEEDED)
    .flatMap(([name, key]) => thuaDat[name as keyof typeof thuaDat] === '' ? [key] : [])
  return {
    sent: {
      maDonVi: agency, maHoSo: dossier.number, maTTHC: [version.code ?? '', version.codeSuffix].filter(Boolean).join('.'),
      ngayTiepNhan: stampOf(dossier.receivedAt ?? dossier.submittedAt),
      nguoiSuDung: {
        ten: user || dossier.applicantName,
        soGiayTo: text('landUser.idNumber') || text('landOrg.idNumber') || applicant.personalNumber || applicant.taxCode || '',
      },
      thuaDat,
      giayChungNhan: { soPhatHanh: text('parcel.certSerial'), soVaoSo: text('parcel.certBook'), ngayCap: text('parcel.certDate') },
      bienDong: {
        loai: text('transfer.kind'), noiDung: text('change.text'), dienTich: text('change.areaMoved'),
        giaChuyenNhuong: text('transfer.price'), benChuyen: text('transferee.fullName'), mienThue: text('change.taxExempt'),
      },
      tepDinhKem: fileRowsOf(files),
    },
    missing,
  }
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

import { fieldsOf } from '../../forms/src/model.ts'
import { type Example, goodExamples } from '../../forms/test/province-forms.ts'
import { codeOfProcedure } from '../src/modules/integration/public.ts'
import { smallPdf } from './portal-birth.ts'
import type { Province } from './province-database.ts'

let nth = 0

/** A birth of which the declaration is a good example of the data. */
export function birthExample(): Example {
  const found = goodExamples.find(({ id }) => id === 'sinh-1')
  if (!found) throw new Error('no example')
  return found
}

interface Said { readonly MaTruong: string; readonly VaiTro: string; readonly GiaTri: unknown }

/** The answers of an example in the words of the shared dictionary, as the portal sends them. */
export function saidOf({ form, answers }: Example): Said[] {
  return Object.entries(answers).flatMap(([key, value]) => {
    const field = fieldsOf(form).find((one) => one.key === key)
    if (!field || field.computed) return []
    return [{ MaTruong: field.meaning.entry, VaiTro: field.meaning.role ?? '', GiaTri: value }]
  })
}

/** The agency of the commune in which the mother of the example lives, by its code. */
export function communeCode(province: Province, day: string): string {
  const directory = province.directory.on(day)
  const territory = directory.units.find(({ gsoCode, kind }) => kind === 'territory' && gsoCode === '18880')
  const agency = territory && directory.agencyGoverning(territory.id)
  if (!agency?.agencyCode) throw new Error('no agency')
  return agency.agencyCode
}

/** A birth as somebody hands it in at the national portal, with what is changed of it. */
export function handedInBirth(
  province: Province, more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const example = birthExample()
  const { asOf } = example.occasion
  const version = province.catalogue.on(asOf).find('khai-sinh')
  if (!version) throw new Error('no procedure')
  const code = communeCode(province, asOf)
  return {
    MaHoSo: `${code}-260310-99${String(nth += 1).padStart(4, '0')}`,
    MaTTHC: codeOfProcedure(version), MaDonVi: code, ChuHoSo: 'Nguyễn Thị Hồng Nhạn',
    SoGiayToChuHoSo: '000196990001', LoaiDoiTuong: '1', NgaySinh: '19960415', SoDienThoai: '0500000001',
    Email: '', NgayNopHoSo: '20260310083000', HinhThuc: '2', ThongTinTra: '', TaiKhoanDuocXacThucVoiVNeID: '1',
    ToKhai: saidOf(example), TaiLieuNop: [paperOf('giay-chung-sinh')], ...more,
  }
}

/** A file for a component of ours, or for a paper by its code. */
export function paperOf(component: string, content: Uint8Array = smallPdf(`tệp ${String(nth += 1)}`)): Record<string, unknown> {
  return {
    TepDinhKemId: `tep-${String(nth += 1)}`, TenTepDinhKem: 'giấy tờ.pdf', MaThanhPhanHoSo: component, DuocLayTuKhoDMQG: '0',
    NoiDung: Buffer.from(content).toString('base64'),
  }
}

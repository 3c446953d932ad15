import { type Row, jsonIn, rowIn } from '../json.ts'
import { INSURED } from './insurance/insured.ts'
import { REGISTERED } from './population/people.ts'
import { folded } from './registers/door.ts'
import { restRegister } from './registers/rest-register.ts'

/**
 * The register of social insurance (Bảo hiểm xã hội Việt Nam) as far as it is asked: the number of a person by name,
 * birth, sex and personal number, and whether they take part.
 */
export const socialInsurance = restRegister({
  name: 'social-insurance',
  title: 'Cơ sở dữ liệu của Bảo hiểm xã hội Việt Nam',
  operations: {
    'POST /apiBHXH/getMaSoBhxhTheoTieuChi': ({ body }) => {
      const { hoTen, ngaySinh, loaiNgaySinh, gioiTinh, soDinhDanh } = rowIn(jsonIn(body)) ?? {}
      if (typeof hoTen !== 'string' || typeof ngaySinh !== 'string' || typeof soDinhDanh !== 'string') return 'malformed'
      if (typeof loaiNgaySinh !== 'string' || typeof gioiTinh !== 'string') return 'malformed'
      if (!/^[1-9]\d{7}$/.test(ngaySinh) || !/^[012]$/.test(loaiNgaySinh) || !/^[123]$/.test(gioiTinh)) return 'malformed'
      const found = REGISTERED.find(({ number, name, birth, sex }) =>
        number === soDinhDanh && folded(hoTen) === folded(name.filter(Boolean).join(' ')) && sex === gioiTinh
        && birth.startsWith(ngaySinh.slice(0, loaiNgaySinh === '0' ? 8 : loaiNgaySinh === '1' ? 6 : 4)))
      return found && rowOf(found.number) || 'unknown'
    },
  },
  instead: rowOf,
  numbers: INSURED.map(({ person }) => person),
})

function rowOf(person: string): Row | undefined {
  const insured = INSURED.find((one) => one.person === person)
  const found = REGISTERED.find(({ number }) => number === person)
  return insured && found && {
    maSoBhxh: insured.number, hoTen: found.name.filter(Boolean).join(' '), soDinhDanh: person, ngaySinh: found.birth,
    dangThamGia: insured.takesPart ? '1' : '0', maHoGiaDinh: `HO-${insured.number}`,
  }
}

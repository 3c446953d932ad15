import type { Row } from '../json.ts'
import { ENTERPRISES, type Enterprise } from './business/enterprises.ts'
import { restRegister } from './registers/rest-register.ts'

/**
 * The register of enterprises (CSDL quốc gia về đăng ký doanh nghiệp) as far as it is asked: the details of one by its
 * number. Whose it is and who acts for it stands in every answer, whether it was asked for or not.
 */
export const businessRegister = restRegister({
  name: 'business-register',
  title: 'Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp',
  operations: {
    'GET /apiCSDLDKDN/chiTietDoanhNghiep': ({ query }) => {
      const number = query.get('msdn') ?? ''
      if (!/^\d{10}(?:-\d{3})?$/.test(number) || number === '0000000000') return 'malformed'
      return detailsOf(number) ?? 'unknown'
    },
  },
  instead: detailsOf,
  numbers: ENTERPRISES.map(({ number }) => number),
})

function detailsOf(number: string): Row | undefined {
  const found = ENTERPRISES.find((one) => one.number === number)
  return found && rowOf(found)
}

function rowOf({ number, name, seat, head }: Enterprise): Row {
  return {
    ENTERPRISE_GDT_CODE: number, NAME: name, ENTERPRISE_STATUS: '1',
    LEGAL_NAMES: [{ NAME: head, POSITION: 'Giám đốc' }],
    HOAdress: {
      CityID: seat.province, ...seat.district !== undefined && { DistrictID: seat.district }, WardID: seat.commune,
      StreetNumber: seat.detail,
    },
    BusinessActivity: [{ CODE: '4711', NAME: 'Bán lẻ', IS_MAIN: '1' }],
    Member: [{ NAME: head }],
  }
}

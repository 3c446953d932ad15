import { restManifest } from '../rest-manifest.ts'
import { BUSINESS, detailsOf } from './business-register.ts'

/** Its check digit is of none. */
const NOBODYS = '0000000000'

export const BUSINESS_MANIFEST = restManifest({
  partner: BUSINESS, title: 'Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp', shapes: 'REST, apiCSDLDKDN, domain reference 8.6',
  about: detailsOf(NOBODYS),
})

import { restManifest } from '../rest-manifest.ts'
import { SOCIAL_INSURANCE, criteriaOf } from './social-insurance-register.ts'

/** Of nobody: there is no such person, and the day is none. */
const NOBODY = { number: '000000000000', fullName: 'kiem tra', birth: '0000' }

export const SOCIAL_INSURANCE_MANIFEST = restManifest({
  partner: SOCIAL_INSURANCE, title: 'Cơ sở dữ liệu của Bảo hiểm xã hội Việt Nam', shapes: 'REST, apiBHXH, domain reference 8.6',
  about: criteriaOf(NOBODY),
})

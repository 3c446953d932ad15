import { systemClock } from '../../../../platform/clock.ts'
import type { Manifest } from '../../../../platform/partner/manifest.ts'
import { openWay } from '../open-way.ts'
import { checkRest } from '../rest.ts'
import { REGISTER_SETTINGS, type RegisterSettings } from '../settings.ts'
import { BUSINESS, detailsOf } from './business-register.ts'

const MILLISECONDS = 10_000
/** Its check digit is of none. */
const NOBODYS = '0000000000'

export const BUSINESS_MANIFEST: Manifest = {
  partner: BUSINESS,
  title: 'Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp',
  ways: ['answers'],
  shapes: 'REST, apiCSDLDKDN, domain reference 8.6',
  settings: REGISTER_SETTINGS,
  async check(given) {
    const settings = given as RegisterSettings
    await checkRest({ way: openWay(settings, () => systemClock.now()), settings }, detailsOf(NOBODYS), MILLISECONDS)
  },
}

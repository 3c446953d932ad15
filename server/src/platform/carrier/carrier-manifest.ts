import Type from 'typebox'
import type { Manifest } from '../partner/manifest.ts'
import type { PartnerSettings } from '../partner/read-partners.ts'
import { ADDRESS, SECRET, WORD, readSettings, settingsOf, soundSettings } from '../partner/read-settings.ts'
import { type PostalCarrier, openPostalCarrier } from './postal-carrier.ts'

const PARTNER = 'post'
/** A number that no parcel has: ours begin otherwise. */
const NO_PARCEL = 'KIEMTRA'

/** What the file of MOTCUA_PARTNERS says of the post's system, where POST_CARRIER_URL names none. */
const SETTINGS = settingsOf({
  url: ADDRESS,
  /** Shared with it. */
  key: Type.Intersect([SECRET, Type.String({ minLength: 32 })]),
  /** Our code as its customer. */
  customer: WORD,
})

export const CARRIER_MANIFEST: Manifest = {
  partner: PARTNER,
  title: 'Bưu chính công ích',
  ways: ['tells', 'brings', 'answers'],
  shapes: 'domain reference 8.8',
  settings: SETTINGS,
  async check(settings) {
    await carrierIn({ [PARTNER]: settings })?.track(NO_PARCEL)
  },
}

/** The post's system that the file names, if it names one. Throws, naming the setting, where one is faulty. */
export function carrierIn(partners: PartnerSettings): PostalCarrier | undefined {
  const given = partners[PARTNER]
  return given === undefined ? undefined : openPostalCarrier(soundSettings(PARTNER, readSettings(SETTINGS, given)))
}

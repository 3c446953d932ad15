import Type from 'typebox'
import type { Manifest } from '../partner/manifest.ts'
import type { PartnerSettings } from '../partner/read-partners.ts'
import { ADDRESS, SECRET, readSettings, settingsOf, soundSettings } from '../partner/read-settings.ts'
import { rsaKeyOf } from '../partner/sign-message.ts'
import { type PaymentGateway, openPaymentGateway } from './payment-gateway.ts'

const PARTNER = 'payment-gateway'
/** A day on which nothing was paid anywhere. */
const EMPTY_DAY = '2000-01-01'

/** What the file of MOTCUA_PARTNERS says of the gateway, where PAYMENT_GATEWAY_URL names none. */
const SETTINGS = settingsOf({
  url: ADDRESS,
  /** Shared with it. */
  key: Type.Intersect([SECRET, Type.String({ minLength: 32 })]),
  /** Public RSA key in PEM by which its callbacks are proven; by the shared key where it has given none. */
  publicKey: Type.Optional(Type.Refine(Type.String(), (pem) => rsaKeyOf(pem) !== undefined)),
})

export const GATEWAY_MANIFEST: Manifest = {
  partner: PARTNER,
  title: 'Cổng thanh toán trực tuyến',
  ways: ['tells', 'brings', 'answers'],
  shapes: 'domain reference 8.7',
  settings: SETTINGS,
  async check(settings) {
    await gatewayIn({ [PARTNER]: settings })?.listDay(EMPTY_DAY)
  },
}

/** The gateway that the file names, if it names one. Throws, naming the setting, where one is faulty. */
export function gatewayIn(partners: PartnerSettings): PaymentGateway | undefined {
  const given = partners[PARTNER]
  if (given === undefined) return undefined
  const { url, key, publicKey } = soundSettings(PARTNER, readSettings(SETTINGS, given))
  return openPaymentGateway(url, key, publicKey === undefined ? undefined : rsaKeyOf(publicKey))
}

import type { ServiceSetting, ServiceSettings } from '../modules/integration/public.ts'
import type { Config } from '../platform/config.ts'
import type { PartnerSettings } from '../platform/partner/read-partners.ts'

/** How what people are told, pay and sign in by is set, in the environment or in the file of MOTCUA_PARTNERS. */
export function serviceSettingsOf(
  config: Pick<Config, 'sms' | 'smtpUrl' | 'paymentGateway' | 'postCarrier'>, partners: PartnerSettings,
): ServiceSettings {
  const named = (name: string, isElsewhere = false): ServiceSetting =>
    isElsewhere || partners[name] !== undefined ? 'named' : 'none'
  // Where no server is named, what would go out is kept to be read (`openPorts`).
  const orKept = (isNamed: boolean): ServiceSetting => isNamed ? 'named' : 'kept'
  return {
    'sms': orKept(config.sms.port !== 'sink' || partners['sms'] !== undefined), 'mail': orKept(config.smtpUrl !== undefined),
    'zalo': named('zalo'), 'web-push': named('web-push'),
    'payment-gateway': named('payment-gateway', config.paymentGateway !== undefined),
    'identity-provider': named('identity-provider'), 'staff-identity': named('staff-identity'),
    'post': named('post', config.postCarrier !== undefined),
  }
}

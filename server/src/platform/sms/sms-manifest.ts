import type { Manifest } from '../partner/manifest.ts'
import { SMS_SETTINGS, type SmsSettings, checkSmsGateway } from './sms-gateway.ts'

export const SMS_MANIFEST: Manifest = {
  partner: 'sms',
  title: 'Cổng tin nhắn SMS',
  ways: ['tells', 'answers'],
  shapes: 'our reading (ADR 0124)',
  settings: SMS_SETTINGS,
  async check(settings) {
    await checkSmsGateway(settings as SmsSettings)
  },
}

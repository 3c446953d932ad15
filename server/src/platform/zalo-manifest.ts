import type { Manifest } from './partner/manifest.ts'
import { ZALO_SETTINGS, type ZaloSettings, checkZalo } from './zalo.ts'

export const ZALO_MANIFEST: Manifest = {
  partner: 'zalo',
  title: 'Zalo Official Account',
  ways: ['tells'],
  shapes: 'Zalo Notification Service, message/template',
  settings: ZALO_SETTINGS,
  async check(settings) {
    await checkZalo(settings as ZaloSettings)
  },
}

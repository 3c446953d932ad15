import type { Manifest } from '../../../platform/partner/manifest.ts'
import { COMMAND_CENTRE, lookAtCentre } from './outlet.ts'
import { COMMAND_CENTRE_SETTINGS, type CommandCentreSettings } from './settings.ts'

export const COMMAND_CENTRE_MANIFEST: Manifest = {
  partner: COMMAND_CENTRE,
  title: 'Trung tâm thông tin, chỉ đạo điều hành của Chính phủ',
  ways: ['tells'],
  shapes: 'CloudEvents 1.0, JSON batch',
  settings: COMMAND_CENTRE_SETTINGS,
  async check(settings) {
    await lookAtCentre(settings as CommandCentreSettings, ['000-000000-0000'])
  },
}

import type { Manifest } from '../../../../platform/partner/manifest.ts'
import { CIVIL_STATUS, civilStatusSystem } from './civil-status.ts'
import { CIVIL_STATUS_SETTINGS, type CivilStatusSettings } from './settings.ts'

export const CIVIL_STATUS_MANIFEST: Manifest = {
  partner: CIVIL_STATUS,
  title: 'Hệ thống đăng ký và quản lý hộ tịch điện tử',
  ways: ['tells', 'brings'],
  shapes: 'domain reference 8.6, apiHoTichTuPhap',
  settings: CIVIL_STATUS_SETTINGS,
  async check(settings) {
    await civilStatusSystem(settings as CivilStatusSettings).listSaid()
  },
}

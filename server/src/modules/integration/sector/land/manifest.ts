import type { Manifest } from '../../../../platform/partner/manifest.ts'
import { LAND, landSystem } from './land.ts'
import { LAND_SETTINGS, type LandSettings } from './settings.ts'

export const LAND_MANIFEST: Manifest = {
  partner: LAND,
  title: 'Hệ thống thông tin đất đai',
  ways: ['tells', 'brings'],
  shapes: 'domain reference 8.1 (parcel, certificate, tax slip); of a tax notice 8.7; names are our reading',
  settings: LAND_SETTINGS,
  async check(settings) {
    await landSystem(settings as LandSettings).listSaid()
  },
}

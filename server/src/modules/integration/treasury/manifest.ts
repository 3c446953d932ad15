import type { Manifest } from '../../../platform/partner/manifest.ts'
import { treasuryClient } from './client.ts'
import { TREASURY, TREASURY_SETTINGS, type TreasurySettings } from './settings.ts'

export const TREASURY_MANIFEST: Manifest = {
  partner: TREASURY,
  title: 'Kho bạc Nhà nước, cơ quan thuế',
  ways: ['brings'],
  shapes: 'names of domain reference 8.7; calls are our reading',
  settings: TREASURY_SETTINGS,
  async check(settings) {
    await treasuryClient(settings as TreasurySettings).list()
  },
}

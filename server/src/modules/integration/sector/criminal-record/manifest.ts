import type { Manifest } from '../../../../platform/partner/manifest.ts'
import { systemClock } from '../../../../platform/clock.ts'
import { CRIMINAL_RECORD, criminalRecordSystem } from './criminal-record.ts'
import { CRIMINAL_RECORD_SETTINGS, type CriminalRecordSettings } from './settings.ts'

export const CRIMINAL_RECORD_MANIFEST: Manifest = {
  partner: CRIMINAL_RECORD,
  title: 'Hệ thống quản lý lý lịch tư pháp',
  ways: ['tells', 'brings'],
  shapes: 'domain reference 8.6, apiLyLichTuPhap',
  settings: CRIMINAL_RECORD_SETTINGS,
  async check(settings) {
    await criminalRecordSystem(settings as CriminalRecordSettings, () => systemClock.now()).listSaid()
  },
}

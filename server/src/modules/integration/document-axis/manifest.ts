import type { Manifest } from '../../../platform/partner/manifest.ts'
import { openDocumentAxis } from './client.ts'
import { DOCUMENT_AXIS } from './package-body.ts'
import { DOCUMENT_AXIS_SETTINGS, type DocumentAxisSettings } from './settings.ts'

export const DOCUMENT_AXIS_MANIFEST: Manifest = {
  partner: DOCUMENT_AXIS,
  title: 'Trục liên thông văn bản quốc gia',
  ways: ['tells', 'brings'],
  shapes: 'QCVN 102:2016/BTTTT, domain reference 8.4',
  settings: DOCUMENT_AXIS_SETTINGS,
  async check(settings) {
    await openDocumentAxis(settings as DocumentAxisSettings).listAgencies()
  },
}

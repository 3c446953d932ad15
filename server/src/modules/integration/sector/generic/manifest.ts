import type { Manifest } from '../../../../platform/partner/manifest.ts'
import { genericSystem } from './generic-system.ts'
import { GENERIC_SETTINGS, type GenericSettings } from './settings.ts'

/** A ministry's system by this name, or by one that begins with it and a hyphen, is joined by its settings alone. */
export const MINISTRY = 'ministry'

export const MINISTRY_MANIFEST: Manifest = {
  partner: MINISTRY,
  isFamily: true,
  title: 'Hệ thống của Bộ, ngành khai bằng cấu hình',
  ways: ['tells', 'brings'],
  shapes: 'its settings',
  settings: GENERIC_SETTINGS,
  async check(settings) {
    await genericSystem(MINISTRY, settings as unknown as GenericSettings).listSaid()
  },
}

/** Whether a part of MOTCUA_PARTNERS describes a system that has no adapter of its own. */
export function isDescribed(name: string): boolean {
  return name === MINISTRY || name.startsWith(`${MINISTRY}-`)
}

import type { SettledAt } from './procedure.ts'

/** Sector systems by the name of their settings, as pages and decisions call them. */
const SYSTEMS: Readonly<Record<string, string>> = {
  'criminal-record': 'hệ thống quản lý lý lịch tư pháp',
  'civil-status': 'hệ thống đăng ký và quản lý hộ tịch điện tử',
  'land': 'hệ thống thông tin đất đai',
}

/** A sector system in words; one that this program has no name for by the name of its settings. */
export function nameOfSystem(system: string): string {
  return SYSTEMS[system] ?? `hệ thống ${system}`
}

/** Whether it is settled centrally, at the national portal: here nothing is taken in or done, only followed. */
export function isSettledCentrally({ settledAt }: { readonly settledAt?: SettledAt | undefined }): boolean {
  return settledAt?.where === 'national-portal'
}

/** Where a procedure is settled, in words that stand in a decision and on its page. */
export function settledAtInWords(settledAt: SettledAt | undefined): string {
  const { where = 'here', system } = settledAt ?? {}
  if (where === 'national-portal') return 'tập trung tại Cổng Dịch vụ công quốc gia'
  if (system === undefined) return 'tại tỉnh'
  return where === 'ministry' ? `tại ${nameOfSystem(system)}` : `tại tỉnh, kết quả ghi vào ${nameOfSystem(system)}`
}

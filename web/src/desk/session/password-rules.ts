/**
 * What can be said before asking; the server also refuses passwords that are known from leaks or hold the user name.
 */
export const PASSWORD_RULES = [
  'Ít nhất 12 ký tự; một câu ngắn dễ nhớ là tốt nhất.',
  'Không chứa tên đăng nhập, không phải mật khẩu hay gặp.',
  'Khác mật khẩu đang dùng.',
] as const

const SHORTEST = 12

export interface PasswordFaults { readonly next?: string; readonly again?: string }

/** Faults of the two new fields, both at once. Length is counted in characters as a person sees them, not in bytes. */
export function passwordFaults(current: string, next: string, again: string): PasswordFaults {
  const length = Array.from(next.normalize('NFC')).length
  const fault = length < SHORTEST ? `Mật khẩu mới có ${length} ký tự; cần ít nhất ${SHORTEST}.`
    : next === current ? 'Mật khẩu mới phải khác mật khẩu đang dùng.' : undefined
  return { ...fault && { next: fault }, ...again !== next && { again: 'Hai lần gõ chưa giống nhau.' } }
}

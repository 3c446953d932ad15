import type { PersonLine } from '@motcua/contracts/people.ts'

/** What account somebody has, as a clerk says it. */
export function accountWords({ account, signInPhone }: Pick<PersonLine, 'account' | 'signInPhone'>): string {
  if (account === 'none') return 'Chưa có tài khoản.'
  if (account === 'level-1')
    return `Tài khoản tự mở, chưa đối chiếu giấy tờ (mức 1)${signInPhone === null ? '' : `; đăng nhập bằng ${signInPhone}`}.`
  return signInPhone === null ? 'Tài khoản đã đối chiếu giấy tờ (mức 2); chưa có điện thoại nên chưa đăng nhập được.'
    : `Tài khoản đã đối chiếu giấy tờ (mức 2); đăng nhập bằng ${signInPhone}.`
}

import { texts } from '@motcua/contracts/texts.ts'

/** Signing in through the provider of the installation, and back. */
export const STAFF_PROVIDER = texts({
  signIn: { vi: 'Đăng nhập bằng tài khoản của tỉnh', en: 'Sign in with the account of the province' },
  coming: { vi: 'Đang đăng nhập', en: 'Signing in' },
  back: { vi: 'Về trang đăng nhập', en: 'Back to sign-in' },
})

import { texts } from '@motcua/contracts/texts.ts'

/** On the paper of steps that a counter hands out. */
export const ACCOUNT_GUIDE = texts({
  citizen: { vi: 'Đăng ký tài khoản định danh điện tử', en: 'Registering an electronic identity' },
  organisation: { vi: 'Đăng ký tài khoản định danh điện tử của tổ chức', en: 'Registering the electronic identity of a firm' },
  foot: {
    vi: 'Cán bộ không hỏi mật khẩu hay mã xác thực của Ông/Bà. Chưa có tài khoản vẫn được nộp hồ sơ giấy tại Bộ phận Một cửa.',
    en: 'Nobody of the office asks for your password or a code. Without an account you may still hand in on paper at the counter.',
  },
})

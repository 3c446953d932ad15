import { texts } from '@motcua/contracts/texts.ts'

/** Signing in by electronic identity: what it is, and what to do where it does not come about. */
export const PROVIDER = texts({
  button: {
    vi: 'Đăng nhập bằng VNeID / Cổng Dịch vụ công quốc gia',
    en: 'Sign in by VNeID / the National Public Service Portal',
  },
  buttonHint: {
    vi: 'Định danh mức 2 mở được mọi hồ sơ và giấy tờ của bạn ở đây, không phải ra quầy.',
    en: 'An identity of level 2 opens all your dossiers and papers here, without a visit to a counter.',
  },
  or: { vi: 'Hoặc đăng nhập bằng mã gửi về điện thoại', en: 'Or sign in by a code sent to your phone' },
  'provider-down': {
    vi: 'Hệ thống định danh điện tử đang không trả lời. Bạn chưa được đăng nhập; những gì đã khai vẫn còn.',
    en: 'The electronic identity system does not answer. You are not signed in; what you filled in is kept.',
  },
  'declined': {
    vi: 'Bạn đã chọn không đăng nhập ở hệ thống định danh điện tử. Chưa có gì thay đổi.',
    en: 'You chose not to sign in at the electronic identity system. Nothing has changed.',
  },
  'sign-in-not-begun-here': {
    vi: 'Lần đăng nhập này không bắt đầu ở trình duyệt này, hoặc đã dùng rồi. Hãy bấm đăng nhập lại.',
    en: 'This sign-in was not begun in this browser, or was used before. Please sign in again.',
  },
  'sign-in-too-late': {
    vi: 'Lần đăng nhập này quá 10 phút nên không còn hiệu lực. Hãy bấm đăng nhập lại.',
    en: 'This sign-in is older than 10 minutes and counts no more. Please sign in again.',
  },
  'sign-in-not-trusted': {
    vi: 'Không xác minh được câu trả lời của hệ thống định danh điện tử nên bạn chưa được đăng nhập. Hãy thử lại.',
    en: 'The answer of the electronic identity system could not be verified, so you are not signed in. Try again.',
  },
  'sign-in-too-often': {
    vi: 'Từ mạng của bạn vừa có quá nhiều lần đăng nhập không thành. Hãy đợi một phút rồi thử lại.',
    en: 'Too many sign-ins from your network have just failed. Wait a minute, then try again.',
  },
  'number-not-vouched': {
    vi: 'Hệ thống định danh điện tử không cho biết số định danh dùng được ở đây, nên chưa đăng nhập được.',
    en: 'The electronic identity system names no number that can be used here, so you are not signed in.',
  },
  'assurance-too-low': {
    vi: 'Tài khoản định danh của bạn ở mức thấp hơn mức cần có. Cần định danh mức 2.',
    en: 'Your electronic identity is of a lower level than is needed. Level 2 is needed.',
  },
  'account-self-made': {
    vi: 'Số định danh của bạn đã có một tài khoản tự đăng ký, chưa ai kiểm tra. Tài khoản đó có phải của bạn không?',
    en: 'Somebody registered an account here with your number, and nobody has checked it. Is it yours?',
  },
  isMine: {
    vi: 'Là của tôi: đăng nhập bằng mã gửi về điện thoại của tài khoản đó, rồi xác nhận bằng định danh',
    en: 'It is mine: sign in by a code to its phone, then confirm by electronic identity',
  },
  notMine: {
    vi: 'Không phải của tôi: mở tài khoản mới cho tôi và khóa tài khoản đó',
    en: 'It is not mine: open a new account for me and close that one',
  },
  notMineHint: {
    vi: 'Hồ sơ gửi từ tài khoản đó không hiện trong tài khoản mới. Hồ sơ của bạn vẫn tra cứu được bằng mã hồ sơ.',
    en: 'Dossiers sent from that account do not appear in the new one. Yours can still be tracked by their number.',
  },
  goingOn: { vi: 'Xác nhận bằng định danh điện tử', en: 'Confirm by electronic identity' },
  goesOn: {
    vi: 'Trang định danh điện tử đang mở ra để bạn xác nhận; nếu không, {link}. Xác nhận xong, tài khoản kia bị khóa.',
    en: 'The page of the electronic identity is opening for you to confirm; if not, {link}. Then that account is closed.',
  },
  failedTitle: { vi: 'Chưa đăng nhập được bằng định danh điện tử', en: 'Not signed in by electronic identity' },
  whoseTitle: { vi: 'Tài khoản này có phải của bạn không?', en: 'Is this account yours?' },
  code: { vi: 'Mã: {code}', en: 'Code: {code}' },
  again: { vi: 'Thử lại bằng định danh điện tử', en: 'Try again by electronic identity' },
  local: { vi: 'Đăng nhập bằng mã gửi về điện thoại', en: 'Sign in by a code sent to your phone' },
  counter: {
    vi: 'Hoặc {counter}, mang theo thẻ căn cước: cán bộ xác nhận danh tính của bạn tại chỗ.',
    en: 'Or {counter} with your identity card: an official confirms who you are on the spot.',
  },
  counterLink: { vi: 'đến quầy của bộ phận một cửa', en: 'come to a counter of the one-stop section' },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  localOff: {
    vi: 'Ở đây chỉ đăng nhập bằng tài khoản định danh điện tử; không còn đăng ký và nhận mã gửi về điện thoại.',
    en: 'One signs in here by electronic identity alone; registering and codes sent to a phone are no longer offered.',
  },
  leaving: { vi: 'Đang đăng xuất', en: 'Signing out' },
  left: {
    vi: 'Bạn đã đăng xuất ở đây. Trang đăng xuất của hệ thống định danh điện tử đang mở ra; nếu không, {link}.',
    en: 'You are signed out here. The page to sign out of the electronic identity is opening; if not, {link}.',
  },
  leaveLink: { vi: 'bấm vào đây', en: 'press here' },
})

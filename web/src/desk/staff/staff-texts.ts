import { texts } from '@motcua/contracts/texts.ts'

/** Accounts of staff: the list, one account, and what its manager may do. */
export const STAFF = texts({
  title: { vi: 'Tài khoản cán bộ', en: 'Staff accounts' },
  titleOf: { vi: 'Tài khoản {username}', en: 'Account {username}' },
  find: { vi: 'Tìm cán bộ', en: 'Find staff' },
  search: { vi: 'Tìm', en: 'Search' },
  searchLabel: { vi: 'Tìm theo họ tên hoặc tên đăng nhập', en: 'Search by name or username' },
  searchHint: { vi: 'Họ tên hoặc tên đăng nhập', en: 'Name or username' },
  count: { vi: '{count} tài khoản', en: 'Accounts: {count}' },
  countMore: { vi: '{count} tài khoản, còn nữa', en: 'Accounts: {count}, and more' },
  failed: { vi: 'Không tải được danh sách', en: 'The list cannot be loaded' },
  noneFound: { vi: 'Không có cán bộ nào khớp “{search}”.', en: 'No staff match “{search}”.' },
  none: { vi: 'Chưa có tài khoản cán bộ nào trong phạm vi của bạn.', en: 'No staff accounts within your reach yet.' },
  noneHint: {
    vi: 'Gõ vài chữ của họ tên, có dấu hay không đều được, hoặc tên đăng nhập.',
    en: 'Type part of the name, with or without marks, or the username.',
  },
  clear: { vi: 'Bỏ tìm kiếm', en: 'Clear search' },
  more: { vi: 'Xem thêm', en: 'Show more' },
  inList: { vi: 'Trong danh sách', en: 'In the list' },
  backToList: { vi: 'Về danh sách cán bộ', en: 'Back to the list of staff' },
  notFound: { vi: 'Không có tài khoản này', en: 'There is no such account' },
  notFoundHint: {
    vi: 'Tài khoản không có, hoặc không thuộc phạm vi của bạn.', en: 'It does not exist, or is beyond your reach.',
  },
  accountFailed: { vi: 'Không tải được tài khoản', en: 'The account cannot be loaded' },
  byUsername: { vi: 'Theo tên đăng nhập', en: 'By username' },
  user: { vi: 'Người dùng', en: 'User' },
  workplace: { vi: 'Nơi làm việc', en: 'Workplace' },
  role: { vi: 'Vai trò', en: 'Role' },
  roles: { vi: 'Vai trò', en: 'Roles' },
  account: { vi: 'Tài khoản', en: 'Account' },
  username: { vi: 'Tên đăng nhập', en: 'Username' },
  position: { vi: 'Chức vụ, chức danh', en: 'Position' },
  fullName: { vi: 'Họ, chữ đệm, tên', en: 'Full name' },
  noRole: { vi: 'chưa có vai trò', en: 'no role yet' },
  noRoleHint: {
    vi: 'Chưa có vai trò: đăng nhập được nhưng chưa làm được việc gì.', en: 'No role yet: can sign in, but do nothing.',
  },
  notYet: { vi: 'chưa đến ngày', en: 'not yet in force' },
  actions: { vi: 'Việc làm được', en: 'What can be done' },
  giveRole: { vi: 'Giao vai trò', en: 'Give a role' },
  giveRoleTo: { vi: 'Giao vai trò cho {username}', en: 'Give a role to {username}' },
  endRole: { vi: 'Thu hồi', en: 'Withdraw' },
  roleAt: { vi: '{role} tại {unit}', en: '{role} at {unit}' },
  unlock: { vi: 'Mở khóa', en: 'Unlock' },
  newPassword: { vi: 'Cấp lại mật khẩu', en: 'Issue a new password' },
  factorReset: { vi: 'Đặt lại xác thực hai bước', en: 'Reset the second step' },
  secondStep: { vi: 'Đăng nhập hai bước', en: 'Two-step sign-in' },
  secondStepOn: { vi: 'Đã bật', en: 'On' },
  secondStepOff: { vi: 'Chưa bật', en: 'Off' },
  subject: { vi: 'Định danh ở hệ thống đăng nhập của tỉnh', en: 'Identifier at the sign-in of the province' },
  subjectNone: { vi: 'Chưa ghi', en: 'Not set' },
  subjectSet: { vi: 'Ghi định danh', en: 'Set the identifier' },
  close: { vi: 'Đóng tài khoản', en: 'Close account' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  from: { vi: 'từ {from}', en: 'from {from}' },
  fromUntil: { vi: 'từ {from} đến hết {until}', en: 'from {from} until the end of {until}' },
})

/** What is said when a deed is done, by its name. */
export const STAFF_DONE = texts({
  'role': { vi: 'Đã giao vai trò', en: 'Role given' },
  'role-end': { vi: 'Đã thu hồi vai trò', en: 'Role withdrawn' },
  'unlocking': { vi: 'Đã mở khóa', en: 'Account unlocked' },
  'closing': { vi: 'Đã đóng tài khoản', en: 'Account closed' },
  'factor-reset': { vi: 'Đã đặt lại xác thực hai bước', en: 'Second step reset' },
  'subject': { vi: 'Đã ghi định danh', en: 'Identifier set' },
  'new-password': { vi: 'Đã cấp lại mật khẩu', en: 'New password issued' },
})

/** States of an account. */
export const ACCOUNT = texts({
  open: { vi: 'Đang dùng', en: 'In use' },
  locked: { vi: 'Bị khóa vì sai mật khẩu', en: 'Locked after wrong passwords' },
  idle: { vi: 'Tạm khóa vì lâu không dùng', en: 'Suspended, long unused' },
  disabled: { vi: 'Đã đóng', en: 'Closed' },
})

/** Why nothing can be done to an account. */
export const HINDRANCE = texts({
  disabled: {
    vi: 'Tài khoản đã đóng và không mở lại được. Người này đi làm lại thì mở tài khoản mới.',
    en: 'The account is closed and cannot be opened again. If this person returns, open a new one.',
  },
  own: {
    vi: 'Đây là tài khoản của bạn. Vai trò, mật khẩu và việc đóng tài khoản do người quản trị khác làm; mật khẩu của '
      + 'mình thì đổi ở “Đổi mật khẩu”.',
    en: 'This is your own account. Another administrator changes its roles, password and closing; change your own '
      + 'password at “Change password”.',
  },
  beyond: {
    vi: 'Tài khoản này có vai trò hoặc nơi làm việc ngoài phạm vi bạn quản trị. Việc của tài khoản do quản trị hệ thống '
      + 'của tỉnh làm.',
    en: 'This account has a role or workplace beyond your reach. The administrator of the province looks after it.',
  },
})

/** Refusals about accounts of staff and of people at a counter; with those of problems.ts in one list. */
export const ACCOUNT_PROBLEMS = {
  'account-unknown': {
    status: 409, title: 'No open account',
    detail: 'Không có tài khoản đang mở. Hãy tải lại trang để xem tình trạng tài khoản.',
  },
  'account-idle': {
    status: 401, title: 'Switched off because nobody used it',
    detail: 'Tài khoản đã tạm khóa vì lâu không dùng. Hãy báo quản trị mở lại.',
  },
  'own-account': {
    status: 409, title: 'Not on one’s own account',
    detail: 'Không làm việc này trên tài khoản của chính mình. Hãy nhờ người quản trị khác.',
  },
  'account-beyond-reach': {
    status: 409,
    title: 'The account holds more than its manager may give',
    detail:
      'Tài khoản này có vai trò hoặc nơi làm việc ngoài phạm vi bạn quản trị. Hãy nhờ quản trị hệ thống của tỉnh.',
  },
  'username-malformed': {
    status: 422, title: 'Username malformed',
    detail: 'Tên đăng nhập gồm 2 đến 64 chữ a-z, chữ số, dấu chấm, gạch ngang, gạch dưới. Hãy nhập lại.',
  },
  'username-taken': {
    status: 422, title: 'Username taken',
    detail: 'Tên đăng nhập này đã có; tên của người đã nghỉ cũng không cấp lại. Hãy chọn tên khác.',
  },
  'username-differs': {
    status: 422, title: 'Another username was typed',
    detail: 'Tên đăng nhập gõ lại không đúng với tài khoản này. Hãy gõ đúng tên để xác nhận.',
  },
  'name-missing': {
    status: 422, title: 'Name missing or malformed',
    detail: 'Họ tên chỉ gồm chữ cái, như ghi trên giấy tờ. Hãy nhập lại.',
  },
  'unit-unknown': {
    status: 422, title: 'No such unit within reach',
    detail: 'Không có đơn vị này trong phạm vi bạn quản trị. Hãy chọn lại đơn vị.',
  },
  'role-not-yours-to-give': {
    status: 422, title: 'Not this manager’s role to give',
    detail: 'Bạn không giao hoặc thu hồi được vai trò này. Hãy chọn vai trò khác hoặc nhờ quản trị hệ thống của tỉnh.',
  },
  'role-held-already': {
    status: 422, title: 'Role held already on some of these days',
    detail: 'Người này đã có vai trò đó tại đơn vị trong những ngày này. Hãy xem lại các vai trò đang có.',
  },
  'days-reversed': {
    status: 422, title: 'Ends before it begins', detail: 'Ngày kết thúc phải từ ngày bắt đầu trở đi. Hãy sửa lại.',
  },
  'day-past': {
    status: 422, title: 'Before today',
    detail: 'Vai trò chỉ được giao hoặc thu hồi từ hôm nay trở đi. Hãy chọn ngày khác.',
  },
  'number-differs': {
    status: 422, title: 'Another person’s number',
    detail: 'Số trên giấy tờ không phải số của người này. Hãy xem lại thẻ và người đã chọn.',
  },
  'phone-differs': {
    status: 422,
    title: 'Not the account’s phone',
    detail:
      'Điện thoại này không phải điện thoại của tài khoản tự mở. Nếu người đứng đây không mở tài khoản đó, hãy mở tài khoản mới thay thế.',
  },
  'level-too-low': {
    status: 409, title: 'Nobody has seen whose account it is',
    detail: 'Tài khoản này tự mở và chưa ai đối chiếu giấy tờ. Hãy nâng mức trước, hoặc mở tài khoản mới thay thế.',
  },
  'account-exists': {
    status: 409, title: 'The person has an account',
    detail: 'Người này đã có tài khoản. Hãy tìm lại theo số để xem, nâng mức hoặc đổi điện thoại.',
  },
  'kind-differs': {
    status: 422, title: 'A citizen’s number for an organisation, or the other way round',
    detail: 'Số này là của đối tượng loại khác. Hãy xem lại cá nhân hay tổ chức.',
  },
  'code-wrong': {
    status: 422, title: 'Code wrong', detail: 'Mã xác thực không đúng. Hãy hỏi lại mã trong tin nhắn mới nhất.',
  },
  'code-expired': {
    status: 422, title: 'Code expired or tried too often',
    detail: 'Mã xác thực hết hạn hoặc đã thử quá nhiều lần. Hãy gửi mã mới.',
  },
} as const

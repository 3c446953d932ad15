import { texts } from '@motcua/contracts/texts.ts'

/** What outside developers are told, and who keeps their access. */
export const DEVELOPER_PROBLEM = texts({
  'address-wrong': {
    vi: 'Địa chỉ nhận thông báo phải bắt đầu bằng https://, không kèm tên đăng nhập hay mật khẩu. Hãy sửa lại.',
    en: 'The address must begin with https:// and hold no user name or password. Correct it.',
  },
  'address-inward': {
    vi: 'Địa chỉ này nằm trong mạng nội bộ. Hãy dùng địa chỉ truy cập được từ Internet.',
    en: 'That address is inside a private network. Use one that is reached from the Internet.',
  },
  'address-unknown': {
    vi: 'Không tìm thấy máy chủ của địa chỉ này. Hãy xem lại tên miền.',
    en: 'There is no host of that name. Look at the name again.',
  },
  'webhook-kind-unknown': {
    vi: 'Không có loại sự kiện này. Hãy chọn trong danh sách của tài liệu cho nhà phát triển.',
    en: 'There is no such kind of event. Choose from the list in the developers’ page.',
  },
  'webhook-unit-unknown': {
    vi: 'Không có đơn vị này trong phạm vi của bạn. Hãy chọn đơn vị khác.',
    en: 'There is no such unit within your reach. Choose another.',
  },
  'webhook-there-already': {
    vi: 'Đơn vị đã đăng ký địa chỉ này. Muốn đổi loại sự kiện thì hãy hủy rồi đăng ký lại.',
    en: 'The unit has registered that address. To change its kinds, end it and register anew.',
  },
  'webhook-too-many': {
    vi: 'Đã đủ số địa chỉ nhận thông báo được phép của đơn vị hoặc của phần mềm. Hãy hủy địa chỉ không còn dùng.',
    en: 'The unit, or the program, has as many endpoints as it may. End one that is no longer needed.',
  },
  'webhook-tried-too-often': {
    vi: 'Đã gửi thử tới địa chỉ này 10 lần trong một giờ. Hãy chờ một giờ rồi gửi thử lại.',
    en: 'It was tried out ten times within an hour. Wait an hour, then try again.',
  },
  'webhook-unknown': {
    vi: 'Không có địa chỉ nhận thông báo này, hoặc đã hủy. Hãy tải lại danh sách.',
    en: 'There is no such endpoint, or it was ended. Load the list again.',
  },
  'message-unknown': {
    vi: 'Không có thông báo này. Hãy tải lại danh sách.', en: 'There is no such message. Load the list again.',
  },
  'message-waits': {
    vi: 'Thông báo này đang chờ gửi, không cần gửi lại.', en: 'The message is on its way; it need not be sent again.',
  },
  'client-name-missing': { vi: 'Hãy ghi tên phần mềm kết nối.', en: 'Say what the program is called.' },
  'client-time-wrong': {
    vi: 'Thời hạn phải sau ngày hôm nay theo giờ thật của máy chủ và không quá một năm. Hãy sửa lại.',
    en: 'It must end later than now, and within a year. Correct it.',
  },
  'client-reason-missing': { vi: 'Hãy ghi lý do thu hồi.', en: 'Say why it is revoked.' },
  'client-unknown': {
    vi: 'Không có phần mềm kết nối này, hoặc đã thu hồi. Hãy tải lại danh sách.',
    en: 'There is no such program, or it was revoked. Load the list again.',
  },
  'client-wrong': {
    vi: 'Mã hoặc khóa bí mật của phần mềm không đúng, đã hết hạn hoặc đã thu hồi. Hãy hỏi người quản trị cơ quan.',
    en: 'Id or secret of the program is wrong, over or revoked. Ask the administrator of the agency.',
  },
  'grant-unknown': { vi: 'Chỉ nhận grant_type=client_credentials. Hãy sửa lại.', en: 'Send grant_type=client_credentials.' },
  'scope-unknown': {
    vi: 'Phần mềm không được cấp phạm vi này. Hãy bỏ bớt, hoặc hỏi người quản trị cơ quan.',
    en: 'The program was not given that scope. Leave it out, or ask the administrator of the agency.',
  },
  'token-missing': {
    vi: 'Hãy gửi mã truy cập trong tiêu đề Authorization: Bearer.', en: 'Send a token in the header Authorization: Bearer.',
  },
  'token-wrong': {
    vi: 'Mã truy cập không đúng hoặc đã hết hạn. Hãy lấy mã mới.', en: 'The token is wrong or over. Get a new one.',
  },
  'scope-missing': {
    vi: 'Mã truy cập không có phạm vi cần cho việc này. Hãy lấy mã có phạm vi đó.',
    en: 'The token lacks the scope for this. Get one that has it.',
  },
  'cursor-wrong': {
    vi: 'Vị trí đọc tiếp không đúng. Hãy dùng giá trị next của lần trước.', en: 'Send the value of next of the call before.',
  },
  'too-many-requests': {
    vi: 'Phần mềm đã gọi quá số lần cho phép trong một phút. Hãy gọi lại sau số giây ở Retry-After.',
    en: 'The program made more requests than it may in a minute. Ask again after Retry-After.',
  },
})

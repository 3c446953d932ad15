import { texts } from '@motcua/contracts/texts.ts'

export const CLIENT = texts({
  title: { vi: 'Phần mềm kết nối', en: 'Connected programs' },
  intro: {
    vi: 'Phần mềm của cơ quan theo dõi được hồ sơ do đơn vị đã chọn giải quyết, không có thông tin cá nhân.',
    en: 'Programs of agencies follow dossiers that the chosen unit settles, without anything personal.',
  },
  failed: { vi: 'Không tải được danh sách phần mềm', en: 'The programs could not be loaded' },
  none: { vi: 'Chưa có phần mềm nào được kết nối.', en: 'No program is let in.' },
  more: { vi: 'Xem thêm phần mềm', en: 'Show more programs' },
  program: { vi: 'Phần mềm', en: 'Program' },
  unit: { vi: 'Hồ sơ của đơn vị', en: 'Dossiers of' },
  scopes: { vi: 'Được làm', en: 'What it may do' },
  until: { vi: 'Thời hạn', en: 'Until' },
  deed: { vi: 'Việc làm được', en: 'What one may do' },
  id: { vi: 'Mã: {id}', en: 'Id: {id}' },
  madeBy: { vi: '{name} đăng ký {at}', en: 'registered by {name}, {at}' },
  perMinute: { vi: '{count} lần gọi một phút', en: '{count} calls a minute' },
  untilAt: { vi: 'đến {at}', en: 'until {at}' },
  seenAt: { vi: 'vào gần nhất {at}', en: 'last let in {at}' },
  neverSeen: { vi: 'chưa vào lần nào', en: 'never let in yet' },
  over: { vi: 'đã hết hạn', en: 'over' },
  endpoints: { vi: 'Địa chỉ nhận', en: 'Endpoints' },
  endpointsOf: { vi: 'Địa chỉ nhận thông báo của {name}', en: 'Endpoints of {name}' },
  revoke: { vi: 'Thu hồi', en: 'Revoke' },
  revokeOf: { vi: 'Thu hồi {name}', en: 'Revoke {name}' },
  revokeTitle: { vi: 'Thu hồi phần mềm {name}?', en: 'Revoke the program {name}?' },
  revokeWhat: {
    vi: 'Phần mềm không vào được nữa ngay từ lúc này, các địa chỉ nhận thông báo của nó cũng thôi được báo. Thu hồi rồi thì không mở lại được; cần dùng tiếp thì đăng ký phần mềm mới.',
    en: 'It is let in no more from this moment on, and its endpoints are told of nothing more. This cannot be taken back; to go on, register it anew.',
  },
  why: { vi: 'Lý do thu hồi', en: 'Why' },
  needWhy: { vi: 'Hãy ghi lý do thu hồi', en: 'Say why' },
  leave: { vi: 'Thôi', en: 'Cancel' },
  revoked: { vi: 'Đã thu hồi {name}.', en: '{name} was revoked.' },
})

export const NEW_CLIENT = texts({
  open: { vi: 'Đăng ký phần mềm', en: 'Register a program' },
  name: { vi: 'Tên phần mềm', en: 'Name of the program' },
  needName: { vi: 'Hãy ghi tên phần mềm', en: 'Give its name' },
  unit: { vi: 'Xem hồ sơ của đơn vị', en: 'Dossiers of which unit' },
  needUnit: { vi: 'Hãy chọn đơn vị', en: 'Choose a unit' },
  kind: { vi: 'Cách vào', en: 'How it comes in' },
  oauth: { vi: 'đổi khóa lấy mã truy cập 10 phút (OAuth 2.0)', en: 'its secret buys tokens of ten minutes (OAuth 2.0)' },
  key: { vi: 'dùng thẳng khóa (khi phần mềm không làm được OAuth)', en: 'by its secret itself (where it cannot do OAuth)' },
  scopes: { vi: 'Được làm', en: 'What it may do' },
  needScope: { vi: 'Hãy chọn ít nhất một việc', en: 'Choose at least one' },
  until: { vi: 'Dùng đến hết ngày', en: 'Until the end of' },
  untilHint: { vi: 'Không quá một năm, tính theo ngày thật.', en: 'Within a year, by the real date.' },
  needUntil: { vi: 'Hãy ghi một ngày có thật, đủ ngày, tháng, năm', en: 'Give a day that there is, with month and year' },
  perMinute: { vi: 'Số lần gọi tối đa một phút', en: 'Calls in a minute at most' },
  wrongPerMinute: { vi: 'Hãy ghi một số từ 1 đến 6000', en: 'Give a number from 1 to 6000' },
  send: { vi: 'Đăng ký', en: 'Register' },
  leave: { vi: 'Thôi', en: 'Cancel' },
  mend: { vi: 'Hãy sửa các chỗ sau', en: 'Mend these' },
})

export const SCOPES = texts({
  'dossier.read': { vi: 'xem tiến độ một hồ sơ theo mã', en: 'read how a dossier stands' },
  'dossier.follow': { vi: 'hỏi hồ sơ nào đã thay đổi', en: 'ask which dossiers changed' },
  'webhook.manage': { vi: 'tự đăng ký, hủy địa chỉ nhận thông báo', en: 'keep its own endpoints' },
})

/** The one time that a secret is on a screen. */
export const SECRET = texts({
  ofClient: { vi: 'Khóa bí mật của {name}', en: 'Secret of {name}' },
  ofEndpoint: { vi: 'Khóa ký của {name}', en: 'Signing secret of {name}' },
  shownOnce: { vi: 'Khóa của {name} đã hiện một lần', en: 'The secret of {name} was shown once' },
  goneClient: {
    vi: 'Khóa chỉ hiện một lần và không lưu ở đâu. Nếu chưa kịp chép thì thu hồi phần mềm rồi đăng ký lại.',
    en: 'It is shown once and kept nowhere. If you did not copy it, revoke the program and register it anew.',
  },
  goneEndpoint: {
    vi: 'Khóa chỉ hiện một lần và không lưu ở đâu. Nếu chưa kịp chép thì hủy địa chỉ rồi đăng ký lại.',
    en: 'It is shown once and kept nowhere. If you did not copy it, end the endpoint and register it anew.',
  },
  id: { vi: 'Mã phần mềm', en: 'Id of the program' },
  secret: { vi: 'Khóa', en: 'Secret' },
  once: {
    vi: 'Chỉ hiện một lần. Đưa tận tay nhà phát triển, không gửi qua thư điện tử hay tin nhắn.',
    en: 'Shown once. Hand it to the developer in person, not by mail or message.',
  },
  copy: { vi: 'Chép khóa', en: 'Copy the secret' },
  copied: { vi: 'Đã chép khóa.', en: 'The secret was copied.' },
  notCopied: { vi: 'Trình duyệt không cho chép. Hãy bôi đen khóa rồi chép.', en: 'The browser does not let it be copied. Mark it and copy it.' },
  done: { vi: 'Đã giữ khóa, đóng', en: 'Kept, close' },
})

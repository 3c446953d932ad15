import { texts } from '@motcua/contracts/texts.ts'

export const PARTNER = texts({
  title: { vi: 'Hệ thống bên ngoài', en: 'Outside systems' },
  intro: {
    vi: 'Hồ sơ được báo cho các hệ thống này. Hệ thống không trả lời thì thư nằm chờ và tự gửi tiếp, không thư nào mất.',
    en: 'Dossiers are told to these systems. While one does not answer, messages wait and go by themselves later; none is lost.',
  },
  failed: { vi: 'Không tải được', en: 'This could not be loaded' },
  empty: {
    vi: 'Chưa khai báo hệ thống nào. Người vận hành khai báo trong tệp MOTCUA_PARTNERS.',
    en: 'No system is named. The operator names them in the file MOTCUA_PARTNERS.',
  },
  system: { vi: 'Hệ thống', en: 'System' },
  health: { vi: 'Tình trạng', en: 'Health' },
  backlog: { vi: 'Thư đang chờ', en: 'Waiting' },
  answered: { vi: 'Trả lời gần nhất', en: 'Last answer' },
  reconciled: { vi: 'Đối soát gần nhất', en: 'Last comparison' },
  deed: { vi: 'Việc làm được', en: 'What one may do' },
  neverAnswered: { vi: 'chưa thấy trả lời', en: 'no answer seen yet' },
  comparedOnly: { vi: 'trả lời khi đối soát', en: 'answered when compared' },
  fetchedAt: { vi: 'lấy thư đến {at}', en: 'fetched from {at}' },
  neverCompared: { vi: 'chưa đối soát lần nào', en: 'never compared' },
  count: { vi: 'chờ {count} thư', en: '{count} wait' },
  answeredAt: { vi: 'trả lời {at}', en: 'answered {at}' },
  since: { vi: 'cũ nhất từ {at}', en: 'the oldest since {at}' },
  lag: { vi: 'chậm {time}', en: '{time} behind' },
  dead: { vi: '{count} thư bị từ chối', en: '{count} refused' },
  held: { vi: '{count} thư đến chờ người xem', en: '{count} came in and wait for somebody' },
  waitingIn: { vi: '{count} thư đến chưa xử lý, cũ nhất từ {at}', en: '{count} came in and are not worked off, the oldest since {at}' },
  notFetched: { vi: 'không lấy được thư đến: {fault}', en: 'what it has for us cannot be fetched: {fault}' },
  fetchedLater: {
    vi: 'không lấy được thư đến: {fault}; thử lại lúc {at}',
    en: 'what it has for us cannot be fetched: {fault}; tried again at {at}',
  },
  fault: { vi: '{fault}; thử lại lúc {at}', en: '{fault}; tried again at {at}' },
  pausedBy: { vi: '{name}, {at}: {reason}', en: '{name}, {at}: {reason}' },
  unread: {
    vi: 'Sự kiện từ {at} chưa được đọc. Hãy xem việc nền (motcua work) có chạy không.',
    en: 'Events since {at} were not read. See whether the worker (motcua work) runs.',
  },
  days: { vi: 'đối soát ngày {day}: {compared} hồ sơ', en: '{day}: {compared} dossiers' },
  differ: { vi: '{count} hồ sơ ghi khác nhau', en: '{count} differ' },
  agree: { vi: 'hai bên khớp nhau', en: 'both sides agree' },
  pause: { vi: 'Tạm dừng gửi', en: 'Pause' },
  resume: { vi: 'Cho gửi tiếp', en: 'Resume' },
  seeDifferences: { vi: 'Xem chênh lệch', en: 'See differences' },
  deedOf: { vi: '{deed}: {name}', en: '{deed}: {name}' },
  pauseTitle: { vi: 'Tạm dừng gửi cho {name}', en: 'Pause what goes to {name}' },
  pauseHint: {
    vi: 'Thư vẫn được lập và nằm chờ. Cho gửi tiếp thì gửi hết theo thứ tự.',
    en: 'Messages are still made and wait. Once resumed, all go in their order.',
  },
  why: { vi: 'Vì sao', en: 'Why' },
  needWhy: { vi: 'Hãy ghi vì sao', en: 'Say why' },
  leave: { vi: 'Thôi', en: 'Cancel' },
  paused: { vi: 'Đã tạm dừng. Thư mới sẽ nằm chờ.', en: 'Paused. New messages wait.' },
  resumed: { vi: 'Đã cho gửi tiếp.', en: 'Resumed.' },
  toLog: { vi: 'Xem nhật ký thư liên thông', en: 'See the log of messages' },
})

/** As people call them; one that is not among them by its name in the settings. */
export const PARTNER_NAMES = texts({
  'national-portal': { vi: 'Cổng Dịch vụ công quốc gia', en: 'National Public Service Portal' },
  'document-axis': { vi: 'Trục liên thông văn bản quốc gia', en: 'National document exchange axis' },
  'command-centre': { vi: 'Trung tâm thông tin, chỉ đạo điều hành của Chính phủ', en: 'Command centre' },
  'criminal-record': { vi: 'Hệ thống quản lý lý lịch tư pháp', en: 'Criminal record system' },
  'treasury': { vi: 'Kho bạc Nhà nước, cơ quan thuế', en: 'Treasury and tax agency' },
  'land': { vi: 'Hệ thống thông tin đất đai', en: 'Land information system' },
  'civil-status': { vi: 'Hệ thống đăng ký và quản lý hộ tịch điện tử', en: 'Civil status system' },
  'national-portal-accounts': {
    vi: 'Tài khoản trên Cổng Dịch vụ công quốc gia', en: 'Accounts of the National Public Service Portal',
  },
  'national-kho': {
    vi: 'Kho dữ liệu trên Cổng Dịch vụ công quốc gia', en: 'Papers at the National Public Service Portal',
  },
  'ministry': { vi: 'Hệ thống chuyên ngành của bộ', en: 'System of a ministry' },
  'population': { vi: 'Cơ sở dữ liệu quốc gia về dân cư', en: 'Population database' },
  'business-register': { vi: 'Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp', en: 'Business register' },
  'social-insurance': { vi: 'Cơ sở dữ liệu của Bảo hiểm xã hội Việt Nam', en: 'Social insurance register' },
  'identity-provider': { vi: 'Định danh điện tử của người dân', en: 'Electronic identity of people' },
  'staff-identity': { vi: 'Đăng nhập một lần của cán bộ', en: 'Single sign-in of staff' },
  'payment-gateway': { vi: 'Cổng thanh toán trực tuyến', en: 'Payment gateway' },
  'sms': { vi: 'Tin nhắn SMS', en: 'SMS' },
  'mail': { vi: 'Thư điện tử', en: 'Mail' },
  'zalo': { vi: 'Zalo', en: 'Zalo' },
  'web-push': { vi: 'Thông báo tới trình duyệt', en: 'Notices to browsers' },
  'post': { vi: 'Bưu chính công ích', en: 'Public post' },
})

export const HEALTH = texts({
  'not-named': { vi: 'chưa khai báo kết nối', en: 'not in the settings' },
  'paused': { vi: 'tạm dừng', en: 'paused' },
  'down': { vi: 'không trả lời', en: 'does not answer' },
  'late': { vi: 'chậm', en: 'late' },
  'refused': { vi: 'có thư bị từ chối', en: 'refuses some' },
  'unknown': { vi: 'đã khai báo, chưa rõ', en: 'named, not known' },
  'well': { vi: 'bình thường', en: 'well' },
})

/** Faults as people say them; another stands as the partner says it. */
export const FAULT_WORDS = texts({
  'unreachable': { vi: 'không nối được', en: 'cannot be reached' },
  'certificate-expired': { vi: 'chứng thư của bên kia đã hết hạn', en: 'its certificate has expired' },
  'failed-here': { vi: 'lỗi ở hệ thống của mình', en: 'a fault of this system' },
  'eauth': { vi: 'máy chủ thư không cho đăng nhập', en: 'the mail server does not let us in' },
  'econnection': { vi: 'không nối được máy chủ thư', en: 'the mail server cannot be reached' },
  'esocket': { vi: 'không nối được máy chủ thư', en: 'the mail server cannot be reached' },
  'edns': { vi: 'không tìm thấy máy chủ thư', en: 'the mail server cannot be found' },
  'etimedout': { vi: 'máy chủ thư quá lâu không trả lời', en: 'the mail server took too long' },
  'timeout': { vi: 'quá lâu không trả lời', en: 'took too long' },
  'answer-unreadable': { vi: 'trả lời không đọc được', en: 'its answer cannot be read' },
  'answer-of-another': { vi: 'trả lời về hồ sơ khác', en: 'its answer is about another dossier' },
  'session-refused': { vi: 'không cho đăng nhập', en: 'does not let us in' },
  'refused': { vi: 'từ chối, không ghi vì sao', en: 'refuses, and does not say why' },
  'THIEU_THONG_TIN': { vi: 'thiếu hoặc sai thông tin', en: 'something is missing or wrong' },
  'KHONG_TIM_THAY': { vi: 'bên kia không có hồ sơ này', en: 'it has no such dossier' },
  'DA_TON_TAI': { vi: 'bên kia đã có hồ sơ này', en: 'it has this dossier already' },
})

/** Faults that have a number. */
export const NUMBERED_FAULTS = texts({
  http: { vi: 'báo lỗi {code}', en: 'answers with error {code}' },
  error: { vi: 'báo mã lỗi {code}', en: 'says error {code}' },
  smtp: { vi: 'máy chủ thư báo lỗi {code}', en: 'the mail server says {code}' },
  zalo: { vi: 'Zalo báo mã lỗi {code}', en: 'Zalo says error {code}' },
})

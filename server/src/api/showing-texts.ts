import { texts } from '@motcua/contracts/texts.ts'

/** The state as people say it, with who has to do what where that follows from it. */
export const STATE_IN_WORDS = texts({
  'submitted': { vi: 'Mới đăng ký, chờ tiếp nhận', en: 'Just sent, waiting to be accepted' },
  'awaiting-completion': {
    vi: 'Chờ người nộp hoàn thiện hồ sơ', en: 'Waiting for the applicant to complete the dossier',
  },
  'declined': { vi: 'Không được tiếp nhận', en: 'Not accepted' },
  'withdrawn': { vi: 'Người nộp đã rút hồ sơ', en: 'Withdrawn by the applicant' },
  'received': { vi: 'Đã tiếp nhận', en: 'Accepted' },
  'in-progress': { vi: 'Đang xử lý', en: 'Being settled' },
  'awaiting-supplement': { vi: 'Chờ người nộp bổ sung giấy tờ', en: 'Waiting for papers from the applicant' },
  'awaiting-payment': {
    vi: 'Chờ người nộp thực hiện nghĩa vụ tài chính', en: 'Waiting for the applicant to pay what is due',
  },
  'awaiting-confirmation': {
    vi: 'Chờ xác nhận của cơ quan, người liên quan', en: 'Waiting for another office or person to confirm',
  },
  'being-returned': {
    vi: 'Không giải quyết được, đang trả hồ sơ', en: 'Cannot be settled and is being given back',
  },
  'settled': { vi: 'Đã xử lý xong, chờ trả kết quả', en: 'Settled, the result is to be handed over' },
  'returned': { vi: 'Đã trả kết quả', en: 'Result handed over' },
  'unsettled': { vi: 'Đã trả hồ sơ không giải quyết được', en: 'Given back unsettled' },
  'stopped': { vi: 'Đã dừng theo yêu cầu của người nộp', en: 'Stopped at the applicant’s request' },
})

/** What stands where the data say nothing. */
export const SHOWN = texts({
  noNumber: { vi: 'chưa có số', en: 'no number yet' },
  unitGone: { vi: 'đơn vị không còn', en: 'unit no longer there' },
  fromData: { vi: 'bộ dữ liệu của tỉnh', en: 'the data of the province' },
  draftSlip: { vi: '{name} (dự thảo, chờ ký)', en: '{name} (draft, to be signed)' },
  authorisationPaper: { vi: 'Văn bản ủy quyền', en: 'Paper of authorisation' },
})

/** How a dossier came, in a list that was saved as a file. */
export const CAME = texts({
  counter: { vi: 'tại quầy', en: 'at the counter' },
  online: { vi: 'trực tuyến', en: 'online' },
  post: { vi: 'qua bưu chính', en: 'by post' },
})

/** Heads of a list that is saved as a file, from left to right. */
export const COLUMN_OF_FILE = texts({
  number: { vi: 'Mã hồ sơ', en: 'Dossier number' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  applicant: { vi: 'Người nộp', en: 'Applicant' },
  channel: { vi: 'Hình thức nộp', en: 'How it came' },
  submitted: { vi: 'Ngày nộp', en: 'Sent on' },
  state: { vi: 'Trạng thái', en: 'State' },
  due: { vi: 'Hạn', en: 'Due' },
  daysLeft: { vi: 'Số ngày làm việc còn lại', en: 'Working days left' },
  step: { vi: 'Bước đang mở', en: 'Open step' },
  holder: { vi: 'Người giữ', en: 'Held by' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  followUp: { vi: 'Ngày xem lại', en: 'Look again on' },
})

/** A time limit of a procedure, by its unit. */
export const LIMIT = texts({
  'same-day': { vi: 'trong ngày làm việc', en: 'on the same working day' },
  'working-day': { vi: '{amount} ngày làm việc', en: '{amount} working days' },
  'day': { vi: '{amount} ngày', en: '{amount} days' },
  'working-hour': { vi: '{amount} giờ làm việc', en: '{amount} working hours' },
  'hour': { vi: '{amount} giờ', en: '{amount} hours' },
  'half-day': { vi: '{amount} buổi làm việc', en: '{amount} half working days' },
  'month': { vi: '{amount} tháng', en: '{amount} months' },
})

/** Why a rule gave a step to its holder. */
export const GIVEN = texts({
  only: {
    vi: 'Giao theo quy tắc: chỉ có một người phụ trách đang làm việc',
    en: 'By rule: the only one in charge who is there',
  },
  last: {
    vi: 'Giao theo quy tắc: đã làm bước trước của hồ sơ này',
    en: 'By rule: did an earlier step of this dossier',
  },
  load: {
    vi: 'Giao theo quy tắc: ít việc nhất ({open} việc đang mở, trong {among} người)',
    en: 'By rule: the least work ({open} open steps, of {among} people)',
  },
  turn: {
    vi: 'Giao theo quy tắc: đến lượt (trong {among} người)',
    en: 'By rule: next in turn (of {among} people)',
  },
})

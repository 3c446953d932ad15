import { texts } from '@motcua/contracts/texts.ts'

/** What leaders tell units and officers to do. */
export const DIRECTION = texts({
  title: { vi: 'Chỉ đạo, điều hành', en: 'Instructions' },
  intro: {
    vi: 'Ý kiến chỉ đạo chưa kết thúc, gần hạn nhất đứng đầu. Giao ý kiến mới từ trang Tình hình giải quyết hoặc từ một hồ sơ.',
    en: 'Open instructions, due first. New ones are given from the page of figures or from a dossier.',
  },
  list: { vi: 'Danh sách', en: 'List' },
  received: { vi: 'Giao cho tôi, cho đơn vị tôi phụ trách', en: 'Told to me or the unit I head' },
  given: { vi: 'Tôi đã giao', en: 'Given by me' },
  below: { vi: 'Của các đơn vị tôi chỉ đạo', en: 'Of all units that I direct' },
  failed: { vi: 'Chưa tải được ý kiến chỉ đạo', en: 'The instructions were not loaded' },
  empty: { vi: 'Không có ý kiến chỉ đạo nào chưa kết thúc', en: 'No instruction is open' },
  more: { vi: 'Xem thêm ý kiến', en: 'More instructions' },
  about: { vi: 'Về việc', en: 'About' },
  words: { vi: 'Nội dung chỉ đạo', en: 'What to do' },
  who: { vi: 'Giao cho', en: 'Told to' },
  due: { vi: 'Thời hạn', en: 'Due' },
  state: { vi: 'Tình trạng', en: 'State' },
  open: { vi: 'Mở', en: 'Open' },
  openOf: { vi: 'Mở ý kiến về {what}', en: 'Open the instruction about {what}' },
  opened: { vi: 'Ý kiến chỉ đạo về {what}', en: 'Instruction about {what}' },
  dossier: { vi: 'Hồ sơ {number}', en: 'Dossier {number}' },
  figure: { vi: '{name}, {from} – {until}', en: '{name}, {from} – {until}' },
  value: { vi: 'Lúc giao: {value}', en: 'When given: {value}' },
  noValue: { vi: 'Lúc giao chưa có số liệu', en: 'Nothing was counted when it was given' },
  percent: { vi: '{value} %', en: '{value} %' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  escalated: { vi: 'Đã báo cấp trên', en: 'Told upwards' },
  givenBy: { vi: '{name} giao lúc {at}', en: 'Given by {name}, {at}' },
  steps: { vi: 'Các bước', en: 'Steps' },
  program: { vi: 'Hệ thống', en: 'The program' },
  escalatedTo: { vi: 'Đã báo người đứng đầu {unit} vì quá hạn.', en: 'The head of {unit} was told that it is late.' },
  say: { vi: 'Nội dung trả lời hoặc lý do', en: 'Answer or reason' },
  needWords: { vi: 'Hãy ghi nội dung.', en: 'Say something.' },
  close: { vi: 'Đóng', en: 'Close' },
  counts: { vi: 'Theo đơn vị', en: 'By unit' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  openCount: { vi: 'Chưa kết thúc', en: 'Open' },
  overdueCount: { vi: 'Quá hạn', en: 'Overdue' },
  give: { vi: 'Giao ý kiến chỉ đạo', en: 'Give an instruction' },
  giveFigure: {
    vi: 'Về chỉ tiêu đang xem. Giá trị của đơn vị được giao vào lúc này được ghi kèm.',
    en: 'About the figure you looked at. What it comes to now for the unit that is told is kept with it.',
  },
  giveDossier: { vi: 'Về hồ sơ đang xem.', en: 'About the dossier you looked at.' },
  chooseUnit: { vi: 'Chọn đơn vị', en: 'Choose a unit' },
  officer: { vi: 'Cán bộ', en: 'Officer' },
  theHead: { vi: 'Người đứng đầu đơn vị', en: 'The head of the unit' },
  needUnit: { vi: 'Hãy chọn đơn vị.', en: 'Choose a unit.' },
  needDay: { vi: 'Hãy ghi đủ ngày, tháng, năm.', en: 'Give day, month and year.' },
  send: { vi: 'Giao', en: 'Give' },
  done: { vi: 'Đã ghi nhận.', en: 'Done.' },
})

export const INSTRUCTION_STATE = texts({
  'given': { vi: 'Mới giao', en: 'Given' }, 'acknowledged': { vi: 'Đã xác nhận', en: 'Acknowledged' },
  'answered': { vi: 'Đã trả lời, chờ chấp nhận', en: 'Answered' },
  'sent-back': { vi: 'Yêu cầu làm tiếp', en: 'Sent back' }, 'closed': { vi: 'Đã kết thúc', en: 'Closed' },
})

export const INSTRUCTION_STEP = texts({
  'acknowledged': { vi: 'Xác nhận', en: 'Acknowledged' }, 'answered': { vi: 'Trả lời', en: 'Answered' },
  'sent-back': { vi: 'Yêu cầu làm tiếp', en: 'Sent back' }, 'closed': { vi: 'Kết thúc', en: 'Closed' },
  'escalated': { vi: 'Báo cấp trên', en: 'Told upwards' },
})

export const INSTRUCTION_DEED = texts({
  'acknowledge': { vi: 'Xác nhận đã nhận', en: 'Acknowledge' }, 'answer': { vi: 'Trả lời', en: 'Answer' },
  'send-back': { vi: 'Yêu cầu làm tiếp', en: 'Send back' }, 'close': { vi: 'Kết thúc', en: 'Close it' },
})

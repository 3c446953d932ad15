import { texts } from '@motcua/contracts/texts.ts'

/** The state of a dossier as people say it; on every page the same words. */
export const STATE = texts({
  'submitted': { vi: 'Đã nộp, chờ tiếp nhận', en: 'Sent, waiting to be accepted' },
  'awaiting-completion': { vi: 'Chờ bạn hoàn thiện hồ sơ', en: 'Waiting for you to complete it' },
  'declined': { vi: 'Không được tiếp nhận', en: 'Not accepted' },
  'withdrawn': { vi: 'Đã rút theo yêu cầu', en: 'Withdrawn as asked' },
  'received': { vi: 'Đã tiếp nhận', en: 'Accepted' },
  'in-progress': { vi: 'Đang giải quyết', en: 'Being processed' },
  'awaiting-supplement': { vi: 'Chờ bạn bổ sung giấy tờ', en: 'Waiting for papers from you' },
  'awaiting-payment': { vi: 'Chờ bạn thực hiện nghĩa vụ tài chính', en: 'Waiting for your payment' },
  'awaiting-confirmation': {
    vi: 'Chờ xác nhận của cơ quan, người liên quan', en: 'Waiting for others to confirm',
  },
  'being-returned': { vi: 'Không giải quyết được, đang trả hồ sơ', en: 'Cannot be settled, being returned' },
  'settled': { vi: 'Đã có kết quả, chờ trả', en: 'Result ready to be handed over' },
  'returned': { vi: 'Đã trả kết quả', en: 'Result handed over' },
  'unsettled': { vi: 'Đã trả hồ sơ không giải quyết được', en: 'Returned unsettled' },
  'stopped': { vi: 'Đã dừng theo yêu cầu', en: 'Stopped as asked' },
})

/** Who has to do what by when, in one sentence. */
export const SENTENCE = texts({
  'submitted': {
    vi: '{unit} đang xem hồ sơ. Bạn chưa phải làm gì.', en: '{unit} is looking at it. You need not do anything yet.',
  },
  'submitted-by': {
    vi: '{unit} đang xem hồ sơ và báo cho bạn trước {by}. Bạn chưa phải làm gì.',
    en: '{unit} is looking at it and will tell you before {by}. You need not do anything yet.',
  },
  'awaiting-completion': {
    vi: 'Bạn cần hoàn thiện hồ sơ như nêu dưới đây; nộp xong, cơ quan xem lại trong {within}.',
    en: 'Please complete it as said below; once you have, the office looks at it again within {within}.',
  },
  'awaiting-supplement': {
    vi: 'Bạn cần bổ sung giấy tờ như nêu dưới đây. Thời hạn tạm dừng cho đến khi bạn bổ sung.',
    en: 'Please hand in the papers named below. The time limit stands still until you do.',
  },
  'awaiting-payment': {
    vi: 'Bạn cần thực hiện nghĩa vụ tài chính theo thông báo. Thời hạn tạm dừng cho đến lúc đó.',
    en: 'Please pay as the notice says. The time limit stands still until then.',
  },
  'awaiting-confirmation': {
    vi: '{unit} đang chờ xác nhận từ bên ngoài.', en: '{unit} is waiting for others to confirm.',
  },
  'in-progress': { vi: '{unit} đang xử lý.', en: '{unit} is working on it.' },
  'in-progress-by': {
    vi: '{unit} đang xử lý, hạn của bước này {by}.', en: '{unit} is working on it; this step is due {by}.',
  },
  'being-returned': {
    vi: 'Hồ sơ không giải quyết được; {unit} sẽ báo lý do cho bạn.',
    en: 'It cannot be settled; {unit} will tell you why.',
  },
  'settled': {
    vi: 'Đã có kết quả. {unit} trả kết quả theo cách bạn chọn.',
    en: 'The result is ready. {unit} hands it over the way you chose.',
  },
  'returned': { vi: 'Kết quả đã trả cho bạn. Hồ sơ đã xong.', en: 'You have the result. All is done.' },
  'declined': {
    vi: 'Hồ sơ không được tiếp nhận; lý do ghi trong phiếu dưới đây.',
    en: 'It was not accepted; the slip below says why.',
  },
  'withdrawn': { vi: 'Hồ sơ đã được rút.', en: 'It was withdrawn.' },
  'unsettled': {
    vi: 'Hồ sơ không giải quyết được và đã trả lại; lý do ghi trong phiếu dưới đây.',
    en: 'It could not be settled and was returned; the slip below says why.',
  },
  'stopped': { vi: 'Hồ sơ đã dừng theo yêu cầu của bạn.', en: 'It was stopped as you asked.' },
  'promised': { vi: 'Ngày hẹn trả: {due}.', en: 'Promised for: {due}.' },
})

/** Who has it now, in a line of a list. */
export const HOLDER = texts({
  you: { vi: 'Đang ở bạn', en: 'With you' },
  youSince: { vi: 'Đang ở bạn từ {since}', en: 'With you since {since}' },
  unit: { vi: 'Đang ở {unit}', en: 'With {unit}' },
  unitUntil: { vi: 'Đang ở {unit}, hạn {until}', en: 'With {unit}, due {until}' },
})

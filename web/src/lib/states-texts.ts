import { texts } from '@motcua/contracts/texts.ts'

/** In the words of the ten codes of the national portal where they have one, finer where our states are. */
export const STATE = texts({
  'submitted': { vi: 'Chờ tiếp nhận', en: 'Awaiting receipt' },
  'awaiting-completion': { vi: 'Chờ hoàn thiện', en: 'Awaiting completion' },
  'declined': { vi: 'Không tiếp nhận', en: 'Declined' },
  'withdrawn': { vi: 'Đã rút', en: 'Withdrawn' },
  'received': { vi: 'Đã tiếp nhận', en: 'Received' },
  'in-progress': { vi: 'Đang xử lý', en: 'In progress' },
  'awaiting-supplement': { vi: 'Chờ bổ sung', en: 'Awaiting supplement' },
  'awaiting-payment': { vi: 'Chờ nộp phí, thuế', en: 'Awaiting payment' },
  'awaiting-confirmation': { vi: 'Chờ xác nhận', en: 'Awaiting confirmation' },
  'being-returned': { vi: 'Đang trả lại, không giải quyết', en: 'Being returned unsettled' },
  'settled': { vi: 'Đã có kết quả', en: 'Settled' },
  'returned': { vi: 'Đã trả kết quả', en: 'Result returned' },
  'unsettled': { vi: 'Không giải quyết', en: 'Not settled' },
  'stopped': { vi: 'Dừng xử lý', en: 'Stopped' },
})

/** How a dossier came. */
export const CHANNEL = texts({
  counter: { vi: 'nộp tại quầy', en: 'at the counter' },
  online: { vi: 'nộp trực tuyến', en: 'online' },
  post: { vi: 'nộp qua bưu chính', en: 'by post' },
})

/** How the result is to be handed over. */
export const DELIVERY = texts({
  counter: { vi: 'Tại quầy', en: 'At the counter' },
  post: { vi: 'Qua bưu chính công ích', en: 'By public post' },
  electronic: { vi: 'Bản điện tử', en: 'Electronically' },
})

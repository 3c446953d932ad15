import { texts } from '@motcua/contracts/texts.ts'

/** How money came, as a receipt and a list of receipts say it. */
export const WAY_OF_PAYING = texts({
  cash: { vi: 'Tiền mặt', en: 'Cash' },
  transfer: { vi: 'Chuyển khoản', en: 'Bank transfer' },
  online: { vi: 'Thanh toán trực tuyến', en: 'Paid online' },
  post: { vi: 'Qua bưu chính', en: 'By post' },
})

/** Who gave a receipt that nobody did. */
export const OF_PROGRAM = texts({
  receipt: { vi: 'Hệ thống', en: 'The program' },
})

/** Heads of the columns of the file of receipts. */
export const COLUMN_OF_RECEIPTS = texts({
  form: { vi: 'Mẫu số', en: 'Form' },
  symbol: { vi: 'Ký hiệu', en: 'Symbol' },
  number: { vi: 'Số', en: 'Number' },
  at: { vi: 'Lập lúc', en: 'Issued at' },
  payer: { vi: 'Người nộp', en: 'Payer' },
  dossiers: { vi: 'Hồ sơ', en: 'Dossiers' },
  amount: { vi: 'Số tiền', en: 'Amount' },
  way: { vi: 'Hình thức', en: 'Way' },
  by: { vi: 'Người thu', en: 'Taken by' },
  state: { vi: 'Trạng thái', en: 'State' },
  replaces: { vi: 'Thay thế số', en: 'In place of' },
})

/** What has become of a receipt. */
export const RECEIPT_STATE = texts({
  'standing': { vi: 'Còn hiệu lực', en: 'Standing' },
  'void-asked': { vi: 'Đang đề nghị hủy', en: 'Asked to be voided' },
  'void': { vi: 'Đã hủy', en: 'Void' },
})

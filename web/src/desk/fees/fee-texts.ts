import { texts } from '@motcua/contracts/texts.ts'

/** What a dossier costs, before it is received and after. */
export const FEES = texts({
  title: { vi: 'Phí, lệ phí', en: 'Fees' },
  copies: { vi: 'Số bản', en: 'Copies' },
  pages: { vi: 'Số trang của một bản', en: 'Pages of one copy' },
  quantity: { vi: 'Số lượng', en: 'Quantity' },
  subjects: { vi: 'Diện miễn, giảm', en: 'Reasons to pay less' },
  none: { vi: 'Không thuộc diện nào', en: 'None of these' },
  owed: { vi: 'Phải nộp: {amount}', en: 'To be paid: {amount}' },
  more: { vi: 'Còn khoản chưa rõ số tiền.', en: 'Some amounts are not known yet.' },
  nothing: { vi: 'Không thu phí, lệ phí.', en: 'Nothing is to be paid.' },
  unknown: { vi: 'chưa rõ số tiền', en: 'not known yet' },
  failed: { vi: 'Chưa xem được phí, lệ phí', en: 'The fees could not be loaded' },
  again: { vi: 'Tính lại', en: 'Work out anew' },
  why: { vi: 'Lý do hoặc giấy tờ', en: 'Reason, or paper' },
  whyNeeded: { vi: 'Hãy ghi lý do hoặc giấy tờ làm căn cứ.', en: 'Write the reason, or the paper.' },
  amount: { vi: 'Số tiền của “{name}” (đồng)', en: 'Amount of “{name}” (VND)' },
  amountNeeded: { vi: 'Hãy nhập số tiền là số nguyên đồng; không thu thì nhập 0.', en: 'Write whole VND; 0 if nothing is taken.' },
  state: { vi: 'Ghi số tiền', en: 'Record the amount' },
  receipts: { vi: 'Biên lai của hồ sơ (PDF)', en: 'Receipts of the dossier (PDF)' },
  held: { vi: 'Kết quả được trả sau khi nộp đủ.', en: 'The result is given once this is paid.' },
  cancel: { vi: 'Bỏ khoản “{name}”', en: 'Take back “{name}”' },
  cancelHint: { vi: 'Chỉ khi khoản này được tính nhầm.', en: 'Only where it was asked by mistake.' },
  done: { vi: 'Đã ghi', en: 'Recorded' },
})

export const CHARGE_STATE = texts({
  unknown: { vi: 'Chưa rõ số tiền', en: 'Not known yet' },
  owed: { vi: 'Phải nộp', en: 'To be paid' },
  paid: { vi: 'Đã nộp', en: 'Paid' },
  waived: { vi: 'Không thu', en: 'Waived' },
  cancelled: { vi: 'Đã bỏ', en: 'Taken back' },
})

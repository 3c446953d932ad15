import { texts } from '@motcua/contracts/texts.ts'

/** Money that came for a bill and paid nothing. */
export const CAME_IN_VAIN = texts({
  'came': {
    vi: '{amount} đến ngày {day} không khớp số còn phải nộp, chưa nộp khoản nào: {fate}.',
    en: '{amount} came on {day}, not what is still owed, and paid nothing: {fate}.',
  },
  'kept': { vi: 'Trưởng Bộ phận xử lý ở Đối soát', en: 'the head deals with it at reconciliation' },
  'going-back': { vi: 'đang trả lại qua cổng thanh toán', en: 'it goes back through the gateway' },
  'gone-back': { vi: 'đã trả lại qua cổng thanh toán', en: 'it went back through the gateway' },
  'not-gone': { vi: 'cổng thanh toán không trả lại được', en: 'the gateway could not send it back' },
  'settled': { vi: 'đã xử lý ở Đối soát', en: 'dealt with at reconciliation' },
})

/** What a dossier costs, before it is received and after. */
export const FEES = texts({
  title: { vi: 'Phí, lệ phí', en: 'Fees' },
  copies: { vi: 'Số bản', en: 'Copies' },
  pages: { vi: 'Số trang của một bản', en: 'Pages of one copy' },
  papers: { vi: 'Giấy tờ cần sao', en: 'Papers to be copied' },
  pagesOf: { vi: 'Giấy {nth}: số trang', en: 'Paper {nth}: pages' },
  copiesOf: { vi: 'Giấy {nth}: số bản', en: 'Paper {nth}: copies' },
  listed: { vi: 'Số trang, số bản lấy theo danh sách giấy tờ trong tờ khai.', en: 'Pages and copies stand in the list of papers of the declaration.' },
  addPaper: { vi: 'Thêm giấy tờ', en: 'Add a paper' },
  removePaper: { vi: 'Bỏ giấy {nth}', en: 'Remove paper {nth}' },
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
  moreTitle: { vi: 'Đề nghị thu thêm', en: 'Ask for more' },
  moreHint: {
    vi: 'Người nộp nhận tin báo với lý do và căn cứ. Kết quả được trả sau khi nộp đủ; Trưởng Bộ phận bỏ được khoản đề nghị nhầm.',
    en: 'The applicant is told, with reason and source. The result is given once it is paid; the head can take it back.',
  },
  name: { vi: 'Tên khoản thu', en: 'Name of the fee' },
  kind: { vi: 'Loại', en: 'Kind' },
  phi: { vi: 'Phí', en: 'Fee' },
  lePhi: { vi: 'Lệ phí', en: 'Charge' },
  moment: { vi: 'Thu khi', en: 'To be paid' },
  supplement: { vi: 'Bổ sung hồ sơ', en: 'With the supplement' },
  return: { vi: 'Trả kết quả', en: 'With the result' },
  amountOf: { vi: 'Số tiền (đồng)', en: 'Amount (VND)' },
  amountMore: { vi: 'Hãy nhập số tiền là số nguyên đồng, lớn hơn 0.', en: 'Write whole VND, more than 0.' },
  source: { vi: 'Văn bản quy định mức thu', en: 'Rule or paper the amount stands in' },
  sourceOf: { vi: 'Căn cứ:', en: 'By:' },
  reason: { vi: 'Lý do thu thêm', en: 'Why it is asked for' },
  needed: { vi: 'Hãy ghi mục này.', en: 'Write this.' },
  raise: { vi: 'Đề nghị nộp', en: 'Ask for it' },
  done: { vi: 'Đã ghi', en: 'Recorded' },
  claimed: { vi: 'Dữ kiện tính phí, lệ phí', en: 'What the fees hang on' },
  claimedHint: {
    vi: 'Người nộp đã khai như dưới đây. Đối chiếu với hồ sơ, sửa nếu sai.', en: 'As the applicant said. Check it against the papers, and mend it.',
  },
  notClaimed: {
    vi: 'Người nộp chưa khai. Ghi theo hồ sơ, hoặc để lại tính sau.', en: 'The applicant said nothing. Say it from the papers, or leave it for later.',
  },
  confirm: { vi: 'Đã đối chiếu, tính phí theo các mục này', en: 'Checked: work the fees out by these' },
})

export const CHARGE_STATE = texts({
  unknown: { vi: 'Chưa rõ số tiền', en: 'Not known yet' },
  owed: { vi: 'Phải nộp', en: 'To be paid' },
  paid: { vi: 'Đã nộp', en: 'Paid' },
  waived: { vi: 'Không thu', en: 'Waived' },
  cancelled: { vi: 'Đã bỏ', en: 'Taken back' },
})

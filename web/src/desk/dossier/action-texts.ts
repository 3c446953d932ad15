import { texts } from '@motcua/contracts/texts.ts'

export const ACTION = texts({
  mend: { vi: 'Sửa rồi gửi lại', en: 'Correct it and send again' },
  gone: {
    vi: 'Việc này không còn làm được trên bản mới của hồ sơ. Chép lại những gì cần giữ rồi đóng.',
    en: 'This can no longer be done on the dossier as it is now. Copy what you want to keep, then close.',
  },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  note: { vi: 'Ghi chú (không bắt buộc)', en: 'Note (optional)' },
  onPaper: { vi: 'Nhận bằng bản giấy, không nhận trên hệ thống', en: 'It came on paper, not electronically' },
  reason: { vi: 'Lý do', en: 'Reason' },
  headReason: {
    vi: 'Lý do phải yêu cầu thêm lần nữa, do lãnh đạo nêu (nếu có)',
    en: 'Why it must be asked once more, as the head says (if so)',
  },
  content: { vi: 'Nội dung trả lời', en: 'Content of the answer' },
  step: { vi: 'Bước cần làm', en: 'Step' },
  outcome: { vi: 'Đề xuất', en: 'Proposal' },
  settle: { vi: 'Giải quyết', en: 'Settle it' },
  unsettled: { vi: 'Không giải quyết', en: 'It cannot be settled' },
  limitCase: { vi: 'Trường hợp thời hạn', en: 'Which time limit' },
  amount: { vi: 'Số tiền', en: 'Amount' },
  dong: { vi: 'đ', en: 'VND' },
  days: { vi: 'Thêm bao nhiêu ngày làm việc', en: 'How many more working days' },
  resultNumber: {
    vi: 'Số kết quả (để trống thì hệ thống cấp)', en: 'Number of the result (left empty, the system gives one)',
  },
  resultContent: { vi: 'Nội dung kết quả', en: 'Content of the result' },
  receiver: { vi: 'Người nhận (để trống nếu là người nộp)', en: 'Receiver (empty if it is the applicant)' },
  contactPhone: {
    vi: 'Điện thoại người hướng dẫn, in trên phiếu (không bắt buộc)',
    en: 'Phone of whoever explains it, printed on the paper (optional)',
  },
  document: { vi: 'Số chứng từ đã nộp', en: 'Number of the receipt' },
  proof: { vi: 'Người nhận đã', en: 'The receiver' },
  section: { vi: 'Nơi nhận mới', en: 'Where it is collected' },
  needSection: { vi: 'Chọn nơi nhận kết quả.', en: 'Choose where it is collected.' },
  needProof: { vi: 'Chọn căn cứ trả đúng người.', en: 'Choose what shows that it is the right person.' },
  how: { vi: 'Trả bằng cách', en: 'Returned how' },
  assignee: { vi: 'Giao cho', en: 'Give to' },
  loading: { vi: 'Đang tải…', en: 'Loading…' },
  choose: { vi: 'Chọn…', en: 'Choose…' },
  holds: { vi: '{name}, {position} (đang giữ {count})', en: '{name}, {position} (has {count})' },
  wrongs: {
    vi: 'Giấy tờ cần bổ sung, mỗi giấy tờ một lý do; yêu cầu hết trong một lần',
    en: 'Papers to be supplemented, each with a reason; ask for all of them at once',
  },
  reasonFor: { vi: 'Lý do: {name}', en: 'Reason: {name}' },
  sign: { vi: 'Ký số ý kiến', en: 'Sign the opinion' },
  signHint: {
    vi: 'Ý kiến được lập thành phiếu, ký bằng khóa ký số cá nhân và lưu trong hồ sơ; người nộp không xem được.',
    en: 'The opinion is made a paper of the dossier, signed with your own key; the applicant does not see it.',
  },
  signNeeded: {
    vi: 'Bước này yêu cầu ký số ý kiến bằng khóa ký số cá nhân.', en: 'At this step opinions are signed with one’s own key.',
  },
  needReason: { vi: 'Ghi lý do, ít nhất 3 ký tự.', en: 'Give a reason of at least 3 characters.' },
  needContent: { vi: 'Ghi nội dung, ít nhất 3 ký tự.', en: 'Write the content, at least 3 characters.' },
  needAssignee: { vi: 'Chọn người được giao.', en: 'Choose who it is given to.' },
  needStep: { vi: 'Hãy chọn bước cần làm.', en: 'Choose the step.' },
  needOutcome: { vi: 'Chọn kết quả đề xuất.', en: 'Choose what you propose.' },
  needAmount: { vi: 'Ghi số tiền bằng chữ số, ví dụ 1.250.000.', en: 'Write the amount in digits, such as 1.250.000.' },
  needDays: { vi: 'Ghi số ngày làm việc thêm, từ 1.', en: 'Write how many working days more, from 1.' },
  needDocument: { vi: 'Ghi số chứng từ đã nộp.', en: 'Write the number of the receipt.' },
  needComponents: {
    vi: 'Đánh dấu ít nhất một giấy tờ cần bổ sung.', en: 'Mark at least one paper to be supplemented.',
  },
  needComponentReason: {
    vi: 'Ghi lý do của giấy tờ này, ít nhất 3 ký tự.', en: 'Give the reason for this paper, at least 3 characters.',
  },
  needFile: { vi: 'Chọn ít nhất một tệp bổ sung.', en: 'Choose at least one supplementary file.' },
})

/** How it was proven that a result goes to the right person. */
export const PROOF = texts({
  'signed': { vi: 'ký nhận', en: 'has signed for it' },
  'card-seen': { vi: 'xuất trình giấy tờ tùy thân', en: 'has shown an identity card' },
  'authorisation': { vi: 'nộp giấy ủy quyền', en: 'has brought an authorisation' },
  'post-receipt': { vi: 'nhận qua bưu chính, có biên nhận', en: 'gets it by post, with a receipt' },
})

/** What is kept while it is typed. */
export const OPINION = texts({
  saving: { vi: 'Đang lưu…', en: 'Saving…' },
  saved: { vi: 'Đã lưu lúc {at}', en: 'Saved at {at}' },
  notSaved: {
    vi: 'Chưa lưu được, sẽ thử lại; đừng đóng trang.',
    en: 'Not saved, trying again; do not close the page.',
  },
  restored: {
    vi: 'Đây là nội dung bạn đang soạn dở lúc {at}.', en: 'This is what you were writing at {at}.',
  },
  clash: { vi: 'Bạn đang soạn việc này ở cửa sổ khác.', en: 'You are writing this in another window, too.' },
  clashHint: {
    vi: 'Cả hai bản đều còn. Bên dưới là bản ở cửa sổ kia so với bản đang gõ ở đây.',
    en: 'Both versions are there. Below is the one of the other window, compared with what is typed here.',
  },
  takeTheirs: { vi: 'Dùng bản kia', en: 'Use the other' },
  keepMine: { vi: 'Giữ bản này', en: 'Keep this one' },
  template: { vi: 'Ý kiến mẫu', en: 'Template' },
  chooseTemplate: { vi: 'Chèn ý kiến mẫu…', en: 'Insert a template…' },
  last: { vi: 'So với lần trước', en: 'Compared with the last time' },
  gone: { vi: 'đã bỏ', en: 'removed' },
  added: { vi: 'mới', en: 'new' },
  nothing: { vi: '(trống)', en: '(empty)' },
  manage: { vi: 'Ý kiến mẫu của cơ quan', en: 'Templates of the agency' },
  name: { vi: 'Tên mẫu', en: 'Name' },
  text: { vi: 'Nội dung mẫu', en: 'Text' },
  fields: { vi: 'Trường dùng được: {fields}', en: 'Fields: {fields}' },
  add: { vi: 'Thêm mẫu', en: 'Add' },
  end: { vi: 'Thôi dùng', en: 'Stop using' },
})

import { texts } from '@motcua/contracts/texts.ts'

/** Fees, papers, limits, legal basis and result of a procedure. */
export const CONTENT = texts({
  up: { vi: 'Chuyển dòng {nth} lên', en: 'Move row {nth} up' },
  down: { vi: 'Chuyển dòng {nth} xuống', en: 'Move row {nth} down' },
  remove: { vi: 'Bỏ dòng {nth}', en: 'Take row {nth} away' },
  ofRow: { vi: '{what}, dòng {nth}', en: '{what}, row {nth}' },
  order: { vi: 'Thứ tự', en: 'Order' },
  none: { vi: 'Chưa có dòng nào.', en: 'There is no row yet.' },
  papers: { vi: 'Thành phần hồ sơ', en: 'Papers of the dossier' },
  addPaper: { vi: 'Thêm giấy tờ', en: 'Add a paper' },
  paperName: { vi: 'Tên giấy tờ', en: 'Name of the paper' },
  paperKind: { vi: 'Loại giấy tờ', en: 'Kind of paper' },
  originals: { vi: 'Bản chính', en: 'Originals' },
  copies: { vi: 'Bản sao', en: 'Copies' },
  required: { vi: 'Bắt buộc', en: 'Required' },
  handling: { vi: 'Cách nộp', en: 'Handed in' },
  condition: { vi: 'Khi nào cần', en: 'When it is needed' },
  isForm: { vi: 'Là tờ khai điện tử', en: 'Is the declaration' },
  sets: { vi: 'Số bộ hồ sơ', en: 'Sets of the dossier' },
  fees: { vi: 'Phí, lệ phí', en: 'Fees' },
  feeState: { vi: 'Thu phí', en: 'Whether it costs' },
  feeText: { vi: 'Ghi chú về phí', en: 'Note on the fee' },
  addFee: { vi: 'Thêm khoản thu', en: 'Add a fee' },
  feeName: { vi: 'Tên khoản thu', en: 'Name of the fee' },
  feeKind: { vi: 'Loại', en: 'Kind' },
  feeBasis: { vi: 'Căn cứ thu', en: 'Legal basis of the fee' },
  amount: { vi: 'Mức thu (đồng)', en: 'Amount (dong)' },
  onlineAmount: { vi: 'Nộp trực tuyến (đồng)', en: 'Online (dong)' },
  amountHint: { vi: 'Để trống: chưa biết, không hiện là miễn phí.', en: 'Empty: not known, which is never shown as free.' },
  amountWrong: { vi: 'Ghi số đồng, ví dụ 50.000.', en: 'Give whole dong, such as 50.000.' },
  per: { vi: 'Đơn vị tính', en: 'Per' },
  limits: { vi: 'Thời hạn giải quyết', en: 'Time limits' },
  addLimit: { vi: 'Thêm trường hợp', en: 'Add a case' },
  limitName: { vi: 'Trường hợp', en: 'Case' },
  plainLimit: { vi: 'Thời hạn chung', en: 'The plain limit' },
  limitAmount: { vi: 'Thời gian', en: 'Time' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  cutoff: { vi: 'Nhận sau giờ này tính từ ngày làm việc sau', en: 'Later counts from the next working day' },
  cutoffWrong: { vi: 'Ghi giờ, ví dụ 15:00.', en: 'Give a time, such as 15:00.' },
  numberWrong: { vi: 'Ghi một số.', en: 'Give a number.' },
  legal: { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
  legalText: { vi: 'Văn bản, điều khoản', en: 'Text and article' },
  addLegal: { vi: 'Thêm căn cứ', en: 'Add a text' },
  result: { vi: 'Kết quả', en: 'Result' },
  resultName: { vi: 'Tên kết quả', en: 'Name of the result' },
  electronic: { vi: 'Trả bản điện tử', en: 'Returned electronically' },
  paper: { vi: 'Trả bản giấy', en: 'Returned on paper' },
  template: { vi: 'Mẫu kết quả', en: 'Template of the result' },
  templateName: { vi: 'Tên in trên kết quả', en: 'Name printed on it' },
  isProvisional: { vi: 'Mẫu tạm, chưa có mẫu chính thức', en: 'Provisional: no official template' },
  addTemplate: { vi: 'Soạn mẫu kết quả', en: 'Compose a template' },
  field: { vi: 'Câu hỏi của tờ khai', en: 'Question of the declaration' },
  fieldLabel: { vi: 'Nhãn in trên kết quả', en: 'Label on the result' },
  addField: { vi: 'Thêm dòng in', en: 'Add a line' },
})

/** Who guides, receives and decides. */
export const COMPETENCE = texts({
  competence: { vi: 'Thẩm quyền', en: 'Competence' },
  hint: {
    vi: 'Để trống cả bốn bảng nếu danh mục đã nói đủ ai giải quyết. Điều kiện viết bằng FEEL trên place, subject, object; để trống: luôn đúng.',
    en: 'Leave all four empty where the catalogue says enough. Conditions are FEEL over place, subject and object; empty: always.',
  },
  guides: { vi: 'Ai hướng dẫn', en: 'Who guides' },
  receives: { vi: 'Ai tiếp nhận', en: 'Who receives' },
  decides: { vi: 'Ai giải quyết', en: 'Who decides' },
  exemptions: { vi: 'Trường hợp phải kiểm tra tại chỗ', en: 'Cases that are looked at on site' },
  id: { vi: 'Mã quy tắc', en: 'Id of the rule' },
  when: { vi: 'Điều kiện', en: 'Condition' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  anySection: { vi: 'Mọi Bộ phận Một cửa', en: 'Every one-stop section' },
  reason: { vi: 'Lý do, nói cho người dân hiểu', en: 'Reason, for citizens' },
  article: { vi: 'Căn cứ', en: 'Article' },
  add: { vi: 'Thêm quy tắc', en: 'Add a rule' },
})

/** Whether a procedure costs. */
export const FEE = texts({
  free: { vi: 'Không thu', en: 'Free' }, amount: { vi: 'Mức cố định', en: 'Fixed' },
  mixed: { vi: 'Có trường hợp miễn, có trường hợp thu', en: 'Free in some cases' },
  council: { vi: 'Do HĐND tỉnh quy định', en: 'Set by the provincial council' },
  variable: { vi: 'Tính khi giải quyết', en: 'Computed on settlement' },
  unpublished: { vi: 'Chưa công bố', en: 'Not published' },
})

/** Units of limits. */
export const UNIT = texts({
  'working-day': { vi: 'ngày làm việc', en: 'working days' }, 'day': { vi: 'ngày', en: 'days' },
  'working-hour': { vi: 'giờ làm việc', en: 'working hours' }, 'hour': { vi: 'giờ', en: 'hours' },
  'half-day': { vi: 'nửa ngày', en: 'half days' }, 'month': { vi: 'tháng', en: 'months' },
  'same-day': { vi: 'trong ngày', en: 'the same day' },
})

/** Whether a paper must be there. */
export const REQUIRED = texts({
  always: { vi: 'Luôn', en: 'Always' }, conditional: { vi: 'Có điều kiện', en: 'On condition' },
  optional: { vi: 'Không', en: 'No' },
})

/** How a paper comes in. */
export const HANDLING = texts({
  submit: { vi: 'Nộp', en: 'Handed in' }, present: { vi: 'Xuất trình', en: 'Shown' },
  data: { vi: 'Lấy từ cơ sở dữ liệu', en: 'From a register' },
})

/** Kinds of fees. */
export const FEE_KIND = texts({ 'phi': { vi: 'Phí', en: 'Fee' }, 'le-phi': { vi: 'Lệ phí', en: 'Charge' } })

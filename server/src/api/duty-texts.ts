import { texts } from '@motcua/contracts/texts.ts'

/** What a deed of the policy `separate-duties` is called. */
export const DUTY_DEED = texts({
  support: { vi: 'hỗ trợ nộp hồ sơ trực tuyến', en: 'helps to send online' },
  accept: { vi: 'tiếp nhận hồ sơ', en: 'accepts the dossier' },
  assign: { vi: 'phân công', en: 'assigns' },
  check: { vi: 'kiểm tra', en: 'checks' },
  propose: { vi: 'thẩm định, đề xuất', en: 'proposes' },
  approve: { vi: 'phê duyệt', en: 'approves' },
  issue: { vi: 'ban hành kết quả', en: 'issues the result' },
  write: { vi: 'soạn thủ tục, quy trình', en: 'writes a procedure' },
  'propose-calendar': { vi: 'đề nghị điều chỉnh lịch nghỉ', en: 'proposes to correct the calendar' },
  'approve-calendar': { vi: 'duyệt điều chỉnh lịch nghỉ', en: 'approves it' },
  'propose-rollout': { vi: 'đề nghị triển khai số hóa', en: 'proposes to roll digitisation out' },
  'approve-rollout': { vi: 'duyệt triển khai số hóa', en: 'approves it' },
  'propose-model': { vi: 'đề xuất phương án mô hình', en: 'proposes a model' },
  'approve-model': { vi: 'duyệt phương án mô hình', en: 'approves it' },
  publish: { vi: 'công bố, đưa vào sử dụng', en: 'publishes it' },
})

/** A rule in one line. */
export const DUTY_RULE = texts({
  line: { vi: 'Người {first} không {second} cùng một việc', en: 'Whoever {first} is not who {second} of the same' },
})

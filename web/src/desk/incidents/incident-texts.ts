import { texts } from '@motcua/contracts/texts.ts'

export const INCIDENT = texts({
  title: { vi: 'Sự cố quy trình', en: 'Process incidents' },
  intro: {
    vi: 'Các bước mà quy trình dừng lại vì lỗi. Sửa nguyên nhân rồi chạy lại, hoặc bỏ qua bước nếu việc đã làm ở ngoài.',
    en: 'Steps at which processes stopped. Mend the cause and try again, or go on if the work was done elsewhere.',
  },
  empty: { vi: 'Không có quy trình nào dừng vì lỗi.', en: 'No process has stopped.' },
  failed: { vi: 'Không tải được danh sách', en: 'The list could not be loaded' },
  more: { vi: 'Xem thêm', en: 'Show more' },
  step: { vi: 'Bước', en: 'Step' },
  process: { vi: 'Quy trình', en: 'Process' },
  versionOf: { vi: 'bản {version}', en: 'version {version}' },
  cause: { vi: 'Lỗi', en: 'Fault' },
  since: { vi: 'Dừng từ', en: 'Since' },
  dossier: { vi: 'Hồ sơ', en: 'Dossier' },
  mend: { vi: 'Xử lý', en: 'Mend' },
  mendOf: { vi: 'Xử lý bước {step}', en: 'Mend step {step}' },
  known: { vi: 'Các biến của lượt chạy (không hiện giá trị): {names}', en: 'Variables of the run (without values): {names}' },
  none: { vi: 'chưa có', en: 'none' },
  variables: { vi: 'Sửa biến, viết bằng JSON', en: 'Variables to set, as JSON' },
  variablesHint: {
    vi: 'Viết trong ngoặc nhọn, mỗi biến một cặp "tên": giá trị, cách nhau bằng dấu phẩy. Để trống nếu không cần sửa.',
    en: 'In braces, a pair "name": value for each, with commas between them. Leave empty to change none.',
  },
  notJson: {
    vi: 'Chưa đúng JSON: một cặp ngoặc nhọn, bên trong mỗi biến là "tên": giá trị. Hãy xem lại dấu ngoặc, dấu nháy.',
    en: 'This is no JSON object: braces, and in them "name": value for each. Look at brackets and quotes.',
  },
  retry: { vi: 'Chạy lại bước này', en: 'Try this step again' },
  skip: { vi: 'Bỏ qua bước này', en: 'Go on without it' },
  skipAsk: {
    vi: 'Bỏ qua nghĩa là coi như bước đã làm xong; quy trình đi tiếp và không quay lại. Bạn chắc chắn?',
    en: 'The step then counts as done, and the process does not come back to it. Are you sure?',
  },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  done: { vi: 'Đã xử lý. Nếu bước còn lỗi, nó sẽ lại hiện ở đây.', en: 'Done. If the step fails again it comes back here.' },
})

/** What each code says, before the text of the fault itself. */
export const FAULTS = texts({
  'expression-failed': { vi: 'biểu thức không tính được', en: 'an expression has no answer' },
  'no-way-out': { vi: 'không nhánh nào đúng điều kiện', en: 'no way is open' },
  'decision-failed': { vi: 'bảng quyết định không trả lời', en: 'a decision has no answer' },
  'loop-invalid': { vi: 'vòng lặp sai', en: 'a loop is wrong' },
  'timer-invalid': { vi: 'thời điểm không tính được', en: 'a moment cannot be told' },
  'begin-failed': { vi: 'không mở được lượt chạy', en: 'could not be begun' },
  'without-end': { vi: 'chạy mãi không dừng', en: 'goes on without end' },
  'link-missing': { vi: 'không có nơi nhận liên kết', en: 'a link leads nowhere' },
  'never-joined': { vi: 'chờ nhánh không bao giờ tới', en: 'waits for what never comes' },
  'deed-failed': { vi: 'việc của chương trình hỏng nhiều lần', en: 'a deed of the program failed' },
})

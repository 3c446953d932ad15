import { texts } from '@motcua/contracts/texts.ts'

/** Dossiers on their way into the archive. */
export const ARCHIVE = texts({
  title: { vi: 'Lưu trữ hồ sơ điện tử', en: 'Electronic archive' },
  intro: {
    vi: 'Hồ sơ đã kết thúc được đóng thành gói, kiểm tra chữ ký số và mã băm, rồi giao nộp vào lưu trữ cơ quan trong thời hạn một năm.',
    en: 'A dossier that is over is packed, its signatures and sums are checked, and it is handed over to the archive within a year.',
  },
  failed: { vi: 'Không tải được', en: 'This could not be loaded' },
  over: { vi: 'Hồ sơ cần giao nộp', en: 'Dossiers to hand over' },
  counts: { vi: '{open} hồ sơ chưa giao nộp, trong đó {late} hồ sơ đã quá hạn.', en: '{open} not handed over, {late} of them late.' },
  more: {
    vi: 'Chỉ nêu {n} hồ sơ kết thúc sớm nhất. Hãy giao nộp bớt để thấy tiếp.',
    en: 'Only the {n} oldest are listed. Hand some over to see more.',
  },
  none: { vi: 'Không còn hồ sơ nào cần giao nộp.', en: 'Nothing is left to hand over.' },
  number: { vi: 'Mã hồ sơ', en: 'Number' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  closedOn: { vi: 'Kết thúc', en: 'Over since' },
  dueOn: { vi: 'Hạn giao nộp', en: 'Due' },
  late: { vi: 'quá hạn', en: 'late' },
  state: { vi: 'Gói lưu trữ', en: 'Package' },
  deed: { vi: 'Việc cần làm', en: 'To do' },
  notYet: { vi: 'Chưa đóng', en: 'Not closed' },
  waiting: { vi: 'Đang tạo gói', en: 'Being packed' },
  made: { vi: 'Đã tạo gói', en: 'Packed' },
  faulty: { vi: 'Chưa tạo được gói', en: 'Not packed' },
  refused: { vi: 'Lưu trữ trả lại: {why}', en: 'Given back: {why}' },
  close: { vi: 'Đóng vào lưu trữ', en: 'Close into the archive' },
  closeOf: { vi: 'Đóng hồ sơ {number} vào lưu trữ', en: 'Close {number} into the archive' },
  closeAgain: { vi: 'Đóng lại', en: 'Close again' },
  reason: { vi: 'Lý do vẫn lưu khi chưa đủ bản điện tử hoặc chữ ký', en: 'Why it goes there though something is missing or not sound' },
  reasonHint: { vi: 'Chỉ ghi khi cần. Lý do nằm trong gói lưu trữ.', en: 'Only where needed. It stands in the package.' },
  missing: { vi: 'Giấy tờ chưa có bản điện tử:', en: 'Papers that are not digital:' },
  closed: { vi: 'Đã đóng. Gói sẽ tạo xong sau ít phút.', en: 'Closed. The package will be made within minutes.' },
  cancel: { vi: 'Đóng ô này', en: 'Close this panel' },
  choose: { vi: 'Chọn hồ sơ {number}', en: 'Choose {number}' },
  chooseAll: { vi: 'Chọn mọi gói đã tạo', en: 'Choose all that are packed' },
  handOver: { vi: 'Giao nộp {n} hồ sơ', en: 'Hand over {n}' },
  handed: { vi: 'Đã giao nộp. Chờ lưu trữ cơ quan xác nhận.', en: 'Handed over. The archive will confirm.' },
})

/** What the signature in the description of a package is worth, or why there is none; and what to do about it. */
export const SEALED = texts({
  valid: {
    vi: 'Bản mô tả gói có chữ ký số của {name}: chưa bị sửa, chứng thư có giá trị.',
    en: 'The description is signed by {name}: unchanged, and the certificate holds.',
  },
  unproven: {
    vi: 'Bản mô tả gói có chữ ký số của {name}, chưa bị sửa; chưa xác minh được chứng thư, hãy báo quản trị viên.',
    en: 'The description is signed by {name}, unchanged; its certificate is not proven, tell the administrator.',
  },
})
export const UNSEALED = texts({
  'key-unset': {
    vi: 'Bản mô tả gói chưa ký số: cơ quan chưa có khóa con dấu trong hệ thống.',
    en: 'The description is unsigned: no key of the seal of the agency is set up.',
  },
  'pin-needed': {
    vi: 'Bản mô tả gói chưa ký số: khóa con dấu hỏi mã PIN nên hệ thống không tự ký.',
    en: 'The description is unsigned: the key of the seal asks for a PIN, so it does not sign by itself.',
  },
  'key-refused': {
    vi: 'Bản mô tả gói chưa ký số: khóa con dấu không ký được, đơn vị đã ghi lý do.',
    en: 'The description is unsigned: the key of the seal did not sign, and the unit gave a reason.',
  },
  none: { vi: 'Bản mô tả gói chưa ký số.', en: 'The description is unsigned.' },
})

/** What the archive receives. */
export const RECEIPT = texts({
  title: { vi: 'Hồ sơ giao nộp vào lưu trữ', en: 'What was handed over' },
  none: { vi: 'Chưa có lần giao nộp nào.', en: 'Nothing was handed over yet.' },
  batch: { vi: '{unit}, giao nộp lúc {when}', en: '{unit}, handed over {when}' },
  by: { vi: 'Người giao nộp: {who}. {n} hồ sơ.', en: 'By {who}. {n} dossiers.' },
  given: {
    vi: 'Đã biên nhận lúc {when}, người nhận {who}: nhận {accepted}, trả lại {refused}.',
    en: 'Receipt given {when} by {who}: {accepted} accepted, {refused} given back.',
  },
  waits: { vi: 'Chờ biên nhận', en: 'Waits for its receipt' },
  size: { vi: 'Dung lượng', en: 'Size' },
  until: { vi: 'Bảo quản đến', en: 'Kept until' },
  forEver: { vi: 'Vĩnh viễn', en: 'For ever' },
  sum: { vi: 'Mã băm SHA-256', en: 'SHA-256' },
  file: { vi: 'Tải gói', en: 'Download' },
  fileOf: { vi: 'Tải gói của hồ sơ {number}', en: 'Download the package of {number}' },
  why: { vi: 'Lý do trả lại hồ sơ {number} (để trống nếu nhận)', en: 'Why {number} is given back (empty: accepted)' },
  giveBack: { vi: 'Trả lại, lý do', en: 'Give back, why' },
  kept: { vi: 'Đã nhận', en: 'Accepted' },
  destroyed: { vi: 'Đã hủy theo quyết định', en: 'Destroyed by decision' },
  back: { vi: 'Trả lại: {why}', en: 'Given back: {why}' },
  confirm: { vi: 'Kiểm gói và biên nhận', en: 'Check and give the receipt' },
  confirmHint: {
    vi: 'Hệ thống đọc lại từng gói, so mã băm và kiểm tra chữ ký số trước khi ghi biên nhận. Gói có lý do trả lại sẽ về đơn vị.',
    en: 'Each package is read again, sums and signatures are checked first. Those with a reason go back to the unit.',
  },
  done: { vi: 'Đã ghi biên nhận.', en: 'The receipt is given.' },
})

/** What the archive keeps, and how long. */
export const KEPT = texts({
  title: { vi: 'Hồ sơ đang bảo quản', en: 'What the archive keeps' },
  none: { vi: 'Lưu trữ chưa nhận hồ sơ nào.', en: 'The archive keeps nothing yet.' },
  over: { vi: 'đã hết thời hạn', en: 'time is over' },
  held: { vi: 'Tạm giữ: {why}', en: 'Held: {why}' },
  proposed: { vi: 'Đang đề nghị hủy', en: 'To be destroyed, waits' },
  hold: { vi: 'Tạm giữ', en: 'Hold' },
  lift: { vi: 'Bỏ tạm giữ', en: 'Lift the hold' },
  holdOf: { vi: 'Tạm giữ hồ sơ {number}', en: 'Hold {number}' },
  liftOf: { vi: 'Bỏ tạm giữ hồ sơ {number}', en: 'Lift the hold of {number}' },
  reason: { vi: 'Lý do', en: 'Why' },
  needReason: { vi: 'Hãy ghi lý do', en: 'Say why' },
  choose: { vi: 'Chọn hồ sơ {number} để đề nghị hủy', en: 'Choose {number} to be destroyed' },
  propose: { vi: 'Đề nghị hủy {n} hồ sơ', en: 'Propose to destroy {n}' },
  done: { vi: 'Đã ghi.', en: 'Saved.' },
})

/** What is to be destroyed. */
export const DESTRUCTION = texts({
  title: { vi: 'Đề nghị hủy', en: 'To be destroyed' },
  none: { vi: 'Chưa có đề nghị hủy nào.', en: 'Nothing is proposed.' },
  line: { vi: '{unit}: {n} hồ sơ, {who} đề nghị lúc {when}', en: '{unit}: {n} dossiers, proposed by {who} {when}' },
  why: { vi: 'Lý do: {why}', en: 'Why: {why}' },
  numbers: { vi: 'Hồ sơ: {list}', en: 'Dossiers: {list}' },
  note: { vi: 'Ý kiến', en: 'Note' },
  approve: { vi: 'Quyết định hủy', en: 'Destroy' },
  decline: { vi: 'Không hủy', en: 'Keep on' },
  ask: { vi: 'Hủy {n} hồ sơ? Không khôi phục được.', en: 'Destroy {n} dossiers? They cannot be had back.' },
  approved: { vi: 'Đã hủy lúc {when}, người quyết định {who}. Gỡ {n} tệp.', en: 'Destroyed {when} by {who}. {n} files were removed.' },
  declined: { vi: 'Không hủy, {who} quyết định lúc {when}.', en: 'Kept on, decided by {who} {when}.' },
  done: { vi: 'Đã ghi quyết định.', en: 'The decision is saved.' },
})

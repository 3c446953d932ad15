import { texts } from '@motcua/contracts/texts.ts'

/** What people say registers of the nation have wrong of them, and the answer. */
export const REGISTER_REPORT = texts({
  title: { vi: 'Dữ liệu báo sai', en: 'Data reported as wrong' },
  intro: {
    vi: 'Người dân báo cơ sở dữ liệu quốc gia ghi sai về họ. Chuyển đến cơ quan quản lý, sửa theo thẩm quyền, rồi trả lời. '
      + 'Hồ sơ vẫn giải quyết theo những gì người dân đã khai.',
    en: 'People say that a national register is wrong about them. Pass it on or have it mended, then answer. '
      + 'Their dossiers go on with what they declared.',
  },
  failed: { vi: 'Chưa tải được danh sách', en: 'The list was not loaded' },
  empty: { vi: 'Không có phản ánh nào chờ trả lời', en: 'No report waits for an answer' },
  emptyHint: {
    vi: 'Khi có người báo dữ liệu sai, phản ánh hiện ở đây, cũ nhất đứng đầu.',
    en: 'When somebody reports wrong data it stands here, the oldest first.',
  },
  more: { vi: 'Xem thêm phản ánh', en: 'More reports' },
  what: { vi: 'Dữ liệu', en: 'Data' },
  sides: { vi: 'Hai bên ghi', en: 'Both sides' },
  text: { vi: 'Người dân báo', en: 'What they report' },
  deed: { vi: 'Việc', en: 'To do' },
  registerSaid: { vi: 'Cơ sở dữ liệu: {said}', en: 'The register: {said}' },
  notKept: { vi: 'không còn lưu', en: 'not kept any more' },
  declared: { vi: 'Tờ khai: {declared}', en: 'The declaration: {declared}' },
  nothing: { vi: 'không khai', en: 'nothing' },
  dossier: { vi: 'Hồ sơ', en: 'Dossier' },
  proof: { vi: 'Xem giấy tờ chứng minh', en: 'See the proof' },
  proofOf: { vi: 'Xem giấy tờ chứng minh {what}', en: 'See the proof of {what}' },
  sent: { vi: 'Gửi lúc {at}', en: 'Sent {at}' },
  byClerk: { vi: '{name} báo thay, tại {unit}', en: 'Reported for them by {name}, {unit}' },
  answer: { vi: 'Trả lời', en: 'Answer' },
  answerOf: { vi: 'Trả lời phản ánh về {what}', en: 'Answer about {what}' },
  how: { vi: 'Kết quả', en: 'What became of it' },
  mended: { vi: 'Dữ liệu đã được sửa', en: 'The data were mended' },
  stays: { vi: 'Dữ liệu giữ nguyên', en: 'The data stay as they are' },
  reason: { vi: 'Nội dung trả lời, người dân đọc được', en: 'The answer, which they read' },
  needHow: { vi: 'Hãy chọn kết quả.', en: 'Choose what became of it.' },
  needReason: { vi: 'Hãy ghi nội dung trả lời, từ 3 ký tự.', en: 'Write the answer, 3 signs or more.' },
  send: { vi: 'Gửi trả lời', en: 'Send the answer' },
  later: { vi: 'Để sau', en: 'Later' },
  done: { vi: 'Đã trả lời phản ánh về {what}.', en: 'Answered about {what}.' },
})

/** The same told at a counter, by the clerk in the name of whoever is there. */
export const REPORT_HERE = texts({
  title: { vi: 'Báo dữ liệu sai thay người nộp', en: 'Report wrong data in the applicant’s name' },
  hint: {
    vi: 'Người nộp nói cơ sở dữ liệu quốc gia ghi sai về họ ở một ô được điền sẵn: báo tại đây theo lời họ. Hồ sơ không phải '
      + 'chờ; khi có trả lời, người nộp được báo.',
    en: 'The applicant says that a national register is wrong about them in an answer that it had filled in: report it here in '
      + 'their words. The dossier does not wait; they are told of the answer.',
  },
  failed: { vi: 'Chưa tải được các ô được điền sẵn', en: 'The answers that were filled in were not loaded' },
  waits: { vi: '{label}: đã báo, đang chờ trả lời.', en: '{label}: reported, waits for an answer.' },
  field: { vi: 'Ô nào sai', en: 'Which answer is wrong' },
  choose: { vi: 'Chọn một ô', en: 'Choose one' },
  needField: { vi: 'Hãy chọn ô bị sai.', en: 'Choose the answer that is wrong.' },
  text: { vi: 'Sai thế nào, đúng là gì', en: 'What is wrong, and what is right' },
  needText: { vi: 'Hãy ghi chỗ sai và dữ liệu đúng.', en: 'Say what is wrong and what is right.' },
  send: { vi: 'Báo sai', en: 'Report' },
  done: { vi: 'Đã báo sai: {label}.', en: 'Reported: {label}.' },
})

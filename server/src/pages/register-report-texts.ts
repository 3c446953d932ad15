import { texts } from '@motcua/contracts/texts.ts'

/** What people say a register of the nation has wrong of them. */
export const REGISTER_REPORT = texts({
  link: { vi: 'Báo dữ liệu sai của cơ sở dữ liệu quốc gia', en: 'Report wrong data of a national register' },
  title: { vi: 'Báo dữ liệu sai', en: 'Report wrong data' },
  hint: {
    vi: 'Một số ô trong tờ khai của bạn được điền sẵn từ cơ sở dữ liệu quốc gia. Nếu dữ liệu ở đó sai, hãy báo tại đây. '
      + 'Hồ sơ vẫn được giải quyết theo những gì bạn đã khai, không phải chờ.',
    en: 'Some answers of your declaration were filled in from a national register. If it is wrong about you, say so here. '
      + 'Your dossier goes on with what you declared; nothing waits.',
  },
  nothing: {
    vi: 'Không ô nào trong tờ khai này được điền sẵn từ cơ sở dữ liệu quốc gia.',
    en: 'No answer of this declaration was filled in from a national register.',
  },
  field: { vi: 'Ô nào sai', en: 'Which answer is wrong' },
  choose: { vi: 'Chọn một ô', en: 'Choose one' },
  needField: { vi: 'Hãy chọn ô bị sai.', en: 'Choose the answer that is wrong.' },
  what: { vi: 'Sai thế nào, đúng là gì', en: 'What is wrong, and what is right' },
  needWhat: { vi: 'Hãy ghi chỗ sai và dữ liệu đúng.', en: 'Say what is wrong and what is right.' },
  long: { vi: 'Tối đa 1.000 ký tự, đang có {count}.', en: '1,000 signs at most; you have {count}.' },
  proof: { vi: 'Giấy tờ chứng minh (không bắt buộc)', en: 'A paper that shows it (optional)' },
  noProof: { vi: 'Không có', en: 'None' },
  proofGone: { vi: 'Giấy tờ này không còn trong hồ sơ. Hãy chọn lại.', en: 'This paper is not in the dossier. Choose again.' },
  send: { vi: 'Gửi', en: 'Send' },
  open: {
    vi: 'Bạn đã báo ô này và đang chờ trả lời.', en: 'You have reported this one, and it waits for an answer.',
  },
  reused: { vi: 'Trang này đã được gửi với nội dung khác. Hãy gửi lại.', en: 'This page was sent with other words. Send it again.' },
  heading: { vi: 'Dữ liệu bạn đã báo sai', en: 'What you have reported as wrong' },
  asked: { vi: 'Báo lúc {at}, {field}', en: 'Reported {at}, {field}' },
  byClerk: { vi: 'Cán bộ tại {unit} báo giúp bạn.', en: 'A clerk at {unit} reported it for you.' },
  waits: { vi: 'Đang chờ trả lời.', en: 'It waits for an answer.' },
  mended: { vi: 'Dữ liệu đã được sửa.', en: 'The data were mended.' },
  stays: { vi: 'Dữ liệu giữ nguyên.', en: 'The data stay as they are.' },
  answer: { vi: 'Trả lời lúc {at}: {reason}', en: 'Answered {at}: {reason}' },
})

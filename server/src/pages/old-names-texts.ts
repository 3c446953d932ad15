import { texts } from '@motcua/contracts/texts.ts'

/** Which commune or ward an old name is today: for citizens. */
export const OLD_NAMES = texts({
  title: { vi: 'Tra tên xã, phường cũ', en: 'Old names of communes' },
  intro: {
    vi: 'Gõ tên hoặc mã xã, phường, huyện ghi trên giấy tờ cũ. Trang này cho biết nơi đó nay thuộc đâu.',
    en: 'Type the name or code of the commune or district on an old paper. This page says where that is today.',
  },
  name: { vi: 'Tên hoặc mã ghi trên giấy tờ', en: 'Name or code on the paper' },
  nameHint: {
    vi: 'Gõ cả chữ xã, phường, huyện hay không đều được; có dấu hay không dấu cũng được.',
    en: 'With or without the word for its kind, with or without marks.',
  },
  day: { vi: 'Ngày trên giấy tờ (nếu có)', en: 'Day on the paper (if any)' },
  dayHint: { vi: 'Một mã hoặc tên có thể dùng lại cho nơi khác; ngày giúp chọn đúng.', en: 'Names and codes are used again; the day tells them apart.' },
  find: { vi: 'Tra cứu', en: 'Look up' },
  none: {
    vi: 'Không có nơi nào tên hoặc mã “{name}” trong dữ liệu của tỉnh. Hãy xem lại chữ trên giấy tờ, hoặc hỏi Bộ phận Một cửa.',
    en: 'No place of this province is or was called “{name}”. Look at the paper again, or ask a one-stop counter.',
  },
  several: {
    vi: 'Có {count} nơi mang tên hoặc mã này. Hãy chọn theo huyện và ngày ghi trên giấy tờ của bạn.',
    en: '{count} places have or had it. Go by the district and the day on your paper.',
  },
  before: { vi: '{name}, trước {day}', en: '{name}, before {day}' },
  beforeIn: { vi: '{name}, {parent}, trước {day}', en: '{name}, {parent}, before {day}' },
  today: { vi: '{name}, từ {day} đến nay', en: '{name}, since {day}' },
  isNow: { vi: 'Nay thuộc {now}.', en: 'Today it is {now}.' },
  isParts: {
    vi: 'Nay chia về {now}. Hãy hỏi Bộ phận Một cửa nếu bạn chưa rõ thôn, tổ dân phố của mình thuộc nơi nào.',
    en: 'It was split: {now}. Ask a one-stop counter if you do not know to which part your village belongs.',
  },
  isNobody: {
    vi: 'Nay không còn đơn vị này. Việc trước đây nộp ở đó do xã, phường hoặc tỉnh làm, tùy từng thủ tục.',
    en: 'There is no such unit today. What it did is done by communes or the province, procedure by procedure.',
  },
  isItself: { vi: 'Tên này đang dùng.', en: 'It is called so today.' },
  where: { vi: 'Tìm thủ tục và nơi nộp', en: 'Find a procedure and where to hand it in' },
  link: { vi: 'Chỉ biết tên cũ? Tra xem nay là xã, phường nào.', en: 'Know only an old name? See what it is today.' },
  dayWrong: { vi: 'Ngày phải có dạng ngày/tháng/năm, ví dụ 30/06/2025.', en: 'A day is day/month/year, like 30/06/2025.' },
})

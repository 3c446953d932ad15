import { texts } from '@motcua/contracts/texts.ts'

/** What the page of papers says while files are on their way. */
export const SENDING = texts({
  smaller: { vi: 'Đang thu nhỏ ảnh…', en: 'Making the photograph smaller…' },
  madeSmaller: { vi: 'đã thu nhỏ từ {before} còn {after}', en: 'made smaller, from {before} to {after}' },
  waiting: { vi: 'Chờ đến lượt', en: 'Waiting for its turn' },
  sent: { vi: 'Đã gửi {percent} % của {size}', en: '{percent} % of {size} sent' },
  progressOf: { vi: 'Tiến độ gửi {name}', en: 'Progress of {name}' },
  checking: { vi: 'Đã gửi đủ, đang kiểm tra tệp…', en: 'All sent, the file is being checked…' },
  cut: {
    vi: 'Mất mạng. Phần đã gửi không mất; máy sẽ tự gửi tiếp khi có mạng.',
    en: 'The line was cut. What was sent is kept; it goes on by itself as soon as there is a line.',
  },
  failed: {
    vi: 'Chưa gửi được. Phần đã gửi không mất. Hãy bấm Gửi tiếp.',
    en: 'It could not be sent. What was sent is kept. Press Go on.',
  },
  picture: { vi: 'Ảnh đã chọn: {name}', en: 'The photograph chosen: {name}' },
  arrived: { vi: 'Đã nhận tệp {name}.', en: 'The file {name} has arrived.' },
  refused: { vi: '{name}: {text}', en: '{name}: {text}' },
  cancel: { vi: 'Hủy', en: 'Cancel' },
  cancelOne: { vi: 'Hủy gửi {name}', en: 'Cancel {name}' },
  goOn: { vi: 'Gửi tiếp', en: 'Go on' },
  goOnOne: { vi: 'Gửi tiếp {name}', en: 'Go on with {name}' },
  close: { vi: 'Đóng', en: 'Close' },
  closeOne: { vi: 'Đóng báo lỗi của {name}', en: 'Close the message about {name}' },
  stillSending: {
    vi: 'Còn {count} tệp đang gửi. Hãy đợi gửi xong, hoặc bấm Hủy, rồi bấm Tiếp tục.',
    en: 'Files still on their way: {count}. Wait until they have arrived, or cancel them, and continue then.',
  },
  cameraHint: {
    vi: 'Chọn xong là tệp được gửi ngay. Ảnh chụp được thu nhỏ trên máy trước khi gửi cho đỡ tốn mạng.',
    en: 'What you choose is sent at once. Photographs are made smaller on your phone first, to spare your line.',
  },
})

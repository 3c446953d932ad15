import { texts } from '@motcua/contracts/texts.ts'

/** A request for several procedures, as the applicant sees the whole of it. */
export const BUNDLE = texts({
  title: { vi: 'Yêu cầu liên thông {number}', en: 'Joint request {number}' },
  code: { vi: 'Mã chung', en: 'Code of the whole' },
  codeHint: {
    vi: 'Mã hồ sơ của thủ tục đầu tiên dùng chung cho cả yêu cầu: một mã, một mã QR.',
    en: 'The number of the first procedure stands for the whole request: one code, one QR code.',
  },
  due: { vi: 'Hẹn trả toàn bộ', en: 'All of it is promised for' },
  dueLater: { vi: 'Có sau khi được tiếp nhận', en: 'Known once it is accepted' },
  members: { vi: 'Các thủ tục trong yêu cầu', en: 'Procedures of this request' },
  number: { vi: 'Mã hồ sơ', en: 'Number' },
  waits: { vi: 'Chờ kết quả: {names}. Khi có, hồ sơ tự được chuyển đi.', en: 'Waits for: {names}. It then goes on by itself.' },
  ready: { vi: 'Đang chuyển kết quả cho cơ quan giải quyết', en: 'The result is being passed on' },
  blocked: {
    vi: 'Chưa chuyển được; cán bộ đang xem. Bạn không phải làm gì.',
    en: 'It could not be passed on yet; an officer is looking. You need not do anything.',
  },
  asked: {
    vi: 'Thủ tục trước không có kết quả. Bạn muốn làm tiếp thủ tục này không?',
    en: 'The procedure before it ended without a result. Do you want this one to go on?',
  },
  dropped: { vi: 'Không làm', en: 'Will not be done' },
  dropWaiting: { vi: 'Không làm “{name}” nữa', en: 'Do not do “{name}” any more' },
  goOn: { vi: 'Làm tiếp “{name}”', en: 'Go on with “{name}”' },
  stop: { vi: 'Thôi không làm “{name}”', en: 'Do not do “{name}”' },
  seeAll: { vi: 'Xem toàn bộ yêu cầu liên thông', en: 'See the whole joint request' },
  over: { vi: 'Yêu cầu đã xong.', en: 'The request is finished.' },
  decided: {
    vi: 'Không ghi được: thủ tục này đã sang bước khác. Hãy xem lại bên dưới.',
    en: 'This could not be done: the procedure has moved on. Please look below.',
  },
  passed: {
    vi: 'Đã nhận từ hồ sơ {from}: {title} số {result}. Bạn không phải nộp giấy này.',
    en: 'Received from dossier {from}: {title}, no. {result}. You need not hand it in.',
  },
})

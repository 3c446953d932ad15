import { texts } from '@motcua/contracts/texts.ts'

/** The whole request for several procedures, from one of its dossiers. */
export const BUNDLE = texts({
  title: { vi: 'Yêu cầu liên thông', en: 'Request for several procedures' },
  failed: { vi: 'Không tải được yêu cầu liên thông', en: 'The request could not be loaded' },
  code: { vi: 'Mã chung {number}', en: 'Common code {number}' },
  due: { vi: 'Hẹn trả tất cả: {at}', en: 'All of it promised for {at}' },
  dueLater: { vi: 'Hẹn trả tất cả sau khi tiếp nhận', en: 'A date for all of it is promised at acceptance' },
  over: { vi: 'Mọi thủ tục đã xong.', en: 'All of it is done.' },
  counts: {
    vi: '1 yêu cầu, {members} thủ tục, {dossiers} hồ sơ đã mở', en: '1 request, {members} procedures, {dossiers} dossiers so far',
  },
  dueOne: { vi: 'hẹn trả {at}', en: 'promised for {at}' },
  here: { vi: 'hồ sơ này', en: 'this one' },
  waits: { vi: 'Chờ kết quả của: {names}', en: 'Waits for: {names}' },
  ready: { vi: 'Đang mở hồ sơ, chậm nhất {at}', en: 'Being opened, by {at}' },
  readySoon: { vi: 'Đang mở hồ sơ', en: 'Being opened' },
  blocked: { vi: 'Không mở được ({reason}); đã báo kỹ thuật', en: 'Could not be opened ({reason}); the technician was told' },
  asked: { vi: 'Thủ tục trước không có kết quả; chờ người nộp quyết định', en: 'The one before has no result; the applicant decides' },
  dropped: { vi: 'Không làm', en: 'Not done' },
  acknowledge: { vi: 'Cơ quan nhận phải xác nhận trước {at}', en: 'To be acknowledged by {at}' },
  got: { vi: 'Đã nhận {title} số {number}, từ {from}, {at}', en: 'Given {title} {number}, from {from}, {at}' },
})

import { texts } from '@motcua/contracts/texts.ts'

export const IDLE = texts({
  title: { vi: 'Hồ sơ đứng yên', en: 'Stuck dossiers' },
  intro: {
    vi:
      'Hồ sơ đứng yên lâu hơn quy định vì lý do kỹ thuật. Người nộp đã được báo. Ở đây chỉ có mã hồ sơ và nguyên nhân.',
    en:
      'Dossiers that stand still for a technical reason longer than allowed. Their applicants were told. Only numbers and causes are shown.',
  },
  empty: { vi: 'Không có hồ sơ nào đứng yên.', en: 'No dossier is stuck.' },
  emptyHint: {
    vi: 'Mọi việc của máy đều chạy trong thời gian quy định.', en: 'All work of the program runs within its time.',
  },
  failed: { vi: 'Không tải được danh sách', en: 'The list could not be loaded' },
  number: { vi: 'Mã hồ sơ', en: 'Number' },
  cause: { vi: 'Nguyên nhân', en: 'Cause' },
  since: { vi: 'Báo động lúc', en: 'Alarm raised' },
  eventWaits: { vi: 'sự kiện chưa được chuyển cho bộ phận xử lý (worker)', en: 'an event was not dispatched (worker)' },
  messageWaits: { vi: 'tin báo chưa gửi được', en: 'a message waits to be sent' },
  messageFailed: { vi: 'tin báo gửi hỏng', en: 'a message could not be sent' },
  resultNotPassed: {
    vi: 'liên thông: kết quả chưa chuyển được cho thủ tục sau', en: 'bundle: a result was not passed on in time',
  },
  resultNotAcknowledged: {
    vi: 'liên thông: nơi nhận chưa xác nhận đã nhận', en: 'bundle: what was passed on was not acknowledged in time',
  },
  jobGivenUp: {
    vi: 'việc của máy hỏng nhiều lần, không thử nữa', en: 'a job failed too often and is not tried any more',
  },
})

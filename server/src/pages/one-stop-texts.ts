import { texts } from '@motcua/contracts/texts.ts'

/** The page of a one-stop section: when it is open, where it is, what it does not receive. */
export const ONE_STOP = texts({
  hours: { vi: 'Giờ làm việc', en: 'Opening hours' },
  day: { vi: 'Ngày', en: 'Day' },
  span: { vi: '{opens} đến {closes}', en: '{opens} to {closes}' },
  closed: { vi: 'nghỉ', en: 'closed' },
  others: { vi: 'Ngày nghỉ và ngày làm bù sắp tới', en: 'Days that are not as usual' },
  closedOn: { vi: '{day}: nghỉ', en: '{day}: closed' },
  openOn: { vi: '{day}: làm việc', en: '{day}: open' },
  where: { vi: 'Địa chỉ, điện thoại', en: 'Address and phone' },
  noAddress: { vi: 'Chưa có địa chỉ trên Cổng. Hãy gọi tổng đài của tỉnh.', en: 'There is no address here yet. Call the hotline of the province.' },
  contact: { vi: 'Gặp người hỗ trợ', en: 'Talk to a person' },
  number: { vi: 'Lấy số chờ tại Bộ phận này', en: 'Take a number at this section' },
  received: { vi: 'Thủ tục tiếp nhận tại đây', en: 'Procedures received here' },
  receivedCount: { vi: 'Có {count} thủ tục. Bấm để xem danh sách.', en: 'There are {count}. Open to see them.' },
  receivedHint: {
    vi: 'Thủ tục không phụ thuộc địa giới của nơi khác cũng có thể nộp tại đây.',
    en: 'Procedures of other places that may be handed in anywhere are received here, too.',
  },
  not: { vi: 'Thủ tục không tiếp nhận tại đây', en: 'Procedures that are not received here' },
  notHint: {
    vi: 'Hãy xem trang của thủ tục để biết nơi nộp.', en: 'The page of the procedure tells where it is handed in.',
  },
  reason: { vi: 'Lý do: {reason} Theo quyết định số {decision}.', en: 'Reason: {reason} By decision {decision}.' },
})

import { texts } from '@motcua/contracts/texts.ts'

/** The page of one's own dossiers. */
export const MINE = texts({
  title: { vi: 'Hồ sơ của tôi', en: 'My dossiers' },
  yours: { vi: 'Chờ bạn', en: 'Waiting for you' },
  allYours: { vi: 'Xem tất cả hồ sơ chờ bạn', en: 'All that wait for you' },
  drafts: { vi: 'Đang khai, chưa nộp', en: 'Begun, not sent' },
  savedAt: { vi: 'Lưu lúc {at}', en: 'Saved {at}' },
  sent: { vi: 'Đã nộp', en: 'Sent' },
  older: { vi: 'Đã nộp trước đó', en: 'Sent before' },
  found: { vi: 'Tìm thấy', en: 'Found' },
  toNewest: { vi: 'Về những hồ sơ mới nhất', en: 'Back to the newest' },
  nextPage: { vi: 'Hồ sơ cũ hơn', en: 'Older ones' },
  noOlder: { vi: 'Không còn hồ sơ nào cũ hơn.', en: 'There are no older ones.' },
  none: {
    vi: 'Chưa có hồ sơ nào. Hồ sơ bạn nộp sẽ hiện ở đây. {find}.',
    en: 'Nothing yet. What you send will appear here. {find}.',
  },
  find: { vi: 'Tìm thủ tục để nộp', en: 'Find a procedure' },
  noneOther: { vi: 'Không có hồ sơ nào khác.', en: 'No others.' },
  noneOfState: { vi: 'Không có hồ sơ nào như vậy.', en: 'There are none of these.' },
  noneFound: {
    vi: 'Không thấy hồ sơ nào của bạn có “{text}”. Thử một phần mã hồ sơ, tên thủ tục hoặc tên người nộp.',
    en: 'None of your dossiers has “{text}”. Try part of the number, of the procedure’s name or of the applicant’s.',
  },
  inBundle: { vi: '{bundle} · {name}', en: '{bundle} · {name}' },
  promised: { vi: 'hẹn trả {day}', en: 'promised for {day}' },
  byOther: { vi: 'Người nộp: {name}', en: 'Applicant: {name}' },
  onBehalf: { vi: 'Nộp theo ủy quyền', en: 'Sent for another person' },
  search: { vi: 'Tìm trong hồ sơ của tôi', en: 'Search my dossiers' },
  searchHint: {
    vi: 'Mã hồ sơ, tên thủ tục hoặc tên người nộp.', en: 'The number, the procedure or the applicant’s name.',
  },
  go: { vi: 'Tìm', en: 'Search' },
  filter: { vi: 'Lọc theo trạng thái', en: 'Filter by state' },
  levelOne: {
    vi: 'Tài khoản tự đăng ký chỉ thấy hồ sơ do chính nó gửi. Mang thẻ căn cước đến quầy để xem cả hồ sơ trước đây.',
    en:
      'An account you opened yourself shows only what it sent. Bring your identity card to a counter to see earlier ones.',
  },
})

/** The filters, by what stands in the address. */
export const FILTER = texts({
  'tat-ca': { vi: 'Tất cả', en: 'All' },
  'cho-ban': { vi: 'Chờ bạn', en: 'Waiting for you' },
  'dang-giai-quyet': { vi: 'Đang giải quyết', en: 'Under way' },
  'co-ket-qua': { vi: 'Có kết quả', en: 'With a result' },
  'da-ket-thuc': { vi: 'Đã kết thúc khác', en: 'Ended otherwise' },
})

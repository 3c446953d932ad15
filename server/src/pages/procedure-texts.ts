import { texts } from '@motcua/contracts/texts.ts'

/** The public page of a procedure. What is published of it is the province's, in Vietnamese. */
export const PROCEDURE = texts({
  all: { vi: 'Tất cả thủ tục', en: 'All procedures' },
  code: { vi: 'Mã thủ tục {code}', en: 'Procedure code {code}' },
  online: { vi: 'Nộp trực tuyến', en: 'Apply online' },
  counter: { vi: 'Đến quầy', en: 'Go to a counter' },
  post: { vi: 'Gửi qua bưu điện', en: 'Send by post' },
  level: { vi: 'Mức độ trực tuyến', en: 'How much can be done online' },
  notFull: { vi: 'Chưa làm trọn trực tuyến vì:', en: 'Not all of it can be done online, because:' },
  published: { vi: 'Toàn bộ nội dung công bố', en: 'All that is published' },
  unpublished: { vi: '{count} mục chưa công bố.', en: 'Not published yet: {count}.' },
  prepare: { vi: 'Bạn cần chuẩn bị', en: 'What you need' },
  time: { vi: 'Thời gian', en: 'Time' },
  fee: { vi: 'Phí, lệ phí', en: 'Fees' },
  where: { vi: 'Nơi giải quyết', en: 'Settled by' },
  result: { vi: 'Kết quả', en: 'Result' },
  notYet: { vi: 'Chưa công bố', en: 'Not published yet' },
  isForm: { vi: 'khai ngay trên trang này', en: 'filled in on this site' },
  isData: { vi: 'cơ quan tự tra cứu, bạn không phải nộp', en: 'the office looks it up, you bring nothing' },
  maybe: { vi: 'tùy trường hợp', en: 'in some cases' },
  show: { vi: 'chỉ mang theo để xuất trình', en: 'only to be shown' },
  optional: { vi: 'nếu có', en: 'if you have it' },
  competent: { vi: 'cơ quan có thẩm quyền', en: 'the competent office' },
  anywhere: {
    vi: 'Nộp được tại bất kỳ Bộ phận Một cửa nào trong tỉnh, không phụ thuộc nơi bạn ở. {agency} giải quyết.',
    en: 'Hand it in at any one-stop section of the province, wherever you live. It is settled by {agency}.',
  },
  onlyThere: {
    vi:
      'Chỉ nộp tại {place}. {agency} có thẩm quyền giải quyết; thủ tục này chưa được duyệt nhận không phụ thuộc địa giới nên nơi khác không nhận thay được.',
    en: 'Hand it in only at {place}. {agency} is competent; other places may not take this procedure in for it yet.',
  },
  sectionOf: { vi: 'Bộ phận Một cửa của {agency}', en: 'the one-stop section of {agency}' },
  places: { vi: 'Xem các nơi nộp', en: 'See the counters' },
  byPost: {
    vi:
      'Mang giấy tờ đến bưu cục gần nhất và nói gửi đến {place} theo dịch vụ bưu chính công ích. Bưu điện đưa lại cho bạn giấy tiếp nhận có mã hồ sơ.',
    en:
      'Take your papers to the nearest post office and say: to {place}, by the public postal service. The post gives you a receipt with the dossier number.',
  },
})

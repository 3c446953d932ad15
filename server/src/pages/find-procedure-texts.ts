import { texts } from '@motcua/contracts/texts.ts'

/** How one finds a procedure, and where to go instead. */
export const FIND_PROCEDURE = texts({
  bundles: { vi: 'Liên thông: khai một lần, làm nhiều thủ tục', en: 'Joint procedures: declare once for several' },
  bundlesHint: {
    vi: 'Bạn khai một tờ khai, nộp mỗi giấy tờ một lần; các cơ quan tự chuyển kết quả cho nhau.',
    en: 'You fill in one declaration and hand in each paper once; the agencies pass the results on to each other.',
  },
  all: { vi: 'Tất cả thủ tục', en: 'All procedures' },
  officialForms: {
    vi:
      '{official} trong {all} thủ tục ({percent}%) có tờ khai điện tử theo mẫu chính thức; thủ tục còn lại dùng mẫu tạm, ghi rõ trên tờ khai.',
    en:
      '{official} of {all} procedures ({percent}%) have an electronic declaration on the official form; the others use a provisional form, and say so.',
  },
  counters: { vi: 'Nơi nộp hồ sơ', en: 'Where to hand it in' },
  countersHeading: { vi: 'Nơi nộp hồ sơ trực tiếp', en: 'Where to hand in a dossier in person' },
  bring: {
    vi: 'Mang giấy tờ tùy thân và giấy tờ của thủ tục. Cán bộ nhận hồ sơ, mở tài khoản và giúp bạn khai ngay tại quầy.',
    en:
      'Bring your identity paper and the papers of the procedure. The officer takes the dossier, opens an account and helps you fill in the form at the counter.',
  },
  find: { vi: 'Tìm thủ tục', en: 'Find a procedure' },
  findOf: { vi: 'Tìm “{text}”', en: 'Search for “{text}”' },
  tooLong: {
    vi: 'Từ tìm quá dài. Hãy ghi ngắn lại, nhiều nhất {most} chữ cái, ví dụ: khai sinh.',
    en: 'This is too long to search for. Please write at most {most} letters, for example: birth.',
  },
  none: { vi: 'Không thấy thủ tục nào cho “{text}”.', en: 'No procedure found for “{text}”.' },
  found: { vi: '{count} thủ tục cho “{text}”', en: 'Procedures for “{text}”: {count}' },
  tryOther: {
    vi: 'Hãy thử từ khác, {all}, hoặc gọi số hỗ trợ ở cuối trang.',
    en: 'Try other words, {all}, or call the number at the foot of the page.',
  },
  elsewhere: { vi: 'Có thể bạn cần', en: 'You may be looking for' },
  seeAll: { vi: 'xem tất cả thủ tục', en: 'see all procedures' },
  others: { vi: 'Việc khác', en: 'Other events' },
})

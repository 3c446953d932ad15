import { texts } from '@motcua/contracts/texts.ts'

/** The page of published figures. */
export const PUBLISHED = texts({
  title: { vi: 'Số liệu giải quyết hồ sơ', en: 'Figures of dossiers' },
  hint: {
    vi: 'Số hồ sơ tiếp nhận và giải quyết của cả tỉnh, theo ngày và theo lĩnh vực.',
    en: 'How many dossiers were received and settled in the province, by day and by sector.',
  },
  stamp: {
    vi: 'Số liệu tính đến hết ngày {day}, công bố lúc {at}. Ngày đã công bố thì không sửa lại.',
    en: 'Counted until the end of {day}, published at {at}. A day that is published is not changed any more.',
  },
  none: { vi: 'Chưa có ngày nào được công bố.', en: 'No day is published yet.' },
  hidden: {
    vi: '“–” là số không nêu: từ {least} trở xuống, hoặc để không ai suy ra được số nhỏ ấy.',
    en: '“–” is not told: {least} or less, or so that nobody can work such a number out.',
  },
  ofDay: { vi: 'Ngày {day}', en: '{day}' },
  days: { vi: 'Theo ngày, tháng {month}', en: 'By day, {month}' },
  earlier: { vi: 'Tháng trước', en: 'The month before' },
  later: { vi: 'Tháng sau', en: 'The month after' },
  day: { vi: 'Ngày', en: 'Day' },
  sector: { vi: 'Lĩnh vực', en: 'Sector' },
  received: { vi: 'Tiếp nhận', en: 'Received' },
  online: { vi: 'Trực tuyến', en: 'Online' },
  settled: { vi: 'Đã giải quyết', en: 'Settled' },
  inTime: { vi: 'Đúng hạn', en: 'In time' },
  late: { vi: 'Quá hạn', en: 'Late' },
  whole: { vi: 'Toàn tỉnh', en: 'The whole province' },
  download: { vi: 'Tải số liệu để dùng trong phần mềm: dữ liệu mở', en: 'Download the figures for programs: open data' },
})

import { texts } from '@motcua/contracts/texts.ts'

/** How often a dossier is received outside the territory of whoever settles it. */
export const FIGURES = texts({
  title: { vi: 'Tiếp nhận không phụ thuộc địa giới', en: 'Received whatever the territory' },
  what: {
    vi: 'Đếm hồ sơ được tiếp nhận từ ngày đầu đến hết ngày cuối, mỗi hồ sơ một lần. “Nhận ở nơi khác” là hồ sơ được tiếp nhận '
      + 'ngoài nơi tiếp nhận của cơ quan giải quyết. Hồ sơ có trước khi hệ thống lưu lý do được tính là nhận đúng nơi.',
    en: 'Counts dossiers received from the first day to the end of the last, each once. “Elsewhere” is what was received '
      + 'outside the counter of the office that settles it. What is older than the keeping of reasons counts as received where it belongs.',
  },
  reach: {
    vi: 'Gồm hồ sơ mà đơn vị trong phạm vi của bạn tiếp nhận hoặc giải quyết.',
    en: 'Of dossiers that a unit within your reach receives or settles.',
  },
  from: { vi: 'Từ ngày', en: 'From' },
  until: { vi: 'Đến hết ngày', en: 'Until the end of' },
  reversed: { vi: 'Ngày cuối phải từ ngày đầu trở đi. Hãy sửa lại.', en: 'The last day must not be before the first. Correct it.' },
  failed: { vi: 'Không tải được số liệu', en: 'The figures could not be loaded' },
  empty: { vi: 'Không có hồ sơ nào được tiếp nhận trong những ngày này.', en: 'Nothing was received on these days.' },
  whole: {
    vi: '{elsewhere} trong {received} hồ sơ được nhận ở nơi khác: {share}',
    en: '{elsewhere} of {received} dossiers were received elsewhere: {share}',
  },
  bySection: { vi: 'Theo nơi tiếp nhận', en: 'By counter' },
  byProcedure: { vi: 'Theo thủ tục', en: 'By procedure' },
  section: { vi: 'Nơi tiếp nhận', en: 'Counter' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  received: { vi: 'Đã nhận', en: 'Received' },
  elsewhere: { vi: 'Thuộc nơi khác giải quyết', en: 'Settled elsewhere' },
  share: { vi: 'Tỷ lệ', en: 'Share' },
})

import { texts } from '@motcua/contracts/texts.ts'

/** What a section has to work with. */
export const EQUIPMENT = texts({
  title: { vi: 'Trang thiết bị', en: 'Equipment' },
  need: {
    vi: 'Nhu cầu tính theo {counters} quầy; số hóa giấy tờ khi tiếp nhận: {digitises}.',
    en: 'The need goes by {counters} counter(s); papers are digitised on reception: {digitises}.',
  },
  yes: { vi: 'có', en: 'yes' },
  no: { vi: 'chưa', en: 'not yet' },
  failed: { vi: 'Không tải được', en: 'This could not be loaded' },
  noRule: {
    vi: 'Tỉnh chưa đặt định mức trang thiết bị (quy tắc section-equipment).',
    en: 'The province has not said what a section needs (policy section-equipment).',
  },
  kind: { vi: 'Loại', en: 'Kind' },
  needed: { vi: 'Cần', en: 'Needed' },
  works: { vi: 'Đang dùng được', en: 'Working' },
  missing: { vi: 'Còn thiếu', en: 'Lacking' },
  list: { vi: 'Danh sách thiết bị', en: 'Things on the list' },
  none: { vi: 'Chưa có thiết bị nào.', en: 'Nothing is on the list yet.' },
  label: { vi: 'Số tài sản hoặc tên', en: 'Inventory number or name' },
  state: { vi: 'Tình trạng', en: 'State' },
  since: { vi: 'Từ ngày', en: 'Since' },
  note: { vi: 'Ghi chú', en: 'Note' },
  deed: { vi: 'Việc làm được', en: 'What one may do' },
  change: { vi: 'Đổi tình trạng', en: 'Change the state' },
  changeOf: { vi: 'Đổi tình trạng: {name}', en: 'Change the state: {name}' },
  add: { vi: 'Thêm thiết bị', en: 'Add a thing' },
  save: { vi: 'Ghi', en: 'Save' },
  close: { vi: 'Đóng', en: 'Close' },
  saved: { vi: 'Đã ghi.', en: 'Saved.' },
  needLabel: { vi: 'Hãy ghi số tài sản hoặc tên', en: 'Give its number or name' },
  needDay: { vi: 'Hãy ghi đủ ngày, tháng, năm', en: 'Give day, month and year' },
  figures: { vi: 'Trang thiết bị còn thiếu của các Bộ phận', en: 'What sections lack' },
  figuresHint: {
    vi: 'Mỗi ô: đang dùng được / cần. Nơi thiếu nhiều nhất ở trên.', en: 'Each cell: working / needed. Who lacks most comes first.',
  },
  of: { vi: '{works}/{need}', en: '{works}/{need}' },
  section: { vi: 'Bộ phận', en: 'Section' },
})

/** How a thing stands. */
export const ITEM_STATE = texts({
  'works': { vi: 'dùng được', en: 'works' }, 'broken': { vi: 'hỏng', en: 'broken' },
  'on-loan': { vi: 'cho mượn', en: 'on loan' }, 'written-off': { vi: 'thanh lý', en: 'written off' },
})

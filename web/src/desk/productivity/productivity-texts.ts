import { texts } from '@motcua/contracts/texts.ts'

/** Productivity and waiting of the sections. */
export const PRODUCTIVITY = texts({
  title: { vi: 'Năng suất và thời gian chờ', en: 'Productivity and waiting' },
  intro: {
    vi: 'Hồ sơ tiếp nhận so với mục tiêu một năm của một người, tính theo số ngày làm việc có lịch trực; và thời gian từ lúc lấy số đến lần gọi đầu.',
    en: 'Dossiers received against what one person is asked for in a year, pro rata of working days on duty; and the time from the number to the first call.',
  },
  failed: { vi: 'Không tải được số liệu', en: 'The figures could not be loaded' },
  none: { vi: 'Những ngày này chưa có số liệu', en: 'Nothing was counted on these days' },
  noneHint: {
    vi: 'Số liệu có khi có hồ sơ tiếp nhận, có lượt lấy số hoặc có lịch trực.',
    en: 'There are figures once dossiers are received, numbers are taken or somebody is on the roster.',
  },
  own: { vi: 'Của tôi', en: 'My own' },
  ownNone: { vi: 'Những ngày này bạn chưa tiếp nhận hồ sơ và không có lịch trực.', en: 'On these days you received nothing and were not on duty.' },
  zones: { vi: 'Theo vùng', en: 'By zone' },
  sections: { vi: 'Theo bộ phận', en: 'By section' },
  zone: { vi: 'Vùng', en: 'Zone' },
  section: { vi: 'Bộ phận', en: 'Section' },
  clerk: { vi: 'Cán bộ', en: 'Clerk' },
  service: { vi: 'Việc', en: 'Service' },
  perYear: { vi: 'Mục tiêu một người/năm', en: 'Target a person and year' },
  received: { vi: 'Tiếp nhận', en: 'Received' },
  returned: { vi: 'Trả kết quả', en: 'Returned' },
  fullTime: { vi: 'Nhân sự quy đổi', en: 'Full time' },
  expected: { vi: 'Theo mục tiêu', en: 'Asked for' },
  share: { vi: 'Đạt', en: 'Reached' },
  visits: { vi: 'Lượt lấy số', en: 'Numbers taken' },
  wait: { vi: 'Chờ trung bình', en: 'Mean wait' },
  over: { vi: 'Quá mục tiêu', en: 'Over the target' },
  neverCalled: { vi: 'Chưa được gọi', en: 'Never called' },
  noRoster: { vi: 'chưa có lịch trực', en: 'no roster' },
  dash: { vi: '–', en: '–' },
  overOf: { vi: '{over} ({percent})', en: '{over} ({percent})' },
  unrostered: {
    vi: '{people} người tiếp nhận {received} hồ sơ mà chưa có lịch trực: không tính vào tỷ lệ đạt.',
    en: '{people} without a roster received {received}: they are not in the share reached.',
  },
  waitTarget: {
    vi: 'Mục tiêu chờ: trung bình không quá {minutes} phút. Lượt chưa được gọi không tính vào trung bình.',
    en: 'Target of waiting: {minutes} minutes on average at most. Whoever was never called is in no mean.',
  },
  details: { vi: 'Cán bộ và từng việc của {name}', en: 'Clerks and services of {name}' },
  csv: { vi: 'Tải bảng (CSV)', en: 'Download the table (CSV)' },
  file: { vi: 'nang-suat', en: 'productivity' },
})

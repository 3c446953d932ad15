import { texts } from '@motcua/contracts/texts.ts'

/** The page of open data. */
export const OPEN_DATA = texts({
  title: { vi: 'Dữ liệu mở', en: 'Open data' },
  read: { vi: 'Xem số liệu ngay trên trang', en: 'Read the figures on a page' },
  hint: {
    vi: 'Số liệu để tải về và để phần mềm đọc. Không cần đăng nhập. Không có dữ liệu của cá nhân nào.',
    en: 'Data to download, and for programs to read. No sign-in is needed. There is nothing of any person in it.',
  },
  licence: { vi: 'Được dùng thế nào', en: 'How it may be used' },
  from: { vi: 'Nơi công bố: {publisher}.', en: 'Published by: {publisher}.' },
  file: { vi: 'Tải {title} dạng {format}', en: 'Download {title} as {format}' },
  columns: { vi: 'Mô tả các cột ({format})', en: 'What the columns are ({format})' },
  daysUnlessSaid: {
    vi: 'Hai tệp trên gồm 31 ngày gần nhất đã công bố. Cả năm, dạng CSV:',
    en: 'These two files have the last 31 days published. A whole year, as CSV:',
  },
  year: { vi: 'Năm {year}', en: '{year}' },
  program: {
    vi: 'Phần mềm ghi thêm vào địa chỉ ngày đầu và ngày cuối, tối đa 366 ngày một lần: {example}',
    en: 'A program adds the first and the last day to the address, 366 days at most at once: {example}',
  },
  none: { vi: 'Chưa có ngày nào được công bố.', en: 'No day is published yet.' },
  published: {
    vi: 'Đã công bố từ ngày {first} đến ngày {last}; lần gần nhất {at}.',
    en: 'Published from {first} until {last}; most recently at {at}.',
  },
  today: { vi: 'Danh mục đang có hiệu lực hôm nay, {day}.', en: 'As in force today, {day}.' },
  forPrograms: { vi: 'Dành cho phần mềm', en: 'For programs' },
  catalogue: { vi: 'Danh mục dữ liệu theo chuẩn {format}', en: 'The catalogue of data, as {format}' },
  documented: { vi: 'Tài liệu các địa chỉ', en: 'Documentation of the addresses' },
})

import { texts } from '@motcua/contracts/texts.ts'

/** Whether a scan can be read, in words. */
export const VERDICT = texts({
  checking: { vi: 'Đang kiểm tra chất lượng bản quét…', en: 'Looking whether the scan can be read…' },
  good: { vi: '✓ Bản quét đọc được.', en: '✓ The scan can be read.' },
  failed: { vi: 'Chưa kiểm tra được chất lượng bản quét.', en: 'The scan could not be checked.' },
  again: { vi: 'Kiểm tra lại', en: 'Check again' },
  waiting: { vi: 'Đang đợi kiểm tra bản quét, xong sẽ tự tiếp tục…', en: 'Waiting for the scans to be checked, then it goes on…' },
  'not-measured': {
    vi: '{place}: không tự kiểm tra được. Hãy mở ra xem; đọc được thì ghi lý do, không thì quét lại.',
    en: '{place}: cannot be checked by itself. Look at it; give a reason if it can be read, else scan it again.',
  },
  title: { vi: 'Bản quét của {label} chưa đạt', en: 'The scan of {label} is not good enough' },
  'page-blank': {
    vi: '{place}: trang trắng hoặc quá tối, không thấy chữ. Mặt sau trắng thì bỏ trang này; nếu không, hãy quét lại.',
    en: '{place}: blank or too dark, no text is seen. Leave out a blank back; else scan it again.',
  },
  'page-blurred': { vi: '{place}: bị nhòe. Hãy lau mặt kính, giữ giấy phẳng rồi quét lại.', en: '{place}: blurred. Clean the glass, keep the paper flat, scan again.' },
  'page-skewed': { vi: '{place}: bị lệch {found}°. Hãy đặt giấy thẳng rồi quét lại.', en: '{place}: skewed by {found}°. Lay it straight and scan again.' },
  'page-turned': {
    vi: '{place}: nằm ngược. Hãy bấm Sửa trang và xoay cho đúng chiều, hoặc quét lại.',
    en: '{place}: upside down. Press Edit pages and turn it, or scan it again.',
  },
  sideways: {
    vi: '{place}: nằm ngang. Hãy bấm Sửa trang và xoay cho đúng chiều, hoặc quét lại.',
    en: '{place}: on its side. Press Edit pages and turn it, or scan it again.',
  },
  turn: { vi: 'Xoay các trang này cho đúng chiều', en: 'Turn these pages upright' },
  'resolution-low': {
    vi: '{place}: chỉ {found} dpi, cần từ {limit} dpi. Hãy tăng độ phân giải của máy quét, hoặc chụp gần hơn.',
    en: '{place}: only {found} dpi, {limit} are needed. Raise the resolution of the scanner, or go nearer.',
  },
  'pages-missing': {
    vi: 'Mới có {found} trang có chữ, cần ít nhất {limit}. Hãy quét thêm trang còn thiếu.',
    en: '{found} pages with text, {limit} are needed at least. Scan what is missing.',
  },
  said: { vi: 'Số trang của bản giấy', en: 'Pages of the paper' },
  saidOf: { vi: 'Số trang của bản giấy: {label}', en: 'Pages of the paper: {label}' },
  saidHint: { vi: 'Không bắt buộc; ghi thì máy báo khi thiếu trang.', en: 'Not needed; with it missing pages are told.' },
  noNumber: { vi: 'Hãy ghi số trang từ 1 đến 1000.', en: 'Give a number from 1 to 1000.' },
  place: { vi: 'Tệp {file}, trang {page}', en: 'File {file}, page {page}' },
  file: { vi: 'Tệp {file}', en: 'File {file}' },
  thisFile: { vi: 'Tệp này', en: 'This file' },
  page: { vi: 'Trang {page}', en: 'Page {page}' },
  reason: { vi: 'Lý do vẫn dùng bản này', en: 'Why it is used all the same' },
  reasonHint: {
    vi: 'Ví dụ: bản gốc đã mờ. Lý do được ghi cùng bản quét.', en: 'As: the original is faded. It is kept with the scan.',
  },
  reasonNeeded: { vi: 'Hãy ghi lý do, từ 3 chữ cái trở lên.', en: 'Give a reason of at least 3 letters.' },
  pass: { vi: 'Vẫn dùng bản này', en: 'Use it all the same' },
  passed: { vi: 'Vẫn dùng bản quét của {label}, lý do: {reason}.', en: 'The scan of {label} is used all the same: {reason}.' },
  notPassed: { vi: 'Chưa ghi được lý do', en: 'The reason was not kept' },
})

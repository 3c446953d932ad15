import { texts } from '@motcua/contracts/texts.ts'

/** Scanning and photographing papers at the desk. */
export const SCAN = texts({
  photograph: { vi: 'Chụp ảnh', en: 'Photograph' },
  forPaper: { vi: ' cho {label}', en: ' for {label}' },
  panel: { vi: 'Chụp {label}', en: 'Photograph {label}' },
  seen: { vi: 'Hình từ camera', en: 'What the camera sees' },
  opening: { vi: 'Đang mở camera…', en: 'Opening the camera…' },
  shoot: { vi: 'Chụp trang {page}', en: 'Take page {page}' },
  shot: { vi: 'Đã chụp trang {page}.', en: 'Page {page} is taken.' },
  hint: {
    vi: 'Đặt giấy phẳng, đủ sáng, lấy trọn bốn góc. Chụp lần lượt từng trang; cả tập thành một tệp.',
    en: 'Lay the paper flat in good light, with all four corners in sight. Take page by page; all become one file.',
  },
  camera: { vi: 'Camera', en: 'Camera' },
  cameraNth: { vi: 'Camera {nth}', en: 'Camera {nth}' },
  pages: { vi: 'Các trang đã chụp', en: 'Pages taken' },
  page: { vi: 'Trang {page}', en: 'Page {page}' },
  ofPage: { vi: ' trang {page}', en: ' page {page}' },
  turn: { vi: 'Xoay', en: 'Rotate' },
  up: { vi: 'Lên trước', en: 'Move up' },
  down: { vi: 'Xuống sau', en: 'Move down' },
  drop: { vi: 'Bỏ', en: 'Remove' },
  dropped: { vi: 'Đã bỏ trang {page}.', en: 'Page {page} is removed.' },
  send: { vi: 'Xong, lấy {count} trang', en: 'Done, take {count} pages' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  fileName: { vi: 'Bản chụp lúc {at}.pdf', en: 'Photographed at {at}.pdf' },
  refused: {
    vi: 'Trình duyệt chưa cho dùng camera. Hãy bấm biểu tượng camera trên thanh địa chỉ, chọn Cho phép, rồi bấm Chụp ảnh lại; hoặc chọn tệp có sẵn.',
    en: 'The browser does not allow the camera. Press the camera sign in the address bar, allow it, and try again; or choose a file.',
  },
  none: {
    vi: 'Máy này không có camera. Hãy cắm camera rồi bấm Chụp ảnh lại, hoặc chọn tệp có sẵn.',
    en: 'There is no camera here. Plug one in and try again, or choose a file.',
  },
  busy: {
    vi: 'Camera đang được chương trình khác dùng. Hãy đóng chương trình đó rồi bấm Chụp ảnh lại, hoặc chọn tệp có sẵn.',
    en: 'Another program uses the camera. Close it and try again, or choose a file.',
  },
  unsafe: {
    vi: 'Trang này không mở bằng https nên không dùng được camera. Hãy chọn tệp có sẵn, và báo quản trị viên.',
    en: 'This page is not opened by https, so the camera cannot be used. Choose a file, and tell the administrator.',
  },
  exempt: {
    vi: 'Giấy tờ này chỉ xuất trình hoặc tra cứu, không cần quét.',
    en: 'This paper is only shown or looked up, and is not scanned.',
  },
  add: { vi: 'Quét, chụp', en: 'Scan' },
  addTo: { vi: 'Đưa vào hồ sơ', en: 'Put into the dossier' },
  added: { vi: 'Đã đưa bản quét của {label} vào hồ sơ.', en: 'The scan of {label} is in the dossier.' },
  notAdded: { vi: 'Chưa đưa được vào hồ sơ', en: 'It is not in the dossier' },
  nothingYet: { vi: 'Chưa có tệp nào gửi xong. Hãy chọn tệp hoặc chụp ảnh.', en: 'No file is sent yet. Choose or take one.' },
})

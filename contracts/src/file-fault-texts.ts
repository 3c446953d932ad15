import { texts } from './texts.ts'

/** What is wrong with a file, which limit holds, and what to do; by the code of the fault. */
export const FILE_FAULT = texts({
  'file-missing': {
    vi: 'Chưa chọn tệp nào. Hãy chọn tệp hoặc chụp ảnh giấy tờ.',
    en: 'No file was chosen. Choose a file, or take a photograph of the paper.',
  },
  'file-empty': {
    vi: 'Tệp không có nội dung (0 byte). Hãy chọn lại tệp khác, hoặc chụp lại giấy tờ.',
    en: 'The file is empty (0 bytes). Choose another file, or photograph the paper again.',
  },
  'file-kind-not-allowed': {
    vi: 'Không nhận loại tệp này, chỉ nhận {kinds}. Hãy chụp ảnh giấy tờ, hoặc lưu lại thành PDF rồi tải lên.',
    en: 'This kind of file is not taken, only {kinds}. Photograph the paper, or save it as a PDF and upload that.',
  },
  'file-too-large': {
    vi: 'Tệp nặng {found}; tối đa {most}. Hãy chụp lại ở chế độ thường, hoặc chia thành hai tệp.',
    en: 'The file has {found}; at most {most} is taken. Take the photograph in normal mode, or split it in two files.',
  },
  'file-larger-than': {
    vi: 'Tệp nặng hơn {most}, là mức tối đa. Hãy chụp lại ở chế độ thường, hoặc chia thành hai tệp.',
    en: 'The file has more than {most}, which is the most. Photograph in normal mode, or split it in two files.',
  },
  'picture-too-large': {
    vi: 'Ảnh lớn hơn {most} triệu điểm ảnh, là mức tối đa. Hãy chụp lại ở chế độ thường.',
    en: 'The picture has more than {most} million pixels, which is the most. Take the photograph in normal mode.',
  },
  'file-password-protected': {
    vi: 'Tệp PDF có đặt mật khẩu hoặc khóa quyền. Hãy lưu lại tệp không có mật khẩu rồi tải lên lại.',
    en: 'The PDF has a password or is locked. Save it without a password, and upload it again.',
  },
  'file-broken': {
    vi: 'Tệp bị hỏng hoặc thiếu phần cuối nên không mở được. Hãy quét hoặc lưu lại giấy tờ rồi tải lên lại.',
    en: 'The file is damaged or its end is missing. Scan or save the paper again, and upload it again.',
  },
  'file-several-kinds': {
    vi: 'Tệp này vừa là PDF hoặc ảnh, vừa là loại tệp khác nên không an toàn. Hãy in hoặc quét lại thành PDF rồi tải lên.',
    en: 'The file is a PDF or a picture and something else as well, which is not safe. Print or scan it to a new PDF.',
  },
  'file-active-content': {
    vi: 'Tệp PDF này có lệnh tự chạy chương trình nên không nhận. Hãy in lại thành tệp PDF mới (In → Lưu thành PDF) rồi tải lên.',
    en: 'The PDF starts programs by itself and is not taken. Print it to a new PDF (Print → Save as PDF), and upload that.',
  },
  'file-too-heavy': {
    vi: 'Tệp quá phức tạp, máy chủ không mở được trong thời gian cho phép. Hãy in hoặc quét lại thành PDF rồi tải lên.',
    en: 'The file is too complex to be opened in time. Print or scan it to a new PDF, and upload that.',
  },
  'file-infected': {
    vi: 'Tệp có mã độc nên không nhận. Hãy quét vi-rút máy của bạn, rồi chụp hoặc quét lại giấy tờ từ bản giấy.',
    en: 'Malware was found in the file, and it was not taken. Scan your machine, then photograph the paper anew.',
  },
  'file-too-many-pages': {
    vi: 'Tệp có {found} trang; tối đa {most} trang. Hãy chia thành nhiều tệp rồi tải lên từng tệp.',
    en: 'The file has {found} pages; at most {most} are taken. Split it, and upload each part.',
  },
  'file-unreadable': {
    vi: 'Không đọc được nội dung: ảnh trắng, đen hoặc mờ hẳn. Hãy đặt giấy tờ nơi đủ sáng rồi chụp lại.',
    en: 'Nothing can be read: the picture is all white, all black or blank. Photograph the paper again in good light.',
  },
  'file-too-small': {
    vi: 'Ảnh quá nhỏ, không đọc được: cạnh ngắn {found} điểm ảnh, ít nhất {most}. Hãy chụp lại, không gửi ảnh thu nhỏ.',
    en: 'The picture is too small to read: {found} pixels wide or high, at least {most}. Photograph it again.',
  },
  'file-duplicate': {
    vi: 'Tệp này đã tải lên rồi, không cần tải lại. Nếu muốn gửi trang khác, hãy chọn tệp khác.',
    en: 'This file has been uploaded already; there is no need to do it again. For another page, choose another file.',
  },
  'file-too-many': {
    vi: 'Mỗi giấy tờ nhận nhiều nhất {most} tệp. Hãy gộp các trang thành một tệp PDF, hoặc xóa bớt tệp.',
    en: 'At most {most} files are taken for each paper. Put the pages into one PDF, or delete some files.',
  },
})

import { texts } from '@motcua/contracts/texts.ts'

/** What is told of a refusal of a file where no limit need be named; by its code. */
export const FILE_PROBLEM = texts({
  'file-missing': {
    vi: 'Chưa có tệp nào. Hãy chọn một tệp rồi tải lên.',
    en: 'There is no file. Choose one, then upload it.',
  },
  'file-not-one': {
    vi: 'Mỗi lần chỉ tải lên một tệp. Hãy tải lần lượt từng tệp.',
    en: 'Only one file is uploaded at a time. Upload them one after the other.',
  },
  'file-empty': { vi: 'Tệp không có nội dung. Hãy chọn lại tệp khác.', en: 'The file is empty. Choose another.' },
  'file-too-large': {
    vi: 'Tệp lớn hơn mức cho phép. Hãy giảm dung lượng rồi tải lên lại.',
    en: 'The file is larger than allowed. Make it smaller, then upload it again.',
  },
  'file-kind-not-allowed': {
    vi: 'Loại tệp này không được nhận. Hãy chuyển sang PDF hoặc ảnh rồi tải lên lại.',
    en: 'This kind of file is not taken. Make it a PDF or a picture, then upload it again.',
  },
  'file-broken': {
    vi: 'Tệp bị hỏng hoặc chưa tải lên hết. Hãy quét hoặc lưu lại rồi tải lên lại.',
    en: 'The file is damaged, or its upload was cut off. Scan or save it again, then upload it again.',
  },
  'file-password-protected': {
    vi: 'Tệp PDF có đặt mật khẩu hoặc khóa quyền. Hãy lưu lại tệp không có mật khẩu rồi tải lên lại.',
    en: 'The PDF has a password or is locked. Save it without one, then upload it again.',
  },
  'file-too-many-pages': {
    vi: 'Tệp có quá nhiều trang. Hãy chia thành nhiều tệp rồi tải lên từng tệp.',
    en: 'The file has too many pages. Split it, and upload each part.',
  },
  'file-several-kinds': {
    vi: 'Tệp gồm nhiều loại tệp trong một nên không an toàn. Hãy in hoặc quét lại thành PDF rồi tải lên.',
    en: 'The file is of several kinds in one, which is not safe. Print or scan it to a new PDF.',
  },
  'file-active-content': {
    vi: 'Tệp PDF có lệnh tự chạy nên không nhận. Hãy in lại thành tệp PDF mới rồi tải lên.',
    en: 'The PDF does things by itself and is not taken. Print it to a new PDF, and upload that.',
  },
  'file-too-heavy': {
    vi: 'Tệp quá phức tạp nên không mở được. Hãy in hoặc quét lại thành PDF rồi tải lên.',
    en: 'The file is too complex to be opened. Print or scan it to a new PDF.',
  },
  'file-infected': {
    vi: 'Tệp có mã độc nên không nhận. Hãy quét vi-rút máy của bạn, rồi chụp hoặc quét lại giấy tờ từ bản giấy.',
    en: 'Malware was found in the file, and it was not taken. Scan your machine, then photograph the paper anew.',
  },
  'upload-unscanned': {
    vi: 'Có tệp chưa được kiểm tra an toàn xong nên chưa gửi đi được. Hãy gửi lại sau ít phút.',
    en: 'A file is still being checked for malware and cannot be sent. Send it again in a few minutes.',
  },
  'upload-signature-broken': {
    vi: 'Có tệp mang chữ ký số không còn đúng. Hãy bỏ tệp đó, hoặc ký lại rồi tải lên.',
    en: 'A signature in one of the files does not hold. Remove that file, or sign it anew and upload it.',
  },
  'file-unreadable': {
    vi: 'Không đọc được nội dung của ảnh. Hãy chụp lại giấy tờ nơi đủ sáng.',
    en: 'Nothing can be read in the picture. Photograph the paper again in good light.',
  },
  'picture-too-large': {
    vi: 'Ảnh quá lớn. Hãy giảm kích thước ảnh rồi tải lên lại.',
    en: 'The picture is too large. Make it smaller, then upload it again.',
  },
})

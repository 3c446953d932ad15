import { texts } from '@motcua/contracts/texts.ts'

/** What stands in the way of a package, and what to do. */
export const ARCHIVE_FAULT = texts({
  'file-lost': {
    vi: 'Tệp không còn nguyên vẹn ở kho nào. Hãy báo quản trị viên khôi phục rồi đóng lại.',
    en: 'No copy of the file is whole. Have the administrator restore it, then close again.',
  },
  'file-aside': {
    vi: 'Tệp chưa được quét vi-rút xong hoặc đã bị gỡ. Hãy bổ sung tệp sạch rồi đóng lại.',
    en: 'The file was not scanned for viruses yet, or was removed. Add a clean one, then close again.',
  },
  'file-unreadable': {
    vi: 'Không đọc được tệp PDF đến cuối. Hãy xem lại bản gốc, rồi đóng lại kèm lý do.',
    en: 'The PDF cannot be read to its end. Look at the original, then close again with a reason.',
  },
  'signature-invalid': {
    vi: 'Chữ ký số không còn giá trị. Hãy đối chiếu bản gốc, rồi đóng lại kèm lý do.',
    en: 'A signature does not hold. Compare the original, then close again with a reason.',
  },
  'result-unsound': {
    vi: 'Chữ ký số của kết quả không kiểm tra được. Hãy báo văn thư kiểm tra chứng thư rồi đóng lại.',
    en: 'The signatures of the result do not hold. Have the certificates looked at, then close again.',
  },
})
export const ARCHIVE_PLACE = texts({
  result: { vi: 'Kết quả', en: 'The result' },
})

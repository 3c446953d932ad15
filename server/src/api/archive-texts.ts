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
  'seal-unusable': {
    vi: 'Khóa không ký được hoặc chứng thư không còn giá trị. Hãy báo quản trị viên rồi đóng lại; cần ngay thì ghi lý do.',
    en: 'Its key does not sign, or its certificate does not hold. Have the administrator look, then close again; or now, with a reason.',
  },
})
export const ARCHIVE_PLACE = texts({
  result: { vi: 'Kết quả', en: 'The result' },
  letter: { vi: 'Văn bản trả lời của cơ quan khác', en: 'The letter of another agency' },
  seal: { vi: 'Con dấu số của cơ quan', en: 'The seal of the agency' },
})

/** Why the seal of a package does not hold, and what to do. */
export const SEAL_FAULT = texts({
  'seal-missing': {
    vi: 'Bản mô tả gói đã được ký số khi đóng gói, nay không còn chữ ký. Hãy ghi lý do trả lại.',
    en: 'The description was signed when it was made, and bears no signature now. Give it back with a reason.',
  },
  'seal-changed': {
    vi: 'Bản mô tả gói đã bị sửa sau khi ký số. Hãy ghi lý do trả lại.',
    en: 'The description was changed after it was signed. Give it back with a reason.',
  },
  'seal-of-another': {
    vi: 'Chữ ký số trên bản mô tả gói không phải của con dấu đã ký khi đóng gói. Hãy ghi lý do trả lại.',
    en: 'The signature is not that of the seal that signed it. Give it back with a reason.',
  },
  'seal-not-valid': {
    vi: 'Khi đóng gói, chứng thư của con dấu đã hết hạn, bị thu hồi hoặc không được dùng để ký. Hãy ghi lý do trả lại.',
    en: 'When it was made, the certificate had ended or was withdrawn, or it must not sign. Give it back with a reason.',
  },
})

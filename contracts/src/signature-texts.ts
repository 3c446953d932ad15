import { texts } from './texts.ts'

/** Why a signature is not valid; by the word for the worst that was found. */
export const SIGNATURE_WHY = texts({
  'range-wrong': { vi: 'Chữ ký không bao phủ nội dung tệp.', en: 'The signature does not cover what is in the file.' },
  'hole-wrong': { vi: 'Có phần của tệp bị giấu khỏi chữ ký.', en: 'A part of the file is hidden from the signature.' },
  unreadable: { vi: 'Không đọc được chữ ký.', en: 'The signature cannot be read.' },
  'no-signer': { vi: 'Chữ ký không kèm chứng thư của người ký.', en: 'The signer’s certificate is not with the signature.' },
  'digest-differs': { vi: 'Nội dung đã bị sửa sau khi ký.', en: 'The contents were changed after signing.' },
  'signature-wrong': {
    vi: 'Chữ ký sai, không phải do khóa của chứng thư này tạo ra.', en: 'The signature was not made by the key of this certificate.',
  },
  'other-certificate': {
    vi: 'Chữ ký ghi một chứng thư khác với chứng thư đi kèm.', en: 'The signature names another certificate than the one with it.',
  },
  weak: {
    vi: 'Chữ ký hoặc chứng thư dùng thuật toán đã yếu (MD5, SHA-1) hay khóa quá ngắn (RSA dưới 2048 bit), không còn bảo đảm.',
    en: 'The signature or a certificate was made in a way that proves nothing any more (MD5, SHA-1, RSA below 2048 bits).',
  },
  'unknown-means': {
    vi: 'Chữ ký dùng thuật toán mà hệ thống chưa biết, nên chưa kiểm tra được.',
    en: 'The signature was made in a way that is not known here, so it cannot be checked.',
  },
  untrusted: {
    vi: 'Chứng thư của người ký không do tổ chức đáng tin cậy cấp.', en: 'The signer’s certificate was issued by nobody whom we trust.',
  },
  expired: { vi: 'Chứng thư của người ký đã hết hạn vào lúc ký.', en: 'The signer’s certificate had ended when it was signed.' },
  'not-yet-valid': {
    vi: 'Chứng thư của người ký chưa có hiệu lực vào lúc ký.', en: 'The signer’s certificate was not in force yet when it was signed.',
  },
  'wrong-usage': { vi: 'Chứng thư này không dùng để ký.', en: 'This certificate is not for signing.' },
  revoked: {
    vi: 'Chứng thư của người ký đã bị thu hồi trước lúc ký.', en: 'The signer’s certificate had been revoked before it was signed.',
  },
  'revocation-unknown': {
    vi: 'Chưa biết chứng thư của người ký có bị thu hồi hay không.', en: 'It is not known whether the signer’s certificate was revoked.',
  },
  'changed-after': {
    vi: 'Tệp bị sửa sau khi ký, ngoài những gì được phép.', en: 'The file was changed after signing, beyond what is allowed.',
  },
  'time-stamp-wrong': {
    vi: 'Dấu thời gian là của một chữ ký khác.', en: 'The time-stamp is that of another signature.',
  },
  'covered-after': {
    vi: 'Sau khi ký, một ô được điền đè lên nội dung trang: cái nhìn thấy không phải là cái đã ký.',
    en: 'After signing an entry was filled in over what the page says: what is seen is not what was signed.',
  },
  'time-stamp-unproven': {
    vi: 'Chữ ký chỉ còn dựa vào dấu thời gian, mà chưa biết chứng thư của nơi cấp dấu có bị thu hồi hay không.',
    en: 'The signature rests on its time-stamp alone, and it is not known whether the certificate of its authority was revoked.',
  },
  'time-stamp-late': { vi: 'Dấu thời gian ở tương lai.', en: 'The time-stamp lies in the future.' },
})

/** The report on a signature in words: who, when, what it is worth, whether the file is still what was signed. */
export const SIGNATURE = texts({
  title: { vi: 'Chữ ký số', en: 'Electronic signature' },
  who: { vi: '{signer} ký lúc {at}', en: '{signer}, signed {at}' },
  whoUndated: { vi: '{signer}, không rõ lúc ký', en: '{signer}, at no known time' },
  nobody: { vi: 'Không đọc được người ký', en: 'A signer who cannot be read' },
  valid: { vi: 'Hợp lệ', en: 'Valid' },
  invalid: { vi: 'Không hợp lệ', en: 'Not valid' },
  indeterminate: { vi: 'Chưa xác định được', en: 'Not known yet' },
  'B-B': { vi: 'Chưa có dấu thời gian.', en: 'It has no time-stamp.' },
  stampUnusable: {
    vi: 'Dấu thời gian không dùng được vì nơi cấp chưa được tin cậy, hoặc cách làm không kiểm tra được; giờ ký là theo máy '
      + 'của người ký.',
    en: 'Its time-stamp cannot be used, being of nobody whom we trust or made in a way that we cannot check; the time is '
      + 'that of the signer’s machine.',
  },
  'B-T': { vi: 'Có dấu thời gian.', en: 'It has a time-stamp.' },
  'B-LT': {
    vi: 'Có dấu thời gian và đủ dữ liệu để kiểm tra về sau.', en: 'It has a time-stamp, and all that is needed to check it later.',
  },
  ofDocument: {
    vi: 'Đây là dấu thời gian của cả tệp, không phải chữ ký của ai.',
    en: 'This is a time-stamp of the whole file, and nobody’s signature.',
  },
  unchanged: { vi: 'Tệp không bị sửa sau khi ký.', en: 'The file was not changed after signing.' },
  added: {
    vi: 'Sau khi ký, tệp chỉ được thêm những phần được phép, như chữ ký của người khác.',
    en: 'After signing only what is allowed was added to the file, such as another signature.',
  },
  changed: { vi: 'Tệp đã bị sửa sau khi ký.', en: 'The file was changed after signing.' },
  covered: {
    vi: 'Một chữ ký thêm sau nằm đè lên trang đã ký, hãy xem lại bản trước khi có chữ ký đó.',
    en: 'A later signature covers a page that was signed; look at the file as it was before.',
  },
  notRead: {
    vi: 'Tệp có chữ ký số nhưng quá nặng nên chưa kiểm tra được.', en: 'The file holds a signature, and is too heavy to check it.',
  },
  refusedInvalid: {
    vi: 'Tệp “{file}”: chữ ký số không hợp lệ. {why} Hãy xin lại bản gốc đã ký, hoặc ký lại rồi tải lên.',
    en: 'File “{file}”: its electronic signature is not valid. {why} Get the original again, or sign anew, then upload it.',
  },
  refusedUnproven: {
    vi: 'Tệp “{file}”: chưa kiểm tra được chữ ký số. {why} Hãy ký lại bằng chứng thư được công nhận, rồi tải lên.',
    en: 'File “{file}”: its electronic signature cannot be checked. {why} Sign with a recognised certificate, then upload it.',
  },
  refusedMissing: {
    vi: 'Tệp “{file}” phải có chữ ký số. Hãy ký số vào tệp PDF rồi tải lên.',
    en: 'File “{file}” must hold an electronic signature. Sign the PDF, then upload it.',
  },
})

import { texts } from './texts.ts'

/** What is told to whoever checks a result: what was found, by what, and what was not looked at. */
export const VERIFY = texts({
  'valid': {
    vi: 'Mã QR là thật: kết quả này do {issuer} ban hành, và không có trong danh sách đã hết hiệu lực lập lúc {at}.',
    en: 'The code is genuine: {issuer} issued this result, and it is not on the list of ended results made at {at}.',
  },
  'valid-file': {
    vi: 'Tệp là bản thật: {issuer} đã đóng dấu số, tệp chưa bị sửa, và kết quả không có trong danh sách đã hết hiệu lực lập lúc {at}.',
    en: 'The file is genuine: {issuer} sealed it, nothing was changed since, and the result is not on the list of ended results made at {at}.',
  },
  'revoked': {
    vi: 'Kết quả này đã bị thu hồi từ ngày {day}. Không dùng được nữa.',
    en: 'This result was revoked on {day}. It is of no use any more.',
  },
  'replaced': {
    vi: 'Kết quả này đã được thay thế bằng kết quả khác từ ngày {day}. Hãy yêu cầu bản mới.',
    en: 'This result was replaced by another on {day}. Ask for the new one.',
  },
  'corrected': {
    vi: 'Kết quả này đã được đính chính ngày {day}. Hãy yêu cầu xem bản đính chính.',
    en: 'This result was corrected on {day}. Ask to see the correction.',
  },
  'forged': {
    vi: 'Mã QR không phải bản thật: nội dung không khớp với chữ ký. Không nên tin kết quả này; hãy báo cơ quan ghi trên đó.',
    en: 'The code is not genuine: its content does not match its signature. Do not rely on it; tell the agency it names.',
  },
  'changed': {
    vi: 'Tệp đã bị sửa sau khi đóng dấu số, hoặc tải chưa đủ. Hãy yêu cầu tệp gốc.',
    en: 'The file was changed after it was sealed, or did not come whole. Ask for the original file.',
  },
  'unknown-key': {
    vi: 'Chưa kiểm tra được: mã QR ký bằng khóa không có trong danh sách khóa đang giữ. Hãy nối mạng để lấy danh sách mới rồi kiểm tra lại.',
    en: 'Not checked: the code is signed by a key that is not on the list kept here. Go online for a new list, then try again.',
  },
  'unreadable': {
    vi: 'Không thấy mã QR của kết quả trong nội dung này. Hãy quét lại, hoặc chọn đúng tệp PDF của kết quả.',
    en: 'There is no code of a result in this. Scan it again, or choose the PDF of the result.',
  },
  'no-seal': {
    vi: 'Tệp không có con dấu số nào. Đây có thể chỉ là bản in hoặc bản chụp; hãy yêu cầu tệp gốc có ký số.',
    en: 'The file has no seal. It may be a print or a copy; ask for the original, which is signed.',
  },
  'unknown-seal': {
    vi: 'Chưa kiểm tra được: tệp được ký bằng chứng thư không có trong danh sách con dấu đang giữ. Hãy nối mạng để lấy danh sách mới rồi kiểm tra lại.',
    en: 'Not checked: the file is sealed by a certificate that is not on the list kept here. Go online for a new list, then try again.',
  },
  'seal-of-another': {
    vi: 'Tệp này không phải kết quả của {issuer}: con dấu số trên tệp là của {name}, còn mã QR trong tệp là của {issuer}. Không dùng tệp này; hãy hỏi {issuer}.',
    en: 'This file is not a result of {issuer}: it is sealed by {name}, while the code in it is of {issuer}. Do not use it; ask {issuer}.',
  },
  'sealed-otherwise': {
    vi: 'Chưa kiểm tra được: {name} đóng dấu số tệp này không phải để ban hành kết quả. Đây có thể là bản số hóa; hãy yêu cầu tệp gốc của kết quả.',
    en: 'Not checked: {name} sealed this file, but not to issue a result. It may be a scanned copy; ask for the original file of the result.',
  },
  'other-file': {
    vi: 'Tệp này không phải tệp đã ban hành: nó khác bản lưu của cơ quan. Không dùng tệp này; hãy yêu cầu tệp gốc.',
    en: 'This is not the file that was issued: it differs from the one that the agency keeps. Do not use it; ask for the original.',
  },
  'not-known': {
    vi: 'Sổ kết quả không có kết quả này, dù mã QR được ký đúng khóa: có thể kết quả chưa từng được ban hành. Chưa dùng được; hãy hỏi {issuer}.',
    en: 'The register does not know this result, though the code is signed with the right key: it may never have been issued. Do not rely on it; ask {issuer}.',
  },
  'no-list': {
    vi: 'Mã QR là thật, nhưng chưa biết kết quả còn hiệu lực hay không: máy chưa có danh sách đã hết hiệu lực. Hãy nối mạng rồi kiểm tra lại.',
    en: 'The code is genuine, but whether the result still holds is not known: there is no list of ended results here. Go online, then try again.',
  },
  'issuer': { vi: 'Cơ quan ban hành', en: 'Issued by' },
  'code': { vi: 'Mã kết quả', en: 'Result code' },
  'number': { vi: 'Số', en: 'Number' },
  'day': { vi: 'Ngày ban hành', en: 'Issued on' },
  'title': { vi: 'Kết quả', en: 'Result' },
  'holder': { vi: 'Người được cấp (chữ cái đầu)', en: 'Holder (first letters)' },
  'checked': { vi: 'Đã kiểm tra', en: 'What was checked' },
  'checked-qr': { vi: 'chữ ký trên mã QR', en: 'the signature of the code' },
  'checked-file': { vi: 'con dấu số của {name} trên toàn bộ tệp', en: 'the seal of {name} over the whole file' },
  'checked-list': { vi: 'danh sách đã hết hiệu lực lập lúc {at}', en: 'the list of ended results made at {at}' },
  'checked-now': { vi: 'sổ kết quả, vừa hỏi qua mạng', en: 'the register, asked just now' },
  'not-checked': { vi: 'Chưa kiểm tra', en: 'What was not checked' },
  'not-words': {
    vi: 'chữ in trên giấy: hãy so số, ngày, cơ quan và tên với những dòng trên',
    en: 'the words on the paper: compare number, day, agency and name with the lines above',
  },
  'not-chain': { vi: 'chữ ký của người ký qua tổ chức chứng thực', en: 'the signer’s certificate with its authority' },
  'not-since': { vi: 'thay đổi sau lúc {at}, vì đang không có mạng', en: 'what changed after {at}, since there is no network' },
  'list-old': {
    vi: 'Danh sách đang giữ đã quá hạn dùng ({until}). Hãy nối mạng để lấy danh sách mới.',
    en: 'The list kept here was good until {until}. Go online for a new one.',
  },
})

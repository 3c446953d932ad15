import { texts } from '@motcua/contracts/texts.ts'

/** What is told of a refusal to sign or issue a result; by its code. */
export const RESULT_PROBLEM = texts({
  'result-outdated': {
    vi: 'Hồ sơ hoặc sổ kết quả vừa thay đổi nên bản vừa ký không dùng được; chưa có gì được ban hành. '
      + 'Hãy tải lại trang rồi ban hành lại.',
    en: 'The dossier or the register has just changed, so what was signed is of no use; nothing was issued. '
      + 'Load the page again, then issue it again.',
  },
  'result-not-to-sign': {
    vi: 'Kết quả này không chờ bạn ký: người phê duyệt là người khác, kết quả đã được ký hoặc đã trả lại. Hãy tải lại trang.',
    en: 'This result does not wait for your signature: somebody else approved it, it is signed, or it went back. '
      + 'Load the page again.',
  },
  'result-not-signed': {
    vi: 'Người phê duyệt chưa ký số kết quả nên chưa cấp số và đóng dấu được. Hãy nhắc người phê duyệt ký trong danh sách “Chờ ký”.',
    en: 'Whoever approved has not signed the result, so it cannot be numbered and sealed. Remind them to sign it, in '
      + 'the list “To sign”.',
  },
  'result-signed-otherwise': {
    vi: 'Nội dung hồ sơ đã thay đổi sau khi kết quả được ký; chưa có gì được ban hành. Hãy trả lại bước trước, ghi rõ lý do, '
      + 'để kết quả được ký lại.',
    en: 'The dossier changed after the result was signed; nothing was issued. Send it back with the reason, so that it '
      + 'is signed again.',
  },
  'result-unsound': {
    vi: 'Bản kết quả vừa ký không qua được bước kiểm tra nên chưa ban hành. Hãy thử lại; nếu vẫn lỗi, '
      + 'hãy báo người quản trị hệ thống.',
    en: 'The signed result did not pass its check, so it was not issued. Try again; if it fails again, tell the '
      + 'administrator of the system.',
  },
  'result-content-missing': {
    vi: 'Nội dung in trên kết quả còn thiếu nên chưa có gì được ban hành. Hãy ghi các dòng còn thiếu ở mục '
      + '“Nội dung in trên kết quả” bên dưới, rồi ban hành lại.',
    en: 'Something that the result must say is missing, so nothing was issued. Type it in under “What the result says” '
      + 'of the dossier, then issue it again.',
  },
  'result-content-wrong': {
    vi: 'Nội dung kết quả chưa đúng nên chưa được lưu. Hãy sửa các ô được đánh dấu.',
    en: 'What the result says is not right yet, so it was not saved. Correct the marked fields.',
  },
  'intake-unknown': {
    vi: 'Lượt tiếp nhận này không còn hoặc đã qua ngày, nên không xem được giấy tờ trong Kho. Hãy tải lại trang.',
    en: 'This intake is over or of another day, so what is held cannot be looked up. Load the page again.',
  },
  'result-missing': {
    vi: 'Hồ sơ này chưa có kết quả điện tử. Hãy tải lại trang.',
    en: 'No result was issued electronically. Load the page again.',
  },
  'result-ended': {
    vi: 'Kết quả này đã bị thu hồi hoặc thay thế. Hãy tải lại trang.',
    en: 'This result was revoked or replaced. Load the page again.',
  },
  'result-end-open': {
    vi: 'Kết quả này đang có một đề nghị chờ quyết định. Hãy xác nhận hoặc bỏ đề nghị đó trước.',
    en: 'Another proposal about this result waits. Confirm or decline it first.',
  },
  'result-end-unknown': { vi: 'Không có đề nghị này. Hãy tải lại trang.', en: 'There is no such proposal. Load the page again.' },
  'result-end-decided': {
    vi: 'Đề nghị này đã được quyết định. Hãy tải lại trang.', en: 'It was decided before. Load the page again.',
  },
  'result-end-own': {
    vi: 'Bạn là người đề nghị nên không tự xác nhận được. Hãy nhờ người có thẩm quyền khác, hoặc bỏ đề nghị.',
    en: 'You proposed it, so somebody else confirms. Ask another competent person, or take it back.',
  },
  'paper-unknown': {
    vi: 'Hồ sơ này không có giấy tờ đó. Hãy tải lại trang.', en: 'The dossier has no such paper. Load the page again.',
  },
  'paper-not-electronic': {
    vi: 'Tệp này là bản chụp của giấy tờ, không phải văn bản điện tử, nên không có bản chuyển đổi. Hãy dùng bản giấy gốc.',
    en: 'This file is a picture of a paper, not an electronic document. Use the original on paper.',
  },
  'paper-ended': {
    vi: 'Giấy tờ này không còn hiệu lực nên không in bản chuyển đổi. Hãy dùng giấy tờ thay thế.',
    en: 'This paper holds no more, so no copy of it is printed. Use the one in its place.',
  },
  'paper-too-long': {
    vi: 'Văn bản điện tử có quá nhiều trang để in bản chuyển đổi. Hãy gửi tệp điện tử cho người yêu cầu.',
    en: 'The document has too many pages for a printed copy. Send the electronic file instead.',
  },
  'result-end-not-yours': {
    vi: 'Đề nghị này do người khác lập nên bạn không rút được. Hãy nhờ người lập rút, hoặc người có thẩm quyền không chấp nhận.',
    en: 'Somebody else proposed it. Ask them to take it back, or a competent person to decline it.',
  },
  'result-field-unknown': {
    vi: 'Kết quả không có nội dung cần đính chính này. Hãy tải lại trang rồi chọn lại.',
    en: 'The result says nothing of the kind. Load the page and choose again.',
  },
  'replacement-unknown': {
    vi: 'Không thấy kết quả còn hiệu lực nào của cùng người nộp có mã này. Hãy xem lại mã kết quả thay thế.',
    en: 'The same applicant has no result in force with this code. Look at the code again.',
  },
  'opinion-not-signed': {
    vi: 'Bước này yêu cầu ký số ý kiến. Hãy chọn “Ký số ý kiến” rồi gửi lại.',
    en: 'Opinions are signed here. Tick “Sign the opinion”, then send it again.',
  },
  'opinion-outdated': {
    vi: 'Hồ sơ đã thay đổi sau khi ý kiến được ký; chưa có gì được gửi. Hãy tải lại trang rồi ký lại.',
    en: 'The dossier changed after the opinion was signed; nothing was sent. Load the page and sign again.',
  },
  'opinion-unsound': {
    vi: 'Chữ ký số vừa tạo không đạt kiểm tra nên ý kiến chưa được gửi. Chứng thư có thể đã hết hạn, bị thu hồi hoặc chưa '
      + 'được tin cậy: hãy báo người quản trị chữ ký số, hoặc gửi ý kiến không ký nếu bước này cho phép.',
    en: 'The new signature did not pass its check, so the opinion was not sent. The certificate may have ended, been '
      + 'withdrawn or not be trusted: tell whoever looks after the signatures, or send it unsigned where that is allowed.',
  },
  'key-missing': {
    vi: 'Chưa có khóa ký số của người ký hoặc của cơ quan; chưa có gì được ký. '
      + 'Hãy báo người quản trị chữ ký số của cơ quan.',
    en: 'There is no signing key for the signer or the agency; nothing was signed. Tell whoever looks after '
      + 'the signatures of your agency.',
  },
  'pin-needed': {
    vi: 'Khóa ký số cần mã PIN. Hãy nhập mã PIN rồi ký.',
    en: 'The signing key asks for its PIN. Type it, then sign.',
  },
  'pin-wrong': {
    vi: 'Mã PIN chưa đúng; chưa có gì được ký. Hãy nhập lại, nhập sai nhiều lần khóa sẽ bị khóa.',
    en: 'The PIN is wrong; nothing was signed. Type it again; the key locks after too many wrong ones.',
  },
  'pin-locked': {
    vi: 'Khóa ký số đã bị khóa vì nhập sai mã PIN nhiều lần. Hãy báo người quản trị chữ ký số để mở lại.',
    en: 'The signing key is locked after too many wrong PINs. Ask whoever looks after the signatures to open it.',
  },
  'key-busy': {
    vi: 'Khóa ký số đang ký việc khác. Hãy thử lại sau ít giây.',
    en: 'The signing key is in use. Try again in some seconds.',
  },
  'key-unreachable': {
    vi: 'Không kết nối được nơi giữ khóa ký số; chưa có gì được ký. Hãy kiểm tra thiết bị ký rồi thử lại.',
    en: 'The place of the signing key does not answer; nothing was signed. Look at the device, then try again.',
  },
  'key-unreadable': {
    vi: 'Tệp hoặc thiết bị khóa ký số không đọc được. Hãy báo người quản trị chữ ký số của cơ quan.',
    en: 'The file or device with the signing key cannot be read. Tell whoever looks after the signatures.',
  },
  'key-disabled': {
    vi: 'Khóa ký số đã bị ngừng sử dụng; chưa có gì được ký. Hãy báo người quản trị chữ ký số của cơ quan.',
    en: 'The signing key was switched off; nothing was signed. Tell whoever looks after the signatures.',
  },
  'key-answers-wrong': {
    vi: 'Chữ ký nhận được không khớp với khóa ký số nên chưa có gì được ký. Hãy thử lại; nếu vẫn lỗi, '
      + 'hãy báo người quản trị chữ ký số.',
    en: 'The signature does not match the key, so nothing was signed. Try again; if it fails again, tell '
      + 'whoever looks after the signatures.',
  },
  'time-stamp-unreachable': {
    vi: 'Dịch vụ cấp dấu thời gian không trả lời; chưa có gì được ký. Hãy thử lại sau ít phút.',
    en: 'The time-stamp service does not answer; nothing was signed. Try again in some minutes.',
  },
})

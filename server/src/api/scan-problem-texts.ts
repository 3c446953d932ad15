import { texts } from '@motcua/contracts/texts.ts'

/** What is told of a refusal about scanning, and what to do about it; by its code. */
export const SCAN_PROBLEM = texts({
  'correction-too-late': {
    vi: 'Hồ sơ đã giải quyết xong nên không sửa dữ liệu giấy tờ ở đây được nữa. Hãy tải lại trang để xem.',
    en: 'The dossier has been settled, so data of its papers are not corrected here any more. Load the page again.',
  },
  'correction-by-decision': {
    vi: 'Đây là kết quả của cơ quan; nội dung chỉ sửa bằng quyết định đính chính ở hồ sơ đã cấp nó.',
    en: 'This is a result of an agency; its words change only by a decision, in the dossier that it was issued in.',
  },
  'correction-request-unknown': {
    vi: 'Không có đề nghị đính chính này ở đơn vị của bạn. Hãy tải lại danh sách.',
    en: 'There is no such request at your unit. Load the list again.',
  },
  'correction-request-answered': {
    vi: 'Đề nghị này đã có người trả lời. Hãy tải lại danh sách.',
    en: 'Somebody has answered this request. Load the list again.',
  },
  'scan-too-late': {
    vi: 'Hồ sơ đã giải quyết xong nên không thêm bản quét được nữa. Hãy tải lại trang để xem.',
    en: 'The dossier has been settled, so no scan can be added. Load the page again to see it.',
  },
  'nothing-to-sign': {
    vi: 'Không còn bản chụp nào chưa ký số. Hãy quét giấy tờ trước, rồi ký.',
    en: 'Every scan is signed. Scan the papers first, then sign.',
  },
  'file-not-signable': {
    vi: 'Tệp này bị hỏng hoặc bị khóa nên không ký được. Hãy quét lại giấy tờ.',
    en: 'This file is damaged or locked and cannot be signed. Scan the paper again.',
  },
  'earlier-signature-invalid': {
    vi: 'Tệp này có chữ ký số đã hỏng nên không ký thêm. Hãy quét lại giấy tờ hoặc xin lại bản gốc.',
    en: 'A signature in this file is broken, so nothing is signed behind it. Scan the paper again, or get the original.',
  },
  'signature-refused': {
    vi: 'Có tệp chưa đạt yêu cầu về chữ ký số. Hãy ký lại hoặc xin lại bản gốc đã ký, rồi tải lên.',
    en: 'A file’s electronic signature does not do. Sign anew, or get the original again, then upload it.',
  },
  'scan-poor': {
    vi: 'Có bản quét chưa đạt chất lượng. Hãy quét lại, hoặc ghi lý do rồi bấm Vẫn dùng bản này bên cạnh tệp đó.',
    en: 'A scan is not good enough. Scan it again, or give a reason and press Use it all the same beside the file.',
  },
  'scan-unjudged': {
    vi: 'Chưa kiểm tra được chất lượng bản quét. Hãy thử lại sau ít phút; nếu vẫn vậy, báo quản trị viên.',
    en: 'Whether a scan can be read is not known yet. Try again in some minutes; then tell the administrator.',
  },
  'scan-not-replaceable': {
    vi: 'Bản quét này đã ký số, đã vào Kho hoặc đã có bản sửa khác nên không sửa trang được nữa. Hãy tải lại trang.',
    en: 'This scan is signed, kept, or replaced already, so its pages stay as they are. Load the page again.',
  },
  'review-unknown': {
    vi: 'Giấy tờ này đã có người soát, hoặc không còn chờ soát ở đơn vị bạn. Hãy tải lại danh sách.',
    en: 'Somebody has reviewed this paper, or it does not wait at your unit any more. Load the list again.',
  },
  'scan-unknown': {
    vi: 'Bản quét này không còn trong khay. Hãy tải lại khay.',
    en: 'This scan is not in the tray any more. Load the tray again.',
  },
  'scan-taken': {
    vi: 'Đồng nghiệp đang lấy bản quét này. Hãy hỏi người đó, hoặc bấm Trả về khay rồi lấy lại.',
    en: 'A colleague has this scan in hand. Ask them, or release it and take it again.',
  },
  'file-signed': {
    vi: 'Tệp đã ký số: xoay, bỏ hay gộp trang sẽ làm hỏng chữ ký. Hãy giữ nguyên tệp này.',
    en: 'The file is signed: to turn, leave out or join its pages would break the signature. Keep it as it is.',
  },
  'page-unknown': {
    vi: 'Tệp không có trang này. Hãy mở lại phần sửa trang.', en: 'The file has no such page. Open its pages again.',
  },
  'no-pages': { vi: 'Không còn trang nào. Hãy giữ lại ít nhất một trang.', en: 'No page is left. Keep at least one.' },
  'scan-exempt': {
    vi: 'Giấy tờ này chỉ xuất trình, tra cứu, hoặc đã nộp trực tuyến nên không cần quét. Hãy bỏ tệp này.',
    en: 'This paper is only shown, looked up, or came online, and is not scanned. Take the file away.',
  },
})

import { texts } from '@motcua/contracts/texts.ts'

/** What whoever looks after outside systems is told. */
export const EXCHANGE_PROBLEM = texts({
  'partner-unknown': {
    vi: 'Không có hệ thống này. Hãy tải lại danh sách.', en: 'There is no such system. Load the list again.',
  },
  'register-report-unknown': {
    vi: 'Không có phản ánh này ở đơn vị của bạn. Hãy tải lại danh sách.',
    en: 'There is no such report at your unit. Load the list again.',
  },
  'field-not-of-register': {
    vi: 'Ô này không được điền sẵn từ cơ sở dữ liệu quốc gia. Hãy chọn ô khác.',
    en: 'No national register had filled in this answer. Choose another one.',
  },
  'register-report-open': {
    vi: 'Ô này đã được báo sai và đang chờ trả lời.', en: 'This answer was reported already, and waits for an answer.',
  },
  'register-report-answered': {
    vi: 'Phản ánh này đã có người trả lời. Hãy tải lại danh sách.',
    en: 'Somebody has answered this report. Load the list again.',
  },
  'partner-paused-already': {
    vi: 'Hệ thống này đã tạm dừng rồi. Hãy tải lại danh sách.', en: 'It is paused already. Load the list again.',
  },
  'partner-not-paused': {
    vi: 'Hệ thống này không tạm dừng. Hãy tải lại danh sách.', en: 'It is not paused. Load the list again.',
  },
  'partner-not-comparable': {
    vi: 'Hệ thống này không có lời gọi nào cho biết bên đó ghi gì, không đối soát được. Hãy hỏi bên đó khi cần.',
    en: 'This system has no call that tells how anything stands there, so no day is compared. Ask whoever keeps it.',
  },
  'partner-unreachable': {
    vi: 'Hệ thống bên kia chưa trả lời, chưa đối soát được. Hãy thử lại sau.',
    en: 'The other system does not answer, so nothing was compared. Try again later.',
  },
  'procedure-difference-unknown': {
    vi: 'Không có nội dung khác nhau này. Hãy tải lại danh sách.', en: 'There is no such difference. Load the list again.',
  },
  'procedure-difference-decided': {
    vi: 'Nội dung khác nhau này đã có người quyết định hoặc không còn nữa. Hãy tải lại danh sách.',
    en: 'Somebody decided on it, or it holds no more. Load the list again.',
  },
  'procedure-difference-outdated': {
    vi: 'Thủ tục đã có phiên bản khác. Hãy đối chiếu lại với Cổng quốc gia rồi xem lại.',
    en: 'The procedure has another version by now. Compare it again, then look again.',
  },
  'procedure-difference-by-hand': {
    vi: 'Không có mục nào tự đưa được vào bản soạn. Hãy soạn gói thủ tục bằng tay, hoặc từ chối và ghi lý do.',
    en: 'No part of it can be put into a draft by itself. Write the package by hand, or decline it with a reason.',
  },
  'message-not-dead': {
    vi: 'Thư này không còn bị từ chối: đã có người xử lý. Hãy tải lại danh sách.',
    en: 'The message is not refused any more: somebody mended it. Load the list again.',
  },
  'message-not-held': {
    vi: 'Thư này không còn chờ người xem: đã có người xử lý. Hãy tải lại danh sách.',
    en: 'The message does not wait any more: somebody decided on it. Load the list again.',
  },
  'letter-may-be-there': {
    vi: 'Lần gửi trước không có trả lời, văn bản có thể đã tới trục, nên không sửa được lời. Hãy gửi lại như cũ, hoặc thu hồi rồi hỏi lại.',
    en: 'There was no answer when it was sent, and it may have arrived, so its words stay. Send it as it was, or recall it and ask again.',
  },
  'message-overtaken': {
    vi: 'Văn bản này đã thu hồi, hoặc nội dung không còn lưu, nên không gửi lại. Cần ý kiến thì hãy hỏi lại từ hồ sơ.',
    en: 'It was taken back since, or nothing of it is kept, so it is not sent again. Ask anew from the dossier where it is needed.',
  },
  'letter-only-words': {
    vi: 'Văn bản lấy ý kiến chỉ sửa được trích yếu (subject) và nội dung (content). Hãy để phần khác như cũ.',
    en: 'Of a question to an agency only subject and content can be changed. Leave the rest as it was.',
  },
  'message-of-other-dossier': {
    vi: 'Không được đổi mã hồ sơ trong thư. Hãy để như cũ.',
    en: 'The number of the dossier cannot be changed. Leave it as it was.',
  },
  'message-of-other-state': {
    vi: 'Không được đổi trạng thái hồ sơ trong thư. Hãy ghi đúng trạng thái mà thư báo.',
    en: 'The state of the dossier cannot be changed. Write the state that the message tells of.',
  },
  'message-unreadable': {
    vi: 'Thư có ký tự không lưu được. Hãy xóa ký tự lạ rồi gửi lại.',
    en: 'The message has signs that cannot be kept. Take them out and send it again.',
  },
  'message-dead-before': {
    vi: 'Hồ sơ này có thư bị từ chối. Hãy xử lý thư đó trước.',
    en: 'A message of this dossier was refused. Mend that one first.',
  },
  'message-on-its-way': {
    vi: 'Hồ sơ này còn thư đang chờ gửi, không cần gửi lại. Hãy xem lại sau.',
    en: 'A message of this dossier waits to be sent, so it need not be told again. Look again later.',
  },
  'deed-may-be-undone': {
    vi: 'Hồ sơ vừa có thao tác còn hoàn tác được. Hãy thử lại sau mười giây.',
    en: 'The last deed on the dossier can still be undone. Try again in ten seconds.',
  },
  'paper-not-offered': {
    vi: 'Kho quốc gia không còn giấy tờ này, hoặc đã có ở đây. Hãy tìm lại, hoặc nhận tệp.',
    en: 'The national portal has that paper no more, or it is here already. Look again, or take a file.',
  },
  'national-kho-away': {
    vi: 'Cổng Dịch vụ công quốc gia chưa trả lời. Nhận giấy tờ như thường, không phải chờ.',
    en: 'The national portal does not answer. Take the paper as usual: there is no need to wait.',
  },
  'kho-full': {
    vi: 'Kho của chủ sở hữu đã đầy. Nhận tệp cho hồ sơ này như thường.',
    en: 'The Kho of its owner is full. Take a file for this dossier as usual.',
  },
  'day-to-come': {
    vi: 'Ngày này chưa tới. Hãy chọn từ hôm nay trở về trước.', en: 'That day has not come. Choose one not after today.',
  },
})

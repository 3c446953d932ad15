import { texts } from '@motcua/contracts/texts.ts'

/** Of dossiers and questions of the national portal. */
export const HELD_OF_PORTAL = texts({
  'applicant-not-verified': {
    vi: 'Người nộp chưa được định danh điện tử trên Cổng.',
    en: 'The applicant has no proven electronic identity at the portal.',
  },
  'applicant-kind-unknown': {
    vi: 'Không rõ người nộp là cá nhân hay tổ chức.',
    en: 'It is not clear whether a person or an organisation applies.',
  },
  'applicant-number-unreadable': {
    vi: 'Số định danh hoặc mã số thuế của người nộp không đúng dạng.',
    en: 'The number of the applicant has not the right form.',
  },
  'applicant-unreadable': {
    vi: 'Họ tên, ngày sinh, điện thoại hoặc thư điện tử của người nộp không đúng dạng.',
    en: 'Name, birth, phone or mail of the applicant has not the right form.',
  },
  'applicant-contradicted': {
    vi: 'Số định danh trong tờ khai khác số của người nộp.',
    en: 'The declaration has another number than the applicant.',
  },
  'procedure-unknown': { vi: 'Không có thủ tục mang mã này.', en: 'No procedure has this code.' },
  'procedure-ambiguous': { vi: 'Nhiều thủ tục cùng mang mã này.', en: 'Several procedures have this code.' },
  'procedure-is-bundle': {
    vi: 'Thủ tục liên thông chưa nhận được từ Cổng.',
    en: 'Requests for several procedures cannot come from there yet.',
  },
  'settled-centrally': {
    vi: 'Thủ tục này giải quyết tập trung tại Cổng.',
    en: 'The procedure is settled centrally at the portal.',
  },
  'unit-unknown': { vi: 'Không có cơ quan mang mã này.', en: 'No agency has this code.' },
  'unit-not-competent': {
    vi: 'Cơ quan ghi trong hồ sơ không tiếp nhận, không giải quyết thủ tục này.',
    en: 'The agency that it names does not settle this procedure.',
  },
  'component-unknown': {
    vi: 'Mã giấy tờ không thuộc thành phần hồ sơ.',
    en: 'A paper is none of those that the procedure asks for.',
  },
  'component-ambiguous': {
    vi: 'Mã giấy tờ ứng với nhiều thành phần hồ sơ.',
    en: 'A paper may be one of several that the procedure asks for.',
  },
  'file-missing': { vi: 'Cổng không có tệp mà hồ sơ ghi.', en: 'The portal has no file that the dossier names.' },
  'file-not-there': { vi: 'Cổng không có tệp mà hồ sơ ghi.', en: 'The portal has no file that the dossier names.' },
  'declaration-field-unknown': {
    vi: 'Tờ khai có câu mà mẫu ở đây không hỏi.',
    en: 'The declaration answers what the form here does not ask.',
  },
  'declaration-refused': {
    vi: 'Tờ khai thiếu hoặc sai thông tin.',
    en: 'Something in the declaration is missing or wrong.',
  },
  'delivery-unknown': { vi: 'Không rõ cách nhận kết quả.', en: 'How the result is to be handed over is not clear.' },
  'delivery-address-missing': {
    vi: 'Nhận kết quả qua bưu chính nhưng thiếu địa chỉ.',
    en: 'The result is to go by post, and there is no address.',
  },
  'number-of-our-counter': { vi: 'Mã hồ sơ trùng dải số của quầy.', en: 'The number is one that our counters give.' },
  'number-taken': { vi: 'Đã có hồ sơ mang mã này.', en: 'Another dossier has this number.' },
  'nothing-asked': { vi: 'Hồ sơ không có yêu cầu bổ sung nào.', en: 'Nothing was asked for this dossier.' },
  'request-not-open': {
    vi: 'Bổ sung này trả lời một yêu cầu khác, không phải yêu cầu đang chờ.',
    en: 'The supplement answers another request than the one that is open.',
  },
  'before-request': {
    vi: 'Bổ sung nộp trước khi có yêu cầu đang chờ.',
    en: 'The supplement was handed in before the request that is open was made.',
  },
  'question-without-dossier': {
    vi: 'Câu hỏi không ghi hồ sơ nào, và dữ liệu của tỉnh chưa nói nơi nào trả lời.',
    en: 'The question names no dossier, and the data of the province name no unit that answers.',
  },
  'nothing-said': { vi: 'Không có nội dung nào.', en: 'It says nothing.' },
  'petition-kind-unknown': {
    vi: 'Không rõ là hỏi đáp hay phản ánh, kiến nghị.', en: 'Whether it is a question or a petition is not clear.',
  },
  'petition-too-long': {
    vi: 'Tên, cách liên hệ hoặc nội dung dài quá mức.', en: 'Name, contact or words are longer than may be.',
  },
  'asker-not-applicant': { vi: 'Người hỏi không phải người nộp hồ sơ.', en: 'Who asks is not the applicant.' },
  'signature-wrong': { vi: 'Mã xác thực của khoản tiền không đúng.', en: 'The code under the payment is not right.' },
  'amount-unreadable': { vi: 'Không đọc được số tiền.', en: 'The amount cannot be read.' },
  'amount-differs': {
    vi: 'Số tiền khác số đang phải nộp của hồ sơ.', en: 'The amount is not exactly what is owed of the dossier.',
  },
  'not-owed': { vi: 'Hồ sơ không còn khoản nào phải nộp.', en: 'Nothing is owed of the dossier any more.' },
  'money-known': { vi: 'Mã giao dịch này đã ghi nhận trước đó.', en: 'This transaction was told of before.' },
  'bill-of-two-units': {
    vi: 'Khoản phải nộp thuộc hai bộ phận thu.', en: 'What is owed belongs to two sections.',
  },
  'package-unreadable': { vi: 'Gói tin không đúng mẫu.', en: 'The package has not the right form.' },
})

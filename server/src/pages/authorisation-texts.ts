import { texts } from '@motcua/contracts/texts.ts'

/** The authorisation by which one person acts for another, before and after the dossier is sent. */
export const AUTHORISATION = texts({
  paper: { vi: 'Văn bản ủy quyền', en: 'Paper of authorisation' },
  who: { vi: 'Bạn nộp cho ai?', en: 'For whom do you send this?' },
  self: { vi: 'Cho chính tôi', en: 'For myself' },
  other: { vi: 'Cho người khác, có văn bản ủy quyền', en: 'For another person who has authorised me in writing' },
  part: { vi: 'Người ủy quyền', en: 'Who authorised you' },
  title: { vi: 'Ai ủy quyền cho bạn?', en: 'Who authorised you?' },
  intro: {
    vi:
      'Ghi người mà bạn nộp thay. Hai người cùng đứng tên trên giấy tiếp nhận; người ủy quyền thấy hồ sơ này trong tài khoản của họ và chấm dứt được ủy quyền khi hồ sơ chưa được tiếp nhận.',
    en:
      'Write for whom you act. Both of you stand on the receipt; the other person sees this dossier in their account and may end the authorisation until it is accepted.',
  },
  number: { vi: 'Số định danh của người ủy quyền', en: 'Their personal number' },
  name: { vi: 'Họ, chữ đệm, tên của người ủy quyền', en: 'Their full name' },
  nameHint: { vi: 'Viết đủ dấu như trên thẻ căn cước.', en: 'As on the identity card, with all marks.' },
  birth: { vi: 'Ngày, tháng, năm sinh của người ủy quyền', en: 'Their date of birth' },
  signedOn: { vi: 'Ngày lập văn bản ủy quyền', en: 'Day the paper was signed' },
  validTo: { vi: 'Ủy quyền đến ngày (nếu văn bản có ghi)', en: 'Valid until (if the paper says so)' },
  day: { vi: 'Ngày', en: 'Day' }, month: { vi: 'Tháng', en: 'Month' }, year: { vi: 'Năm', en: 'Year' },
  choose: { vi: 'Chọn tệp từ máy: Văn bản ủy quyền', en: 'Choose files: paper of authorisation' },
  chooseHint: {
    vi: 'Bắt buộc. Ảnh chụp rõ đủ các trang, hoặc PDF.', en: 'Needed. A clear photograph of all pages, or a PDF.',
  },
  goOn: { vi: 'Tiếp tục', en: 'Continue' },
  asSelf: { vi: 'Không, tôi nộp cho chính mình', en: 'No, I send it for myself' },
  faultName: {
    vi: 'Hãy ghi họ, chữ đệm và tên người ủy quyền bằng chữ, nhiều nhất {most} chữ.',
    en: 'Please write their full name in letters, {most} at most.',
  },
  faultBirth: {
    vi: 'Hãy ghi ngày, tháng, năm sinh có thật của người ủy quyền, ví dụ 5 / 9 / 1990.',
    en: 'Please write a real date of birth, such as 5 / 9 / 1990.',
  },
  faultBirthDiffers: {
    vi: 'Năm sinh không khớp với số định danh. Hãy xem lại trên thẻ căn cước hoặc văn bản ủy quyền.',
    en: 'The year of birth does not agree with the personal number. Please look at the card or the paper again.',
  },
  faultSignedOn: {
    vi: 'Hãy ghi ngày lập văn bản ủy quyền, không sau hôm nay.',
    en: 'Please write the day it was signed, not after today.',
  },
  faultValidTo: {
    vi: 'Ủy quyền đã hết hạn hoặc ngày không có thật. Hãy xem lại văn bản.',
    en: 'The authorisation has ended, or there is no such day. Please look at the paper again.',
  },
  faultPaper: { vi: 'Hãy tải lên văn bản ủy quyền.', en: 'Please upload the paper of authorisation.' },
  faultSame: {
    vi: 'Người ủy quyền là chính bạn. Hãy ghi số của người mà bạn nộp thay, hoặc chọn nộp cho chính mình.',
    en: 'That is your own number. Write that of the person you act for, or choose to send it for yourself.',
  },
  change: { vi: 'Sửa', en: 'Change' },
  changeTogether: {
    vi: 'Sửa cùng ngày sinh và văn bản ủy quyền', en: 'Change it together with the birth date and the paper',
  },
  changeWhat: { vi: 'Sửa {what}', en: 'Change {what}' },
  onBehalfOf: { vi: '{actor} nộp thay cho {authoriser}. {see}.', en: '{actor} acts for {authoriser}. {see}.' },
  see: { vi: 'Xem phạm vi và thời hạn ủy quyền', en: 'See what is authorised, and until when' },
  page: { vi: 'Ủy quyền nộp hồ sơ', en: 'Authorisation' },
  state: { vi: 'Trạng thái', en: 'State' },
  inForce: { vi: 'Đang có hiệu lực', en: 'In force' },
  expired: { vi: 'Đã hết hạn ngày {day}', en: 'Ended on {day}, as the paper says' },
  ended: { vi: 'Người ủy quyền đã chấm dứt lúc {at}', en: 'Ended by who gave it, {at}' },
  authoriser: { vi: 'Người ủy quyền', en: 'Who authorises' },
  actor: { vi: 'Người được ủy quyền, nộp hồ sơ', en: 'Who acts and sent the dossier' },
  scope: { vi: 'Phạm vi', en: 'Scope' },
  scopeOf: {
    vi: 'Chỉ hồ sơ {number}: {procedure}. Nộp, bổ sung, rút hồ sơ và nhận kết quả; không có quyền với hồ sơ khác.',
    en: 'Only dossier {number}: {procedure}. To send, complete, withdraw it and receive the result; nothing else.',
  },
  term: { vi: 'Thời hạn', en: 'Term' },
  termFrom: { vi: 'Từ {from}, đến khi xong hồ sơ này', en: 'From {from}, until this dossier is done' },
  termTo: { vi: 'Từ {from} đến {to}', en: 'From {from} to {to}' },
  print: {
    vi: 'In trang này bằng lệnh In của trình duyệt, hoặc lưu thành PDF.',
    en: 'Print this page with your browser, or save it as PDF.',
  },
  tooLate: {
    vi:
      'Hồ sơ đã được tiếp nhận nên không chấm dứt ủy quyền ở đây được. Muốn dừng, hãy yêu cầu dừng giải quyết hoặc đến nơi tiếp nhận.',
    en:
      'The dossier is accepted, so the authorisation cannot be ended here. To stop it, ask for that, or go to where it was accepted.',
  },
  onlyAuthoriser: {
    vi: 'Chỉ người ủy quyền chấm dứt được, bằng tài khoản đã xác nhận ở quầy.',
    en: 'Only the person who gave it can end it, with an account that was confirmed at a counter.',
  },
  end: { vi: 'Chấm dứt ủy quyền', en: 'End the authorisation' },
  endTitle: { vi: 'Bạn muốn chấm dứt ủy quyền này?', en: 'End this authorisation?' },
  endHint: {
    vi: 'Hồ sơ {number} do {actor} nộp thay bạn chưa được tiếp nhận và sẽ được rút. Không lấy lại được.',
    en:
      'Dossier {number}, which {actor} sent for you, is not accepted yet and will be withdrawn. That cannot be undone.',
  },
  endNow: { vi: 'Chấm dứt ủy quyền và rút hồ sơ', en: 'End it and withdraw the dossier' },
  keep: { vi: 'Không, giữ nguyên', en: 'No, leave it' },
})

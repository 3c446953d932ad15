import { texts } from '@motcua/contracts/texts.ts'

/** Where a consultation stands. */
export const STANDING = texts({
  'waiting': { vi: 'Chưa ai nhận trả lời', en: 'Nobody has taken it' },
  'taken': { vi: 'Đang trả lời', en: 'Being answered' },
  'answered': { vi: 'Đã trả lời', en: 'Answered' },
  'silent': { vi: 'Hết hạn, chưa trả lời', en: 'Time over, not answered' },
  'deemed-agreed': { vi: 'Hết hạn, coi như đồng ý', en: 'Time over, deemed agreed' },
  'withdrawn': { vi: 'Đã rút', en: 'Withdrawn' },
  'ended': { vi: 'Thôi chờ, hồ sơ đã có kết quả', en: 'No longer awaited: the dossier is settled' },
})

/** What stands as the answer. */
export const OPINION = texts({
  'in-writing': { vi: 'Trả lời bằng văn bản', en: 'Answered by letter' },
  'agrees': { vi: 'Đồng ý', en: 'Agrees' },
  'agrees-with-conditions': { vi: 'Đồng ý có điều kiện', en: 'Agrees with conditions' },
  'disagrees': { vi: 'Không đồng ý', en: 'Disagrees' },
  'not-competent': { vi: 'Không thuộc thẩm quyền', en: 'Is not competent' },
})

/** How far an agency says that it is that is asked over the axis of documents. */
export const OUTSIDE = texts({
  'arrived': { vi: 'văn bản đã đến', en: 'the letter has arrived' },
  'received': { vi: 'đã tiếp nhận', en: 'received' },
  'assigned': { vi: 'đã phân công xử lý', en: 'assigned' },
  'in-process': { vi: 'đang xử lý', en: 'being worked on' },
  'finished': { vi: 'đã xử lý xong', en: 'finished' },
  'refused': { vi: 'từ chối tiếp nhận', en: 'refused' },
})

/** Of a question that an agency outside has and has not answered: where it stands by what that agency says. */
export const OUTSIDE_STANDING = texts({
  'arrived': { vi: 'Văn bản đã đến, chưa ai nhận trả lời', en: 'Arrived, nobody has taken it' },
  'received': { vi: 'Đã tiếp nhận, chờ trả lời', en: 'Received, its answer is awaited' },
  'assigned': { vi: 'Đã phân công xử lý, chờ trả lời', en: 'Assigned, its answer is awaited' },
  'in-process': { vi: 'Đang xử lý, chờ trả lời', en: 'Worked on, its answer is awaited' },
  'finished': { vi: 'Báo đã xử lý xong, chưa thấy trả lời', en: 'Said to be finished, and no answer has come' },
  'refused': { vi: 'Từ chối tiếp nhận', en: 'Refused' },
  'held': { vi: 'Có văn bản trả lời, chờ kiểm tra', en: 'A document that answers is being looked at' },
})

/** Of a question that goes over the axis of documents and that the agency does not have yet: where it stands. */
export const NOT_SENT = texts({
  waiting: { vi: 'Chưa gửi đi', en: 'Not sent yet' },
  refused: { vi: 'Trục liên thông không nhận', en: 'The axis would not have it' },
  dropped: { vi: 'Không gửi', en: 'It does not go' },
})

/** Why it has not left, and what comes of it. */
export const WHY_NOT_SENT = texts({
  well: {
    vi: 'Chờ gửi qua trục liên thông từ {at}. Quá hạn mà chưa gửi thì tính lại hạn.',
    en: 'It waits for the axis of documents since {at}. If it has not left when its time is over, that begins anew.',
  },
  away: {
    vi: 'Trục liên thông không trả lời, chờ gửi từ {at}. Máy tự gửi khi trục trả lời lại; quá hạn mà chưa gửi thì tính lại hạn.',
    en: 'The axis of documents does not answer; it waits since {at}. It goes by itself once the axis answers. If it has not left '
      + 'when its time is over, that begins anew.',
  },
  paused: {
    vi: 'Đang tạm dừng gửi sang trục liên thông, chờ gửi từ {at}. Quá hạn mà chưa gửi thì tính lại hạn.',
    en: 'Sending to the axis is paused; it waits since {at}. If it has not left when its time is over, that begins anew.',
  },
  behind: {
    vi: 'Chờ từ {at} sau văn bản trước mà trục không nhận. Báo người vận hành sửa văn bản đó ở “Hệ thống bên ngoài”.',
    en: 'It waits since {at} behind an earlier document that the axis would not have. Tell an operator to put that right '
      + 'at “Outside systems”.',
  },
  refused: {
    vi: 'Cơ quan được hỏi chưa có văn bản này. Báo người vận hành sửa và gửi lại ở “Hệ thống bên ngoài”.',
    en: 'The agency does not have it. Tell an operator to put it right and send it again at “Outside systems”.',
  },
  dropped: {
    vi: 'Người vận hành đã bỏ văn bản này, cơ quan được hỏi không nhận được. Muốn hỏi thì rút yêu cầu và hỏi lại.',
    en: 'An operator dropped it, and the agency does not get it. To ask all the same, withdraw it and ask again.',
  },
})

/** An answer that came over the axis and does not stand as one. */
export const HELD_ANSWER = texts({
  held: {
    vi: 'Có văn bản trả lời đến lúc {at} (giờ thật), chưa được nhận; người vận hành đang xem: {cause}',
    en: 'A document that answers came at {at} (real time) and is not taken yet; an operator looks at it: {cause}',
  },
  refused: {
    vi: 'Văn bản trả lời đến lúc {at} (giờ thật) không được nhận: {reason}',
    en: 'The document that answered at {at} (real time) was refused: {reason}',
  },
})

/** What silence means by the rule by which an agency was asked. */
export const SILENCE = texts({
  agreed: {
    vi: 'Hết hạn mà không trả lời thì coi như đồng ý ({basis}).',
    en: 'If not answered in time it is deemed agreed ({basis}).',
  },
  none: {
    vi: 'Hết hạn mà không trả lời thì chỉ ghi nhận, không coi là đồng ý ({basis}).',
    en: 'If not answered in time that is recorded, and is no agreement ({basis}).',
  },
})

/** What both sides read. */
export const CONSULTATION = texts({
  outside: { vi: 'Cơ quan được hỏi báo lúc {at}: {state}', en: 'Said by the agency at {at}: {state}' },
  letterEnded: { vi: 'bên gửi đã thu hồi hoặc thay thế', en: 'taken back or replaced by its sender' },
  question: { vi: 'Nội dung hỏi', en: 'Question' },
  legalBasis: { vi: 'Căn cứ', en: 'Legal basis' },
  due: { vi: 'Hạn trả lời', en: 'To be answered by' },
  dueIn: { vi: '{at} ({hours} giờ làm việc)', en: '{at} ({hours} working hours)' },
  passed: { vi: 'đã qua {passed}% thời hạn', en: '{passed}% of the time are over' },
  asked: { vi: '{who}, {unit}, {at}', en: '{who}, {unit}, {at}' },
  takenBy: { vi: '{who} nhận trả lời {at}', en: 'Taken by {who} {at}' },
  answeredBy: { vi: '{who}, {at}', en: '{who}, {at}' },
  standIn: { vi: '{who} (thay mặt {absent})', en: '{who} (on behalf of {absent})' },
  late: { vi: 'Trả lời sau hạn', en: 'Answered after its time' },
  silentAt: { vi: 'Ghi nhận hết hạn không trả lời lúc {at}', en: 'Found not answered in time at {at}' },
  deemedAt: { vi: 'Coi như đồng ý từ {at} ({basis})', en: 'Deemed agreed from {at} ({basis})' },
  competent: { vi: 'Cơ quan có thẩm quyền: {name}', en: 'Competent: {name}' },
  given: { vi: 'Gửi kèm', en: 'Given along' },
  nothing: { vi: 'Không gửi kèm gì.', en: 'Nothing is given along.' },
})

/** The panel of a dossier. */
export const ASKING = texts({
  title: { vi: 'Ý kiến cơ quan khác', en: 'Opinions of other agencies' },
  failed: { vi: 'Không tải được phần lấy ý kiến', en: 'The opinions could not be loaded' },
  none: { vi: 'Chưa hỏi ý kiến cơ quan nào.', en: 'No other agency has been asked.' },
  clock: {
    vi: 'Thời hạn giải quyết hồ sơ vẫn tính trong khi chờ ý kiến.', en: 'The time of the dossier runs on meanwhile.',
  },
  'consultation-open': {
    vi: 'Chưa trình, phê duyệt được: còn ý kiến bắt buộc chưa trả lời và chưa hết hạn.',
    en: 'Nothing can be proposed or approved yet: a compulsory opinion is awaited.',
  },
  'consultation-not-asked': {
    vi: 'Chưa trình, phê duyệt được: thủ tục bắt buộc lấy ý kiến mà chưa hỏi, hoặc nơi đã hỏi không có thẩm quyền.',
    en: 'Nothing can be proposed or approved yet: a compulsory opinion was not asked for, or not of whoever is competent.',
  },
  compulsory: { vi: 'bắt buộc', en: 'compulsory' },
  open: { vi: 'Lấy ý kiến', en: 'Ask for an opinion' },
  whom: { vi: 'Hỏi cơ quan nào', en: 'Whom to ask' },
  byRule: { vi: 'Theo thủ tục', en: 'By the procedure' },
  other: { vi: 'Cơ quan khác', en: 'Another agency' },
  otherHint: { vi: 'Gõ tên cơ quan, phòng', en: 'Type the name of an agency' },
  otherNone: { vi: 'Không tìm thấy cơ quan nào. Hãy gõ từ khác.', en: 'No agency was found. Type other words.' },
  otherWhen: { vi: 'Hạn trả lời {hours} giờ làm việc.', en: 'To be answered within {hours} working hours.' },
  remove: { vi: 'Bỏ {name}', en: 'Leave out {name}' },
  fields: { vi: 'Thông tin tờ khai gửi kèm', en: 'Of the declaration, given along' },
  papers: { vi: 'Giấy tờ gửi kèm', en: 'Papers given along' },
  chosen: { vi: 'đã chọn {count}', en: '{count} chosen' },
  news: { vi: 'mới', en: 'new' },
  only: {
    vi: 'Cơ quan được hỏi chỉ xem được những gì bạn chọn ở đây.', en: 'Whoever is asked sees only what is chosen here.',
  },
  send: { vi: 'Gửi lấy ý kiến', en: 'Send the question' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  sent: { vi: 'Đã gửi lấy ý kiến.', en: 'The question was sent.' },
  unitMissing: { vi: 'Hãy chọn ít nhất một cơ quan.', en: 'Choose at least one agency.' },
  questionMissing: { vi: 'Hãy ghi nội dung cần hỏi.', en: 'Write the question.' },
  basisMissing: { vi: 'Hãy ghi căn cứ pháp lý.', en: 'Write the legal basis.' },
  basisHint: { vi: 'Điều, khoản của văn bản', en: 'Article and paragraph' },
  withdraw: { vi: 'Rút yêu cầu', en: 'Withdraw' },
  withdrawOf: { vi: 'Rút yêu cầu gửi {name}', en: 'Withdraw the question to {name}' },
  reason: { vi: 'Lý do rút', en: 'Reason' },
  reasonMissing: { vi: 'Hãy ghi lý do rút.', en: 'Write the reason.' },
  withdrawn: { vi: 'Đã rút yêu cầu.', en: 'The question was withdrawn.' },
  withdrawnBy: { vi: '{who} rút {at}: {why}', en: 'Withdrawn by {who} {at}: {why}' },
})

/** The queue of whoever is asked, and one question in it. */
export const ANSWERING = texts({
  signHint: {
    vi: 'Câu trả lời được lập thành phiếu, ký bằng khóa ký số cá nhân và lưu trong hồ sơ.',
    en: 'The answer is made a paper of the dossier, signed with your own key.',
  },
  title: { vi: 'Ý kiến cần trả lời', en: 'Opinions to give' },
  inquiries: { vi: 'Văn bản xin ý kiến qua trục', en: 'Inquiries over the axis' },
  kept: {
    vi: 'Nội dung đang soạn được giữ lại, kể cả khi tải lại trang.', en: 'What you type is kept, also when the page is loaded again.',
  },
  notKept: {
    vi: 'Chưa giữ được nội dung đang soạn. Hãy kiểm tra đường truyền và đừng đóng trang.',
    en: 'What you typed is not kept yet. Check the line, and do not close the page.',
  },
  intro: {
    vi: 'Cơ quan khác hỏi ý kiến cơ quan bạn về hồ sơ họ đang giải quyết. Mở từng yêu cầu để nhận và trả lời trước hạn.',
    en: 'Other agencies ask yours about dossiers that they settle. Open each to take it and to answer in time.',
  },
  failed: { vi: 'Không tải được danh sách', en: 'The list could not be loaded' },
  empty: { vi: 'Không có yêu cầu nào chờ trả lời.', en: 'Nothing waits for an answer.' },
  emptyHint: { vi: 'Yêu cầu mới sẽ hiện ở đây.', en: 'New questions will show here.' },
  more: { vi: 'Xem thêm', en: 'More' },
  number: { vi: 'Hồ sơ', en: 'Dossier' },
  from: { vi: 'Nơi hỏi', en: 'Asked by' },
  state: { vi: 'Tình trạng', en: 'State' },
  mine: { vi: 'Bạn đang trả lời', en: 'You are answering' },
  heldBy: { vi: '{who} đang trả lời', en: '{who} is answering' },
  oneTitle: { vi: 'Yêu cầu cho ý kiến', en: 'Request for an opinion' },
  oneFailed: { vi: 'Không tải được yêu cầu này', en: 'This request could not be loaded' },
  back: { vi: 'Ý kiến cần trả lời', en: 'Opinions to give' },
  askedUnit: { vi: 'Cơ quan được hỏi', en: 'Asked' },
  askedBy: { vi: 'Người hỏi', en: 'Asked by' },
  silence: { vi: 'Nếu không trả lời', en: 'If not answered' },
  papers: { vi: 'Giấy tờ gửi kèm', en: 'Papers given along' },
  givenToOther: {
    vi: 'Chỉ người đang trả lời xem được phần gửi kèm. Muốn xem thì bấm nhận thay ở dưới.',
    en: 'Only whoever is answering sees what was given along. To see it, take the question over below.',
  },
  givenNoMore: {
    vi: 'Không xem được phần gửi kèm nữa: yêu cầu đã rút, đã kết thúc hoặc người khác đã trả lời.',
    en: 'What was given along is shown no more: it was withdrawn, has ended or was answered by somebody else.',
  },
  take: { vi: 'Nhận trả lời', en: 'Take it' },
  takeOver: { vi: 'Nhận thay {who}', en: 'Take it over from {who}' },
  taken: { vi: 'Bạn đã nhận trả lời.', en: 'You have taken it.' },
  opinion: { vi: 'Ý kiến', en: 'Opinion' },
  opinionMissing: { vi: 'Hãy chọn ý kiến.', en: 'Choose an opinion.' },
  reasons: { vi: 'Nội dung, điều kiện hoặc lý do', en: 'Conditions or reasons' },
  reasonsHint: { vi: 'Không bắt buộc khi đồng ý', en: 'Not needed with a plain yes' },
  reasonsMissing: { vi: 'Hãy ghi điều kiện hoặc lý do.', en: 'Write the conditions or reasons.' },
  competentName: { vi: 'Cơ quan có thẩm quyền cho ý kiến', en: 'Who is competent' },
  competentMissing: { vi: 'Hãy ghi tên cơ quan có thẩm quyền.', en: 'Name the agency that is competent.' },
  lateHint: {
    vi: 'Đã hết hạn. Vẫn trả lời được khi hồ sơ chưa có kết quả; việc hết hạn vẫn được ghi lại.',
    en: 'The time is over. It may still be answered while the dossier is not settled; that it is late stays on record.',
  },
  send: { vi: 'Gửi trả lời', en: 'Send the answer' },
  sent: { vi: 'Đã gửi trả lời.', en: 'The answer was sent.' },
  answer: { vi: 'Câu trả lời', en: 'Answer' },
})

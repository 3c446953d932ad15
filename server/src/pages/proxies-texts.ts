import { texts } from '@motcua/contracts/texts.ts'

/** What one person may do for another: given, ended and printed on the portal, and chosen when a dossier is begun. */
export const PROXY = texts({
  title: { vi: 'Ủy quyền làm thay', en: 'Who may act for whom' },
  intro: {
    vi: 'Bạn cho người thân hoặc người giúp mình nộp, bổ sung, rút hồ sơ và nhận kết quả thay: thủ tục nào, đến ngày nào. Chấm dứt lúc nào cũng được, có hiệu lực ngay.',
    en: 'Let a relative or a helper send, complete and withdraw dossiers and receive results for you: in which procedures, until which day. You may end it at any time, at once.',
  },
  notChecked: {
    vi: 'Cần tài khoản đã xác nhận ở quầy. Mang thẻ căn cước đến Bộ phận Một cửa; ở đó cũng lập được giấy ủy quyền.',
    en: 'This needs an account confirmed at a counter. Bring your card to a one-stop section; a mandate can be given there, too.',
  },
  given: { vi: 'Bạn đã ủy quyền', en: 'You let act for you' },
  borne: { vi: 'Bạn được ủy quyền', en: 'You may act for' },
  none: { vi: 'Chưa có giấy ủy quyền nào.', en: 'There is none yet.' },
  number: { vi: 'Số định danh: {number}', en: 'Personal number: {number}' },
  scope: { vi: 'Thủ tục', en: 'Procedures' },
  all: { vi: 'Tất cả thủ tục', en: 'All procedures' },
  term: { vi: 'Thời hạn', en: 'Term' },
  fromTo: { vi: 'Từ {from} đến hết {to}', en: 'From {from} through {to}' },
  state: { vi: 'Trạng thái', en: 'State' },
  inForce: { vi: 'Đang có hiệu lực', en: 'In force' },
  notBegun: { vi: 'Chưa đến ngày bắt đầu', en: 'Not begun yet' },
  over: { vi: 'Đã hết hạn', en: 'Over' },
  ended: { vi: 'Đã chấm dứt lúc {at}', en: 'Ended {at}' },
  print: { vi: 'In giấy ủy quyền (PDF)', en: 'Print the mandate (PDF)' },
  printOf: { vi: 'In giấy ủy quyền (PDF): {name}', en: 'Print the mandate (PDF): {name}' },
  end: { vi: 'Chấm dứt', en: 'End' },
  endOf: { vi: 'Chấm dứt: {name}', en: 'End: {name}' },
  endTitle: { vi: 'Chấm dứt ủy quyền?', en: 'End this mandate?' },
  endHint: {
    vi: '{helper} sẽ không làm được gì thay {principal} nữa, ngay lập tức. Hồ sơ đã nộp vẫn được giải quyết.',
    en: '{helper} may do nothing for {principal} any more, at once. What was sent is still settled.',
  },
  endNow: { vi: 'Chấm dứt ngay', en: 'End it now' },
  keep: { vi: 'Không, giữ nguyên', en: 'No, leave it' },
  add: { vi: 'Ủy quyền cho một người', en: 'Let somebody act for you' },
  addHint: {
    vi: 'Người này cần tài khoản đã xác nhận ở quầy thì mới làm thay trên cổng được. Cổng không cho biết số nào đã có tài khoản: hãy báo cho họ biết.',
    en: 'They can act on the portal only with an account confirmed at a counter. The portal does not say which numbers have one: please tell them yourself.',
  },
  numberOf: { vi: 'Số định danh của người được ủy quyền', en: 'Their personal number' },
  nameOf: { vi: 'Họ, chữ đệm, tên của người được ủy quyền', en: 'Their full name' },
  nameHint: { vi: 'Viết đủ dấu như trên thẻ căn cước.', en: 'As on the identity card, with all marks.' },
  some: { vi: 'Chỉ những thủ tục chọn dưới đây', en: 'Only those chosen below' },
  fromDay: { vi: 'Từ ngày', en: 'From' },
  toDay: { vi: 'Đến hết ngày', en: 'Until the end of' },
  give: { vi: 'Lập giấy ủy quyền', en: 'Give the mandate' },
  faultTo: {
    vi: 'Hãy ghi ngày cuối có thật, không trước ngày bắt đầu và không trước hôm nay.',
    en: 'Please write a real last day, not before the first day and not before today.',
  },
  faultFromPast: {
    vi: 'Hãy ghi ngày bắt đầu từ hôm nay trở đi.', en: 'Please write a first day that is today or later.',
  },
  faultHeld: {
    vi: 'Bạn đã ủy quyền cho người có số này. Muốn đổi phạm vi hay thời hạn, hãy chấm dứt rồi lập lại.',
    en: 'You let whoever has this number act already. To change scope or term, end it and give another.',
  },
  faultOneself: { vi: 'Đây là số của chính bạn.', en: 'This is your own number.' },
  forOne: { vi: 'Cho {name}, theo giấy ủy quyền đã lập', en: 'For {name}, by the mandate given here' },
  forHint: { vi: 'Đến hết {to}. Không cần tải văn bản ủy quyền.', en: 'Through {to}. No paper needs to be uploaded.' },
  byOne: {
    vi: 'Bạn nộp thay {name} theo giấy ủy quyền đã lập tại đây, đến hết {to}. Không cần tải văn bản.',
    en: 'You send this for {name} by the mandate that was given here, through {to}. No paper needs to be uploaded.',
  },
  unknown: {
    vi: 'Không có giấy ủy quyền nào như vậy cho tài khoản này. Hãy chọn lại bạn nộp cho ai.',
    en: 'This account has no such mandate. Please choose again for whom you send this.',
  },
  noLonger: {
    vi: 'Giấy ủy quyền đã chấm dứt hoặc hết hạn nên không làm thay tiếp được. Người ủy quyền có thể lập giấy mới.',
    en: 'The mandate was ended or is over, so you cannot go on for them. Whoever gave it may give another.',
  },
  notFor: {
    vi: 'Giấy ủy quyền không gồm thủ tục này. Người ủy quyền có thể lập giấy mới.',
    en: 'The mandate does not reach this procedure. Whoever gave it may give another.',
  },
})

import { texts } from '@motcua/contracts/texts.ts'

/** Who acts for an organisation on the portal: the page to print, and to give and end it. */
export const MANDATES = texts({
  title: { vi: 'Người làm thay cho tổ chức', en: 'Who acts for the organisation' },
  intro: {
    vi:
      'Những người dưới đây nộp, bổ sung, rút hồ sơ và xem hồ sơ của {name} trên cổng, trong phạm vi và thời hạn đã ghi.',
    en: 'These people send, complete, withdraw and see dossiers of {name} on the portal, within scope and term.',
  },
  own: { vi: 'Việc bạn được làm thay {name}:', en: 'What you may do for {name}:' },
  itself: {
    vi: 'Tài khoản của tổ chức, mở ở quầy, luôn là người quản lý.',
    en: 'The account of the organisation, opened at a counter, always manages.',
  },
  nobody: { vi: 'Chưa có ai.', en: 'Nobody yet.' },
  number: { vi: 'Số định danh: {number}', en: 'Personal number: {number}' },
  role: { vi: 'Vai trò', en: 'As' },
  holder: { vi: 'Người quản lý: làm thay, thêm và bớt người', en: 'Manages: acts, adds and removes people' },
  actor: { vi: 'Người làm thay', en: 'Acts for the organisation' },
  scope: { vi: 'Phạm vi', en: 'Scope' },
  all: { vi: 'Tất cả thủ tục', en: 'All procedures' },
  term: { vi: 'Thời hạn', en: 'Term' },
  from: { vi: 'Từ {from}, đến khi bị chấm dứt', en: 'From {from}, until it is ended' },
  fromTo: { vi: 'Từ {from} đến {to}', en: 'From {from} to {to}' },
  over: { vi: 'Đã hết hạn', en: 'Over' },
  given: { vi: 'Trao lúc', en: 'Given' },
  end: { vi: 'Chấm dứt', en: 'End' },
  endOf: { vi: 'Chấm dứt: {name}', en: 'End: {name}' },
  past: { vi: 'Đã chấm dứt', en: 'Ended' },
  pastOne: { vi: '{name}, chấm dứt lúc {at}', en: '{name}, ended {at}' },
  print: {
    vi: 'In trang này bằng lệnh In của trình duyệt, hoặc lưu thành PDF. Danh sách lập ngày {day}.',
    en: 'Print this page with your browser, or save it as PDF. The list is of {day}.',
  },
  add: { vi: 'Thêm người', en: 'Add somebody' },
  addHint: {
    vi:
      'Người này cần tài khoản đã xác nhận ở quầy thì mới làm thay được. Cổng không cho biết số nào đã có tài khoản: hãy báo cho họ biết.',
    en:
      'They can act only with an account that was confirmed at a counter. The portal does not say which numbers have one: please tell them yourself.',
  },
  numberOf: { vi: 'Số định danh của người được thêm', en: 'Their personal number' },
  nameOf: { vi: 'Họ, chữ đệm, tên của người được thêm', en: 'Their full name' },
  nameHint: { vi: 'Danh sách hiện tên như bạn ghi.', en: 'The list shows the name as you write it.' },
  which: { vi: 'Vai trò', en: 'As what' },
  procedures: { vi: 'Thủ tục', en: 'Procedures' },
  some: { vi: 'Chỉ những thủ tục chọn dưới đây', en: 'Only those chosen below' },
  choose: { vi: 'Chọn thủ tục', en: 'Choose procedures' },
  fromDay: { vi: 'Từ ngày', en: 'From' },
  toDay: { vi: 'Đến hết ngày (không bắt buộc)', en: 'Until the end of (optional)' },
  give: { vi: 'Thêm vào danh sách', en: 'Add to the list' },
  faultName: {
    vi: 'Hãy ghi họ, chữ đệm và tên bằng chữ, nhiều nhất {most} chữ.',
    en: 'Please write the full name in letters, {most} at most.',
  },
  faultFrom: { vi: 'Hãy ghi ngày bắt đầu có thật.', en: 'Please write a real day to begin with.' },
  faultTo: {
    vi: 'Ngày cuối phải có thật, không trước ngày bắt đầu và không trước hôm nay.',
    en: 'The last day must be a real one, not before the first day and not before today.',
  },
  faultScope: {
    vi: 'Hãy chọn ít nhất một thủ tục, hoặc chọn tất cả.', en: 'Please choose a procedure, or all of them.',
  },
  faultReused: {
    vi: 'Trang này đã thêm một người khác. Nội dung dưới đây chưa được lưu; bấm thêm lần nữa nếu vẫn muốn thêm.',
    en: 'This page has added somebody else already. What stands below is not saved; press again if you still want it.',
  },
  faultHeld: {
    vi: 'Người có số này đã ở trong danh sách. Muốn đổi phạm vi hay thời hạn, hãy chấm dứt rồi thêm lại.',
    en: 'Whoever has this number is on the list. To change scope or term, end it and add them again.',
  },
  faultNumber: {
    vi: 'Số này không phải của một cá nhân. Hãy xem lại.', en: 'This number is not a person’s. Please look again.',
  },
  endTitle: { vi: 'Chấm dứt việc làm thay?', en: 'End this?' },
  endHint: {
    vi:
      '{name} sẽ không nộp và không xem được hồ sơ nào của {organisation} nữa, ngay lập tức. Hồ sơ đã nộp vẫn của tổ chức.',
    en:
      '{name} will send and see no dossier of {organisation} any more, at once. What was sent stays the organisation’s.',
  },
  endNow: { vi: 'Chấm dứt ngay', en: 'End it now' },
  keep: { vi: 'Không, giữ nguyên', en: 'No, leave it' },
  lastHolder: {
    vi: 'Bạn là người quản lý duy nhất nên chưa thôi được. Hãy thêm một người quản lý khác trước.',
    en: 'You are the only one who manages. Please add another who manages first.',
  },
})

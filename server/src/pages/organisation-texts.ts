import { texts } from '@motcua/contracts/texts.ts'

/** Acting for an organisation: on the way, on the dossier, and the table of all its dossiers. */
export const ORGANISATION = texts({
  forOne: { vi: 'Cho tổ chức: {name}', en: 'For an organisation: {name}' },
  taxCode: { vi: 'Mã số thuế {code}', en: 'Tax code {code}' },
  signInFirst: {
    vi:
      'Nộp cho mình hay cho người khác thì chưa cần đăng nhập. Nộp cho tổ chức: đăng nhập trước, tổ chức sẽ hiện ở đây.',
    en:
      'For yourself or another person you need not sign in yet. For an organisation: sign in first, and it stands here.',
  },
  noLonger: {
    vi: 'Bạn không còn được nộp thay tổ chức này cho thủ tục này. Hãy hỏi người quản lý của tổ chức.',
    en: 'You may not act for this organisation in this procedure any more. Please ask who manages it there.',
  },
  peopleOnly: {
    vi: 'Tờ khai này chỉ dành cho cá nhân, tổ chức không nộp được.',
    en: 'This form is for people only; an organisation cannot use it.',
  },
  forWhich: { vi: 'Nộp thay cho tổ chức', en: 'Sent for the organisation' },
  handedIn: { vi: '{actor} nộp thay cho {name}.', en: '{actor} sent this for {name}.' },
  dossiersOf: { vi: 'Hồ sơ của {name}', en: 'Dossiers of {name}' },
  people: { vi: 'Người làm thay cho tổ chức', en: 'Who acts for the organisation' },
  whole: { vi: 'Bạn xem được hồ sơ mọi thủ tục của tổ chức.', en: 'You see its dossiers of all procedures.' },
  scoped: {
    vi: 'Bạn chỉ xem được hồ sơ các thủ tục: {procedures}.', en: 'You see only its dossiers of: {procedures}.',
  },
  filter: { vi: 'Trạng thái', en: 'State' },
  sort: { vi: 'Xếp theo', en: 'Order' },
  newest: { vi: 'Nộp gần đây trước', en: 'Newest first' },
  oldest: { vi: 'Nộp lâu nhất trước', en: 'Oldest first' },
  due: { vi: 'Hẹn trả sớm trước', en: 'Promised soonest first' },
  search: { vi: 'Tìm', en: 'Search' },
  searchHint: {
    vi: 'Mã hồ sơ, tên thủ tục hoặc tên người nộp.', en: 'The number, the procedure, or the name of who sent it.',
  },
  show: { vi: 'Xem', en: 'Show' },
  none: { vi: 'Không có hồ sơ nào như vậy.', en: 'There are no such dossiers.' },
  more: { vi: 'Trang sau', en: 'Next page' },
  first: { vi: 'Về trang đầu', en: 'Back to the first page' },
  file: { vi: 'Tải bảng này (CSV), mọi trang', en: 'Download this table (CSV), all pages' },
  number: { vi: 'Mã hồ sơ', en: 'Number' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  by: { vi: 'Người nộp', en: 'Sent by' },
  sentOn: { vi: 'Ngày nộp', en: 'Sent on' },
  state: { vi: 'Trạng thái', en: 'State' },
  promised: { vi: 'Hẹn trả', en: 'Promised for' },
})

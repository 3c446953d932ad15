import { texts } from '@motcua/contracts/texts.ts'

/** The sheet of one intake, from the person to the way the result is handed out. */
export const INTAKE = texts({
  title: { vi: 'Tiếp nhận hồ sơ', en: 'Receive a dossier' },
  faults: { vi: 'Có {count} chỗ cần sửa', en: 'To be mended: {count}' },
  failed: { vi: 'Chưa tiếp nhận được', en: 'Not received' },
  arrives: { vi: 'Hồ sơ đến', en: 'How it arrives' },
  atCounter: { vi: 'Tại quầy', en: 'At the counter' },
  byPost: { vi: 'Qua bưu chính công ích', en: 'By public post' },
  parcelAt: { vi: 'Nhận bưu phẩm lúc', en: 'Parcel received at' },
  step: { vi: '{nth}. {name}', en: '{nth}. {name}' },
  person: { vi: 'Người nộp', en: 'Applicant' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  declaration: { vi: 'Nội dung kê khai', en: 'What is declared' },
  papers: { vi: 'Giấy tờ', en: 'Papers' },
  result: { vi: 'Nhận kết quả', en: 'Result' },
  decidedLater: {
    vi: 'Nhập đủ tờ khai thì phí, giấy tờ, thời hạn của riêng hồ sơ này hiện ở đây.',
    en: 'Once the declaration is complete, what this dossier costs, needs and takes stands here.',
  },
  howDeclared: { vi: 'Cách kê khai', en: 'How it is declared' },
  typedIn: { vi: 'Nhập vào máy', en: 'Typed in here' },
  onPaper: { vi: 'Người nộp đã viết tay trên tờ khai giấy', en: 'The applicant filled in the paper form by hand' },
  delivery: { vi: 'Cách nhận', en: 'How it is handed out' },
  deliveryAddress: { vi: 'Địa chỉ nhận', en: 'Address for delivery' },
  sameOpen: { vi: 'Đang có hồ sơ giống như vậy', en: 'There is such a dossier already' },
  receiveAnyway: { vi: 'Vẫn tiếp nhận hồ sơ mới', en: 'Receive a new one all the same' },
  receive: { vi: 'Tiếp nhận', en: 'Receive' },
  startAgainAsked: { vi: 'Xóa hết những gì đang nhập?', en: 'Clear all that is entered here?' },
  startAgain: { vi: 'Xóa, làm lại từ đầu', en: 'Clear and start again' },
  arrivesNow: { vi: 'Hồ sơ đến: {channel}.', en: 'How it arrives: {channel}.' },
})

/** What is kept while it is entered. */
export const KEPT = texts({
  saving: { vi: 'Đang lưu…', en: 'Saving…' },
  saved: { vi: 'Đã lưu lúc {at}, chỉ bạn mở lại được.', en: 'Saved at {at}; only you can open it again.' },
  failed: { vi: 'Chưa lưu được; sẽ thử lại.', en: 'Not saved yet; it will be tried again.' },
  dropAsked: { vi: 'Xóa phiếu của {name}?', en: 'Throw away the sheet of {name}?' },
  dropMeans: {
    vi: 'Những gì đã nhập trên phiếu này mất hẳn, không lấy lại được.',
    en: 'What was entered on it is gone for good and cannot be brought back.',
  },
  dropSure: { vi: 'Xóa phiếu này', en: 'Throw it away' },
  notDropped: { vi: 'Chưa xóa được phiếu nhập dở', en: 'What you had begun is not thrown away yet' },
  dropAgain: {
    vi: 'Chưa xóa được phiếu nhập dở; sẽ tự thử lại',
    en: 'What you had begun is not thrown away yet; it is being tried again',
  },
  notOpened: { vi: 'Chưa mở được phiếu nhập dở', en: 'What you had begun could not be opened' },
  title: { vi: 'Phiếu bạn đang nhập dở', en: 'What you have begun and not received' },
  nobody: { vi: 'Chưa chọn người nộp', en: 'No applicant yet' },
  nothing: { vi: 'chưa chọn thủ tục', en: 'no procedure yet' },
  at: { vi: 'lưu lúc {at}', en: 'saved at {at}' },
  goOn: { vi: 'Nhập tiếp', en: 'Go on' },
  drop: { vi: 'Xóa', en: 'Throw away' },
  of: { vi: ' phiếu của {name}', en: ' the sheet of {name}' },
  notLoaded: {
    vi: 'Chưa xem được phiếu nhập dở', en: 'What you have begun could not be loaded',
  },
  aside: { vi: 'Để đó, tiếp nhận người khác', en: 'Set aside, receive somebody else' },
  key: { vi: 'Đến phiếu nhập dở', en: 'Go to what you have begun' },
})

/** What the keys of the sheet do, as `?` lists it. */
export const INTAKE_KEY = texts({
  person: { vi: 'Tìm người nộp', en: 'Find the applicant' },
  procedure: { vi: 'Đến thủ tục', en: 'Go to the procedure' },
  declaration: { vi: 'Đến nội dung kê khai', en: 'Go to what is declared' },
  papers: { vi: 'Đến giấy tờ', en: 'Go to the papers' },
  result: { vi: 'Đến cách nhận kết quả', en: 'Go to how the result is handed out' },
  channel: { vi: 'Đổi: tại quầy hay qua bưu chính', en: 'Change: at the counter or by post' },
  onPaper: { vi: 'Tờ khai viết tay trên giấy; sang giấy tờ', en: 'The form is filled in by hand; on to the papers' },
  paper: { vi: 'Giấy đang chọn: {how}', en: 'This paper: {how}' },
  rest: { vi: 'Các giấy bắt buộc còn lại đều có', en: 'All other mandatory papers are there' },
})

/** Who hands in. */
export const PERSON = texts({
  label: { vi: 'Số định danh, mã số thuế hoặc họ tên', en: 'Personal number, tax code or name' },
  hint: {
    vi: 'Quét mã QR trên thẻ, gõ đủ số, hoặc ít nhất hai chữ của tên. Mũi tên để chọn, Enter để lấy.',
    en: 'Scan the QR code of the card, type the whole number, or at least two letters of the name. '
      + 'Arrows to choose, Enter to take.',
  },
  born: { vi: 'sinh {year}', en: 'born {year}' },
  another: { vi: 'Chọn người khác', en: 'Choose somebody else' },
  looking: { vi: 'Đang tìm…', en: 'Looking…' },
  unknown: { vi: 'Chưa có người này.', en: 'Nobody like that is known.' },
  unknownEnter: { vi: 'Enter để mở tài khoản.', en: 'Press Enter to open an account.' },
  unreadCard: {
    vi: 'Chưa đọc được mã QR của thẻ. Xóa ô này rồi quét lại, hoặc gõ số.',
    en: 'The QR code of the card could not be read. Clear this field and scan again, or type the number.',
  },
  openNew: { vi: 'Mở tài khoản cho người mới', en: 'Open an account for somebody new' },
  otherName: {
    vi: 'Thẻ ghi tên {card}, hệ thống ghi {known}. Kiểm tra xem có đúng người không.',
    en: 'The card says {card}, the system says {known}. Make sure that it is the same person.',
  },
})

/** What is wanted. */
export const PROCEDURE = texts({
  label: { vi: 'Tên hoặc mã thủ tục', en: 'Name or code of the procedure' },
  example: {
    vi: 'khai sinh, sang tên đất, lý lịch tư pháp…',
    en: 'as it is called in Vietnamese, without marks too: “khai sinh”…',
  },
  none: { vi: 'Không có thủ tục nào khớp. Thử tên gọi khác.', en: 'No procedure matches. Try another name.' },
  another: { vi: 'Chọn thủ tục khác', en: 'Choose another procedure' },
  result: { vi: '{fee} · kết quả: {result}', en: '{fee} · result: {result}' },
  district: { vi: 'Huyện, thị xã, thành phố giải quyết', en: 'District that settles it' },
  commune: { vi: 'Xã, phường, thị trấn giải quyết', en: 'Commune or ward that settles it' },
  limitCase: { vi: 'Trường hợp thời hạn', en: 'Which time limit' },
  limit: { vi: 'Thời hạn: {limit}', en: 'Time limit: {limit}' },
  failed: { vi: 'Không tải được thủ tục', en: 'The procedure could not be loaded' },
})

/**
 * The checklist. One word for one thing: what is typed is the content (nội dung kê khai), the signed paper is the form
 * (tờ khai).
 */
export const PAPER = texts({
  filed: { vi: 'Có', en: 'There' },
  missing: { vi: 'Thiếu', en: 'Missing' },
  data: { vi: 'Đã có dữ liệu', en: 'Known from data' },
  presented: { vi: 'Xuất trình', en: 'Shown only' },
  reused: { vi: 'Đã có trong Kho', en: 'In the Kho already' },
  restAreThere: { vi: 'Còn lại đều có', en: 'All others are there' },
  allDecided: { vi: 'Không còn giấy bắt buộc nào chờ chọn.', en: 'No mandatory paper is left to be decided.' },
  typed: {
    vi: 'In từ nội dung kê khai ở mục 3, người nộp ký.', en: 'Printed from what is declared in part 3, to be signed.',
  },
  toShow: { vi: 'xuất trình', en: 'to be shown' },
  lookedUp: { vi: 'tra cứu dữ liệu', en: 'looked up in data' },
  originals: { vi: '{count} bản chính', en: 'originals: {count}' },
  copies: { vi: '{count} bản sao', en: 'copies: {count}' },
})

/** What is told before the server is asked. */
export const FAULT = texts({
  section: { vi: 'Chọn bộ phận bạn đang làm việc.', en: 'Choose the section you are working at.' },
  applicant: {
    vi: 'Chọn người nộp, hoặc mở tài khoản cho người mới.',
    en: 'Choose the applicant, or open an account for somebody new.',
  },
  procedure: { vi: 'Chọn thủ tục.', en: 'Choose the procedure.' },
  commune: { vi: 'Chọn xã, phường, thị trấn.', en: 'Choose the commune or ward.' },
  district: { vi: 'Chọn huyện, thị xã, thành phố.', en: 'Choose the district.' },
  undecided: { vi: 'Chọn có hay thiếu: {paper}.', en: 'Say whether it is there or missing: {paper}.' },
  whichHeld: { vi: 'Chọn giấy tờ trong Kho để dùng: {paper}.', en: 'Choose which paper of the Kho is used: {paper}.' },
  askedAgain: {
    vi: 'Trong Kho đã có {paper}: chọn lý do yêu cầu nộp lại, hoặc dùng bản đã có.',
    en: '“{paper}” is in the Kho: choose why it is asked for again, or use what is there.',
  },
  sending: {
    vi: 'Tệp của {paper} đang gửi, chờ xong rồi tiếp nhận.',
    en: 'Files of “{paper}” are on their way: wait until they have arrived.',
  },
  unsent: {
    vi: 'Có tệp của {paper} chưa gửi được: gửi lại hoặc xóa.',
    en: 'A file of “{paper}” could not be sent: send it again or remove it.',
  },
  address: {
    vi: 'Điền địa chỉ nhận kết quả qua bưu chính.', en: 'Fill in the address to which the result is posted.',
  },
  parcelAt: { vi: 'Điền ngày giờ nhận bưu phẩm.', en: 'Fill in when the parcel was received.' },
  ofPaper: { vi: '{paper}: {text}', en: '{paper}: {text}' },
})

/** Done: the number and the slip. */
export const RECEIPT = texts({
  title: { vi: 'Đã tiếp nhận hồ sơ của {name}', en: 'Received: dossier of {name}' },
  number: { vi: 'Mã hồ sơ', en: 'Dossier number' },
  due: { vi: 'Hẹn trả', en: 'Result due' },
  print: { vi: 'In giấy tiếp nhận và hẹn trả', en: 'Print the receipt with the day of return' },
  next: { vi: 'Tiếp nhận hồ sơ tiếp theo', en: 'Receive the next dossier' },
  open: { vi: 'Mở hồ sơ', en: 'Open the dossier' },
})

/** The paper that names all that is missing; it is printed for the applicant, in the language of the desk. */
export const SLIP = texts({
  title: { vi: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', en: 'Request for what is missing' },
  reason: { vi: 'Lý do, hướng dẫn', en: 'Reason and what to do' },
  notBrought: { vi: 'Chưa có trong hồ sơ mang đến.', en: 'Not among the papers that were brought.' },
  only: {
    vi: 'Chỉ cần bổ sung đủ các giấy tờ nêu trên; không phải nộp lại giấy tờ đã có.',
    en: 'Only the papers named above are needed; what is there already need not be brought again.',
  },
  print: { vi: 'In phiếu', en: 'Print' },
})

import { texts } from '@motcua/contracts/texts.ts'

export const DIFFERENCE = texts({
  title: { vi: 'Chênh lệch với {name}', en: 'Differences with {name}' },
  failed: { vi: 'Không tải được chênh lệch', en: 'The differences could not be loaded' },
  empty: { vi: 'Hai bên khớp nhau.', en: 'Both sides agree.' },
  day: { vi: 'Ngày', en: 'Day' },
  dossier: { vi: 'Hồ sơ hoặc gói tin', en: 'Dossier or package' },
  kind: { vi: 'Khác nhau thế nào', en: 'How they differ' },
  ours: { vi: 'Ở đây', en: 'Here' },
  told: { vi: 'Đã báo', en: 'Told' },
  theirs: { vi: 'Bên kia', en: 'There' },
  mend: { vi: 'Cách xử lý', en: 'What mends it' },
  states: {
    vi: 'Mã là trạng thái hồ sơ theo Nghị định 107/2021, với hệ thống chuyên ngành là mã của hệ thống đó. Ngày nào còn chênh lệch thì mỗi đêm máy đối soát lại, trong bảy ngày.',
    en: 'The codes are the ten national states of a dossier, with a sector system its own. A day that differs is compared again each night, for seven days.',
  },
  tellAgain: { vi: 'Báo lại', en: 'Tell anew' },
  tellAgainOf: { vi: 'Báo lại hồ sơ {number}', en: 'Tell of dossier {number} anew' },
  toldAgain: { vi: 'đã báo lại lúc {at}, chờ đối soát', en: 'told anew at {at}, to be compared' },
  wait: { vi: 'chờ: máy tự làm tiếp', en: 'wait: it goes on by itself' },
  packages: {
    vi: 'Mỗi dòng là một gói tin hai bên ghi khác nhau. Ngày nào còn chênh lệch thì mỗi đêm máy đối soát lại, trong bảy ngày.',
    en: 'Each line is a package that both sides have otherwise. A day that differs is compared again each night, for seven days.',
  },
  sendAgain: { vi: 'Gửi lại', en: 'Send again' },
  sendAgainOf: { vi: 'Gửi lại văn bản {number}', en: 'Send document {number} again' },
  sent: { vi: 'Đã xếp gửi lại gói tin như cũ.', en: 'The package is sent again as it was.' },
  askReceiver: { vi: 'hỏi cơ quan nhận vì sao không đọc được', en: 'ask the receiver why it could not be read' },
  askSender: {
    vi: 'xin bên gửi gửi lại, và xem ai đang dùng khóa của mình trên trục',
    en: 'ask the sender to send it again, and see who uses our key at the axis',
  },
  askPartner: { vi: 'hỏi bên kia từ đâu mà có', en: 'ask the other side where it comes from' },
  askWhy: { vi: 'hỏi bên kia vì sao ghi khác', en: 'ask the other side why it says otherwise' },
  seeHeld: { vi: 'xem tin đang giữ lại ở hệ thống này', en: 'see what is held of this system' },
  seeDead: { vi: 'xem thư bị từ chối', en: 'see the refused message' },
  done: { vi: 'Đã xếp báo lại hồ sơ như hiện nay.', en: 'The dossier is told anew, as it is now.' },
  compareOf: { vi: 'Đối soát lại ngày {day}', en: 'Compare {day} again' },
  compared: { vi: 'Đã đối soát ngày {day}: {compared} mục, {differences} khác nhau.', en: '{day}: {compared} compared, {differences} differ.' },
  close: { vi: 'Đóng', en: 'Close' },
  more: { vi: 'Xem thêm', en: 'Show more' },
  nothing: { vi: 'chưa có', en: 'none' },
})

export const DIFFERENCE_KINDS = texts({
  'not-told': { vi: 'chưa báo trạng thái này', en: 'this state was not told' },
  'waiting': { vi: 'thư chưa tới bên kia', en: 'the message has not arrived' },
  'dead': { vi: 'bên kia từ chối thư', en: 'the message was refused' },
  'missing-there': { vi: 'bên kia không có', en: 'the other side has it not' },
  'missing-here': { vi: 'bên kia có, ở đây không có', en: 'the other side has it, nobody here knows it' },
  'unread-there': { vi: 'bên nhận không đọc được', en: 'the receiver could not read it' },
  'not-taken': { vi: 'chưa lấy về', en: 'not fetched yet' },
  'taken-elsewhere': { vi: 'đã có ai khác lấy, ở đây không có', en: 'somebody else took it, and it is not here' },
  'not-confirmed': { vi: 'đã lấy về, bên kia chưa ghi', en: 'it is here, and the other side does not say so' },
  'not-heard': { vi: 'điều bên kia ghi chưa tới đây', en: 'what the other side says has not come' },
  'held-here': { vi: 'điều bên kia ghi đang bị giữ lại ở đây', en: 'what the other side says is held here' },
  'said-otherwise': { vi: 'bên kia nay ghi khác điều đã báo', en: 'the other side says otherwise than it did' },
  'state-differs': { vi: 'bên kia ghi trạng thái khác', en: 'the other side has another state' },
})

/** What is known of a package, here or there. */
export const PACKAGE_SIDES = texts({
  sent: { vi: 'phải có', en: 'to be there' },
  waiting: { vi: 'chưa gửi được', en: 'not sent yet' },
  dead: { vi: 'bị từ chối', en: 'refused' },
  acknowledged: { vi: 'trục đã nhận', en: 'taken by the axis' },
  initial: { vi: 'chưa ai lấy', en: 'nobody has taken it' },
  processing: { vi: 'đang lấy', en: 'being taken' },
  done: { vi: 'đã lấy', en: 'taken' },
  fail: { vi: 'không đọc được', en: 'could not be read' },
  kept: { vi: 'đã nhận', en: 'kept' },
  changed: { vi: 'đã sửa', en: 'changed' },
  held: { vi: 'đang giữ lại', en: 'held' },
  there: { vi: 'có', en: 'there' },
})

/** What is known of a dossier that a sector system has, besides its codes. */
export const DOSSIER_SIDES = texts({
  sent: { vi: 'chưa có tin từ bên kia', en: 'nothing heard yet' },
  waiting: { vi: 'chưa gửi được', en: 'not sent yet' },
  dead: { vi: 'bị từ chối', en: 'refused' },
  acknowledged: { vi: 'bên kia đã nhận', en: 'taken by the other side' },
})

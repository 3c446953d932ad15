import { texts } from '@motcua/contracts/texts.ts'

/** Work without a network, for the section: what was refused, and the devices. */
export const OFFLINE_DESK = texts({
  title: { vi: 'Quầy ngoại tuyến', en: 'Offline counter' },
  intro: {
    vi: 'Việc làm khi mất mạng được gửi về sau. Việc nào bị từ chối thì chờ ở đây đến khi có người xử lý.',
    en: 'What was done without a network is sent later. What was refused waits here until somebody has dealt with it.',
  },
  failed: { vi: 'Không tải được', en: 'It could not be loaded' },
  refused: { vi: 'Bị từ chối, chờ xử lý', en: 'Refused, to be dealt with' },
  none: { vi: 'Không có việc nào chờ xử lý.', en: 'Nothing waits.' },
  code: { vi: 'Số tạm', en: 'Provisional number' },
  what: { vi: 'Việc', en: 'What' },
  who: { vi: 'Cán bộ, thiết bị', en: 'Officer, device' },
  came: { vi: 'Gửi về lúc', en: 'Came at' },
  why: { vi: 'Lý do', en: 'Why' },
  deed: { vi: 'Xử lý', en: 'Deed' },
  settle: { vi: 'Đã xử lý', en: 'Dealt with' },
  settleOne: { vi: 'Đã xử lý {code}', en: 'Dealt with {code}' },
  settleTitle: { vi: 'Đã xử lý {code} thế nào?', en: 'How was {code} dealt with?' },
  note: { vi: 'Cách xử lý', en: 'How' },
  noteHint: {
    vi: 'Ví dụ: đã tiếp nhận lại tại quầy; đã gọi điện, người dân không nộp nữa',
    en: 'Such as: received again at the counter; called, the person does not want it any more',
  },
  needNote: { vi: 'Ghi cách xử lý, ít nhất 3 ký tự.', en: 'Say how, in three letters at least.' },
  settled: { vi: 'Đã ghi cách xử lý {code}.', en: '{code} is dealt with.' },
  more: { vi: 'Xem thêm', en: 'More' },
  intake: { vi: 'Tiếp nhận', en: 'Intake' },
  ticket: { vi: 'Lấy số', en: 'Ticket' },
  handOver: { vi: 'Trả kết quả', en: 'Hand over' },
  'parcel-delivery': { vi: 'Phát bưu gửi', en: 'Parcel delivered' },
  'parcel-failure': { vi: 'Bưu gửi không thành', en: 'Parcel in vain' },
  'parcel-collection': { vi: 'Nhận hồ sơ tại nhà', en: 'Papers fetched' },
  unknown: { vi: 'Không rõ', en: 'Unknown' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
})

/** What stands in a command that was refused. */
export const REFUSED_BODY = texts({
  show: { vi: 'Xem nội dung', en: 'Show what was entered' },
  showHint: {
    vi: 'Để nhập lại tại quầy. Nội dung có dữ liệu cá nhân; mỗi lần xem được ghi lại.',
    en: 'To receive it again at the counter. It has personal data in it; each look is on record.',
  },
  title: { vi: 'Nội dung đã nhập', en: 'What was entered' },
  papers: { vi: 'Giấy tờ', en: 'Papers' },
  paper: { vi: '{name}: {originals} bản chính, {copies} bản sao, {photos} ảnh', en: '{name}: originals {originals}, copies {copies}, photographs {photos}' },
  byData: { vi: '{name}: lấy từ dữ liệu', en: '{name}: read from data' },
  photosThere: {
    vi: 'Ảnh chụp xem trên thiết bị, mục Việc đã làm.', en: 'The photographs are on the device, under what was done.',
  },
  unread: { vi: 'Hệ thống không đọc được theo mẫu. Nguyên văn:', en: 'It fits no form. As it came:' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' }, place: { vi: 'Nơi giải quyết', en: 'Place' },
  kind: { vi: 'Người nộp là', en: 'Applicant is' }, fullName: { vi: 'Họ tên', en: 'Name' },
  number: { vi: 'Số định danh hoặc mã số thuế', en: 'Personal number or tax code' },
  birth: { vi: 'Ngày sinh', en: 'Date of birth' }, sex: { vi: 'Giới tính', en: 'Sex' },
  phone: { vi: 'Điện thoại', en: 'Telephone' }, address: { vi: 'Địa chỉ', en: 'Address' },
  delivery: { vi: 'Nhận kết quả', en: 'Result' }, deliveryAddress: { vi: 'Địa chỉ nhận kết quả', en: 'Address for the result' },
  account: { vi: 'Tài khoản của người nộp', en: 'Account of the applicant' },
  service: { vi: 'Mã dịch vụ của sảnh', en: 'Code of the service' },
  priority: { vi: 'Mã diện ưu tiên', en: 'Code of the priority' },
  dossier: { vi: 'Mã hồ sơ', en: 'Dossier number' }, receiver: { vi: 'Người nhận', en: 'Receiver' },
  proof: { vi: 'Chứng minh bằng', en: 'Proven by' }, parcel: { vi: 'Mã bưu gửi', en: 'Code of the parcel' },
  why: { vi: 'Lý do không thành', en: 'Why in vain' }, note: { vi: 'Ghi chú', en: 'Note' },
})
/** Codes that were chosen in it. */
export const REFUSED_CHOICE = texts({
  citizen: { vi: 'công dân', en: 'a citizen' }, organisation: { vi: 'tổ chức', en: 'an organisation' },
  nam: { vi: 'nam', en: 'male' }, nu: { vi: 'nữ', en: 'female' },
  counter: { vi: 'tại Bộ phận Một cửa', en: 'at the section' }, post: { vi: 'qua bưu chính', en: 'by post' },
  guided: { vi: 'đã hướng dẫn đăng ký', en: 'shown how to register' },
})

/** Devices of the section. */
export const OFFLINE_DEVICE = texts({
  devices: { vi: 'Thiết bị', en: 'Devices' },
  closed: {
    vi: 'Tỉnh chưa cho phép làm việc ngoại tuyến (quy định offline-counter).',
    en: 'The province does not let sections work offline (rule offline-counter).',
  },
  none: { vi: 'Chưa có thiết bị nào.', en: 'No device yet.' },
  name: { vi: 'Tên thiết bị', en: 'Name' },
  nameHint: { vi: 'Để nhận ra thiết bị, ví dụ: Máy tính bảng xe lưu động', en: 'To tell it from others, such as: tablet of the van' },
  needName: { vi: 'Đặt tên cho thiết bị.', en: 'Give it a name.' },
  section: { vi: 'Bộ phận', en: 'Section' },
  add: { vi: 'Thêm và lấy mã', en: 'Add it and get its code' },
  addTitle: { vi: 'Thêm thiết bị', en: 'Add a device' },
  codeTitle: { vi: 'Mã của thiết bị', en: 'Code of the device' },
  once: { vi: 'Mã chỉ hiện một lần, dùng một lần, đến {until}.', en: 'It is shown once, for one use, until {until}.' },
  open: { vi: 'Trên thiết bị, mở địa chỉ này rồi nhập mã:', en: 'On the device, open this address and type the code:' },
  gone: {
    vi: 'Thiết bị đã được thêm, nhưng không hiện lại được mã. Thu hồi rồi thêm lại.',
    en: 'It was added, but its code cannot be shown again. Revoke it and add it anew.',
  },
  done: { vi: 'Đã nhập xong', en: 'It is typed' },
  number: { vi: 'Số tạm bắt đầu bằng', en: 'Provisional numbers begin with' },
  state: { vi: 'Tình trạng', en: 'State' },
  deed: { vi: 'Việc', en: 'Deed' },
  waits: { vi: 'chưa nhập mã', en: 'code not typed yet' },
  enrolled: { vi: 'dùng từ {at}', en: 'in use since {at}' },
  revoke: { vi: 'Thu hồi', en: 'Revoke' },
  revokeOne: { vi: 'Thu hồi {name}', en: 'Revoke {name}' },
  revokeTitle: { vi: 'Thu hồi thiết bị {name}?', en: 'Revoke device {name}?' },
  revokeHint: {
    vi: 'Việc mà thiết bị chưa gửi sẽ bị từ chối và chờ xử lý ở đây.',
    en: 'What it has not sent will be refused, and wait here.',
  },
  revoked: { vi: 'Đã thu hồi {name}.', en: '{name} was revoked.' },
  notDone: { vi: 'Chưa thực hiện được', en: 'Not done' },
})

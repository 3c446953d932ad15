import { texts } from '@motcua/contracts/texts.ts'

/** Kiosks of a hall and machines that people share there, for whoever looks after them. */
export const DEVICE = texts({
  title: { vi: 'Thiết bị ở sảnh', en: 'Machines of halls' },
  intro: {
    vi: 'Máy lấy số và máy dùng chung ở sảnh. Thêm một máy, rồi nhập mã một lần tại máy đó; máy nào mất hoặc hỏng thì thu hồi.',
    en: 'Kiosks and shared machines of the halls. Add one, then type its code at it once; revoke one that is lost or broken.',
  },
  sharedHint: {
    vi: 'Máy để người dân tự nộp hồ sơ, hết người này đến người khác: đăng nhập hết hạn sớm, ô nhập không gợi lại chữ cũ, trang nào cũng có nút xóa hết.',
    en: 'People hand in there one after the other: a sign-in ends soon, fields recall nothing, every page has the button that wipes.',
  },
  failed: { vi: 'Không tải được danh sách thiết bị', en: 'The kiosks could not be loaded' },
  nowhere: { vi: 'Chưa có sảnh nào trong phạm vi của bạn', en: 'There is no hall within your reach' },
  nowhereHint: {
    vi: 'Sảnh có khi dịch vụ và quầy của bộ phận một cửa đã được khai báo.',
    en: 'A hall is there once services and counters of a one-stop section were described.',
  },
  board: { vi: 'Mở bảng gọi số', en: 'Open the board' },
  boardOf: { vi: 'Mở bảng gọi số của {name}', en: 'Open the board of {name}' },
  none: { vi: 'Chưa có máy nào ở đây.', en: 'No machine yet.' },
  name: { vi: 'Máy', en: 'Machine' },
  made: { vi: 'Thêm lúc', en: 'Added' },
  state: { vi: 'Tình trạng', en: 'State' },
  deed: { vi: 'Việc', en: 'Deed' },
  waits: { vi: 'chưa nhập mã', en: 'code not typed yet' },
  enrolled: { vi: 'dùng từ {at}', en: 'in use since {at}' },
  revoke: { vi: 'Thu hồi', en: 'Revoke' },
  revokeOne: { vi: 'Thu hồi máy {name}', en: 'Revoke {name}' },
  revokeTitle: { vi: 'Thu hồi máy {name}?', en: 'Revoke {name}?' },
  revokeHint: {
    vi: 'Máy lấy số thôi cấp số ngay, số đã cấp vẫn được gọi. Máy dùng chung thành máy thường ngay. Muốn dùng lại thì thêm máy mới và nhập mã mới.',
    en: 'A kiosk gives no more numbers from now on, those it gave are still called. A shared machine is one like any other. To use it again, add it anew with a new code.',
  },
  revoked: { vi: 'Đã thu hồi máy {name}.', en: '{name} was revoked.' },
  notDone: { vi: 'Chưa thu hồi được', en: 'Not revoked' },
})

/** The form that adds one, and its code. */
export const NEW_DEVICE = texts({
  title: { vi: 'Thêm máy', en: 'Add a machine' },
  kind: { vi: 'Loại máy', en: 'Kind' },
  kiosk: { vi: 'Máy lấy số', en: 'Kiosk' },
  shared: { vi: 'Máy dùng chung để nộp hồ sơ', en: 'Shared, to hand in at' },
  section: { vi: 'Sảnh của bộ phận', en: 'Hall of the section' },
  name: { vi: 'Tên máy', en: 'Name' },
  nameHint: { vi: 'Để nhận ra máy, ví dụ: Cửa chính', en: 'To tell it from others, such as: main entrance' },
  needName: { vi: 'Đặt tên cho máy.', en: 'Give it a name.' },
  add: { vi: 'Thêm và lấy mã', en: 'Add it and get its code' },
  codeTitle: { vi: 'Mã của máy {name}', en: 'Code of {name}' },
  code: { vi: 'Mã', en: 'Code' },
  once: {
    vi: 'Mã chỉ hiện một lần ở đây, dùng một lần, đến {until}.',
    en: 'It is shown here once, is good for one use, until {until}.',
  },
  open: { vi: 'Tại máy đó, mở địa chỉ này rồi nhập mã:', en: 'At it, open this address and type the code:' },
  gone: {
    vi: 'Máy đã được thêm, nhưng đường truyền bị ngắt nên không hiện lại được mã. Thu hồi máy này rồi thêm lại.',
    en: 'It was added, but the line was cut and its code cannot be shown again. Revoke it and add it anew.',
  },
  again: { vi: 'Đã hiểu', en: 'Understood' },
  done: { vi: 'Đã nhập xong', en: 'It is typed' },
})

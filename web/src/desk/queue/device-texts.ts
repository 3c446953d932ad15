import { texts } from '@motcua/contracts/texts.ts'

/** Kiosks of a hall, for whoever looks after them. */
export const DEVICE = texts({
  title: { vi: 'Thiết bị lấy số', en: 'Kiosks' },
  intro: {
    vi: 'Máy lấy số ở sảnh. Thêm một máy, rồi nhập mã một lần tại máy đó; máy nào mất hoặc hỏng thì thu hồi.',
    en: 'Kiosks of the halls. Add one, then type its code at it once; revoke one that is lost or broken.',
  },
  failed: { vi: 'Không tải được danh sách thiết bị', en: 'The kiosks could not be loaded' },
  nowhere: { vi: 'Chưa có sảnh nào trong phạm vi của bạn', en: 'There is no hall within your reach' },
  nowhereHint: {
    vi: 'Sảnh có khi dịch vụ và quầy của bộ phận một cửa đã được khai báo.',
    en: 'A hall is there once services and counters of a one-stop section were described.',
  },
  board: { vi: 'Mở bảng gọi số', en: 'Open the board' },
  boardOf: { vi: 'Mở bảng gọi số của {name}', en: 'Open the board of {name}' },
  none: { vi: 'Chưa có máy lấy số nào ở đây.', en: 'No kiosk yet.' },
  name: { vi: 'Máy', en: 'Kiosk' },
  made: { vi: 'Thêm lúc', en: 'Added' },
  state: { vi: 'Tình trạng', en: 'State' },
  deed: { vi: 'Việc', en: 'Deed' },
  waits: { vi: 'chưa nhập mã', en: 'code not typed yet' },
  enrolled: { vi: 'dùng từ {at}', en: 'in use since {at}' },
  revoke: { vi: 'Thu hồi', en: 'Revoke' },
  revokeOne: { vi: 'Thu hồi máy {name}', en: 'Revoke kiosk {name}' },
  revokeTitle: { vi: 'Thu hồi máy {name}?', en: 'Revoke kiosk {name}?' },
  revokeHint: {
    vi: 'Máy này thôi cấp số ngay. Số đã cấp vẫn được gọi. Muốn dùng lại thì thêm máy mới và nhập mã mới.',
    en: 'It gives no more numbers from now on. Those it gave are still called. To use it again, add it anew with a new code.',
  },
  revoked: { vi: 'Đã thu hồi máy {name}.', en: 'Kiosk {name} was revoked.' },
  notDone: { vi: 'Chưa thu hồi được', en: 'Not revoked' },
})

/** The form that adds one, and its code. */
export const NEW_DEVICE = texts({
  title: { vi: 'Thêm máy lấy số', en: 'Add a kiosk' },
  section: { vi: 'Sảnh của bộ phận', en: 'Hall of the section' },
  name: { vi: 'Tên máy', en: 'Name' },
  nameHint: { vi: 'Để nhận ra máy, ví dụ: Cửa chính', en: 'To tell it from others, such as: main entrance' },
  needName: { vi: 'Đặt tên cho máy.', en: 'Give it a name.' },
  add: { vi: 'Thêm và lấy mã', en: 'Add it and get its code' },
  codeTitle: { vi: 'Mã của máy {name}', en: 'Code of kiosk {name}' },
  code: { vi: 'Mã', en: 'Code' },
  once: {
    vi: 'Mã chỉ hiện một lần ở đây, dùng một lần, đến {until}.',
    en: 'It is shown here once, is good for one use, until {until}.',
  },
  open: { vi: 'Tại máy lấy số, mở địa chỉ này rồi nhập mã:', en: 'At the kiosk, open this address and type the code:' },
  gone: {
    vi: 'Máy đã được thêm, nhưng đường truyền bị ngắt nên không hiện lại được mã. Thu hồi máy này rồi thêm lại.',
    en: 'It was added, but the line was cut and its code cannot be shown again. Revoke it and add it anew.',
  },
  again: { vi: 'Đã hiểu', en: 'Understood' },
  done: { vi: 'Đã nhập xong', en: 'It is typed' },
})

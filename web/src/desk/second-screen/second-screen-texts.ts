import { texts } from '@motcua/contracts/texts.ts'

/** At intake: what the screen turned to the citizen shows. */
export const SECOND_SCREEN = texts({
  label: { vi: 'Màn hình hướng về người dân', en: 'Screen turned to the citizen' },
  none: { vi: 'Không dùng', en: 'Not used' },
  notLoaded: { vi: 'Không tải được danh sách màn hình', en: 'The screens could not be loaded' },
  ask: { vi: 'Mời người dân xác nhận', en: 'Ask the citizen to confirm' },
  notHeard: { vi: 'Trang của màn hình chưa mở; người dân chưa thấy gì.', en: 'The page of the screen is not open; nothing is seen.' },
  shows: { vi: 'Người dân đang thấy nội dung bạn nhập.', en: 'The citizen sees what you type.' },
  waits: { vi: 'Đang chờ người dân bấm Đúng hoặc Chưa đúng.', en: 'Waiting for the citizen to press Right or Not right.' },
  right: { vi: 'Người dân xác nhận: Đúng.', en: 'The citizen confirmed: right.' },
  wrong: { vi: 'Người dân báo: Chưa đúng. Hỏi chỗ cần sửa.', en: 'The citizen says: not right. Ask what to mend.' },
  failed: { vi: 'Chưa hiện được lên màn hình', en: 'Not shown on the screen' },
  applicant: { vi: 'Người nộp', en: 'Applicant' },
  number: { vi: 'Số định danh, mã số thuế', en: 'Personal number or tax code' },
  birth: { vi: 'Ngày sinh', en: 'Date of birth' },
  phone: { vi: 'Điện thoại', en: 'Phone' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  papers: { vi: 'Giấy tờ nộp', en: 'Papers handed in' },
  delivery: { vi: 'Cách nhận kết quả', en: 'How the result is handed out' },
  address: { vi: 'Địa chỉ nhận', en: 'Address for delivery' },
})

/** The screens of one's sections. */
export const SCREENS = texts({
  title: { vi: 'Màn hình phụ', en: 'Second screens' },
  intro: {
    vi: 'Màn hình ở quầy, quay về phía người dân: hiện chữ lớn những gì cán bộ nhập và để họ bấm Đúng hoặc Chưa đúng. '
      + 'Nội dung chỉ ở trong bộ nhớ, xóa ngay khi xong một người.',
    en: 'Screens at counters, turned to the citizen: they show in large type what the clerk types, and the citizen confirms it. '
      + 'It stays in memory only and is wiped after each person.',
  },
  failed: { vi: 'Không tải được danh sách màn hình', en: 'The screens could not be loaded' },
  nowhere: { vi: 'Bạn chưa ngồi ở bộ phận một cửa nào', en: 'You sit at no one-stop section' },
  empty: { vi: 'Chưa có màn hình nào ở đây.', en: 'No screen yet.' },
  name: { vi: 'Màn hình', en: 'Screen' },
  state: { vi: 'Tình trạng', en: 'State' },
  deed: { vi: 'Việc', en: 'Deed' },
  waits: { vi: 'chưa nhập mã', en: 'code not typed yet' },
  open: { vi: 'đang mở', en: 'open' },
  closed: { vi: 'chưa mở trang', en: 'its page is not open' },
  end: { vi: 'Thu hồi', en: 'Revoke' },
  endOne: { vi: 'Thu hồi màn hình {name}', en: 'Revoke screen {name}' },
  endTitle: { vi: 'Thu hồi màn hình {name}?', en: 'Revoke screen {name}?' },
  endHint: {
    vi: 'Màn hình này tắt nội dung ngay. Muốn dùng lại thì thêm mới và nhập mã mới.',
    en: 'It shows nothing from now on. To use it again, add it anew with a new code.',
  },
  ended: { vi: 'Đã thu hồi màn hình {name}.', en: 'Screen {name} was revoked.' },
  notEnded: { vi: 'Chưa thu hồi được', en: 'Not revoked' },
  addTitle: { vi: 'Thêm màn hình', en: 'Add a screen' },
  section: { vi: 'Bộ phận', en: 'Section' },
  newName: { vi: 'Tên màn hình', en: 'Name' },
  newNameHint: { vi: 'Để nhận ra, ví dụ: Quầy 3', en: 'To tell it from others, such as: counter 3' },
  needName: { vi: 'Đặt tên cho màn hình.', en: 'Give it a name.' },
  add: { vi: 'Thêm và lấy mã', en: 'Add it and get its code' },
  codeTitle: { vi: 'Mã của màn hình {name}', en: 'Code of screen {name}' },
  code: { vi: 'Mã', en: 'Code' },
  once: { vi: 'Mã chỉ hiện một lần ở đây, dùng một lần, đến {until}.', en: 'Shown here once, good for one use, until {until}.' },
  openThere: { vi: 'Tại màn hình, mở địa chỉ này rồi nhập mã:', en: 'At the screen, open this address and type the code:' },
  gone: {
    vi: 'Màn hình đã được thêm, nhưng đường truyền bị ngắt nên không hiện lại được mã. Thu hồi rồi thêm lại.',
    en: 'It was added, but the line was cut and its code cannot be shown again. Revoke it and add it anew.',
  },
  done: { vi: 'Đã nhập xong', en: 'It is typed' },
})

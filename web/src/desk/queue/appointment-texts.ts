import { texts } from '@motcua/contracts/texts.ts'

/** Who is expected at a section, for whoever runs its hall. */
export const EXPECTED = texts({
  title: { vi: 'Lịch hẹn', en: 'Appointments' },
  intro: {
    vi: 'Ai hẹn giờ nào, làm việc gì, đã đến hay chưa. Người quên mã hẹn: tìm theo giờ và thủ tục, đọc mã cho họ gõ ở máy lấy số.',
    en: 'Who is expected when, for what, and who came. Who has lost the code: find it by time and procedure, and tell it to them.',
  },
  day: { vi: 'Ngày', en: 'Day' },
  section: { vi: 'Bộ phận', en: 'Section' },
  failed: { vi: 'Không tải được lịch hẹn', en: 'The appointments could not be loaded' },
  nowhere: { vi: 'Chưa có sảnh nào trong phạm vi của bạn', en: 'There is no hall within your reach' },
  none: { vi: 'Không ai hẹn {day}', en: 'Nobody is expected on {day}' },
  more: { vi: 'Xem thêm', en: 'Show more' },
  time: { vi: 'Giờ', en: 'Time' },
  service: { vi: 'Việc', en: 'Service' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  noProcedure: { vi: 'không còn trong danh mục', en: 'no longer in the catalogue' },
  code: { vi: 'Mã hẹn', en: 'Code' },
  caller: { vi: 'Người gọi', en: 'Caller' },
  struck: { vi: 'Đã xóa, hết thời gian lưu', en: 'Struck, kept no longer' },
  state: { vi: 'Tình trạng', en: 'State' },
  booked: { vi: 'Chưa đến', en: 'Expected' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
  'called-off': { vi: 'Bộ phận hủy', en: 'Called off' },
  arrived: { vi: 'Đã đến', en: 'Came' },
  missed: { vi: 'Không đến', en: 'Did not come' },
})

/** Slots for which the roster has too few people. */
export const CROWDED = texts({
  title: { vi: 'Lịch hẹn vượt số người trực', en: 'More appointments than people on duty' },
  hint: {
    vi: 'Lịch trực đã bớt người sau khi người dân đặt hẹn. Lịch hẹn vẫn giữ nguyên: hãy xếp thêm người trực.',
    en: 'The roster has become shorter since they were booked. The appointments hold: put more people on duty.',
  },
  line: {
    vi: '{day}, {from}–{until}, {service}: {booked} người hẹn, người trực chỉ đủ cho {places}',
    en: '{day}, {from}–{until}, {service}: {booked} expected, whoever is on duty can see {places}',
  },
  nobody: {
    vi: '{day}, {from}–{until}, {service}: {booked} người hẹn, không ai trực',
    en: '{day}, {from}–{until}, {service}: {booked} expected, nobody is on duty',
  },
})

import { texts } from '@motcua/contracts/texts.ts'

/** What is told of refusals at the counters of a hall, and what to do about them. */
export const QUEUE_PROBLEM = texts({
  'slot-closed': {
    vi: 'Không nhận hẹn vào giờ đó: nghỉ, hoặc chưa có người trực việc này. Hãy chọn giờ khác.',
    en: 'No appointments are given then: it is closed, or nobody is on duty for it. Choose another time.',
  },
  'slot-past': { vi: 'Giờ đó đã qua hoặc quá sát. Hãy chọn giờ muộn hơn.', en: 'That time has passed or is too near. Choose a later one.' },
  'slot-too-far': { vi: 'Chưa mở đặt lịch cho ngày đó. Hãy chọn ngày gần hơn.', en: 'That day cannot be booked yet. Choose a nearer one.' },
  'slot-full': { vi: 'Giờ đó vừa hết chỗ. Hãy chọn giờ khác.', en: 'That time is full now. Choose another.' },
  'appointment-overlaps': {
    vi: 'Người này đã có lịch hẹn vào giờ đó. Hãy chọn giờ khác, hoặc hủy lịch hẹn kia trước.',
    en: 'They have an appointment at that time. Choose another, or cancel that one first.',
  },
  'appointments-too-many': {
    vi: 'Người này đã giữ đủ số lịch hẹn được phép. Hãy hủy bớt rồi đặt lại.',
    en: 'They hold as many appointments as anybody may. Cancel one and book again.',
  },
  'errands-too-many': {
    vi: 'Một lịch hẹn không nhận nhiều việc như vậy. Hãy đặt thêm một lịch hẹn.',
    en: 'One appointment does not take so many errands. Book another besides.',
  },
  'appointment-over': {
    vi: 'Lịch hẹn này không còn: đã đến, đã hủy, đã đổi hoặc đã qua. Hãy tải lại danh sách.',
    en: 'This appointment is no more: used, cancelled, moved or past. Load the list again.',
  },
  'person-without-account': {
    vi: 'Người này chưa có tài khoản. Hãy chọn “Ghi tên và số điện thoại”.',
    en: 'This person has no account. Choose “By name and number”.',
  },
  'no-seat': {
    vi: 'Bạn chưa ngồi quầy nào. Hãy chọn quầy rồi gọi số.',
    en: 'You are at no counter. Choose a counter, and then call.',
  },
  'counter-unknown': {
    vi: 'Không có quầy này trong sảnh hôm nay. Hãy tải lại và chọn quầy khác.',
    en: 'The hall has no such counter today. Load the page again and choose another.',
  },
  'counter-taken': {
    vi: 'Đã có người ngồi quầy này. Hãy chọn quầy khác, hoặc nhờ người đó rời quầy.',
    en: 'Somebody sits at this counter. Choose another, or ask them to leave it.',
  },
  'counter-empty': {
    vi: 'Quầy đó chưa có người ngồi. Hãy chuyển sang quầy khác.',
    en: 'Nobody sits at that counter. Pass on to another.',
  },
  'turn-at-counter': {
    vi: 'Quầy đang có khách. Hãy kết thúc, tạm dừng hoặc chuyển số đó trước.',
    en: 'Somebody is at the counter. Finish, put aside or pass on that number first.',
  },
  'screen-taken': {
    vi: 'Màn hình này đang hiện nội dung của cán bộ khác. Chọn màn hình tại quầy của bạn, hoặc chờ cán bộ đó xong.',
    en: 'A colleague shows something on this screen. Choose the one at your counter, or wait until they are done.',
  },
  'turn-moved-on': {
    vi: 'Số ở quầy đã khác với màn hình này. Màn hình vừa tải lại, hãy xem rồi bấm tiếp.',
    en: 'The number at the counter is not the one shown here any more. Look again, and then go on.',
  },
  'service-unknown': {
    vi: 'Sảnh này không có việc đó. Hãy chọn việc khác trong danh sách.',
    en: 'This hall has no such service. Choose another of the list.',
  },
  'roster-times-reversed': {
    vi: 'Giờ kết thúc phải sau giờ bắt đầu. Hãy sửa lại giờ.',
    en: 'The end must come after the beginning. Correct the times.',
  },
  'roster-day-over': {
    vi: 'Ngày này đã qua, lịch trực đã dùng để tính năng suất. Chỉ ghi được từ hôm qua trở đi.',
    en: 'That day is over, and its roster is counted. Write from yesterday on.',
  },
  'roster-outside-hours': {
    vi: 'Khoảng này không có giờ làm việc nào: ngày nghỉ, hoặc ngoài giờ. Hãy chọn giờ hay ngày khác.',
    en: 'There is no working time in this span: a day of rest, or outside hours. Choose other hours or another day.',
  },
  'roster-person-unknown': {
    vi: 'Ngày đó người này không có vai trò làm việc tại quầy của bộ phận. Hãy chọn người khác, hoặc nhờ quản trị giao vai trò.',
    en: 'That person has no role at the counters of the section on that day. Choose another, or ask for the role.',
  },
  'roster-person-away': {
    vi: 'Người này vắng mặt ngày đó. Hãy chọn người khác hoặc ngày khác.',
    en: 'That person is away on that day. Choose another person or day.',
  },
  'roster-overlap': {
    vi: 'Người này đã có lịch trực trùng giờ. Hãy sửa hoặc bỏ lịch kia trước.',
    en: 'That person is on duty already at that time. Change or cancel the other duty first.',
  },
  'roster-counter-taken': {
    vi: 'Quầy này đã có người trực trong giờ đó. Hãy chọn quầy khác hoặc để trống quầy.',
    en: 'Somebody has that counter at that time. Choose another, or none.',
  },
  'roster-empty': {
    vi: 'Tuần nguồn chưa có lịch trực nào. Hãy chọn tuần khác để sao chép.',
    en: 'Nobody is on duty in that week. Choose another week to copy.',
  },
  'roster-same-week': {
    vi: 'Hai tuần chồng lên nhau. Hãy chọn tuần nhận cách tuần nguồn ít nhất bảy ngày.',
    en: 'The two weeks overlap. Choose weeks at least seven days apart.',
  },
  'policy-day-past': {
    vi: 'Chỉ đổi được từ ngày mai trở đi. Hãy chọn ngày khác.',
    en: 'A change begins tomorrow at the earliest. Choose another day.',
  },
  'policy-unit-ends': {
    vi: 'Bộ phận này sắp kết thúc theo phương án sắp xếp đã nhập. Hãy đổi ở đơn vị mới khi đơn vị đó hoạt động.',
    en: 'A plan that was taken in ends this section. Change the hall of its heir, once that works.',
  },
  'policy-changed-meanwhile': {
    vi: 'Người khác vừa đổi dịch vụ và quầy của sảnh này. Hãy bấm Thôi, mở lại để xem bản mới, rồi đổi tiếp.',
    en: 'Somebody has just changed this hall. Cancel, open it again to see what stands there now, and go on from it.',
  },
  'hall-service-twice': {
    vi: 'Có hai việc trùng nhau. Hãy bỏ bớt một việc.', en: 'A service stands there twice. Remove one of them.',
  },
  'hall-name-twice': {
    vi: 'Hai việc trùng tên, người dân không biết chọn việc nào. Hãy đặt tên khác nhau.',
    en: 'Two services have one name, and people cannot tell them apart. Give each its own.',
  },
  'hall-digit-twice': {
    vi: 'Hai việc trùng chữ số đầu. Hãy cho mỗi việc một chữ số riêng từ 1 đến 9.',
    en: 'Two services have one digit. Give each its own, from 1 to 9.',
  },
  'hall-counter-twice': {
    vi: 'Hai quầy trùng số. Hãy cho mỗi quầy một số riêng.', en: 'Two counters have one number. Give each its own.',
  },
  'hall-service-unknown': {
    vi: 'Có quầy làm một việc không có trong danh sách. Hãy tải lại trang và chọn lại.',
    en: 'A counter has a service that is not on the list. Load the page again and choose anew.',
  },
  'hall-service-unserved': {
    vi: 'Có việc chưa quầy nào làm. Hãy chọn quầy cho việc đó, hoặc bỏ việc đó.',
    en: 'No counter does one of the services. Choose a counter for it, or remove it.',
  },
  'hall-quick-minutes': {
    vi: 'Có quầy nhanh mà chưa ghi việc ngắn là bao nhiêu phút. Hãy ghi số phút.',
    en: 'There is a quick counter, and nothing says how many minutes are short. Say how many.',
  },
  'hall-calls-off': {
    vi: 'Từ ngày đó không còn quầy làm việc của {count} lịch hẹn đã đặt. Ghi thay đổi này sẽ hủy các lịch hẹn đó và báo cho người đặt.',
    en: 'From that day on no counter does what {count} booked appointment(s) are for. Saving calls them off, and tells whoever booked.',
  },
  'figures-too-long': {
    vi: 'Số liệu xem được tối đa 366 ngày một lần. Hãy chọn khoảng ngắn hơn.',
    en: 'Figures are shown of 366 days at most. Choose a shorter span.',
  },
  'figures-beyond-month': {
    vi: 'Số liệu này xem được tối đa 31 ngày một lần. Hãy chọn khoảng ngắn hơn.',
    en: 'These figures are shown of 31 days at most. Choose a shorter span.',
  },
  'queue-closed': {
    vi: 'Hôm nay bộ phận không phát thêm số.', en: 'No more numbers are given today.',
  },
  'queue-out-of-hours': {
    vi: 'Ngoài giờ làm việc nên chưa phát số.', en: 'No numbers are given outside working hours.',
  },
  'queue-closed-already': {
    vi: 'Hàng chờ hôm nay đã đóng từ trước. Hãy tải lại trang để xem.',
    en: 'The queue of today is closed already. Load the page again.',
  },
  'queue-open': {
    vi: 'Hàng chờ đang mở, không cần mở lại. Hãy tải lại trang để xem.',
    en: 'The queue is open. Load the page again.',
  },
})

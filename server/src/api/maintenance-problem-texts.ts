import { texts } from '@motcua/contracts/texts.ts'

/** What whoever enters planned maintenance is told. */
export const MAINTENANCE_PROBLEM = texts({
  'maintenance-effect-missing': {
    vi: 'Hãy ghi những gì không dùng được trong lúc bảo trì.', en: 'Say what does not work meanwhile.',
  },
  'maintenance-ends-first': {
    vi: 'Giờ kết thúc phải sau giờ bắt đầu. Hãy sửa lại.', en: 'It must end after it begins. Correct the times.',
  },
  'maintenance-past': {
    vi: 'Giờ bắt đầu đã qua. Hãy chọn giờ từ bây giờ trở đi.', en: 'That time is past. Choose one from now on.',
  },
  'maintenance-too-long': {
    vi: 'Bảo trì dài hơn mức quy định. Hãy chia thành nhiều lần.',
    en: 'It is longer than the policy lets it be. Divide it.',
  },
  'maintenance-too-soon': {
    vi: 'Bảo trì phải báo trước đủ số ngày làm việc. Hãy chọn giờ muộn hơn, hoặc ghi lý do khẩn cấp.',
    en: 'It must be announced some working days ahead. Choose a later time, or say why it is urgent.',
  },
  'maintenance-overlaps': {
    vi: 'Đã có lần bảo trì khác trong khoảng này. Hãy chọn giờ khác, hoặc hủy lần đó trước.',
    en: 'Other maintenance is announced for that time. Choose another, or call that one off first.',
  },
  'maintenance-unknown': {
    vi: 'Không có lần bảo trì này. Hãy tải lại danh sách.', en: 'There is no such maintenance. Load the list again.',
  },
  'maintenance-note-missing': {
    vi: 'Hãy ghi vì sao hủy hoặc kết thúc sớm.', en: 'Say why it is called off or ended early.',
  },
  'maintenance-over': {
    vi: 'Lần bảo trì này đã xong hoặc đã hủy. Hãy tải lại danh sách.',
    en: 'It is over, or was called off. Load the list again.',
  },
  'under-maintenance': {
    vi: 'Hệ thống đang bảo trì theo kế hoạch. Những gì đã lưu không mất. Hãy thử lại sau giờ kết thúc.',
    en: 'Planned maintenance is under way. Nothing that was saved is lost. Try again when it is over.',
  },
})

/** With when it is over. */
export const MAINTENANCE_SAID = texts({
  until: {
    vi: 'Hệ thống đang bảo trì theo kế hoạch đến {until}. Những gì đã lưu không mất. Hãy thử lại sau giờ đó.',
    en: 'Planned maintenance is under way until {until}. Nothing that was saved is lost. Try again then.',
  },
})

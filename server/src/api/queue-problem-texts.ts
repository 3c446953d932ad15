import { texts } from '@motcua/contracts/texts.ts'

/** What is told of refusals at the counters of a hall, and what to do about them. */
export const QUEUE_PROBLEM = texts({
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
  'turn-moved-on': {
    vi: 'Số ở quầy đã khác với màn hình này. Màn hình vừa tải lại, hãy xem rồi bấm tiếp.',
    en: 'The number at the counter is not the one shown here any more. Look again, and then go on.',
  },
  'service-unknown': {
    vi: 'Sảnh này không có việc đó. Hãy chọn việc khác trong danh sách.',
    en: 'This hall has no such service. Choose another of the list.',
  },
})

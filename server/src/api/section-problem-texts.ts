import { texts } from '@motcua/contracts/texts.ts'

/** What is told of refusals about sections, and what to do about them. */
export const SECTION_PROBLEM = texts({
  'exception-listed': {
    vi: 'Thủ tục đã có trong danh sách không tiếp nhận của Bộ phận này vào những ngày đó. Hãy xem lại danh sách.',
    en: 'The procedure is listed for that section on some of those days already. Look at the list again.',
  },
  'exception-unknown': {
    vi: 'Không tìm thấy dòng này trong danh sách. Hãy tải lại danh sách.',
    en: 'There is no such line in the list. Load it again.',
  },
  'exception-over': {
    vi: 'Dòng này đã kết thúc vào ngày đó hoặc sớm hơn. Hãy tải lại danh sách.',
    en: 'That line ends on the day or earlier already. Load the list again.',
  },
  'excepted-at-section': {
    vi: 'Thủ tục có trong danh sách không tiếp nhận tại Bộ phận này. Hãy hướng dẫn người dân đến nơi tiếp nhận.',
    en: 'The procedure is listed as not received at this section. Tell people where it is received.',
  },
  'section-without-hall': {
    vi: 'Bộ phận chưa có sảnh, quầy trong cấu hình nên không in được. Hãy báo quản trị khai báo sảnh.',
    en: 'The section has no hall with counters, so this cannot be printed. Ask the administrator to describe it.',
  },
  'section-without-staff': {
    vi: 'Chưa có ai được giao việc tại Bộ phận nên không có thẻ để in. Hãy giao vai trò ở mục Tài khoản cán bộ.',
    en: 'Nobody works at the section, so there is no badge. Give a role there first.',
  },
})

/** Words of the signs of a section. */
export const SECTION_TEXT = texts({
  span: { vi: '{opens} đến {closes}', en: '{opens} to {closes}' },
})

/** Days of the week, as Date counts them. */
export const SECTION_WEEKDAY = texts({
  0: { vi: 'Chủ nhật', en: 'Sunday' }, 1: { vi: 'Thứ Hai', en: 'Monday' }, 2: { vi: 'Thứ Ba', en: 'Tuesday' },
  3: { vi: 'Thứ Tư', en: 'Wednesday' }, 4: { vi: 'Thứ Năm', en: 'Thursday' }, 5: { vi: 'Thứ Sáu', en: 'Friday' },
  6: { vi: 'Thứ Bảy', en: 'Saturday' },
})

/** The same with what it was listed by. */
export const EXCEPTED = texts({
  byDecision: {
    vi: 'Bộ phận này không tiếp nhận thủ tục theo quyết định số {decision}. Lý do: {reason} Hãy hướng dẫn người dân đến nơi tiếp nhận.',
    en: 'This section does not receive the procedure by decision {decision}. Reason: {reason} Tell people where it is received.',
  },
})

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
})

/** The same with what it was listed by. */
export const EXCEPTED = texts({
  byDecision: {
    vi: 'Bộ phận này không tiếp nhận thủ tục theo quyết định số {decision}. Lý do: {reason} Hãy hướng dẫn người dân đến nơi tiếp nhận.',
    en: 'This section does not receive the procedure by decision {decision}. Reason: {reason} Tell people where it is received.',
  },
})

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
  'exception-in-past': {
    vi: 'Chỉ tiếp nhận lại được từ hôm nay trở đi. Hãy chọn ngày cuối từ hôm qua.',
    en: 'It is received again from today on. Choose a last day from yesterday on.',
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
  'survey-day-wrong': {
    vi: 'Ngày trên phiếu chưa đến, hoặc đã quá hạn nhận phiếu. Hãy xem lại ngày; phiếu quá hạn thì để ngoài số liệu.',
    en: 'The day on the form is to come, or too long ago. Look at it again; a form that is too old is not counted.',
  },
  'survey-empty': {
    vi: 'Phiếu chưa chấm câu nào từ 1 đến 5. Hãy nhập ít nhất một câu; phiếu trắng thì không nhập.',
    en: 'No question has an answer from 1 to 5. Key in at least one; a blank form is not keyed in.',
  },
  'equipment-kind-unknown': {
    vi: 'Định mức trang thiết bị không có loại này. Hãy chọn loại trong danh sách.',
    en: 'The rule names no such kind. Choose one of the list.',
  },
  'equipment-labelled': {
    vi: 'Bộ phận đã có thiết bị loại này mang số đó. Hãy ghi số khác, hoặc xem lại danh sách.',
    en: 'Another thing of that kind has the label there. Give another, or look at the list.',
  },
  'equipment-day-wrong': {
    vi: 'Ngày phải không sau hôm nay và không trước lần đổi tình trạng gần nhất. Hãy ghi lại ngày.',
    en: 'The day may be neither after today nor before the last change. Give another.',
  },
  'equipment-unknown': {
    vi: 'Không tìm thấy thiết bị này trong phạm vi của bạn. Hãy tải lại danh sách.',
    en: 'There is no such thing within your reach. Load the list again.',
  },
  'equipment-moved-on': {
    vi: 'Thiết bị đã ở tình trạng khác nên không đổi như vậy được. Hãy tải lại danh sách.',
    en: 'The thing stands otherwise by now, so that cannot follow. Load the list again.',
  },
  'model-without-section': {
    vi: 'Phương án chưa có nơi thí điểm. Hãy chọn ít nhất một Bộ phận.',
    en: 'The proposal names no section. Choose one at least.',
  },
  'model-task-twice': {
    vi: 'Một việc của thủ tục được giao cho hai bên. Hãy để mỗi việc một bên.',
    en: 'A task of a procedure is given to two. Leave it to one of them.',
  },
  'model-unknown': {
    vi: 'Không tìm thấy phương án này trong phạm vi của bạn. Hãy tải lại danh sách.',
    en: 'There is no such proposal within your reach. Load the list again.',
  },
  'model-moved-on': {
    vi: 'Phương án đã sang bước khác. Hãy tải lại rồi xem bước hiện tại.',
    en: 'The proposal has gone on meanwhile. Load it again and look where it stands.',
  },
  'model-decision-needed': {
    vi: 'Duyệt phương án cần số và ngày quyết định. Hãy ghi quyết định.',
    en: 'An approval needs the number and the day of its decision. Give both.',
  },
  'model-days-needed': {
    vi: 'Thí điểm cần ngày đầu và ngày cuối. Hãy ghi cả hai ngày.',
    en: 'A pilot needs its first and its last day. Give both.',
  },
  'model-pilot-past': {
    vi: 'Thí điểm phải bắt đầu từ hôm nay trở đi. Hãy chọn lại ngày đầu.',
    en: 'A pilot begins today or later. Choose its first day anew.',
  },
  'model-pilot-long': {
    vi: 'Thí điểm dài hơn số ngày tỉnh cho phép. Hãy chọn ngày cuối sớm hơn; cần lâu hơn thì thí điểm tiếp bằng phương án mới.',
    en: 'The pilot lasts longer than the province lets. Choose an earlier last day; propose anew what needs longer.',
  },
  'model-pilot-early': {
    vi: 'Thí điểm chưa đến ngày bắt đầu nên chưa nhân rộng được. Hãy đợi đến ngày đó, hoặc dừng.',
    en: 'The pilot has not begun, so it cannot be rolled out. Wait until it has, or stop it.',
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

import { texts } from '@motcua/contracts/texts.ts'

/** What is told of a refusal about who does whose work; by its code. */
export const WORK_PROBLEM = texts({
  'stand-in-over': {
    vi: 'Bạn không làm thay người này, hoặc thời gian làm thay đã hết. Hãy tải lại trang để trở về việc của mình.',
    en: 'You do not stand in for this person, or no longer. Load the page again to go back to your own work.',
  },
  'not-for-another': {
    vi: 'Việc này không làm thay được; người được giao làm thay không giao lại cho người khác. Hãy thôi làm thay rồi làm với tài khoản của mình.',
    en: 'This cannot be done for another; whoever stands in hands nothing on. Go back to your own work to do it.',
  },
  'stand-in-of-oneself': {
    vi: 'Không tự làm thay cho chính mình được. Hãy chọn người khác.',
    en: 'Nobody stands in for oneself. Choose somebody else.',
  },
  'stand-in-not-yours-to-name': {
    vi: 'Bạn không cử được người làm thay cho vai trò này. Hãy báo người đó tự cử, hoặc nhờ quản trị của cơ quan.',
    en: 'You cannot name who stands in for this role. Ask that person, or the administrator of the agency.',
  },
  'stand-in-unqualified': {
    vi: 'Người được chọn không có vai trò phù hợp trong cơ quan suốt những ngày này. Hãy chọn người khác hoặc rút ngắn thời gian.',
    en: 'This person has no fitting role in the agency on all of these days. Choose another, or fewer days.',
  },
  'stand-in-away': {
    vi: 'Người được chọn cũng vắng mặt trong những ngày này. Hãy chọn người khác hoặc ngày khác.',
    en: 'This person is away on some of these days, too. Choose somebody else, or other days.',
  },
  'stand-in-circular': {
    vi: 'Người được chọn lại đang có người làm thay là chính người vắng mặt. Hãy chọn người khác.',
    en: 'The person chosen is stood in for by the absent one. Choose somebody else.',
  },
  'stand-in-named-already': {
    vi: 'Vai trò này đã có người làm thay trong những ngày đó. Hãy chấm dứt việc làm thay cũ trước.',
    en: 'Somebody stands in for this role on some of these days. End that first.',
  },
  'stand-in-unknown': {
    vi: 'Không có việc làm thay này. Hãy tải lại trang.',
    en: 'There is no such stand-in. Load the page again.',
  },
  'role-not-held': {
    vi: 'Người vắng mặt không giữ vai trò này suốt những ngày đó. Hãy xem lại vai trò và ngày.',
    en: 'The absent person does not hold this role on all of these days. Look at the role and the days.',
  },
  'absence-noted-already': {
    vi: 'Đã ghi vắng mặt trong những ngày này. Hãy xem lại các ngày đã ghi.',
    en: 'An absence on some of these days is noted already. Look at the days noted.',
  },
  'absence-past': {
    vi: 'Chỉ ghi được cho hôm nay trở đi. Hãy chọn ngày khác.',
    en: 'This is noted from today on. Choose another day.',
  },
  'absence-unknown': {
    vi: 'Không có lần vắng mặt này. Hãy tải lại trang.',
    en: 'There is no such absence. Load the page again.',
  },
  'duty-separated': {
    vi: 'Bạn đã làm một việc khác của hồ sơ hoặc gói này, theo quy tắc tách nhiệm vụ thì không làm được việc này. Hãy báo lãnh đạo giao người khác; đơn vị chỉ có một người thì đề nghị quản trị hệ thống cấp ngoại lệ.',
    en: 'You did something else on this dossier or package, and the two are kept apart. Ask the head to give it to somebody else; a unit with one person asks the administrator for an exception.',
  },
  'duty-reason-short': {
    vi: 'Lý do cần ít nhất 10 chữ cái để người khác hiểu. Hãy viết rõ hơn.',
    en: 'The reason needs at least 10 letters for others to understand it. Say more.',
  },
  'duty-excepted-already': {
    vi: 'Đơn vị đã có ngoại lệ trong những ngày này. Hãy chấm dứt ngoại lệ cũ trước.',
    en: 'The unit has an exception on some of these days. End that first.',
  },
  'duty-exception-unknown': {
    vi: 'Không có ngoại lệ này. Hãy tải lại trang.',
    en: 'There is no such exception. Load the page again.',
  },
  'duty-unknown': {
    vi: 'Không có quy tắc tách nhiệm vụ này. Hãy tải lại trang.',
    en: 'There is no such rule of duties. Load the page again.',
  },
  'assignee-away': {
    vi: 'Người nhận đang vắng mặt và chưa có người làm thay. Hãy chọn người khác.',
    en: 'This person is away and nobody stands in. Choose somebody else.',
  },
  'rule-gives-nobody': {
    vi: 'Không có quy tắc giao việc cho bước này, hoặc không ai phụ trách đang làm việc. Hãy chọn một người.',
    en: 'No rule speaks of this step, or nobody in charge is there. Choose a person.',
  },
  'assignment-rule-held': {
    vi: 'Vai trò này tại đơn vị đã có quy tắc trong những ngày đó. Hãy chấm dứt quy tắc cũ trước.',
    en: 'This role at the unit has a rule on some of these days. End that first.',
  },
  'assignment-rule-unknown': {
    vi: 'Không có quy tắc này trong phạm vi của bạn. Hãy tải lại trang.',
    en: 'There is no such rule within your reach. Load the page again.',
  },
  'process-version-unknown': {
    vi: 'Không có phiên bản quy trình này. Hãy tải lại trang rồi chọn lại.',
    en: 'There is no such version of a process. Load the page again and choose anew.',
  },
  'processes-apart': {
    vi: 'Hai phiên bản thuộc hai quy trình khác nhau. Hãy chọn hai phiên bản của cùng một quy trình.',
    en: 'These versions belong to two different processes. Choose two versions of one.',
  },
  'mapping-wrong': {
    vi: 'Bảng ghép bước có bước không tồn tại, hoặc hai bước cũ cùng chỉ tới một bước mới. Hãy xem lại bảng ghép.',
    en: 'The mapping names a step that is not there, or two old steps for one new one. Look at the mapping again.',
  },
  'migration-running': {
    vi: 'Các lượt chạy của phiên bản này đang được chuyển. Hãy đợi lần chuyển đó xong, hoặc hoàn tác nó trước.',
    en: 'Runs of this version are being moved. Wait until that is done, or undo it first.',
  },
  'holiday-changes-nothing': {
    vi: 'Ngày này vốn không có lịch làm việc ở đơn vị nào, nên không phải điều chỉnh. Hãy kiểm tra lại ngày.',
    en: 'Nobody works on this day anyway, so that nothing changes. Check the day.',
  },
  'holiday-beyond-calendars': {
    vi: 'Chưa có lịch làm việc nào đến ngày này, nên chưa biết ai làm việc ngày đó. Kiểm tra lại năm, hoặc nhập lịch của năm đó trước rồi đề nghị lại.',
    en: 'No calendar reaches this day yet, so that nobody knows who works then. Check the year, or load its calendar first and propose again.',
  },
  'correction-open': {
    vi: 'Còn một điều chỉnh lịch nghỉ chưa xong. Hãy duyệt, bỏ hoặc đợi điều chỉnh đó xong trước.',
    en: 'Another correction of the calendar is not ended. Approve or decline it, or wait until it is done.',
  },
  'correction-unknown': {
    vi: 'Không có điều chỉnh lịch nghỉ này. Hãy tải lại danh sách.',
    en: 'There is no such correction. Load the list again.',
  },
  'correction-decided': {
    vi: 'Điều chỉnh này đã được quyết định. Hãy tải lại trang để xem.',
    en: 'This correction was decided before. Load the page again.',
  },
  'correction-not-counted': {
    vi: 'Chưa đếm xong những hồ sơ đổi ngày hẹn trả. Hãy đợi danh sách đầy đủ rồi duyệt.',
    en: 'The dossiers whose day would move are still being listed. Wait for the whole list, then approve.',
  },
  'migration-unknown': {
    vi: 'Không có lần chuyển này. Hãy tải lại danh sách.',
    en: 'There is no such move. Load the list again.',
  },
  'migration-undone-already': {
    vi: 'Lần chuyển này đã được hoàn tác. Hãy tải lại trang để xem kết quả.',
    en: 'This move was undone before. Load the page again to see what became of it.',
  },
})

/** With the names of those who may do it. */
export const DUTY = texts({
  others: { vi: '{what} Người làm được: {names}.', en: '{what} Who may do it: {names}.' },
})

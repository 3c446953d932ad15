import { texts } from '@motcua/contracts/texts.ts'

/** What to do after a refusal about the plan. */
export const PLAN_PROBLEM = texts({
  'plan-none': {
    vi: 'Chưa có kế hoạch nào được đưa vào theo dõi. Hãy nhờ quản trị nhập kế hoạch.',
    en: 'No plan is followed yet. Ask an administrator to take one in.',
  },
  'plan-task-unknown': {
    vi: 'Không tìm thấy nhiệm vụ này. Hãy tải lại danh sách.',
    en: 'There is no such task. Load the list again.',
  },
  'plan-part-unknown': {
    vi: 'Không tìm thấy phần việc này trong phạm vi của bạn. Hãy tải lại danh sách.',
    en: 'There is no such part within your reach. Load the list again.',
  },
  'plan-date-awaited': {
    vi: 'Nhiệm vụ này chưa bắt đầu vì sự kiện chưa được ghi ngày. Hãy chờ cơ quan theo dõi kế hoạch ghi ngày.',
    en: 'The task has not begun: the day of its event was not entered. Wait until whoever follows the plan enters it.',
  },
  'plan-part-done': {
    vi: 'Phần việc này đã hoàn thành và được xác nhận nên không báo cáo thêm. Hãy tải lại danh sách.',
    en: 'This part is done and confirmed. Load the list again.',
  },
  'plan-never-done': {
    vi: 'Nhiệm vụ thường xuyên không có lúc hoàn thành. Hãy báo cáo là đang thực hiện.',
    en: 'The task goes on for good. Report that it goes on.',
  },
  'plan-evidence-needed': {
    vi: 'Báo cáo hoàn thành hoặc đạt mốc cần minh chứng. Hãy ghi số văn bản hoặc địa chỉ trang.',
    en: 'An end or a threshold needs evidence. Give the number of a document or the address of a page.',
  },
  'plan-milestone-unknown': {
    vi: 'Nhiệm vụ không có mốc này. Hãy chọn một mốc trong danh sách.',
    en: 'The task has no such threshold. Choose one of the list.',
  },
  'plan-moved-on': {
    vi: 'Đã có báo cáo mới hơn, hoặc báo cáo này đã được xử lý. Hãy tải lại danh sách.',
    en: 'There is a newer report, or this one was decided. Load the list again.',
  },
  'plan-nothing-to-confirm': {
    vi: 'Báo cáo này chỉ cho biết đang thực hiện nên chưa có gì để xác nhận. Hãy chờ báo cáo hoàn thành.',
    en: 'The report only says how it goes. Wait until it is reported as done.',
  },
  'plan-own-report': {
    vi: 'Người báo cáo không tự xác nhận. Hãy nhờ người khác xác nhận.',
    en: 'Whoever reported does not confirm. Ask somebody else to.',
  },
  'plan-note-needed': {
    vi: 'Trả lại báo cáo cần lý do. Hãy ghi cần bổ sung gì.',
    en: 'A report is sent back with a reason. Say what is missing.',
  },
  'plan-date-fixed': {
    vi: 'Kế hoạch đã ghi rõ thời hạn của nhiệm vụ này nên không nhập ngày khác. Hãy chọn nhiệm vụ khác.',
    en: 'The plan sets the days of this task itself. Choose another task.',
  },
  'plan-event-needed': {
    vi: 'Chưa có ngày sự kiện xảy ra. Hãy ghi ngày sự kiện.',
    en: 'The day of the event is missing. Give it.',
  },
  'plan-event-later': {
    vi: 'Ngày sự kiện sau hôm nay. Hãy ghi khi sự kiện đã xảy ra.',
    en: 'The event is to come. Enter it once it has taken place.',
  },
  'plan-due-needed': {
    vi: 'Chưa có thời hạn theo văn bản khác. Hãy ghi ngày phải xong.',
    en: 'The day of the other paper is missing. Give it.',
  },
})

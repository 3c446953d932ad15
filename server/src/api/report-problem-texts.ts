import { texts } from '@motcua/contracts/texts.ts'

/** What is told of refusals about periodic reports, and what to do about them. */
export const REPORT_PROBLEM = texts({
  'report-unknown': {
    vi: 'Không tìm thấy báo cáo này. Hãy tải lại danh sách.',
    en: 'There is no such report. Load the list again.',
  },
  'report-unit-unknown': {
    vi: 'Cơ quan này không lập báo cáo, hoặc không thuộc phạm vi của bạn. Hãy chọn cơ quan trong danh sách.',
    en: 'That agency does not report, or is not yours. Choose one of the list.',
  },
  'report-period-unknown': {
    vi: 'Không có kỳ báo cáo này. Hãy chọn quý, nửa năm hoặc năm như 2026-Q3, 2026-H1, 2026.',
    en: 'There is no such period. Choose a quarter, a half or a year, such as 2026-Q3, 2026-H1 or 2026.',
  },
  'report-period-ahead': {
    vi: 'Kỳ báo cáo chưa bắt đầu. Hãy chọn kỳ khác.',
    en: 'The period has not begun. Choose another one.',
  },
  'report-period-open': {
    vi: 'Kỳ báo cáo chưa kết thúc nên chưa gửi được. Hãy gửi sau ngày cuối kỳ.',
    en: 'The period is not over. Send the report after its last day.',
  },
  'report-drafted': {
    vi: 'Cơ quan đã có báo cáo của kỳ này. Hãy mở báo cáo trong danh sách.',
    en: 'The agency has a report for that period. Open it from the list.',
  },
  'report-moved-on': {
    vi: 'Báo cáo đã chuyển sang trạng thái khác. Hãy tải lại báo cáo.',
    en: 'The report stands otherwise by now. Load it again.',
  },
  'report-locked': {
    vi: 'Báo cáo đã khóa, không sửa và không gửi lại được. Số liệu khác đi về sau nằm ở mục đính chính.',
    en: 'The report is locked and is not sent again. What is counted otherwise later stands among its corrections.',
  },
  'report-above-sent': {
    vi: 'Cơ quan cấp trên đã gửi báo cáo của kỳ này. Báo cáo cấp trên phải được trả lại trước.',
    en: 'The agency above has sent its report of the period. That one must be sent back first.',
  },
  'report-contradicts': {
    vi: 'Các cột của báo cáo không khớp nhau. Hãy báo quản trị kiểm tra số liệu rồi gửi lại.',
    en: 'Columns of the report do not add up. Ask the administrator to check the figures, then send it again.',
  },
  'report-cause-missing': {
    vi: 'Còn dòng có hồ sơ quá hạn chưa nêu nguyên nhân. Hãy ghi nguyên nhân của từng dòng rồi gửi lại.',
    en: 'A line with late dossiers has no cause. Say the cause of each, then send the report again.',
  },
  'report-cause-unknown': {
    vi: 'Không có nguyên nhân này. Hãy chọn nguyên nhân trong danh sách.',
    en: 'There is no such cause. Choose one of the list.',
  },
  'report-line-not-late': {
    vi: 'Dòng này không có hồ sơ quá hạn. Hãy tải lại báo cáo.',
    en: 'Nothing in that line is late. Load the report again.',
  },
})

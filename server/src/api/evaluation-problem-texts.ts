import { texts } from '@motcua/contracts/texts.ts'

/** What to do after a refusal about evaluation. */
export const EVALUATION_PROBLEM = texts({
  'evaluation-period-unknown': {
    vi: 'Không có kỳ đánh giá này. Hãy chọn một kỳ trong danh sách.',
    en: 'There is no such period. Choose one of the list.',
  },
  'evaluation-officer-unknown': {
    vi: 'Không có người này trong số những người làm việc ở đơn vị của bạn trong kỳ. Hãy tải lại danh sách.',
    en: 'Nobody such worked at your units in that period. Load the list again.',
  },
  'evaluation-step-unknown': {
    vi: 'Không tìm thấy bước này trong số liệu của bạn. Hãy tải lại trang.',
    en: 'There is no such step among yours. Load the page again.',
  },
  'evaluation-contest-late': {
    vi: 'Đã hết thời hạn phản ánh số liệu của kỳ này. Hãy xem kết quả ghi trong phiếu đánh giá.',
    en: 'The days for contesting are over. See the sheet for what came of it.',
  },
  'evaluation-point-none': {
    vi: 'Bước này không bị tính trễ hạn hoặc không bị trả lại nên không có gì để phản ánh. Hãy tải lại trang.',
    en: 'The step is not held late, or did not come back. Load the page again.',
  },
  'evaluation-contested': {
    vi: 'Nội dung này đã được phản ánh. Hãy chờ người đứng đầu trả lời.',
    en: 'This was contested already. Wait for the answer of the head.',
  },
  'evaluation-contest-unknown': {
    vi: 'Không tìm thấy phản ánh này trong phạm vi của bạn. Hãy tải lại danh sách.',
    en: 'Nothing such was contested within your reach. Load the list again.',
  },
  'evaluation-own-contest': {
    vi: 'Người phản ánh không tự xử lý phản ánh của mình. Hãy nhờ người đứng đầu cấp trên xử lý.',
    en: 'Nobody decides what they contest themselves. Ask a head above you to.',
  },
  'evaluation-contest-decided': {
    vi: 'Phản ánh này đã được xử lý. Hãy tải lại danh sách.',
    en: 'This was decided already. Load the list again.',
  },
  'evaluation-decision-late': {
    vi: 'Đã hết thời hạn xử lý, phản ánh chưa trả lời được chấp nhận. Hãy tải lại danh sách.',
    en: 'The days for deciding are over; what was not answered is granted. Load the list again.',
  },
  'evaluation-period-open': {
    vi: 'Chưa hết thời hạn xử lý phản ánh của kỳ này. Hãy đóng kỳ sau ngày cuối cùng xử lý phản ánh.',
    en: 'Contests of this period may still be decided. Close it after the last day for that.',
  },
  'evaluation-closed': {
    vi: 'Kỳ đánh giá này đã đóng. Hãy tải lại danh sách.',
    en: 'This period is closed. Load the list again.',
  },
})

import { texts } from '@motcua/contracts/texts.ts'

/** What is told of refusals about instructions, and what to do about them. */
export const DIRECTION_PROBLEM = texts({
  'instruction-unknown': {
    vi: 'Không tìm thấy ý kiến chỉ đạo này. Hãy tải lại danh sách.',
    en: 'There is no such instruction. Load the list again.',
  },
  'instruction-not-yours': {
    vi: 'Bước này là của người khác: nơi được giao xác nhận và trả lời, người giao chấp nhận hoặc yêu cầu làm tiếp.',
    en: 'This step is somebody else’s: whoever was told acknowledges and answers, whoever gave it accepts or sends back.',
  },
  'instruction-moved-on': {
    vi: 'Ý kiến chỉ đạo đã sang bước khác. Hãy tải lại rồi xem bước hiện tại.',
    en: 'The instruction has gone on meanwhile. Load it again and look where it stands.',
  },
  'instruction-unit-unknown': {
    vi: 'Đơn vị này không thuộc phạm vi anh/chị chỉ đạo. Hãy chọn đơn vị trong danh sách.',
    en: 'You do not direct that unit. Choose one of the list.',
  },
  'instruction-officer-unknown': {
    vi: 'Không có cán bộ này đang làm việc tại đơn vị. Hãy chọn người trong danh sách, hoặc giao cho đơn vị.',
    en: 'No such officer works at the unit. Choose one of the list, or tell the unit.',
  },
  'instruction-without-head': {
    vi: 'Đơn vị chưa có người đứng đầu trên hệ thống nên không ai trả lời được. Hãy giao cho một cán bộ, hoặc cho đơn vị cấp trên của đơn vị này.',
    en: 'Nobody heads the unit here, so nobody could answer. Tell an officer, or the unit above it.',
  },
  'instruction-to-oneself': {
    vi: 'Anh/chị chính là người phải trả lời ý kiến này. Hãy chọn đơn vị hoặc cán bộ khác.',
    en: 'You would have to answer it yourself. Choose another unit or officer.',
  },
  'instruction-day-past': {
    vi: 'Thời hạn đã qua. Hãy chọn hôm nay hoặc một ngày sau.',
    en: 'That day is over. Choose today or a later day.',
  },
  'instruction-figure-unknown': {
    vi: 'Không có chỉ tiêu này. Hãy mở lại trang số liệu rồi giao từ đó.',
    en: 'There is no such figure. Open the page of figures again and give the instruction there.',
  },
  'instruction-dossier-unknown': {
    vi: 'Không tìm thấy hồ sơ này trong phạm vi anh/chị được xem. Hãy mở lại hồ sơ rồi giao từ đó.',
    en: 'There is no such dossier within your reach. Open the dossier again and give the instruction there.',
  },
})

import type { OpinionSheet } from '../opinion-sheet.ts'
import type { PaperHead } from '../paper-parts.ts'

/** Of a stand-in, who was asked, with words of two lines. */
export function sampleOpinion(head: PaperHead): OpinionSheet {
  return {
    head, dossierNumber: 'H99.12.05-210625-0001', procedure: 'Đăng ký khai sinh', step: 'Thẩm định hồ sơ',
    at: new Date('2021-06-25T15:30:00+07:00'),
    giver: { name: 'Nguyễn Thị Hạnh', position: 'Công chức tư pháp – hộ tịch', unit: 'Ủy ban nhân dân xã Đồng Lúa' },
    givenFor: 'Trần Văn Nam',
    question: { from: 'Phòng Tư pháp huyện Bình An', text: 'Đề nghị cho biết nơi sinh đã được xác nhận chưa.' },
    proposes: 'Đủ điều kiện giải quyết',
    words: 'Giấy chứng sinh hợp lệ, khớp với lời khai.\nKhông có yếu tố nước ngoài.',
  }
}

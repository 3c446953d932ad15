import { texts } from '@motcua/contracts/texts.ts'

/** Figures of the registry as pages that tell them call them, by their ids. */
export const DEFINED_BY = texts({
  title: { vi: 'Định nghĩa trong danh mục số liệu:', en: 'Defined in the registry of figures:' },
  'thoi-gian-cho': { vi: 'Thời gian chờ', en: 'Waiting' },
  'nang-suat': { vi: 'Năng suất', en: 'Productivity' },
  'tk-tai-khoan': { vi: 'Người nộp có tài khoản', en: 'Applicants with an account' },
  'khong-nop-lai': { vi: 'Không phải nộp lại', en: 'Nothing handed in again' },
  'yeu-cau-nop-lai': { vi: 'Bị yêu cầu nộp lại', en: 'Asked for again' },
  'luan-chuyen-dien-tu': { vi: 'Luân chuyển điện tử', en: 'Electronic hand-over' },
  'trien-khai-quy-trinh-so-hoa': { vi: 'Triển khai quy trình số hóa', en: 'Sections that digitise' },
  'so-hoa-ket-qua': { vi: 'Số hóa kết quả', en: 'Results digitised' },
  'tthc-phi-dia-gioi': { vi: 'Thủ tục không phụ thuộc địa giới', en: 'Procedures whatever the territory' },
})

import { texts } from '@motcua/contracts/texts.ts'

/** The parts of a package. */
export const PACKAGE_PART = texts({
  parts: { vi: 'Các phần của gói', en: 'Parts of the package' },
  papers: { vi: 'Thành phần hồ sơ', en: 'Papers' },
  fee: { vi: 'Phí, lệ phí', en: 'Fees' },
  limits: { vi: 'Thời hạn', en: 'Time limits' },
  legal: { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
  consultations: { vi: 'Lấy ý kiến', en: 'Opinions' },
  competence: { vi: 'Thẩm quyền', en: 'Competence' },
  forms: { vi: 'Tờ khai', en: 'Declarations' },
  process: { vi: 'Quy trình', en: 'Process' },
  decisions: { vi: 'Bảng quyết định', en: 'Decision tables' },
  result: { vi: 'Kết quả', en: 'Result' },
})

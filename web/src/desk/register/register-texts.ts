import { texts } from '@motcua/contracts/texts.ts'

/** The ledger of a section (Sổ theo dõi hồ sơ). */
export const REGISTER = texts({
  title: { vi: 'Sổ theo dõi hồ sơ', en: 'Register of dossiers' },
  whichSection: {
    vi: 'Mỗi bộ phận có sổ riêng. Chọn bộ phận để xem sổ.',
    en: 'Each section keeps a register of its own. Choose a section to see it.',
  },
  print: { vi: 'In sổ', en: 'Print register' },
  printPdf: { vi: 'In sổ (PDF)', en: 'Print register (PDF)' },
  fromDay: { vi: 'Từ ngày', en: 'From' },
  untilDay: { vi: 'đến ngày', en: 'until' },
  atMost: { vi: 'tối đa 31 ngày, 2.000 hồ sơ', en: 'at most 31 days, 2,000 dossiers' },
  count: { vi: '{count} hồ sơ', en: 'Dossiers: {count}' },
  loading: { vi: 'Đang tải… {count} hồ sơ', en: 'Loading… dossiers: {count}' },
  failed: { vi: 'Không tải được sổ', en: 'The register cannot be loaded' },
  empty: { vi: 'Chưa tiếp nhận hồ sơ nào.', en: 'No dossier has been received yet.' },
  emptyHint: {
    vi: 'Hồ sơ tiếp nhận tại đây sẽ được ghi vào sổ.', en: 'Dossiers received here will stand in the register.',
  },
})

/** Heads of its columns, in their order. */
export const REGISTER_COLUMN = texts({
  nth: { vi: 'TT', en: 'No.' },
  number: { vi: 'Mã hồ sơ', en: 'Dossier' },
  procedure: { vi: 'Tên thủ tục', en: 'Procedure' },
  applicant: { vi: 'Người nộp', en: 'Applicant' },
  channel: { vi: 'Cách nộp', en: 'How' },
  submitted: { vi: 'Nộp lúc', en: 'Submitted' },
  due: { vi: 'Hẹn trả', en: 'Due' },
  state: { vi: 'Trạng thái', en: 'State' },
})

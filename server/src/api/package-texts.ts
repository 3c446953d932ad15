import { texts } from '@motcua/contracts/texts.ts'

/** What a package is compared with and chosen from, in the words of its readers. */
export const PACKAGE = texts({
  isNew: { vi: 'thủ tục mới', en: 'a new procedure' },
  receiving: { vi: 'Nơi tiếp nhận hồ sơ', en: 'Where it is received' },
  competent: { vi: 'Cơ quan giải quyết', en: 'Who settles it' },
  ofLevel: { vi: 'Ủy ban nhân dân cấp {level}', en: 'People’s Committee, level {level}' },
})

/** What a trial tells of fee, papers and limit. */
export const TRIAL = texts({
  ofTrial: { vi: 'khi gói này được công bố', en: 'the day on which this package is published' },
  maybe: { vi: 'tùy trường hợp', en: 'in some cases' },
  asPublished: { vi: 'Theo nội dung gói; không bảng quyết định nào nói khác.', en: 'As the package says; no table says otherwise.' },
})

/** Figures of the desk and the API, as people call them. */
export const FIGURE_NAME = texts({
  'received-elsewhere': {
    vi: 'Tiếp nhận không phụ thuộc địa giới', en: 'Dossiers received outside the competent territory',
  },
  'handed-twice': { vi: 'Giấy tờ phải nộp lại', en: 'Papers handed in again' },
  'registry': { vi: 'Danh mục số liệu', en: 'Registry of figures' },
  'hand-overs': { vi: 'Tỷ lệ hồ sơ luân chuyển điện tử', en: 'Share of dossiers passed on electronically' },
  'reuse': { vi: 'Không nộp lại giấy tờ đã có', en: 'Not asking again for what is held' },
  'digitisation-rollout': {
    vi: 'Tỷ lệ Bộ phận Một cửa triển khai quy trình số hóa', en: 'Share of one-stop sections that digitise',
  },
  'settlement': { vi: 'Tình hình giải quyết hồ sơ', en: 'How dossiers are settled' },
  'accounts': { vi: 'Tài khoản của người nộp tại quầy', en: 'Accounts of whoever hands in at a counter' },
  'productivity': { vi: 'Năng suất', en: 'Productivity' },
  'section-equipment': { vi: 'Trang thiết bị của Bộ phận Một cửa', en: 'Equipment of sections' },
  'section-procedures': { vi: 'Thủ tục tiếp nhận tại Bộ phận Một cửa', en: 'Procedures received at sections' },
  'own-productivity': { vi: 'Năng suất của mỗi người', en: 'Productivity of each' },
  'digitised-results': {
    vi: 'Tỷ lệ kết quả còn hiệu lực đã số hóa', en: 'Share of results in force that are digitised',
  },
  'intakes': {
    vi: 'Lượt tra cứu Kho tại quầy không thành hồ sơ', en: 'Looks into a Kho at the counter of which no dossier came',
  },
})

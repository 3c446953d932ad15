import { texts } from '@motcua/contracts/texts.ts'

/** Who looked at the papers of a Kho. */
export const KHO_LOG = texts({
  title: { vi: 'Ai đã xem giấy tờ của tôi', en: 'Who looked at my papers' },
  intro: {
    vi: 'Cơ quan chỉ được xem giấy tờ trong Kho khi giải quyết hồ sơ của bạn. Mỗi lần xem hoặc dùng lại đều được ghi.',
    en: 'Offices may look into the Kho only for a dossier of yours. Each look and each use is put on record.',
  },
  none: { vi: 'Chưa có ai xem.', en: 'Nobody has looked yet.' },
  somebody: { vi: 'Cán bộ của hệ thống', en: 'Staff of the system' },
  representative: { vi: 'Người đại diện', en: 'A representative' },
  papers: { vi: 'giấy tờ', en: 'papers' },
  lookedFor: { vi: 'Tra cứu khi chuẩn bị hồ sơ: {names}', en: 'Looked up for a dossier being prepared: {names}' },
  opened: { vi: 'Mở xem: {names}', en: 'Opened: {names}' },
  corrected: { vi: 'Xem để trả lời đề nghị đính chính: {names}', en: 'Looked at to answer a correction: {names}' },
  represented: { vi: 'Mở Kho của tổ chức', en: 'Opened the Kho of the organisation' },
  reused: { vi: 'Dùng lại, không phải nộp: {names}', en: 'Used again instead of asking for it: {names}' },
  issued: { vi: 'ngày {day}', en: 'of {day}' },
  ofDossier: { vi: 'hồ sơ {number}', en: 'dossier {number}' },
  basis: { vi: 'Căn cứ: {basis}', en: 'By: {basis}' },
  forDossier: { vi: 'Căn cứ: giấy tờ đã nộp trong hồ sơ', en: 'By: handed in for the dossier' },
  older: { vi: 'Các lần trước đó', en: 'Earlier ones' },
  newest: { vi: 'Về các lần mới nhất', en: 'Back to the newest' },
  complain: {
    vi: 'Thấy lần xem nào không đúng? Hãy báo cho cơ quan qua trang {contact}.',
    en: 'Is one of them not right? Tell the office on the page {contact}.',
  },
  contact: { vi: 'Liên hệ', en: 'Contact' },
})

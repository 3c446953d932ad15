import { texts } from '@motcua/contracts/texts.ts'

export const TALK = texts({
  heading: { vi: 'Trao đổi', en: 'Talk' },
  applicant: { vi: 'Với người nộp', en: 'With the applicant' },
  units: { vi: 'Giữa các đơn vị', en: 'Between units' },
  circles: { vi: 'Trao đổi với ai', en: 'Talk with whom' },
  applicantHint: {
    vi: 'Người nộp đọc được trên cổng; có số điện thoại hoặc thư điện tử thì được nhắn tin báo.',
    en: 'The applicant reads this at the portal, and is told of it by message where we have a phone or e-mail.',
  },
  unitsHint: {
    vi: 'Chỉ cán bộ xem được hồ sơ này đọc được; người nộp không thấy.',
    en: 'Only officials who may see this dossier read it; the applicant does not.',
  },
  none: { vi: 'Chưa có trao đổi nào.', en: 'Nothing has been said yet.' },
  failed: { vi: 'Không tải được trao đổi', en: 'The talk could not be loaded' },
  older: { vi: 'Tin cũ hơn', en: 'Older' },
  writeApplicant: { vi: 'Nhắn cho người nộp', en: 'Write to the applicant' },
  writeUnits: { vi: 'Nhắn cho các đơn vị', en: 'Write to the units' },
  send: { vi: 'Gửi', en: 'Send' },
  fromApplicant: { vi: 'người nộp', en: 'applicant' },
  sent: { vi: 'Đã gửi.', en: 'Sent.' },
})

import { texts } from '@motcua/contracts/texts.ts'

/** What the applicant has in their Kho at the national portal. */
export const NATIONAL_PAPERS = texts({
  title: {
    vi: 'Tìm giấy tờ còn thiếu trên Cổng Dịch vụ công quốc gia', en: 'Look for what is missing at the national portal',
  },
  reason: { vi: 'Lý do tìm', en: 'Why it is looked for' },
  reasonHint: {
    vi: 'Người nộp xem được lý do này trong nhật ký Kho của họ.', en: 'The applicant can read it in the record of their Kho.',
  },
  agreed: { vi: 'Người nộp có mặt và đồng ý cho tìm', en: 'The applicant is here and agrees' },
  look: { vi: 'Tìm', en: 'Look' },
  found: { vi: 'Có giấy tờ còn thiếu, chọn để lấy về.', en: 'Some of what is missing is there: choose what is taken.' },
  nothing: { vi: 'Ở đó không có giấy tờ còn thiếu.', en: 'Nothing of what is missing is there.' },
  away: {
    vi: 'Cổng Dịch vụ công quốc gia chưa trả lời. Nhận giấy tờ như thường, không phải chờ.',
    en: 'The national portal does not answer. Take the papers as usual: there is no need to wait.',
  },
  notAsked: {
    vi: 'Hồ sơ này không có giấy tờ nào tìm được ở đó.', en: 'There is nothing that could be looked for there.',
  },
  offered: { vi: 'Có giấy tờ {from}.', en: 'A paper {from}.' },
  take: { vi: 'Lấy về', en: 'Take over' },
  takeOf: { vi: 'Lấy về giấy tờ {from}', en: 'Take over the paper {from}' },
  taken: { vi: 'Đã lấy về, dùng được cho hồ sơ này.', en: 'It was taken over, and is held for this dossier.' },
  failed: { vi: 'Chưa tìm được', en: 'It could not be looked for' },
  notTaken: { vi: 'Chưa lấy về được', en: 'It could not be taken over' },
})

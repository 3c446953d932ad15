import { texts } from '@motcua/contracts/texts.ts'

/** Papers that the owner has at the national portal, on the page of papers. */
export const NATIONAL_KHO_HERE = texts({
  title: {
    vi: 'Giấy tờ của bạn trên Cổng Dịch vụ công quốc gia', en: 'Your papers at the National Public Service Portal',
  },
  intro: {
    vi: 'Nếu Kho dữ liệu của bạn ở đó có giấy tờ còn thiếu, bạn lấy về dùng luôn, không phải tải lên. Hệ thống chỉ tìm khi bạn bấm nút, và chỉ tìm loại giấy tờ hồ sơ này cần.',
    en: 'If your papers there include one that is missing here, you can use it without uploading it. They are looked for only when you press, and only of the kinds that this dossier needs.',
  },
  look: { vi: 'Tìm giấy tờ còn thiếu', en: 'Look for what is missing' },
  nothing: {
    vi: 'Kho trên Cổng Dịch vụ công quốc gia không có giấy tờ còn thiếu.',
    en: 'None of the missing papers is there.',
  },
  away: {
    vi: 'Cổng Dịch vụ công quốc gia chưa trả lời. Bạn cứ tải giấy tờ lên, hoặc tìm lại sau.',
    en: 'The National Public Service Portal does not answer. Upload the paper, or look again later.',
  },
  offered: {
    vi: 'Trên Cổng Dịch vụ công quốc gia, bạn có giấy tờ {from}.',
    en: 'At the National Public Service Portal you have a paper {from}.',
  },
  take: { vi: 'Lấy giấy tờ này', en: 'Use this paper' },
  takeOf: { vi: 'Lấy giấy tờ {from} từ Cổng Dịch vụ công quốc gia', en: 'Use the paper {from} of the national portal' },
  gone: {
    vi: 'Giấy tờ này không còn ở Kho quốc gia. Hãy tìm lại hoặc tải tệp lên.',
    en: 'That paper is not there any more. Look again, or upload a file.',
  },
  unusable: {
    vi: 'Tệp ở Kho quốc gia không dùng được: {why} Hãy tải tệp lên.', en: 'The file there cannot be used: {why} Upload a file.',
  },
  signature: {
    vi: 'Chữ ký số trên tệp ở Kho quốc gia không hợp lệ. Hãy tải tệp khác lên.',
    en: 'The signature in that file does not hold. Upload another file.',
  },
  full: {
    vi: 'Kho của bạn ở đây đã đầy. Hãy xóa bớt giấy tờ trong Kho, hoặc tải tệp lên cho hồ sơ này.',
    en: 'Your Kho here is full. Remove papers from it, or upload a file for this dossier.',
  },
})

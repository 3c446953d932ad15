import { texts } from '@motcua/contracts/texts.ts'

/** What decision tables say of a dossier that is being filled in. */
export const TABLES = texts({
  later: {
    vi: 'Khai xong, bạn sẽ thấy phí, giấy tờ, thời hạn của riêng hồ sơ này ở đây.',
    en: 'When the declaration is complete, you see here what this dossier costs, needs and takes.',
  },
  failed: {
    vi:
      'Chưa tính được {what} của hồ sơ này; đây không phải là miễn phí. Hãy gọi số hỗ trợ ở cuối trang; bản khai của bạn vẫn được giữ.',
    en:
      'We could not work out {what} of this dossier; that does not mean it is free. Please call the number at the foot of the page; your draft is kept.',
  },
  feeBetween: {
    vi: 'Tùy nội dung khai: từ {least} đến {most}. Khai xong, trước khi nộp, bạn thấy đúng số tiền của hồ sơ mình.',
    en: 'By what you declare: from {least} to {most}. You see your own amount before you submit.',
  },
  feeDepends: {
    vi: 'Tùy nội dung khai. Khai xong, trước khi nộp, bạn thấy đúng số tiền của hồ sơ mình.',
    en: 'By what you declare. You see your own amount before you submit.',
  },
  nothing: { vi: '0 đ (miễn)', en: '0 VND (waived)' },
  failedTitle: { vi: 'Chưa nộp được hồ sơ này', en: 'This dossier cannot be submitted yet' },
})

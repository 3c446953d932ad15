import { texts } from '@motcua/contracts/texts.ts'

/** Following a dossier by its number, without signing in. */
export const TRACKING = texts({
  title: { vi: 'Theo dõi hồ sơ', en: 'Track a dossier' },
  dossier: { vi: 'Theo dõi hồ sơ {number}', en: 'Track dossier {number}' },
  heading: { vi: 'Hồ sơ {number}', en: 'Dossier {number}' },
  number: { vi: 'Mã hồ sơ', en: 'Dossier number' },
  numberHint: { vi: 'Ghi trên giấy tiếp nhận và trong tin nhắn.', en: 'It stands on the receipt and in messages.' },
  look: { vi: 'Xem', en: 'Look' },
  unknown: {
    vi: 'Không thấy hồ sơ có mã này. Hãy xem lại mã trên giấy tiếp nhận hoặc tin nhắn.',
    en: 'There is no dossier of this number. Please look at the receipt or the message again.',
  },
  wrong: {
    vi: 'Bốn số cuối không đúng. Hãy xem lại trên thẻ căn cước hoặc giấy tờ thuế của người nộp rồi ghi lại.',
    en:
      'These four digits are not right. Please look at the applicant’s identity card or tax paper and write them again.',
  },
  office: { vi: 'Nơi giải quyết', en: 'Settled by' },
  due: { vi: 'Ngày hẹn trả', en: 'Promised for' },
  dueLater: { vi: 'Có sau khi hồ sơ được tiếp nhận', en: 'Known once it is accepted' },
  digits: { vi: '4 số cuối', en: 'Last 4 digits' },
  digitsHint: {
    vi: 'Của số định danh hoặc mã số thuế người nộp, để xem thêm. Hoặc quét mã QR trên giấy tiếp nhận.',
    en: 'Of the applicant’s personal number or tax code, to see more. Or scan the QR code on the receipt.',
  },
  more: { vi: 'Xem thêm', en: 'See more' },
  signIn: {
    vi: 'Đăng nhập để xem đầy đủ và bổ sung giấy tờ', en: 'Sign in to see everything and to hand in papers',
  },
})

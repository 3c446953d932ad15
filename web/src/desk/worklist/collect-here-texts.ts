import { texts } from '@motcua/contracts/texts.ts'

export const COLLECT = texts({
  title: { vi: 'Nhận kết quả tại đây thay cho nơi khác', en: 'Collect a result here instead of elsewhere' },
  back: { vi: '← Kết quả đang ở đây', en: '← Results here' },
  hint: {
    vi: 'Dùng khi người dân đến quầy này muốn nhận kết quả của hồ sơ nộp ở nơi khác. Hỏi mã hồ sơ trên giấy tiếp nhận và '
      + '4 số cuối giấy tờ tùy thân. Kết quả bản giấy sẽ được chuyển về đây.',
    en: 'For somebody at this counter who wants the result of a dossier handed in elsewhere. Ask for its number and the '
      + 'last 4 digits of the identity paper. The paper result is then sent here.',
  },
  number: { vi: 'Mã hồ sơ', en: 'Dossier number' },
  digits: { vi: '4 số cuối giấy tờ của người nộp', en: 'Last 4 digits of the applicant’s number' },
  needNumber: { vi: 'Ghi mã hồ sơ như trên giấy tiếp nhận.', en: 'Write the number as on the receipt.' },
  needDigits: { vi: 'Ghi đúng 4 chữ số.', en: 'Write exactly 4 digits.' },
  here: { vi: 'Chuyển nơi nhận về đây', en: 'Have it collected here' },
})

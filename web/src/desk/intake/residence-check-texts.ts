import { texts } from '@motcua/contracts/texts.ts'

/** Whether somebody lives in a commune, as the register of the population says it. */
export const RESIDENCE = texts({
  title: { vi: 'Xác nhận nơi cư trú', en: 'Confirm a residence' },
  hint: {
    vi: 'Hỏi Cơ sở dữ liệu quốc gia về dân cư người nộp có đăng ký cư trú tại xã, phường này không. Chỉ nhận trả lời có hoặc '
      + 'không; lượt hỏi được ghi lại cùng tên bạn.',
    en: 'Ask the national population database whether the applicant is registered in this commune. The answer is yes or no; '
      + 'that you asked is on record.',
  },
  commune: { vi: 'Xã, phường', en: 'Commune' },
  ask: { vi: 'Hỏi', en: 'Ask' },
  'yes': { vi: 'Có: đăng ký cư trú tại {commune}.', en: 'Yes: registered in {commune}.' },
  'no': { vi: 'Không đăng ký cư trú tại {commune}.', en: 'Not registered in {commune}.' },
  'away': {
    vi: 'Cơ sở dữ liệu chưa trả lời. Làm tiếp, không phải chờ.', en: 'No answer. Go on: there is no need to wait.',
  },
  'not-asked': { vi: 'Không hỏi được về người này.', en: 'It cannot be asked about this person.' },
})

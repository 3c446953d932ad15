import { texts } from '@motcua/contracts/texts.ts'

/** What of the applicant's papers is in their Kho already (KH 1107 II.3.3). */
export const HELD_HERE = texts({
  found: { vi: 'Trong Kho có {count} giấy tờ của người nộp cho hồ sơ này.', en: 'In the applicant’s Kho for this: {count}.' },
  from: { vi: 'Lấy {from}. {worth} (mức {level}).', en: 'Taken {from}. {worth} (level {level}).' },
  away: {
    vi: '{registers} chưa trả lời, nên không điền sẵn được. Hỏi người nộp và làm tiếp, không phải chờ.',
    en: '{registers}: no answer, so nothing is filled in. Ask the applicant and go on: there is no need to wait.',
  },
  see: { vi: 'Xem bản trong Kho', en: 'See it' },
  seeOf: { vi: 'Xem bản trong Kho: {paper}', en: 'See it: {paper}' },
  which: { vi: 'Dùng giấy tờ nào', en: 'Which one is used' },
  choose: { vi: 'Chọn giấy tờ', en: 'Choose' },
  instead: { vi: 'Dùng giấy tờ trong Kho của người nộp', en: 'Use a paper of the applicant’s Kho' },
  notHeld: { vi: 'Không, nhận tệp mới', en: 'No, a new file' },
  why: { vi: 'Vì sao yêu cầu nộp lại', en: 'Why it is asked for again' },
  whyHint: {
    vi: 'Kho đã có bản còn hiệu lực. Lý do được lưu cùng hồ sơ và được thống kê.',
    en: 'A paper in force is held. The reason is kept with the dossier, and counted.',
  },
  chooseWhy: { vi: 'Chọn lý do', en: 'Choose a reason' },
  declines: { vi: 'Người nộp không muốn dùng lại giấy tờ, thông tin đã có', en: 'The applicant wants nothing held to be used' },
  keeps: {
    vi: 'Người nộp đồng ý lưu giấy tờ được chấp nhận vào Kho để dùng lại', en: 'The applicant agrees that accepted papers are kept',
  },
})

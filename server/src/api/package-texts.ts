import { texts } from '@motcua/contracts/texts.ts'

/** What a package is compared with and chosen from, in the words of its readers. */
export const PACKAGE = texts({
  isNew: { vi: 'thủ tục mới', en: 'a new procedure' },
  receiving: { vi: 'Nơi tiếp nhận hồ sơ', en: 'Where it is received' },
  competent: { vi: 'Cơ quan giải quyết', en: 'Who settles it' },
  ofLevel: { vi: 'Ủy ban nhân dân cấp {level}', en: 'People’s Committee, level {level}' },
})

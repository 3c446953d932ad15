import { texts } from '@motcua/contracts/texts.ts'

export const CHOICE = texts({
  found: { vi: 'Kết quả tìm', en: 'Results' },
  count: { vi: '{count} kết quả', en: 'Results: {count}' },
})

import { texts } from '@motcua/contracts/texts.ts'

/** The parts of the way from the first question to the confirmation. */
export const JOURNEY = texts({
  papers: { vi: 'Giấy tờ kèm theo', en: 'Papers to attach' },
  delivery: { vi: 'Nhận kết quả', en: 'Receiving the result' },
  place: { vi: '{procedure} · Phần {nth} trong {count}', en: '{procedure} · Part {nth} of {count}' },
})

import { texts } from '@motcua/contracts/texts.ts'

/** The parts of the way from the first question to the confirmation. */
export const JOURNEY = texts({
  papers: { vi: 'Giấy tờ kèm theo', en: 'Papers to attach' },
  delivery: { vi: 'Nhận kết quả', en: 'Receiving the result' },
  inPart: {
    vi: '{place} · Trang {nth} trong {count} của phần này', en: '{place} · Page {nth} of {count} in this part',
  },
  place: { vi: '{procedure} · Phần {nth} trong {count}', en: '{procedure} · Part {nth} of {count}' },
})

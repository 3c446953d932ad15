import { texts } from '@motcua/contracts/texts.ts'

/** Printed copies of electronic documents at the desk. */
export const CONVERSION = texts({
  make: { vi: 'In bản chuyển đổi', en: 'Print a converted copy' },
  made: { vi: 'Đã ghi nhận bản chuyển đổi {code}. Hãy mở để in.', en: 'Copy {code} is on record. Open it to print.' },
  open: { vi: 'Mở bản {code} để in', en: 'Open copy {code} to print' },
  list: { vi: 'Bản giấy chuyển đổi đã in', en: 'Printed copies' },
  line: { vi: '{who}, {at}', en: '{who}, {at}' },
})

import { texts } from '@motcua/contracts/texts.ts'

/** What stands in a table that begins with the content; a table is data, and written in Vietnamese. */
export const WORDS = texts({
  fee: { vi: 'Mức thu', en: 'Fee' }, feeName: { vi: 'Khoản thu', en: 'Name of the fee' },
  amount: { vi: 'Mức thu (đồng)', en: 'Amount (dong)' }, reason: { vi: 'Lý do', en: 'Reason' },
  forAll: { vi: 'Mức chung.', en: 'For all.' }, papers: { vi: 'Giấy tờ phải nộp', en: 'Papers to hand in' },
  paper: { vi: 'Giấy tờ', en: 'Paper' }, required: { vi: 'Phải nộp', en: 'Required' },
  limit: { vi: 'Thời hạn giải quyết', en: 'Time limit' }, time: { vi: 'Thời gian', en: 'Time' },
  unit: { vi: 'Đơn vị', en: 'Unit' }, plain: { vi: 'Thời hạn chung.', en: 'The plain limit.' },
  channel: { vi: 'Cách nộp', en: 'Handed in' },
})

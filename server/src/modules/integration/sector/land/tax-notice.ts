import type { SaidTaxNotice } from '../../../dossiers/public.ts'
import type { Answer } from '../../../../platform/partner/ask-partner.ts'
import { dayIn, rowsIn, unreadable, wordIn } from '../call-sector.ts'

/** Sums of đồng that a number holds exactly, and no tax comes near. */
const MOST_DONG = 1_000_000_000_000_000
const MOST_ITEMS = 50
/** TrangThai: to be paid, paid, withdrawn. */
const STATES: Readonly<Record<string, SaidTaxNotice['state']>> = { 0: 'open', 1: 'paid', 2: 'withdrawn' }

/**
 * A notice of the tax agency (thông báo nộp tiền) in the names of the payment request of domain reference 8.7: whom
 * (TKThuHuong), where (KhoBac), by whose decision (SoQD), what for (DSKhoanNop). HanNop, TrangThai, NgayNop and
 * SoBienLai are our reading. Throws SendFault `answer-unreadable` where anything is missing or odd: of money nothing is
 * guessed.
 */
export function taxNoticeIn(row: Answer): SaidTaxNotice {
  const state = STATES[wordIn(row, 'TrangThai', 1)]
  const items = rowsIn(row['DSKhoanNop']).map((one) => ({ name: wordIn(one, 'NoiDung'), amount: dongIn(one, 'SoTien') }))
  if (!state || items.length === 0 || items.length > MOST_ITEMS) throw unreadable()
  if (items.reduce((sum, { amount }) => sum + amount, 0) !== dongIn(row, 'TongTien')) throw unreadable()
  const account = wordIn(row, 'TKThuHuong', 40)
  if (!/^[A-Za-z0-9][A-Za-z0-9. -]*$/.test(account)) throw unreadable()
  return {
    number: wordIn(row, 'SoQD', 60), issuedOn: dayIn(row, 'NgayQD'), agencyCode: wordIn(row, 'MaCoQuanQD', 40),
    agency: wordIn(row, 'TenCoQuanQD'), items, treasury: wordIn(row, 'KhoBac'), account,
    accountName: wordIn(row, 'TenTKThuHuong'), bank: isSaid(row, 'MaNHThuHuong') ? wordIn(row, 'MaNHThuHuong', 40) : null,
    words: wordIn(row, 'NoiDungThanhToan', 500), payBy: isSaid(row, 'HanNop') ? dayIn(row, 'HanNop') : null, state,
    paidOn: state === 'paid' ? dayIn(row, 'NgayNop') : null,
    receipt: state === 'paid' && isSaid(row, 'SoBienLai') ? wordIn(row, 'SoBienLai', 60) : null,
  }
}

/** Whole đồng, more than nothing. */
function dongIn(row: Answer, name: string): number {
  const value = row[name]
  const amount = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || amount <= 0 || amount > MOST_DONG) throw unreadable()
  return amount
}

function isSaid(row: Answer, name: string): boolean {
  const value = row[name]
  return value !== undefined && value !== null && value !== ''
}

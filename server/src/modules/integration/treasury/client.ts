import type { Day } from '../../../kernel/civil-day.ts'
import type { Answer } from '../../../platform/partner/ask-partner.ts'
import { callSector, dayIn, momentIn, rowOf, rowsIn, saidFault, unreadable, wordIn } from '../sector/call-sector.ts'
import type { TreasurySettings } from './settings.ts'

/** A payment into the budget (chứng từ nộp ngân sách nhà nước), as the treasury tells of it. */
export interface TaxReceipt {
  /** By which the treasury knows it (MaGiaoDich). */
  readonly transaction: string
  /** Of the dossier for which it was paid. */
  readonly dossierNumber: string
  /** Of the notice that it pays: who made it, and its number. */
  readonly agencyCode: string
  readonly number: string
  /** Whole đồng. */
  readonly amount: number
  readonly paidOn: Day
  readonly receipt: string
  readonly at: Date
}

/** The calls of the treasury. */
export interface TreasuryClient {
  /** Payments that nobody here has confirmed, by their transactions. Throws SendFault. */
  list(): Promise<readonly string[]>
  /** One of them. Throws SendFault. */
  read(transaction: string): Promise<TaxReceipt>
  /** That it is kept here. Throws SendFault. */
  confirm(transaction: string): Promise<void>
}

/**
 * The treasury and the tax agency (Kho bạc Nhà nước, cơ quan thuế), for which payments into the budget are proved.
 *
 * TODO(law): domain reference 8.7 gives the names of what is asked to be paid (MaHoSo, SoQD, MaCoQuanQD, SoTien) and
 * says that an electronic receipt follows; by which calls it is told of is our reading.
 */
export function treasuryClient(settings: TreasurySettings): TreasuryClient {
  const ask = async (operation: string, given: Parameters<typeof callSector>[2] = {}) => {
    const answer = await callSector(settings, `apiKhoBac/${operation}`, given)
    const code = wordIn(answer, 'error_code', 10)
    if (code !== '0') throw saidFault(code, /^-?\w{1,10}$/)
    return answer['data']
  }
  return {
    async list() {
      const rows = rowsIn(await ask('dsChungTu', { query: { MaDonVi: settings.agency } }))
      return rows.map((row) => wordIn(row, 'MaGiaoDich', 60))
    },
    read: async (MaGiaoDich) =>
      receiptIn(rowOf(await ask('chungTu', { query: { MaDonVi: settings.agency, MaGiaoDich } }))),
    async confirm(MaGiaoDich) { await ask('daNhanChungTu', { body: { MaDonVi: settings.agency, MaGiaoDich } }) },
  }
}

function receiptIn(row: Answer): TaxReceipt {
  const amount = row['SoTien']
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || amount <= 0) throw unreadable()
  return {
    transaction: wordIn(row, 'MaGiaoDich', 60), dossierNumber: wordIn(row, 'MaHoSo', 60),
    agencyCode: wordIn(row, 'MaCoQuanQD', 40), number: wordIn(row, 'SoQD', 60), amount,
    paidOn: dayIn(row, 'NgayNop'), receipt: wordIn(row, 'SoBienLai', 60), at: momentIn(row, 'ThoiDiem'),
  }
}

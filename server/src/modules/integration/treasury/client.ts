import type { Day } from '../../../kernel/civil-day.ts'
import type { Answer } from '../../../platform/partner/ask-partner.ts'
import { SendFault } from '../../../platform/send-fault.ts'
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
  /** One of them. Throws SendFault; `error-none` where there is none such. */
  read(transaction: string): Promise<TaxReceipt>
  /**
   * How one stands there: undefined where it is certain that there is none such, `unreadable` where what it says of
   * this one cannot be read. Throws SendFault where nothing of it is known, as after its one general error.
   */
  look(transaction: string): Promise<TaxReceipt | 'unreadable' | undefined>
  /** That it is kept here. Throws SendFault. */
  confirm(transaction: string): Promise<void>
}

/**
 * The treasury and the tax agency (Kho bạc Nhà nước, cơ quan thuế), for which payments into the budget are proved.
 *
 * TODO(law): domain reference 8.7 gives the names of what is asked to be paid (MaHoSo, SoQD, MaCoQuanQD, SoTien) and
 * says that an electronic receipt follows; by which calls it is told of is our reading. So is that it says of a payment
 * that it has not: no error and no data, since its one error, 1, may mean anything.
 */
export function treasuryClient(settings: TreasurySettings): TreasuryClient {
  const ask = async (operation: string, given: Parameters<typeof callSector>[2] = {}) => {
    const answer = await callSector(settings, `apiKhoBac/${operation}`, given)
    const code = wordIn(answer, 'error_code', 10)
    if (code !== '0') throw saidFault(code, /^-?\w{1,10}$/)
    return answer['data']
  }
  const one = async (MaGiaoDich: string) => ask('chungTu', { query: { MaDonVi: settings.agency, MaGiaoDich } })
  return {
    async list() {
      const rows = rowsIn(await ask('dsChungTu', { query: { MaDonVi: settings.agency } }))
      return rows.map((row) => wordIn(row, 'MaGiaoDich', 60))
    },
    async read(transaction) {
      const row = await one(transaction)
      if (row === null) throw saidFault('none')
      return receiptIn(rowOf(row))
    },
    async look(transaction) {
      const row = await one(transaction)
      return row === null ? undefined : readableIn(transaction, row)
    },
    async confirm(MaGiaoDich) { await ask('daNhanChungTu', { body: { MaDonVi: settings.agency, MaGiaoDich } }) },
  }
}

function readableIn(transaction: string, row: unknown): TaxReceipt | 'unreadable' {
  try {
    const found = receiptIn(rowOf(row))
    return found.transaction === transaction ? found : 'unreadable'
  } catch (error) {
    if (error instanceof SendFault) return 'unreadable'
    throw error
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

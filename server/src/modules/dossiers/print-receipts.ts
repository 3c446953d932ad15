import { dayOf } from '../../kernel/civil-day.ts'
import type { Db } from '../../platform/db.ts'
import { getStaff } from '../identity/public.ts'
import type { DirectorySource } from '../organisation/public.ts'
import { type PaymentWay, type PrintedReceipt, type Receipt, listReceiptsOf, printReceipts } from '../payments/public.ts'
import { numbersOfDossiers } from './store/dossier-store.ts'

interface PrintRooms { readonly db: Db; readonly directory: Pick<DirectorySource, 'on'> }

/** A receipt is a paper of the State, whoever looks at it. */
const WAY: Readonly<Record<PaymentWay, string>> = {
  cash: 'Tiền mặt', transfer: 'Chuyển khoản', online: 'Thanh toán trực tuyến', post: 'Qua bưu chính',
}

/**
 * Receipts as a PDF/A, one page each, with the names of their day. Of a dossier only its own lines: whoever looks at it
 * need not know for which others somebody paid; how many they are is said.
 */
export async function printReceiptPapers(
  { db, directory }: PrintRooms, receipts: readonly Receipt[], ofDossier?: bigint,
): Promise<Uint8Array> {
  const [numbers, staff] = await Promise.all([
    numbersOfDossiers(db, [...new Set(receipts.flatMap(({ lines }) => lines.map(({ dossier }) => BigInt(dossier))))]),
    getStaff(db, [...new Set(receipts.flatMap(({ issuedBy }) => issuedBy ?? []))]),
  ])
  const names = new Map(staff.map(({ accountId, fullName }) => [accountId, fullName]))
  return printReceipts(receipts.map((receipt): PrintedReceipt => {
    const then = directory.on(dayOf(receipt.issuedAt))
    const own = receipt.lines.filter(({ dossier }) => ofDossier === undefined || BigInt(dossier) === ofDossier)
    const others = new Set(receipt.lines.filter((line) => !own.includes(line)).map(({ dossier }) => dossier))
    return {
      agency: then.agencyOf(receipt.unitId)?.name ?? '', section: then.byId(receipt.unitId)?.name ?? '',
      form: receipt.form, symbol: receipt.symbol, number: receipt.number, payer: receipt.payer,
      lines: own.map(({ name, amount, dossier }) => ({ name, amount, dossier: numbers.get(BigInt(dossier)) ?? '' })),
      amount: own.reduce((sum, { amount }) => sum + amount, 0), others: others.size, way: WAY[receipt.way],
      cashier: receipt.issuedBy === null ? null : names.get(receipt.issuedBy) ?? '', issuedAt: receipt.issuedAt,
      replaces: receipt.replacesNumber, isVoid: receipt.voidedAt !== null,
    }
  }))
}

/** The receipts of a dossier, which are papers of it; undefined where there is none. */
export async function printReceiptsOfDossier(
  rooms: PrintRooms, dossierId: bigint,
): Promise<Uint8Array | undefined> {
  const receipts = await listReceiptsOf(rooms.db, dossierId)
  return receipts.length === 0 ? undefined : printReceiptPapers(rooms, receipts, dossierId)
}

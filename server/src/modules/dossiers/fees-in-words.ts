import { formatDong } from '../../kernel/money.ts'
import type { ComputedFee } from '../payments/public.ts'
import type { FeesOfDossier } from './fees-of-dossier.ts'

/**
 * What is to be paid for a dossier, as its slip says it: each fee with its amount, or that it is not known yet, and the
 * sum where several are, which says so where it is not all. Null where nothing is asked. What is waived is said to be,
 * so that nobody is asked for it later. Pure.
 */
export function feesInWords(all: readonly FeesOfDossier[]): string | null {
  const fees = all.flatMap((one) => one.fees)
  if (fees.length === 0) return null
  const owed = fees.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
  const isWhole = fees.every(({ amount }) => amount !== null)
  const lines = fees.map((fee) => `${fee.name}: ${amountInWords(fee)}`)
  return fees.filter(({ amount }) => amount !== null && amount > 0).length > 1
    ? `${lines.join('; ')}. Cộng: ${formatDong(owed)}${isWhole ? '' : ', chưa gồm khoản chưa tính'}` : lines.join('; ')
}

function amountInWords({ amount, state }: ComputedFee): string {
  if (amount === null) return state === 'by-another-agency' ? 'do cơ quan khác thông báo' : 'chưa tính, sẽ báo sau'
  return amount === 0 ? 'không phải nộp' : formatDong(amount)
}

import { say } from './language.ts'
import { MONEY } from './money-texts.ts'

/** 1.250.000 đ. Money is whole đồng. */
export function showMoney(dong: number): string {
  return say(MONEY.amount, { amount: groupThousands(String(dong)) })
}

/** 1250000 → 1.250.000; digits only, so that the sign of a typing error stays visible. */
export function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, '.')
}

/** "1.250.000", "1 250 000 đ" → 1250000; nothing for anything that is not a whole number of đồng. */
export function readMoney(typed: string): number | undefined {
  const digits = typed.replace(/[.\s]|đ$/g, '')
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined
}

import type { Owed } from '@motcua/contracts/cash.ts'

/** What is to be paid together: dossiers of one payer, and those of their charges that are left out. */
export interface Basket {
  readonly dossiers: readonly Owed[]
  readonly leftOut: ReadonlySet<string>
}

export const EMPTY: Basket = { dossiers: [], leftOut: new Set() }

/** A dossier is put in once; looked up again it stands as it is now. */
export function withDossier({ dossiers, leftOut }: Basket, found: Owed): Basket {
  const isThere = dossiers.some(({ number }) => number === found.number)
  const next = isThere ? dossiers.map((one) => one.number === found.number ? found : one) : [...dossiers, found]
  return { dossiers: next, leftOut }
}

export function withoutDossier({ dossiers, leftOut }: Basket, number: string): Basket {
  return { dossiers: dossiers.filter((one) => one.number !== number), leftOut }
}

/** What stands in a basket after another was paid: what was put in meanwhile. */
export function afterPaid(now: Basket, paid: Basket): Basket {
  const dossiers = now.dossiers.filter(({ number }) => !paid.dossiers.some((one) => one.number === number))
  const left = dossiers.flatMap(({ charges }) => charges.map(({ id }) => id)).filter((id) => now.leftOut.has(id))
  return { dossiers, leftOut: new Set(left) }
}

/** Leaves a charge out, or takes it in again. */
export function toggled({ dossiers, leftOut }: Basket, charge: string): Basket {
  const next = new Set(leftOut)
  if (!next.delete(charge)) next.add(charge)
  return { dossiers, leftOut: next }
}

/** What will be paid: all that is owed and not left out, and what it comes to in whole đồng. */
export function paidBy({ dossiers, leftOut }: Basket): { readonly charges: string[]; readonly amount: number } {
  const owed = dossiers.flatMap(({ charges }) => charges)
    .filter(({ id, state }) => state === 'owed' && !leftOut.has(id))
  return { charges: owed.map(({ id }) => id), amount: owed.reduce((sum, { amount }) => sum + (amount ?? 0), 0) }
}

/** The number of a dossier as somebody types it, or as the scanner reads the address in the QR of its slip. */
export function numberIn(typed: string): string {
  const text = typed.trim()
  if (!/^https?:\/\//i.test(text)) return text
  try {
    return new URL(text).pathname.split('/').findLast((part) => part !== '') ?? ''
  } catch {
    return text
  }
}

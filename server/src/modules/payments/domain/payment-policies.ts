import type { CashCheck } from './unusual-sum.ts'

/** How long a bill holds its charges, and when the gateway is asked of it; the policy `payment-bill`. */
export interface BillPolicy {
  readonly minutes: number
  readonly askAfterMinutes: number
}

/** Where transfers for a section go (tài khoản thu); the policy `payment-account`, general or of one section. */
export interface PaymentAccount {
  /** Six digits of the bank at NAPAS. */
  readonly bankBin: string
  readonly bankName: string
  readonly account: string
  readonly holder: string
}

interface Policies { policy(key: string, ...scopes: readonly string[]): { readonly value: unknown } | undefined }

/** Undefined where nothing is paid online on the day of the directory. */
export function billPolicyOf(directory: Policies): BillPolicy | undefined {
  return directory.policy('payment-bill')?.value as BillPolicy | undefined
}

/** Undefined where no account is published for the section on that day. */
export function paymentAccountOf(
  directory: Policies, unit: { readonly idOfData: string },
): PaymentAccount | undefined {
  return directory.policy('payment-account', unit.idOfData)?.value as PaymentAccount | undefined
}

/** Undefined where nobody is asked about sums on that day. */
export function cashCheckOf(
  directory: Policies, unit: { readonly idOfData: string } | undefined,
): CashCheck | undefined {
  return directory.policy('cash-check', ...unit ? [unit.idOfData] : [])?.value as CashCheck | undefined
}

import type { Dong } from '../kernel/money.ts'

/** An account that a transfer goes to, as banks know it. */
export interface VietQrAccount {
  /** Six digits of the bank at NAPAS. */
  readonly bankBin: string
  readonly account: string
}

/** Banks keep so many letters and digits of what a transfer is for. */
const LONGEST_PURPOSE = 25

/**
 * The text of a VietQR code: a bank's app that reads it fills in account, amount (whole đồng) and purpose. The library
 * is loaded when the first one is drawn. Throws RangeError on a purpose that banks would change.
 */
export async function vietQrText({ bankBin, account }: VietQrAccount, amount: Dong, purpose: string): Promise<string> {
  if (!/^[A-Z0-9]+$/.test(purpose) || purpose.length > LONGEST_PURPOSE) throw new RangeError(`${purpose}: no purpose`)
  const { QRPay } = await import('vietnam-qr-pay')
  return QRPay.initVietQR({ bankBin, bankNumber: account, amount: String(amount), purpose }).build()
}

/** Money is whole đồng, a safe integer; there are no smaller coins and no fractions of a fee. */
export type Dong = number

/** Whether a value is an amount of money that may be asked or paid. */
export function isDong(value: unknown): value is Dong {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

/** As people read it: `1.250.000 đ`. Throws RangeError on what is no whole amount; what is owed back has a minus. */
export function formatDong(amount: Dong): string {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} đồng`)
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} đ`
}

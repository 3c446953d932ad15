import { timingSafeEqual } from 'node:crypto'

/**
 * Whether these are the last four digits of a person's number, however it is written: `-` before the suffix of a branch
 * (`0000000001-001`) is no digit.
 */
export function areLastDigits(given: string, number: string | null | undefined): boolean {
  const digits = number?.replaceAll('-', '') ?? ''
  return /^\d{4}$/.test(given) && digits.length >= 4 && isSame(given, digits.slice(-4))
}

/** Takes as long wherever the two differ, so that nobody finds out by trying how much of a guess is right. */
export function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

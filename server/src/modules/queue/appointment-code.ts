import { randomSigns } from '../../platform/secrets.ts'

const LENGTH = 8
const TYPED = /(?:^|[^A-Z\d])([A-HJ-NP-Z2-9]{4})[\s-]?([A-HJ-NP-Z2-9]{4})$/

/** A code of an appointment: 40 bits, of signs none of which looks like another. */
export function drawAppointmentCode(): string {
  return randomSigns(LENGTH)
}

/** As people read it: in two groups of four. */
export function showAppointmentCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/**
 * The code in what was typed, or read by a scanner that types: small letters, blanks and the dash do not count.
 * Undefined of what is none, such as the QR of another system.
 */
export function appointmentCodeIn(typed: string): string | undefined {
  const [, first, second] = TYPED.exec(typed.trim().toUpperCase()) ?? []
  return first === undefined || second === undefined ? undefined : first + second
}

import { generateSecret, generateURI, verify } from 'otplib'

/** What applications on phones take for granted where nothing else is said: SHA-1, six digits, 30 s (RFC 6238). */
const PERIOD = 30

/** A new secret of 160 bits of chance, in the letters of base32 that are typed where no camera reads. */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 })
}

/** The address that a QR code holds and an application reads. */
export function totpUri(secret: string, issuer: string, label: string): string {
  return generateURI({ secret, issuer, label, period: PERIOD })
}

/**
 * Of which step of 30 seconds since 1970 this code is; undefined for a wrong one. One step before and after the moment
 * counts as well: phones are slow or fast, and people type.
 */
export async function totpStepOf(secret: string, code: string, at: Date): Promise<bigint | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined
  const epoch = Math.floor(at.getTime() / 1_000)
  const found = await verify({ secret, token: code, epoch, period: PERIOD, epochTolerance: PERIOD })
  return found.valid && 'timeStep' in found ? BigInt(found.timeStep) : undefined
}

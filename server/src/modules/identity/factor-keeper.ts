import { fingerprintOf, randomSigns } from '../../platform/secrets.ts'

/** Enciphers what a factor is checked with; its key lies outside of the database. */
export interface FactorKeeper {
  seal(secret: string, of: string): Promise<Buffer>
  /** Undefined where the key is gone. */
  open(sealed: Buffer, of: string): Promise<string | undefined>
}

const RECOVERY_CODES = 10
/** Of five bits each: 80 in all, which nobody counts through, so that a fast hash does. */
const SIGNS = 16

/** Codes to recover with, as they are shown, once: four groups of four. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => randomSigns(SIGNS).replace(/(.{4})(?=.)/g, '$1-'))
}

/** What is stored of one: of just this account, without hyphens, in capitals. */
export function recoveryHashOf(publicId: string, typed: string): Buffer {
  return fingerprintOf('recovery code', publicId, typed.replaceAll('-', ''))
}

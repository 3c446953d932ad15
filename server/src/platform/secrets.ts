import { createHash, randomBytes, randomInt } from 'node:crypto'
import { hash, parseOptions, verify } from '@node-rs/argon2'

/**
 * What one guess at a stored password costs whoever has the table; from configuration. OWASP's least is 19 MiB, 2, 1.
 */
export interface HashCost {
  /** KiB. */
  readonly memoryCost: number
  readonly timeCost: number
  readonly parallelism: number
}

/** A token nobody guesses: 32 bytes of chance, in letters that a cookie or an address may carry. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

/** A code of so many digits to be typed from a phone, each equally likely; leading zeros count. */
export function randomDigits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join('')
}

/** None of which looks like another when it is read from one screen and typed at the next. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A code of so many letters and digits, five bits each. */
export function randomSigns(length: number): string {
  return Array.from({ length }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('')
}

const CLASSES = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!#%+-=?@'] as const

/** A first password to be read aloud or copied: 16 signs of four classes, none of which looks like another. */
export function randomPassword(): string {
  const pick = (signs: string) => signs.charAt(randomInt(signs.length))
  const signs = [...CLASSES.map(pick), ...Array.from({ length: 12 }, () => pick(CLASSES.join('')))]
  for (let last = signs.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    const [a = '', b = ''] = [signs[last], signs[other]]
    signs[last] = b
    signs[other] = a
  }
  return signs.join('')
}

/**
 * What is stored in place of a token, or of the name of what is being tried. Enough for what chance made; what a person
 * chose or could count through (a password, a code) goes through `hashSecret`.
 */
export function fingerprintOf(...parts: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest()
}

/** Hashes a password or code with argon2id and salt. Takes 10 to 60 ms of a core: that is its purpose. */
export async function hashSecret(secret: string, cost: HashCost): Promise<string> {
  return hash(secret.normalize('NFKC'), cost)
}

/** Whether this is the secret behind the hash; takes as long if it is not. */
export async function isSecret(stored: string, secret: string): Promise<boolean> {
  return verify(stored, secret.normalize('NFKC'))
}

/** Whether a stored hash was made at another cost than today's, and should be made anew at the next sign-in. */
export function isOutdated(stored: string, cost: HashCost): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored)
  return memoryCost !== cost.memoryCost || timeCost !== cost.timeCost || parallelism !== cost.parallelism
}

const decoys = new Map<string, Promise<string>>()

/** A hash that no secret opens, so that asking for somebody who does not exist costs the same time. */
export async function decoyHash(cost: HashCost): Promise<string> {
  const key = JSON.stringify(cost)
  const known = decoys.get(key) ?? hashSecret(randomToken(), cost)
  decoys.set(key, known)
  return known
}

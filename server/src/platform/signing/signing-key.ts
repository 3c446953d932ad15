import type { Result } from '../../kernel/result.ts'

/**
 * Where a private key lies: a file, a token, a machine of its own, a service far away. It signs what it is given, and
 * never leaves.
 */
export interface SigningKey {
  /** Certificates in DER: its own first, then those that vouch for it, without the root, which others must know. */
  readonly chain: readonly Buffer[]
  readonly algorithm: KeyAlgorithm
  /** The signature of the bytes by SHA-256, as CMS holds it: of ECDSA in DER. Throws `KeyFault` where it cannot. */
  sign(bytes: Buffer): Promise<Buffer>
}

export type KeyAlgorithm = 'ecdsa' | 'rsa'

/**
 * Why a key does not sign: the PIN is wrong, or was wrong too often; the token is not there, or has no such key with a
 * certificate; the key was switched off; somebody else is signing with the token; its place does not answer; what it
 * answered is no signature of this key; the file is no key, or of a kind that we do not open.
 */
export type KeyTrouble =
  | 'pin-wrong' | 'pin-locked' | 'key-missing' | 'key-disabled' | 'key-busy' | 'key-unreachable' | 'key-answers-wrong'
  | 'key-unreadable'

export interface KeyRefusal { readonly code: KeyTrouble }

/** A key that its PIN has opened. What is opened is closed, in any case: a token serves one at a time. */
export interface UnlockedKey extends SigningKey {
  close(): Promise<void>
}

/**
 * One key behind its PIN. A wrong PIN is refused, never thrown, and never tried twice: tokens lock themselves. A remote
 * service may tell only with the first signature that the PIN is wrong, by a `KeyFault`.
 */
export interface KeyStore {
  unlock(pin: string): Promise<Result<UnlockedKey, KeyRefusal>>
}

/** A key that was opened and does not sign: pulled out, switched off, or of a service that fails. */
export class KeyFault extends Error {
  readonly code: KeyTrouble
  constructor(code: KeyTrouble, cause?: unknown) {
    super(code, { cause })
    this.code = code
  }
}

/** No time-stamp came, or none that is of our question. */
export class TimeStampFault extends Error {}

/** A time-stamp authority (RFC 3161): a request in DER brings an answer in DER. Throws `TimeStampFault`. */
export type TimeStamp = (request: Buffer) => Promise<Buffer>

import type { FactorSeal } from './factor-seal.ts'
import type { Result } from '../../kernel/result.ts'
import type { Authorities } from './ask-authorities.ts'
import type { Trust } from './read-trust.ts'
import type { KeyTrouble, TimeStamp, UnlockedKey } from './signing-key.ts'

/** Whose key signs: a person by the username, an agency by its code; with the name that its certificate bears. */
export interface KeyHolder { readonly kind: 'person' | 'agency'; readonly id: string; readonly name: string }

/** Why no key is had, or does not sign; `pin-needed`: none was given, and the key asks for one. */
export type RingTrouble = KeyTrouble | 'pin-needed'

export interface RingRefusal {
  readonly code: RingTrouble
  readonly holder: KeyHolder
  /** Nobody has said where a key of this holder lies; else `key-missing` is of a token that is not there. */
  readonly isUnset?: true
}

/** The key that signs what QR codes say: of the province, always at hand, without a PIN (ES256). */
export interface QrKey {
  /** First 16 hexadecimal digits of its thumbprint (RFC 7638). */
  readonly kid: string
  readonly publicJwk: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }
  /** r and s, 64 bytes. */
  sign(bytes: Uint8Array): Buffer
}

/** All keys that this installation signs with, wherever they lie. */
export interface KeyRing {
  open(holder: KeyHolder, pin?: string): Promise<Result<UnlockedKey, RingRefusal>>
  /** Undefined where no authority for time-stamps is configured: signatures are then of level B-B. */
  timeStamp(now: () => Date): Promise<TimeStamp | undefined>
  /**
   * Who says whether certificates were withdrawn, so that a signature can be checked later without them (B-LT). What
   * they answered is kept as long as this is: asked for anew for each paper or batch. Undefined where nobody is asked.
   */
  authorities(): Promise<Authorities | undefined>
  /** Whom signatures are checked against as of a moment. */
  trust(at: Date): Promise<Trust>
  qrKey(): Promise<QrKey>
  /** All keys of QR codes, those before the present one too, the newest first. */
  qrKeys(): Promise<readonly Pick<QrKey, 'kid' | 'publicJwk'>[]>
  /** Signs nothing; it lies in the same folder, which nobody else may read (docs/adr/0090). */
  readonly factors: FactorSeal
}

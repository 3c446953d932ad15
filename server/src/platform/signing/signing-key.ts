/**
 * Where a private key lies: a file, a token, a machine of its own, a service far away. It signs what it is given, and
 * never leaves.
 */
export interface SigningKey {
  /** Certificates in DER: its own first, then those that vouch for it, without the root, which others must know. */
  readonly chain: readonly Buffer[]
  readonly algorithm: KeyAlgorithm
  /** The signature of the bytes by SHA-256, as CMS holds it: of ECDSA in DER. */
  sign(bytes: Buffer): Promise<Buffer>
}

export type KeyAlgorithm = 'ecdsa' | 'rsa'

/** A time-stamp authority (RFC 3161): a request in DER brings an answer in DER. */
export type TimeStamp = (request: Buffer) => Promise<Buffer>

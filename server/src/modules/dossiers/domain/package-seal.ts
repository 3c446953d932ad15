/** What the seal of a package is worth: it holds; or it is whole, and nobody can say so of its certificate. */
export type SealState = 'valid' | 'unproven'

/**
 * Why a package bears none: nobody set up a key of the agency; it asks for a PIN, and a worker has none; or it did not
 * sign, and the unit gave a reason why the package goes all the same.
 */
export type Unsealed = 'key-unset' | 'pin-needed' | 'key-refused'

/** What is wrong with a package that says it was sealed, or with a seal that nobody should have set. */
export type SealFault =
  /** It, or the record, says that it was sealed, and it bears no signature. */
  | 'seal-missing'
  /** The description is not what was signed. */
  | 'seal-changed'
  /** Signed by another certificate than when it was made. */
  | 'seal-of-another'
  /** The certificate had ended, or was withdrawn, when the package was made, or must not sign. */
  | 'seal-not-valid'

/** The seal of a package as the record has it; `seal` null: made before packages were sealed, or not made. */
export interface PackageSeal {
  readonly seal: SealState | Unsealed | null
  /** As the certificate names it; null where there is none. */
  readonly sealedBy: string | null
  /** SHA-256 of the certificate, 64 hexadecimal digits. */
  readonly sealCertificate: string | null
}

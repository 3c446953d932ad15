/** Checks what a browser says of a key; the address of our pages and the standard stand behind it. */
export interface PasskeyChecker {
  /** Undefined where the answer is wrong. */
  checkNew(answer: string, challenge: Buffer): Promise<{
    readonly credentialId: Buffer
    readonly publicKey: Buffer
    readonly counter: bigint
    readonly transports: string[]
  } | undefined>
  /** How often the key says it was used; undefined if its answer is wrong. */
  check(answer: string, challenge: Buffer, publicKey: Buffer): Promise<bigint | undefined>
}

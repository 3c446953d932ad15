/** Milliseconds in which nobody has read the number that the first press brought. */
const TOO_SOON = 1_000

/**
 * Tells the second half of a double click, and a key that is held down, from a new press. The server's answer may be on
 * the screen before the second half comes: sent then, it would send away whoever was called by the first.
 */
export class DoublePresses {
  #last: { readonly what: string; readonly at: number } | undefined

  /** Whether this press belongs to the one before; a key held down belongs to it for as long as it is held. */
  isSecond(what: string, at: number): boolean {
    const isSecond = this.#last?.what === what && Math.abs(at - this.#last.at) < TOO_SOON
    this.#last = { what, at }
    return isSecond
  }
}

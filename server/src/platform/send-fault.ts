/** Why something did not leave: a stable word, since what servers answer may repeat names and addresses. */
export class SendFault extends Error {
  readonly code: string
  /** Trying again is no use. */
  readonly isFinal: boolean
  constructor(code: string, isFinal: boolean, cause?: unknown) {
    super(`not sent: ${code}`, { cause })
    this.name = 'SendFault'
    this.code = code
    this.isFinal = isFinal
  }
}

/** A message of the inbox that is worked off. */
export interface InMessage {
  readonly number: string
  readonly kind: string
  readonly sender: string | null
  readonly saidAt: Date | null
  readonly id: bigint
  readonly publicId: string
  readonly body: Readonly<Record<string, unknown>>
  readonly receivedAt: Date
}

/** What came of it: done, and of which dossier; or held with the cause until somebody decides. */
export type Handled =
  | { readonly is: 'done'; readonly dossierId: bigint | null }
  | { readonly is: 'held'; readonly fault: string; readonly dossierId?: bigint }

/** What a partner is told of a package: that it may forget it, or that we cannot read it. */
export type Confirmation = 'done' | 'fail'

/** Of a message that nobody could read: its package is read again when somebody lets it. */
export const UNREADABLE = 'unreadable'

/** Clocks differ by so much at most; whoever speaks from later than that is wrong about something else, too. */
export const AHEAD_SECONDS = 300

/** Whether a moment that a partner names has not come yet. */
export function isInFuture(saidAt: Date, now: Date): boolean {
  return saidAt.getTime() > now.getTime() + AHEAD_SECONDS * 1_000
}

/** Whether a message stands under a number that another had before it. */
export function isOfReusedNumber(number: string): boolean {
  return number.includes('~')
}

/** The number under which a message came, whether another had it before or not. */
export function numberAsCame(number: string): string {
  return number.replace(/~[\da-f]{64}$/, '')
}

/** A second message under the number of another, that says something else: it gets a number of its own. */
export function numberOfOther(number: string, digest: Buffer): string {
  return `${number.slice(0, 120)}~${digest.toString('hex')}`
}

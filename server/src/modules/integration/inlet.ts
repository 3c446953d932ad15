import type { Ctx } from '../../platform/db.ts'
import type { SendFault } from '../../platform/send-fault.ts'
import type { KeepOfficeFile, StoreUpload } from '../documents/public.ts'
import type { Confirmation, Handled, InMessage } from './domain/inbox.ts'

/** What a partner handed over, read and not believed yet. */
export interface CameMessage {
  /** By which it is known again, however often it comes. */
  readonly number: string
  readonly kind: string
  readonly sender: string | null
  /** By the sender's own word. */
  readonly saidAt: Date | null
  readonly body: object
  /** SHA-256 of all that it says, its files included. */
  readonly digest: Buffer
  /** Why nobody could read it; then it has no number of its own. */
  readonly fault: string | null
  /** Its files, whose bytes lie in the store already. */
  readonly files: readonly KeepOfficeFile[]
  /**
   * Files of people in it, by what the message calls them: kept as uploads of the program, until the message is done.
   * Their public ids then stand in the body (`uploads`).
   */
  readonly uploads?: readonly { readonly id: string; readonly file: StoreUpload }[]
}

export type Handle = (ctx: Ctx, message: InMessage) => Promise<Handled>

/** How messages come from one partner: the incoming half of an adapter. */
export interface Inlet {
  readonly partner: string
  /**
   * What packages lie there for us, by the partner's names; `since`: of that moment and later. Of a partner with
   * several lists, each that it does not give is told to `missing`, and the others are answered. Throws SendFault.
   */
  list(since?: Date, missing?: (fault: SendFault) => void): Promise<readonly string[]>
  /** When a package was laid there, by the partner's clock; left out where all is listed whatever moment is said. */
  readonly laidAt?: (name: string) => Date | undefined
  /** Whether it lists for ever what it has, so that a package that lies there again is none that it has forgotten. */
  readonly listsForEver?: boolean
  /**
   * Whether a package may be put right there under its name, so that it lies there again: then it is read each time
   * that it is listed, and confirmed only as it was read.
   */
  readonly mayChange?: boolean
  /** Whether what has not come can be read by its name though it is listed no more: then it is asked for anyway. */
  readonly readsUnlisted?: boolean
  /**
   * Reads one, and keeps its files in the store. What cannot be read is answered with its fault. Throws SendFault where
   * it could not be had, or something of ours is away: then it is read again later, and held after that (ADR 0146).
   */
  read(name: string): Promise<CameMessage>
  confirm(name: string, how: Confirmation): Promise<void>
  /** Does what it says, in the transaction of `ctx`; what is not known for certain is held, never guessed. */
  handle(ctx: Ctx, message: InMessage): Promise<Handled>
  /**
   * Finds out what takes long before that transaction begins, each time that the message is handled: whether the
   * signatures of its files hold by now. Answers who then handles it in the place of `handle`.
   */
  lookInto?(message: InMessage): Promise<Handle>
}

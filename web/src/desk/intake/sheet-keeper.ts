import type { IntakeSheet } from '@motcua/contracts/intake-sheets.ts'
import { CallError, isRefusal } from '../../lib/call-error.ts'
import { call } from '../../lib/call.ts'
import { RequestIds } from '../../lib/request-ids.ts'

const PAUSE = 800
const AGAIN = 4_000

export type KeptState = 'idle' | 'saving' | 'saved' | 'failed'
export interface KeptStatus { readonly state: KeptState; readonly savedAt?: string }

interface Told {
  onStatus(status: KeptStatus): void
  /** Another window has it, or it is gone: what is entered here goes on under another id. */
  onMoved(id: string): void
  /** Nobody is signed in, or somebody else: nothing more is saved until `resume`. */
  onStranger(): void
}

/** What sheets that were left are still sending: whoever opens one again waits for it, and finds all of it. */
const sending = new Set<Promise<void>>()

/** Waits until nothing of any sheet is on its way. */
export async function allSheetsSent(): Promise<void> {
  await Promise.all(sending)
}

/**
 * Saves a sheet a moment after it was changed, one saving at a time, each naming the revision that it saw. Says for
 * whom: on a machine that somebody else has signed in at meanwhile, nothing of it is kept for them.
 */
export class SheetKeeper {
  readonly #officerId: string
  readonly #told: Told
  readonly #ids = new RequestIds()
  #id: string
  #revision: number
  #waiting: IntakeSheet | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #sent: Promise<void> = Promise.resolve()
  /** Nobody is signed in, or it is over. */
  #isHeld = false
  #isPaused = false

  constructor(officerId: string, id: string, revision: number, told: Told) {
    this.#officerId = officerId
    this.#id = id
    this.#revision = revision
    this.#told = told
  }

  change(sheet: IntakeSheet): void {
    this.#waiting = sheet
    this.#isPaused = false
    this.#later(PAUSE)
  }

  /** It was not received. */
  resume(): void {
    this.#isPaused = false
    this.#later(0)
  }

  /** The same officer is signed in again. */
  comeBack(): void {
    if (!this.#isHeld) return
    this.#isHeld = false
    this.#later(0)
  }

  /**
   * It is about to be received: waits for what is on its way and saves no more until something is changed, or a refusal
   * is heard (`resume`). Not after a cut line: pressed again, the same must be sent, this id in it too. Answers the id.
   */
  async pause(): Promise<string> {
    clearTimeout(this.#timer)
    this.#isPaused = true
    await this.#sent
    return this.#id
  }

  /** It was received or thrown away: nothing more is saved. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#waiting = undefined
    this.#isHeld = true
  }

  flush(): void {
    if (this.#waiting === undefined || this.#isHeld || this.#isPaused) return
    clearTimeout(this.#timer)
    const sent = this.#sent.then(() => this.#send())
    this.#sent = sent
    sending.add(sent)
    void sent.finally(() => sending.delete(sent))
  }

  #later(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.flush(), wait)
  }

  async #send(): Promise<void> {
    const sheet = this.#waiting
    if (sheet === undefined || this.#isHeld) return
    this.#told.onStatus({ state: 'saving' })
    try {
      const body = { officerId: this.#officerId, sheet, revision: this.#revision }
      const requestId = this.#ids.idFor(sheet, this.#revision)
      const kept = await call('POST', `/api/intake-sheets/${this.#id}`, { body, requestId }) as
        { revision: number; savedAt: string }
      this.#ids.settle()
      this.#revision = kept.revision
      if (this.#waiting === sheet) this.#waiting = undefined
      this.#told.onStatus({ state: 'saved', savedAt: kept.savedAt })
    } catch (error) {
      this.#told.onStatus({ state: 'failed' })
      this.#notSaved(error)
    }
  }

  #notSaved(error: unknown): void {
    if (isRefusal(error, 'intake-sheet-changed')) {
      this.#ids.settle()
      this.#id = crypto.randomUUID()
      this.#revision = 0
      this.#told.onMoved(this.#id)
      this.#later(0)
      return
    }
    const isNobody = error instanceof CallError && error.status === 401
    if (isNobody || isRefusal(error, 'signed-in-as-another')) {
      this.#isHeld = true
      this.#told.onStranger()
      return
    }
    if (error instanceof CallError && (error.status === 0 || error.status >= 500)) this.#later(AGAIN)
  }
}

import type { IntakeSheet } from '@motcua/contracts/intake-sheets.ts'
import { CallError, isRefusal, mayPass } from '../../lib/call-error.ts'
import { call } from '../../lib/call.ts'

/** After the last key: a saving is a transaction and a request that is remembered for a week (ADR 0023). */
const PAUSE = 2_000
const AGAIN = 4_000
/** So much a browser still sends for a page that has gone. */
const SENT_WHEN_GONE = 60_000

export type KeptState = 'idle' | 'saving' | 'saved' | 'failed' | 'refused'
/** `refusal`: the server's sentence, where trying again by itself would not help. */
export interface KeptStatus { readonly state: KeptState; readonly savedAt?: string; readonly refusal?: string }

/** A saving as it was sent. */
interface Sent {
  readonly sheet: IntakeSheet
  readonly revision: number
  readonly requestId: string
}

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
  #id: string
  #revision: number
  #waiting: IntakeSheet | undefined
  /** Sent, and no answer heard: the server may have it or not, which only the same request tells. */
  #unheard: Sent | undefined
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
    if (this.#waiting === undefined || this.#isHeld) return
    this.#told.onStatus({ state: 'saving' })
    try {
      // Newer content under the old revision would be refused if the first did arrive, and leave a sheet behind.
      if (this.#unheard !== undefined && this.#unheard.sheet !== this.#waiting) await this.#save(this.#unheard)
      const sheet = this.#waiting
      const { savedAt } = await this.#save(
        this.#unheard ?? { sheet, revision: this.#revision, requestId: crypto.randomUUID() },
      )
      if (this.#waiting === sheet) this.#waiting = undefined
      this.#told.onStatus({ state: 'saved', savedAt })
    } catch (error) {
      this.#notSaved(error)
    }
  }

  async #save(sent: Sent): Promise<{ readonly savedAt: string }> {
    this.#unheard = sent
    const body = { officerId: this.#officerId, sheet: sent.sheet, revision: sent.revision }
    const isGoing = document.visibilityState === 'hidden'
    const kept = await call('POST', `/api/intake-sheets/${this.#id}`, {
      body, requestId: sent.requestId,
      outlivesPage: isGoing && new Blob([JSON.stringify(body)]).size < SENT_WHEN_GONE,
    }) as { revision: number; savedAt: string }
    this.#unheard = undefined
    this.#revision = kept.revision
    return kept
  }

  #notSaved(error: unknown): void {
    const isOpen = mayPass(error)
    const isNobody = error instanceof CallError && error.status === 401
    if (!isOpen && !isNobody) this.#unheard = undefined
    if (isRefusal(error, 'intake-sheet-changed')) {
      this.#told.onStatus({ state: 'failed' })
      this.#id = crypto.randomUUID()
      this.#revision = 0
      this.#told.onMoved(this.#id)
      this.#later(0)
      return
    }
    if (isNobody || isRefusal(error, 'signed-in-as-another')) {
      this.#told.onStatus({ state: 'failed' })
      this.#isHeld = true
      this.#told.onStranger()
      return
    }
    if (!isOpen && error instanceof CallError) {
      this.#told.onStatus({ state: 'refused', refusal: error.message })
      return
    }
    this.#told.onStatus({ state: 'failed' })
    this.#later(AGAIN)
  }
}

import type { ConsultationTypedBody } from '@motcua/contracts/consultations.ts'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../lib/call.ts'

/** Milliseconds after the last key, and before what could not be kept is sent again. */
const [PAUSE, AGAIN] = [800, 4_000]

export interface KeptTyping {
  /** Whether the last that was typed could not be kept so far. */
  readonly isFailing: boolean
  /** It was typed: kept after a short pause, and at once when the page goes. */
  type(typed: ConsultationTypedBody): void
  /** The answer is sent: nothing more is kept. */
  drop(): void
}

/**
 * Keeps an answer on the server as it is typed, so that neither a reload nor another machine loses it. One saving at a
 * time, the newest last; only one person has the question, so that nobody else writes into it.
 */
export function useTyped(id: string): KeptTyping {
  const [isFailing, setIsFailing] = useState(false)
  const keeper = useRef<Keeper>(undefined)
  useEffect(() => {
    const one = new Keeper(`/api/consultations/${id}/typed`, setIsFailing)
    keeper.current = one
    const hide = () => {
      if (document.visibilityState === 'hidden') one.flush()
    }
    document.addEventListener('visibilitychange', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      one.flush()
      keeper.current = undefined
    }
  }, [id])
  return {
    isFailing, type: (typed) => keeper.current?.type(typed), drop: () => keeper.current?.drop(),
  }
}

class Keeper {
  readonly #path: string
  readonly #tell: (isFailing: boolean) => void
  #waiting: ConsultationTypedBody | undefined
  #timer: number | undefined
  #isSending = false

  constructor(path: string, tell: (isFailing: boolean) => void) {
    this.#path = path
    this.#tell = tell
  }

  type(typed: ConsultationTypedBody): void {
    this.#waiting = typed
    this.#later(PAUSE)
  }

  drop(): void {
    window.clearTimeout(this.#timer)
    this.#waiting = undefined
  }

  flush(): void {
    window.clearTimeout(this.#timer)
    void this.#send()
  }

  #later(wait: number): void {
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.#send(), wait)
  }

  async #send(): Promise<void> {
    const typed = this.#waiting
    if (typed === undefined || this.#isSending) return
    this.#isSending = true
    try {
      await call('POST', this.#path, { body: typed, outlivesPage: true })
      if (this.#waiting === typed) this.#waiting = undefined
      this.#tell(false)
    } catch {
      this.#tell(this.#waiting !== undefined)
      if (this.#waiting !== undefined) this.#later(AGAIN)
    } finally {
      this.#isSending = false
    }
    if (this.#waiting !== undefined && this.#waiting !== typed) this.#later(PAUSE)
  }
}

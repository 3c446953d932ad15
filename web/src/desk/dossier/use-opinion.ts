import type { Opinion, OpinionFields } from '@motcua/contracts/talk.ts'
import { useEffect, useRef, useState } from 'react'
import { isRefusal, isUncertain } from '../../lib/call-error.ts'
import { call } from '../../lib/call.ts'
import { RequestIds } from '../../lib/request-ids.ts'

const PAUSE = 800
const AGAIN = 4_000

export type OpinionState = 'idle' | 'saving' | 'saved' | 'failed'

export interface KeptOpinion {
  readonly state: OpinionState
  readonly savedAt: string | undefined
  /** What was kept when the form was opened; undefined while it is looked for. */
  readonly found: Opinion | undefined
  /** What another window has saved in between. */
  readonly clash: Opinion | undefined
  /** It was typed: saved after a short pause. */
  type(fields: OpinionFields): void
  /** Goes on after a clash, over what the other window saved. */
  settle(fields: OpinionFields): void
  /** The deed is done for good, and the server has forgotten what was typed for it: nothing more is saved. */
  drop(): void
}

/**
 * Keeps what is typed for a deed on the server, so that neither a reload nor another machine loses it. One saving at a
 * time, each naming the revision that it saw; when another window was quicker, nothing is overwritten, both are shown.
 */
export function useOpinion(dossierId: string, deed: string, isOn: boolean): KeptOpinion {
  const [found, setFound] = useState<Opinion>()
  const [clash, setClash] = useState<Opinion>()
  const [status, setStatus] = useState<{ state: OpinionState; savedAt?: string }>({ state: 'idle' })
  const keeper = useRef<Keeper>(undefined)

  useEffect(() => {
    if (!isOn) {
      setFound({ revision: 0, fields: {}, savedAt: null, before: null })
      return undefined
    }
    const one = new Keeper(dossierId, deed, setStatus, setClash)
    keeper.current = one
    const stop = new AbortController()
    void one.read(stop.signal).then(setFound, () => undefined)
    const hide = () => {
      if (document.visibilityState === 'hidden') one.flush()
    }
    document.addEventListener('visibilitychange', hide)
    return () => {
      stop.abort()
      document.removeEventListener('visibilitychange', hide)
      one.flush()
      keeper.current = undefined
    }
  }, [dossierId, deed, isOn])

  return {
    ...status, savedAt: status.savedAt, found, clash,
    type: (fields) => keeper.current?.type(fields),
    settle: (fields) => {
      if (clash) keeper.current?.settle(clash.revision, fields)
      setClash(undefined)
    },
    drop: () => keeper.current?.drop(),
  }
}

/** What a form that was closed is still sending, by what it is for: one opened again waits for it, and finds it. */
const sending = new Map<string, Promise<void>>()

class Keeper {
  readonly #path: string
  readonly #deed: string
  readonly #tell: (status: { state: OpinionState; savedAt?: string }) => void
  readonly #tellClash: (clash: Opinion) => void
  readonly #ids = new RequestIds()
  #revision = 0
  #waiting: OpinionFields | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #isSending = false
  #isHeld = false

  constructor(
    dossierId: string, deed: string, tell: (status: { state: OpinionState; savedAt?: string }) => void,
    tellClash: (clash: Opinion) => void,
  ) {
    this.#path = `/api/dossiers/${dossierId}/opinion`
    this.#deed = deed
    this.#tell = tell
    this.#tellClash = tellClash
  }

  async read(signal?: AbortSignal): Promise<Opinion> {
    await sending.get(`${this.#path} ${this.#deed}`)
    return this.#fetch(signal)
  }

  async #fetch(signal?: AbortSignal): Promise<Opinion> {
    const kept = await call('GET', this.#path, { query: { deed: this.#deed }, ...signal && { signal } }) as Opinion
    this.#revision = kept.revision
    return kept
  }

  type(fields: OpinionFields): void {
    this.#waiting = fields
    if (!this.#isHeld) this.#later(PAUSE)
  }

  settle(revision: number, fields: OpinionFields): void {
    this.#revision = revision
    this.#isHeld = false
    this.#waiting = fields
    this.flush()
  }

  drop(): void {
    clearTimeout(this.#timer)
    this.#waiting = undefined
    this.#isHeld = true
  }

  flush(): void {
    if (this.#waiting === undefined || this.#isHeld) return
    const key = `${this.#path} ${this.#deed}`
    const sent = this.#send().finally(() => {
      if (sending.get(key) === sent) sending.delete(key)
    })
    sending.set(key, sent)
  }

  #later(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#send(), wait)
  }

  async #send(): Promise<void> {
    const fields = this.#waiting
    if (this.#isSending || fields === undefined || this.#isHeld) return
    clearTimeout(this.#timer)
    this.#isSending = true
    this.#tell({ state: 'saving' })
    try {
      const body = { deed: this.#deed, fields, revision: this.#revision }
      const requestId = this.#ids.idFor(fields, this.#revision)
      const kept = await call('POST', this.#path, { body, requestId }) as { revision: number; savedAt: string }
      this.#ids.settle()
      this.#revision = kept.revision
      if (this.#waiting === fields) this.#waiting = undefined
      this.#tell({ state: 'saved', savedAt: kept.savedAt })
    } catch (error) {
      if (isRefusal(error, 'opinion-changed')) await this.#hold()
      else this.#tell({ state: 'failed' })
      if (isUncertain(error)) this.#later(AGAIN)
    } finally {
      this.#isSending = false
    }
    if (this.#waiting !== undefined && this.#waiting !== fields) this.#later(PAUSE)
  }

  /** Another window was quicker: nothing more is saved until the person has chosen. */
  async #hold(): Promise<void> {
    this.#isHeld = true
    this.#ids.settle()
    this.#tell({ state: 'failed' })
    const theirs = await this.#fetch().catch(() => undefined)
    if (theirs) this.#tellClash(theirs)
    else this.#isHeld = false
  }
}

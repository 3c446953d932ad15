import { createHash } from 'node:crypto'

/** One line of what a clerk has typed, as the citizen reads it. */
export interface ScreenLine { readonly label: string; readonly value: string }

export type ScreenAnswer = 'right' | 'wrong'

/** What stands on a screen that is turned to the citizen. Empty: nobody is there. */
export interface ScreenView {
  readonly lines: readonly ScreenLine[]
  /** The citizen is asked whether it is right. */
  readonly isAsked: boolean
  /** SHA-256 of the lines, hex; null where there are none. */
  readonly hash: string | null
  readonly answer: ScreenAnswer | null
}

/** For whom it stands there. */
export interface ScreenWork {
  /** The clerk. */
  readonly accountId: bigint
  readonly sheetId: string
  readonly personId: bigint | null
}

export interface Shown extends ScreenWork {
  readonly view: ScreenView
  /** Under which the answer was kept. */
  readonly confirmation: string | null
}

/**
 * What screens at counters show, in the memory of this process and nowhere else (ADR 0064): it is not written to disk,
 * database or log, and is forgotten when it is wiped or nobody has said for `leaseMilliseconds` that it still stands.
 */
export interface ScreenHub {
  /** Is told what the screen shows, at once and after every change, until it calls what it gets back. */
  listen(deviceId: bigint, listener: (view: ScreenView) => void): () => void
  /** Whether a screen hears, in this process. */
  isHeard(deviceId: bigint): boolean
  /** Shows these lines, or nothing; false where another clerk's work stands there. An answer to other lines is gone. */
  show(deviceId: bigint, work: ScreenWork, lines: readonly ScreenLine[], isAsked: boolean): boolean
  find(deviceId: bigint): Shown | undefined
  /** What the citizen has answered to these very lines. */
  answer(deviceId: bigint, hash: string, answer: ScreenAnswer, confirmation: string): void
  wipe(deviceId: bigint): void
  /** All that this clerk shows, or of it what belongs to one sheet; of that sheet nothing is shown any more. */
  wipeOf(accountId: bigint, sheetId?: string): void
  stop(): void
}

export const EMPTY_SCREEN: ScreenView = { lines: [], isAsked: false, hash: null, answer: null }
/** What was under way when a sheet was received comes seconds later, not hours. */
const SHEETS_REMEMBERED = 1_000

export function openScreenHub({ leaseMilliseconds }: { readonly leaseMilliseconds: number }): ScreenHub {
  const listeners = new Map<bigint, Set<(view: ScreenView) => void>>()
  const shown = new Map<bigint, Shown & { readonly lease: NodeJS.Timeout }>()
  const over = new Set<string>()
  const tell = (deviceId: bigint) => {
    const view = shown.get(deviceId)?.view ?? EMPTY_SCREEN
    for (const listener of listeners.get(deviceId) ?? []) listener(view)
  }
  const wipe = (deviceId: bigint) => {
    const known = shown.get(deviceId)
    if (!known) return
    clearTimeout(known.lease)
    shown.delete(deviceId)
    tell(deviceId)
  }
  return {
    listen(deviceId, listener) {
      const own = listeners.get(deviceId) ?? new Set()
      listeners.set(deviceId, own.add(listener))
      listener(shown.get(deviceId)?.view ?? EMPTY_SCREEN)
      return () => {
        own.delete(listener)
        if (own.size === 0 && listeners.get(deviceId) === own) listeners.delete(deviceId)
      }
    },
    isHeard: (deviceId) => listeners.has(deviceId),
    show(deviceId, { accountId, sheetId, personId }, lines, isAsked) {
      const known = shown.get(deviceId)
      if (known && known.accountId !== accountId) return false
      if (lines.length === 0 || over.has(`${accountId} ${sheetId}`)) {
        if (known?.sheetId === sheetId) wipe(deviceId)
        return true
      }
      clearTimeout(known?.lease)
      const hash = hashOfShown(lines)
      const isSame = known?.view.hash === hash && known.sheetId === sheetId && known.personId === personId
      const lease = setTimeout(() => wipe(deviceId), leaseMilliseconds)
      lease.unref()
      const view = { lines, isAsked, hash, answer: isSame ? known.view.answer : null }
      shown.set(deviceId, {
        accountId, sheetId, personId, lease, view, confirmation: isSame ? known.confirmation : null,
      })
      if (!isSame || known.view.isAsked !== isAsked) tell(deviceId)
      return true
    },
    find(deviceId) {
      const known = shown.get(deviceId)
      if (!known) return undefined
      const { accountId, sheetId, personId, view, confirmation } = known
      return { accountId, sheetId, personId, view, confirmation }
    },
    answer(deviceId, hash, answer, confirmation) {
      const known = shown.get(deviceId)
      if (known?.view.hash !== hash) return
      shown.set(deviceId, { ...known, confirmation, view: { ...known.view, answer } })
      tell(deviceId)
    },
    wipe,
    wipeOf(accountId, sheetId) {
      if (sheetId !== undefined) over.add(`${accountId} ${sheetId}`)
      const [oldest] = over
      if (over.size > SHEETS_REMEMBERED && oldest !== undefined) over.delete(oldest)
      for (const [deviceId, one] of shown)
        if (one.accountId === accountId && (sheetId === undefined || one.sheetId === sheetId)) wipe(deviceId)
    },
    stop() {
      for (const deviceId of shown.keys()) wipe(deviceId)
      listeners.clear()
    },
  }
}

/** By which it is known later what was shown, without keeping it. */
export function hashOfShown(lines: readonly ScreenLine[]): string {
  return createHash('sha256').update(JSON.stringify(lines.map(({ label, value }) => [label, value]))).digest('hex')
}

import type { OfflineOutcome } from './offline.ts'

/**
 * What a device does with its commands: pure, so that pages and tests run the very same. `waiting`: not sent yet, or to
 * be sent once more because photographs were lost. `sent`: it may have come or not. `accepted`, `refused`: what the
 * server said, for good.
 */
export type OutboxState = 'waiting' | 'sent' | 'accepted' | 'refused'

export interface OutboxRow {
  readonly n: number
  /** Request id: the same whenever it is sent, so that the server does it once. */
  readonly id: string
  readonly state: OutboxState
  /** How often it was sent without an answer that settles it. */
  readonly attempts: number
  /** Not before this moment of the device's clock, in milliseconds. */
  readonly nextAt: number
  /** `file`: under which id the server has it; null: it will not take it; left out: not uploaded yet. */
  readonly photos: readonly { readonly sha256: string; readonly file?: string | null }[]
  /** Of which parcel of the post it says something: what was noted of one is sent in that order. */
  readonly parcel?: string
  /** Why it was refused, or which number it has now. */
  readonly outcome?: Pick<OfflineOutcome, 'code' | 'reason' | 'number'>
  /** Refused before the server could keep it: nobody but this device has it. */
  readonly isOnlyHere?: boolean
  /** Refused, and somebody at the desk has dealt with it: nobody needs what was in it any more. */
  readonly isDealtWith?: boolean
}

/** What came back. `none`: no answer, or one that settles nothing: nobody knows whether it was done. */
export type OutboxAnswer =
  | { readonly kind: 'settled'; readonly outcome: OfflineOutcome }
  | { readonly kind: 'photos-missing' }
  | { readonly kind: 'not-taken'; readonly code: string; readonly reason: string }
  | { readonly kind: 'none' }
export type PhotoAnswer =
  { readonly kind: 'taken'; readonly file: string } | { readonly kind: 'not-taken' } | { readonly kind: 'none' }

const FIRST_WAIT = 5_000
const LONGEST_WAIT = 300_000
/** After so many attempts in vain its photographs are sent anew: the server may have lost them. */
const PHOTOS_ANEW_AFTER = 4

/** Whether somebody still has to do something about it, or the device has. */
export function isOpen({ state }: Pick<OutboxRow, 'state'>): boolean {
  return state === 'waiting' || state === 'sent'
}

/** Whether all that was in it is to be wiped off the device. */
export function isWiped({ state, isDealtWith = false }: Pick<OutboxRow, 'state' | 'isDealtWith'>): boolean {
  return state === 'accepted' || isDealtWith
}

/** Whether it waits at the desk for somebody, who may have dealt with it meanwhile. */
export function isAtDesk(row: Pick<OutboxRow, 'state' | 'isDealtWith' | 'isOnlyHere'>): boolean {
  return row.state === 'refused' && !isWiped(row) && row.isOnlyHere !== true
}

/** Whether it may be sent. A clock that was turned back keeps nothing waiting: no wait is longer than the longest. */
export function isDue(row: OutboxRow, now: number): boolean {
  return isOpen(row) && (now >= row.nextAt || row.nextAt - now > LONGEST_WAIT)
}

/** What becomes of a command by an answer. */
export function afterAnswer(row: OutboxRow, answer: OutboxAnswer, now: number): OutboxRow {
  if (!isOpen(row)) return row
  switch (answer.kind) {
    case 'settled': {
      const { state, code, reason, number, isDealtWith } = answer.outcome
      return { ...row, state, outcome: { code, reason, number }, ...isDealtWith && { isDealtWith } }
    }
    case 'not-taken':
      return {
        ...row, state: 'refused', isOnlyHere: true,
        outcome: { code: answer.code, reason: answer.reason, number: null },
      }
    case 'photos-missing':
      return { ...later(row, now), state: 'waiting', photos: anew(row.photos) }
    case 'none': {
      const next = later(row, now)
      return next.attempts % PHOTOS_ANEW_AFTER === 0 ? { ...next, photos: anew(row.photos) } : next
    }
  }
}

function later(row: OutboxRow, now: number): OutboxRow {
  const attempts = row.attempts + 1
  return { ...row, attempts, nextAt: now + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempts - 1, 10)) }
}

function anew(photos: OutboxRow['photos']): OutboxRow['photos'] {
  return photos.map(({ sha256, file }) => file === null ? { sha256, file } : { sha256 })
}

/** What a device has of its own: where rows are kept, how they are sent, what time it believes it is. */
export interface OutboxPorts {
  now(): number
  /** Commands that are not settled, in any order. */
  listOpen(): Promise<readonly OutboxRow[]>
  /** Keeps it as it is now; of what is over (`isWiped`) all is wiped but the row itself. At once or not at all. */
  save(row: OutboxRow): Promise<void>
  uploadPhoto(row: OutboxRow, sha256: string): Promise<PhotoAnswer>
  send(row: OutboxRow): Promise<OutboxAnswer>
}

/**
 * Sends what is due, in the order in which it was done, one by one; a command in vain holds up no other, but what was
 * noted later of the same parcel: a vain attempt comes before its delivery, or it never comes. The browser may end it
 * anywhere: what it had saved is where the next one goes on. `isNow`: whatever waits, because somebody pressed or the
 * network is back.
 */
export async function sendDue(ports: OutboxPorts, { isNow = false } = {}): Promise<void> {
  const rows = [...await ports.listOpen()].sort((a, b) => a.n - b.n)
  const held = new Set<string>()
  for (const row of rows) {
    const { parcel } = row
    const isHeld = parcel !== undefined && held.has(parcel)
    const after = !isHeld && (isNow || isDue(row, ports.now())) ? await sendOne(ports, row) : row
    if (parcel !== undefined && isOpen(after)) held.add(parcel)
  }
}

/** Asks of what waits at the desk whether it was dealt with: a repeat of it does nothing, and says so. */
export async function askRefused(
  rows: readonly OutboxRow[], { send, save }: Pick<OutboxPorts, 'send' | 'save'>,
): Promise<void> {
  for (const row of rows.filter(isAtDesk)) {
    const answer = await send(row)
    if (answer.kind === 'settled' && answer.outcome.isDealtWith) await save({ ...row, isDealtWith: true })
  }
}

async function sendOne(ports: OutboxPorts, given: OutboxRow): Promise<OutboxRow> {
  let row = given
  for (const { sha256, file } of given.photos) {
    if (file !== undefined) continue
    const answer = await ports.uploadPhoto(row, sha256)
    if (answer.kind === 'none') {
      row = afterAnswer(row, answer, ports.now())
      await ports.save(row)
      return row
    }
    const found = answer.kind === 'taken' ? answer.file : null
    row = { ...row, photos: row.photos.map((one) => one.sha256 === sha256 ? { sha256, file: found } : one) }
    await ports.save(row)
  }
  // Before it leaves: whoever looks after a cut sees that it may have come.
  row = { ...row, state: 'sent' }
  await ports.save(row)
  row = afterAnswer(row, await ports.send(row), ports.now())
  await ports.save(row)
  return row
}

/**
 * What an answer of the server to a command means. Only what is surely ours settles anything: at a place with a network
 * that asks for a sign-in, anything may come back with any status.
 */
export function readAnswer(id: string, status: number, body: unknown): OutboxAnswer {
  const told = Object(body) as Partial<OfflineOutcome> & { readonly type?: unknown; readonly detail?: unknown }
  if (status === 200 && told.id === id && (told.state === 'accepted' && typeof told.number === 'string'
    || told.state === 'refused' && typeof told.code === 'string'))
    return {
      kind: 'settled', outcome: {
        id, state: told.state, code: told.code ?? null, reason: told.reason ?? null, number: told.number ?? null,
        isDealtWith: told.isDealtWith === true,
      },
    }
  const { code, detail } = told
  if (typeof code !== 'string' || told.type !== `/problems/${code}`) return { kind: 'none' }
  if (code === 'offline-photos-missing') return { kind: 'photos-missing' }
  return /^(offline-|body-invalid$)/.test(code) && isForGood(status)
    ? { kind: 'not-taken', code, reason: typeof detail === 'string' ? detail : code }
    : { kind: 'none' }
}

/** What an answer to a photograph means, by the same rule. */
export function readPhotoAnswer(status: number, body: unknown): PhotoAnswer {
  const { id, code, type } = Object(body) as { readonly id?: unknown; readonly code?: unknown; readonly type?: unknown }
  if (status === 201 && typeof id === 'string') return { kind: 'taken', file: id }
  const isOurs = typeof code === 'string' && type === `/problems/${code}` && /^(offline-|file-|body-invalid$)/.test(code)
    && code !== 'offline-photos-missing'
  return { kind: isOurs && isForGood(status) ? 'not-taken' : 'none' }
}

/** Too much at once passes, and so does what the server could not do. */
function isForGood(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429
}

/** Why nothing of the page may be seen or pressed: nobody is signed in any more, or somebody else is. */
export type SessionLoss = 'ended' | 'another'

let loss: SessionLoss | undefined
let wasDeed = false
const listeners = new Set<() => void>()

/** Whether the session that this page was loaded for is over; what is typed on the page must survive it. */
export function sessionLoss(): SessionLoss | undefined {
  return loss
}

/** Whether it was a deed that met the end: it is not done, and is pressed again by whoever wants it. */
export function deedWasCut(): boolean {
  return wasDeed
}

export function setSessionLoss(next: SessionLoss | undefined, byDeed = false): void {
  loss = next
  wasDeed = next !== undefined && (wasDeed || byDeed)
  for (const listener of listeners) listener()
}

export function watchSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

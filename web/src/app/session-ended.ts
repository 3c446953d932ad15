let hasEnded = false
let wasDeed = false
const listeners = new Set<() => void>()

/** Whether the server has said 401 to somebody who was signed in; what is typed on the page must survive it. */
export function sessionHasEnded(): boolean {
  return hasEnded
}

/** Whether it was a deed that met the end: it is not done, and is pressed again by whoever wants it. */
export function deedWasCut(): boolean {
  return wasDeed
}

export function setSessionEnded(ended: boolean, byDeed = false): void {
  hasEnded = ended
  wasDeed = ended && (wasDeed || byDeed)
  for (const listener of listeners) listener()
}

export function watchSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

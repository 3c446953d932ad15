let hasEnded = false
const listeners = new Set<() => void>()

/** Whether the server has said 401 to somebody who was signed in; what is typed on the page must survive it. */
export function sessionHasEnded(): boolean {
  return hasEnded
}

export function setSessionEnded(ended: boolean): void {
  hasEnded = ended
  for (const listener of listeners) listener()
}

export function watchSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export interface Toast {
  readonly id: number
  readonly text: string
  /** One thing to do next. */
  readonly action?: { readonly label: string; run(): void }
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()
const LONG_ENOUGH_TO_READ = 10_000

/** Says what was done; stays ten seconds, or until closed. For what went wrong the place is beside the field. */
export function announce(text: string, action?: Toast['action']): void {
  const toast: Toast = { id: lastId += 1, text, ...action && { action } }
  set([...toasts.slice(-2), toast])
  setTimeout(() => dismiss(toast.id), LONG_ENOUGH_TO_READ)
}

export function dismiss(id: number): void {
  if (toasts.some((toast) => toast.id === id)) set(toasts.filter((toast) => toast.id !== id))
}

export function currentToasts(): readonly Toast[] {
  return toasts
}

export function watchToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function set(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

const waiting = new Set<() => Promise<void>>()

/** What is still to be kept before somebody signs out; answers how to take it back. */
export function beforeLeaving(keep: () => Promise<void>): () => void {
  waiting.add(keep)
  return () => void waiting.delete(keep)
}

/** Keeps all of it; what cannot be kept holds nobody here. */
export async function keepBeforeLeaving(): Promise<void> {
  await Promise.allSettled([...waiting].map((keep) => keep()))
}

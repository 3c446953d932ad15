import { useSyncExternalStore } from 'react'

/**
 * How often each dossier was changed by somebody since this window was opened. A screen that shows one does not take
 * the new version by itself: what a deed is sent with must be what was seen. It compares, and offers the new one.
 */
const changes = new Map<string, number>()
/** For dossiers that nobody named: the line was down, or there were too many. */
let unnamed = 0
const watchers = new Set<() => void>()

/** Notes that these were changed; without names, that any may have been. */
export function noteChanged(dossiers: readonly string[] | undefined): void {
  if (dossiers) for (const id of dossiers) changes.set(id, (changes.get(id) ?? 0) + 1)
  else unnamed += 1
  for (const watcher of watchers) watcher()
}

/** Grows whenever the dossier may have been changed; equal numbers mean that it was not. */
export function useChangesOf(id: string): number {
  return useSyncExternalStore(watch, () => changesOf(id))
}

export function changesOf(id: string): number {
  return (changes.get(id) ?? 0) + unnamed
}

function watch(onChange: () => void): () => void {
  watchers.add(onChange)
  return () => watchers.delete(onChange)
}

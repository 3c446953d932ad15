import { useSyncExternalStore } from 'react'
import { useSession } from './read-session.ts'

/** Kept with the tab: it outlives a reload, and ends with the tab, as a place at a counter does. */
const KEY = 'mc-section'
const listeners = new Set<() => void>()

function watch(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Sits down at a section; what is asked of the server from now on names it. */
export function chooseSection(id: string): void {
  sessionStorage.setItem(KEY, id)
  for (const listener of listeners) listener()
}

export interface SectionChoice {
  /** All at which this account may receive or keep the register. */
  readonly sections: readonly { readonly id: string; readonly name: string }[]
  /** The only one, or the one that was chosen; undefined while it is still to be said. */
  readonly section: { readonly id: string; readonly name: string } | undefined
}

/** At which section one works now. What another left in this tab does not count. */
export function useSection(): SectionChoice {
  const sections = useSession()?.sections ?? []
  const chosen = useSyncExternalStore(watch, () => sessionStorage.getItem(KEY))
  return { sections, section: sections.length === 1 ? sections[0] : sections.find(({ id }) => id === chosen) }
}

import type { DossierLine } from '@motcua/contracts/dossier-lists.ts'
import { type KeyboardEvent, useState } from 'react'
import { NONE, allToggled, extended, kept, toggled } from './selection.ts'

export interface Selection {
  /** In the order of the list. */
  readonly lines: readonly DossierLine[]
  readonly isAll: boolean
  has(id: string): boolean
  toggle(id: string): void
  toggleAll(): void
  clear(): void
  /** Keys on a row: Space chooses it, Shift with an arrow takes the next one in. `goTo` moves the focus. */
  onKey(event: KeyboardEvent, nth: number, goTo: (nth: number) => void): void
}

/** The lines of a list that are chosen; another list begins with none (give it another key). */
export function useSelection(shown: readonly DossierLine[]): Selection {
  const [all, setChosen] = useState(NONE)
  const order = shown.map(({ id }) => id)
  const chosen = kept(all, order)
  return {
    lines: shown.filter(({ id }) => chosen.ids.has(id)),
    isAll: order.length > 0 && order.every((id) => chosen.ids.has(id)),
    has: (id) => chosen.ids.has(id),
    toggle: (id) => setChosen(toggled(chosen, id)),
    toggleAll: () => setChosen(allToggled(chosen, order)),
    clear: () => setChosen(NONE),
    onKey: (event, nth, goTo) => {
      const id = order[nth]
      if (id === undefined) return
      const isBox = event.target instanceof HTMLInputElement
      if (event.key === ' ' && !isBox) {
        event.preventDefault()
        setChosen(toggled(chosen, id))
      }
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      const next = order[nth + by]
      if (!event.shiftKey || by === 0 || next === undefined) return
      event.preventDefault()
      setChosen(extended(extended(chosen, id, order), next, order))
      goTo(nth + by)
    },
  }
}

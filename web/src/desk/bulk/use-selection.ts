import type { DossierLine } from '@motcua/contracts/dossier-lists.ts'
import { type KeyboardEvent, useState } from 'react'
import { type Chosen, NONE, allToggled, extended, strayed, toggled, without } from './selection.ts'

export interface Selection {
  /** As they were seen when they were chosen, in that order. */
  readonly lines: readonly DossierLine[]
  /** Of those what somebody has changed since, and what is no longer in the list. */
  readonly changed: readonly DossierLine[]
  readonly gone: readonly DossierLine[]
  readonly isAll: boolean
  has(id: string): boolean
  toggle(line: DossierLine): void
  toggleAll(): void
  drop(lines: readonly DossierLine[]): void
  clear(): void
  /** Keys on a row: Space chooses it, Shift with an arrow takes the next one in. `goTo` moves the focus. */
  onKey(event: KeyboardEvent, nth: number, goTo: (nth: number) => void): void
}

/** The lines of a list that are chosen; another list, filter or order (`of`) begins with none. */
export function useSelection(of: string, shown: readonly DossierLine[]): Selection {
  const [all, setAll] = useState<{ of: string; chosen: Chosen<DossierLine> }>({ of, chosen: NONE })
  const chosen = all.of === of ? all.chosen : NONE
  const setChosen = (next: Chosen<DossierLine>) => setAll({ of, chosen: next })
  return {
    ...strayed(chosen, shown),
    lines: [...chosen.lines.values()],
    isAll: shown.length > 0 && shown.every(({ id }) => chosen.lines.has(id)),
    has: (id) => chosen.lines.has(id),
    toggle: (line) => setChosen(toggled(chosen, line)),
    toggleAll: () => setChosen(allToggled(chosen, shown)),
    drop: (lines) => setChosen(without(chosen, lines)),
    clear: () => setChosen(NONE),
    onKey: (event, nth, goTo) => {
      const line = shown[nth]
      if (!line) return
      const isBox = event.target instanceof HTMLInputElement
      if (event.key === ' ' && !isBox) {
        event.preventDefault()
        setChosen(toggled(chosen, line))
      }
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      const next = shown[nth + by]
      if (!event.shiftKey || by === 0 || !next) return
      event.preventDefault()
      setChosen(extended(extended(chosen, line, shown), next, shown))
      goTo(nth + by)
    },
  }
}

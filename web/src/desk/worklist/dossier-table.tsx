import type { DossierLine } from '@motcua/contracts/dossier-lists.ts'
import { Link } from '@tanstack/react-router'
import { type VirtualItem, useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { BULK, BULK_KEY } from '../bulk/bulk-texts.ts'
import { SelectAll, SelectLine } from '../bulk/select-cells.tsx'
import type { Selection } from '../bulk/use-selection.ts'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import type { Asked } from './asked-list.ts'
import { DossierRow } from './dossier-row.tsx'
import { noteSight } from './list-dossiers.ts'
import { listOf } from './lists.ts'
import { keeping } from './sought.ts'
import { SORT_NAMES } from './sort-names.ts'
import { WORKLIST } from './worklist-texts.ts'

interface DossierTableProps {
  lines: readonly DossierLine[]
  asked: Asked
  search: string
  /** How many there are in all, as far as it is known. */
  total: number | undefined
  /** The lines are of the search before; the new ones are on their way. */
  isStale: boolean
  /** Which lines are chosen for a deed on many. */
  selection: Selection
  /** Asks for the lines behind the last one; nothing happens if there are none. */
  onMore: () => void
}

/** Where one was in each list, and how high its rows were: whoever comes back from a dossier stands at its line. */
const places = new Map<string, string>()
const heights = new Map<string, VirtualItem[]>()
/**
 * So often a row is scrolled to that is not in the page yet; a browser that restores its own place may come between.
 */
const TRIES = 20

/**
 * The full face of a list: a row is a dossier, its number the way in. Only what is in sight is in the page, so that
 * 10,000 rows scroll as 20 do; the table says all the same which row of how many each is. `j`, `k`, Home and End go
 * from line to line, Enter opens. On a phone a row becomes a block.
 */
export function DossierTable({ lines, asked, search, total, isStale, selection, onMore }: DossierTableProps) {
  const table = useRef<HTMLTableElement>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => setMargin(table.current?.offsetTop ?? 0), [])
  const key = JSON.stringify([asked, search])
  const rows = useWindowVirtualizer({
    count: lines.length, estimateSize: () => 86, overscan: 8, scrollMargin: margin,
    getItemKey: (nth) => lines[nth]?.id ?? nth, initialMeasurementsCache: heights.get(key) ?? [],
  })
  useEffect(() => () => { heights.set(key, rows.measurementsCache) }, [key, rows])
  const shown = rows.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0
  const more = useEffectEvent(onMore)
  useEffect(() => { if (lastShown >= lines.length - 25) more() }, [lastShown, lines.length])

  const firstShown = shown[0]?.index ?? 0
  useEffect(() => noteSight(asked, search, { first: firstShown, last: lastShown }), [key, firstShown, lastShown])

  const [goal, setGoal] = useState<number>()
  const tries = useRef(0)
  const goTo = (nth: number) => {
    const place = Math.min(Math.max(nth, 0), lines.length - 1)
    rows.scrollToIndex(place, { align: 'auto' })
    tries.current = 0
    setGoal(place)
  }
  // A row far off is in the page only after the scroll; then it takes the focus.
  useEffect(() => {
    if (goal === undefined) return undefined
    const link = table.current?.querySelector<HTMLAnchorElement>(`[data-index="${goal}"] a`)
    link?.focus({ preventScroll: isInSight(link) })
    if (link || tries.current > TRIES) {
      setGoal(undefined)
      return undefined
    }
    tries.current += 1
    const again = requestAnimationFrame(() => rows.scrollToIndex(goal, { align: 'center' }))
    return () => cancelAnimationFrame(again)
  }, [goal, shown, rows])
  const comeBack = useEffectEvent(() => {
    const place = lines.findIndex(({ id }) => id === places.get(key))
    if (place >= 0) goTo(place)
  })
  useEffect(() => { comeBack() }, [key])

  const current = () =>
    Number(document.activeElement?.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? -1)
  useShortcuts([
    { keys: 'j', name: say(WORKLIST.nextLine), run: () => goTo(current() + 1) },
    { keys: 'k', name: say(WORKLIST.lineBefore), run: () => goTo(current() - 1) },
    { keys: 'Home', name: say(WORKLIST.firstLine), run: () => goTo(0) },
    { keys: 'End', name: say(WORKLIST.lastLine), run: () => goTo(lines.length - 1) },
    { keys: 'Enter', name: say(BULK_KEY.open) }, { keys: 'Space', name: say(BULK_KEY.choose) },
    { keys: 'shift+ArrowDown', name: say(BULK_KEY.extend) },
  ])

  const [before, after] = [
    (shown[0]?.start ?? margin) - margin, rows.getTotalSize() - ((shown.at(-1)?.end ?? margin) - margin),
  ]
  return (
    <table
      ref={table} className="mc-table" role="table" aria-busy={isStale}
      aria-rowcount={total === undefined ? -1 : total + 1}
    >
      <caption className="mc-hidden">
        {say(WORKLIST.caption, { list: say(listOf(asked.list).name), order: say(SORT_NAMES[asked.sort ?? 'own']) })}
      </caption>
      <thead role="rowgroup">
        <tr role="row" aria-rowindex={1}>
          <th role="columnheader" scope="col"><SelectAll selection={selection} /></th>
          <th role="columnheader" scope="col">{say(WORKLIST.dossier)}</th>
          <th role="columnheader" scope="col">{say(WORKLIST.applicant)}</th>
          <th role="columnheader" scope="col">{say(WORKLIST.state)}</th>
          <th role="columnheader" scope="col">{say(WORKLIST.due)}</th>
          <th role="columnheader" scope="col">{say(WORKLIST.step)}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        <Gap height={before} />
        {shown.map(({ index }) => {
          const line = lines[index]
          return line && (
            <tr
              key={line.id} ref={rows.measureElement} data-index={index} role="row" aria-rowindex={index + 2}
              onKeyDown={(event) => selection.onKey(event, index, goTo)}
            >
              <td role="cell"><SelectLine selection={selection} line={line} /></td>
              <DossierRow
                line={line}
                link={
                  <>
                    <Link
                      to="/ho-so/$id"
                      params={{ id: line.id }}
                      search={asked}
                      state={keeping(search)}
                      className="mc-number"
                      onClick={() => places.set(key, line.id)}
                    >
                      {line.number}
                    </Link>
                    {selection.changed.some(({ id }) => id === line.id)
                      && <div><StateChip text={say(BULK.rowChanged)} tone="waiting" icon="≠" /></div>}
                  </>
                }
              />
            </tr>
          )
        })}
        <Gap height={after} />
      </tbody>
    </table>
  )
}

/** Room for the rows that are not in the page. */
function Gap({ height }: { height: number }) {
  return height > 0 && <tr aria-hidden="true" className="mc-gap"><td colSpan={6} style={{ height }} /></tr>
}

function isInSight(element: Element | null | undefined): boolean {
  if (!element) return false
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 40 && bottom <= window.innerHeight
}

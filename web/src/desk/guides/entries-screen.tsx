import type { EntryKind } from '@motcua/contracts/guides.ts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { now } from '../../lib/clock.ts'
import { dayOf, showShortDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { stateOf, useEntries } from './entries-data.ts'
import { ENTRY_STATE, GUIDES, KIND } from './guides-texts.ts'

const KINDS: readonly EntryKind[] = ['announcement', 'guide', 'contact', 'term']

/** Everything that people are told, by its kind, with what is shown today and what is a draft. */
export function EntriesScreen() {
  useTitle(say(GUIDES.title))
  const [kind, setKind] = useState<EntryKind>('announcement')
  const found = useEntries(kind)
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  const mine = found.data?.pages[0]?.kinds ?? []
  const today = dayOf(now())
  return (
    <main className="mc-stack">
      <h1>{say(GUIDES.title)}</h1>
      <div className="mc-row" role="group" aria-label={say(GUIDES.kinds)}>
        {KINDS.filter((one) => one === kind || mine.includes(one)).map((one) => (
          <Button
            key={one} variant={one === kind ? 'filled' : 'default'} aria-pressed={one === kind}
            onClick={() => setKind(one)}
          >
            {say(KIND[one])}
          </Button>
        ))}
        {mine.includes(kind)
          && <Link className="mc-begin" to="/noi-dung/moi/$kind" params={{ kind }}>{say(GUIDES.begin)}</Link>}
      </div>
      {found.isPending && <SkeletonList />}
      {found.isError
        && <ErrorState title={say(GUIDES.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && <EmptyState title={say(GUIDES.empty)} />}
      {lines.length > 0 && (
        <div className="mc-table-wrap">
          <table className="mc-table mc-guide-list">
            <thead><tr>
              <th scope="col">{say(GUIDES.colTitle)}</th><th scope="col">{say(GUIDES.colState)}</th>
              <th scope="col">{say(GUIDES.colDays)}</th><th scope="col">{say(GUIDES.colUnit)}</th>
            </tr></thead>
            <tbody>{lines.map((line) => (
              <tr key={line.id}>
                <td><Link to="/noi-dung/$id" params={{ id: line.id }}>{line.title}</Link></td>
                <td>{say(ENTRY_STATE[stateOf(line, today)])}</td>
                <td>{daysOf(line)}</td>
                <td>{line.unitName ?? say(GUIDES.ofProvince)}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      <MoreButton found={found} label={say(GUIDES.more)} />
    </main>
  )
}

/** The days on which something is shown, in words. */
export function daysOf({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }): string {
  if (validFrom === null) return say(GUIDES.notShown)
  const [from, to] = [dayText(validFrom), validTo === null ? '' : dayText(validTo)]
  return to === '' ? say(GUIDES.daysFrom, { from }) : say(GUIDES.daysBetween, { from, to })
}

function dayText(day: string): string {
  return showShortDay(`${day}T00:00:00+07:00`)
}

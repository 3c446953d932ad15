import type { ElsewhereFigures } from '@motcua/contracts/whereabouts.ts'
import { TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { now } from '../../lib/clock.ts'
import { dayOf } from '../../lib/dates.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { FIGURES } from './figures-texts.ts'

const isWhole = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day)

/** How much is received outside the territory of whoever settles it, by counter and procedure, of chosen days. */
export function FiguresScreen() {
  useTitle(say(FIGURES.title))
  const today = dayOf(now())
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`)
  const [until, setUntil] = useState(today)
  const isReversed = isWhole(from) && isWhole(until) && until < from
  const found = useQuery({
    queryKey: ['figures', 'elsewhere', from, until], enabled: isWhole(from) && isWhole(until) && !isReversed,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await call('GET', '/api/figures/received-elsewhere', { query: { from, until }, signal })) as ElsewhereFigures,
  })
  const { received = 0, elsewhere = 0, items = [], sections = [] } = found.data ?? {}
  return (
    <main className="mc-stack">
      <h1>{say(FIGURES.title)}</h1>
      <p className="mc-quiet">{say(FIGURES.what)} {say(FIGURES.reach)}</p>
      <div className="mc-row">
        <TextInput
          type="date" label={say(FIGURES.from)} value={from} onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date" label={say(FIGURES.until)} value={until} error={isReversed && say(FIGURES.reversed)}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </div>
      {found.isLoading && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(FIGURES.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && received === 0 && <EmptyState title={say(FIGURES.empty)} />}
      {received > 0 && <>
        <p role="status"><b>{say(FIGURES.whole, { elsewhere, received, share: shareOf(elsewhere, received) })}</b></p>
        <Counts title={say(FIGURES.bySection)} head={say(FIGURES.section)} lines={
          sections.map(({ sectionId, ...one }) => ({ id: sectionId, ...one }))
        } />
        <Counts title={say(FIGURES.byProcedure)} head={say(FIGURES.procedure)} lines={
          items.map(({ procedureId, ...one }) => ({ id: procedureId, ...one }))
        } />
      </>}
    </main>
  )
}

interface Line { readonly id: string; readonly name: string; readonly received: number; readonly elsewhere: number }

function Counts({ title, head, lines }: { title: string; head: string; lines: readonly Line[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <div className="mc-table-wrap">
        <table className="mc-table">
          <thead><tr>
            <th scope="col">{head}</th><th scope="col">{say(FIGURES.received)}</th>
            <th scope="col">{say(FIGURES.elsewhere)}</th><th scope="col">{say(FIGURES.share)}</th>
          </tr></thead>
          <tbody>{lines.map(({ id, name, received, elsewhere }) => (
            <tr key={id}>
              <td>{name}</td><td className="mc-number">{received}</td><td className="mc-number">{elsewhere}</td>
              <td className="mc-number">{shareOf(elsewhere, received)}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  )
}

/** Of a hundred, with one place. */
function shareOf(part: number, whole: number): string {
  return new Intl.NumberFormat(LANGUAGE, { style: 'percent', maximumFractionDigits: 1 }).format(part / whole)
}

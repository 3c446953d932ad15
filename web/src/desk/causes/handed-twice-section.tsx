import type { HandedTwice } from '@motcua/contracts/handed-twice.ts'
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
import { FigureTable } from '../productivity/figure-table.tsx'
import { CAUSES } from './causes-texts.ts'

const isMonth = (month: string) => /^\d{4}-(0[1-9]|1[0-2])$/.test(month)

/** The last day of a month, as a day. */
const lastDayOf = (month: string) => {
  const [year = 0, nth = 1] = month.split('-').map(Number)
  return `${month}-${String(new Date(Date.UTC(year, nth, 0)).getUTCDate()).padStart(2, '0')}`
}

/** Which papers people hand in again that had been there before, of a month. */
export function HandedTwiceSection() {
  const [month, setMonth] = useState(dayOf(now()).slice(0, 7))
  const found = useQuery({
    queryKey: ['figures', 'handed-twice', month], enabled: isMonth(month), placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await call('GET', '/api/figures/handed-twice', {
      query: { from: `${month}-01`, until: lastDayOf(month) }, signal,
    })) as HandedTwice,
  })
  const count = (value: number) => value.toLocaleString(LANGUAGE)
  return (
    <section className="mc-stack">
      <h2>{say(CAUSES.twiceTitle)}</h2>
      <p className="mc-quiet">{say(CAUSES.twiceWhat)}</p>
      <div className="mc-row">
        <TextInput
          type="month" label={say(CAUSES.month)} value={month} onChange={(event) => setMonth(event.currentTarget.value)}
        />
      </div>
      {found.isLoading && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(CAUSES.twiceFailed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && found.data.items.length === 0 && <EmptyState title={say(CAUSES.twiceEmpty)} />}
      {found.data && found.data.items.length > 0 && (
        <FigureTable
          name={CAUSES.paper}
          heads={[CAUSES.handed, CAUSES.sameFile, CAUSES.sameNumber, CAUSES.sameText, CAUSES.perhaps, CAUSES.issued]}
          rows={found.data.items.map((one) => ({
            key: `${one.procedureId} ${one.component}`, name: `${one.name} (${one.procedureName})`,
            cells: [one.handed, one.sameFile, one.sameNumber, one.sameText, one.perhaps, one.issued].map(count),
          }))}
        />
      )}
    </section>
  )
}

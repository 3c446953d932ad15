import type { ShiftChoices, ShiftHandedOver } from '@motcua/contracts/dossier-lists.ts'
import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { RequestIds } from '../../lib/request-ids.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { useTitle } from '../shell/use-title.ts'
import { SHIFT } from './shift-texts.ts'

/** As many as the server hands over in one deed. */
const AT_ONCE = 500

/** The end of a shift: everything one holds goes to a colleague or to the queue in one press, with a result a row. */
export function ShiftScreen() {
  useTitle(say(SHIFT.title))
  const queryClient = useQueryClient()
  const found = useQuery({
    queryKey: ['shift'], queryFn: async ({ signal }) => (await call('GET', '/api/shift', { signal })) as ShiftChoices,
  })
  const [to, setTo] = useState('')
  const [ids] = useState(() => new RequestIds())
  const handing = useMutation({
    mutationFn: async (toId: string | null) => {
      const body = { toId }
      return (await call('POST', '/api/shift/hand-over', { body, requestId: ids.idFor(body) })) as ShiftHandedOver
    },
    onSuccess: () => {
      ids.settle()
      void queryClient.invalidateQueries({ queryKey: ['shift'] })
      void queryClient.invalidateQueries({ queryKey: ['dossiers'] })
    },
  })
  const { held = 0, colleagues = [], lately = [] } = found.data ?? {}
  return (
    <main className="mc-stack">
      <p><Link to="/danh-sach">{say(SHIFT.back)}</Link></p>
      <h1>{say(SHIFT.title)}</h1>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(SHIFT.loadFailed)} error={found.error} onRetry={() => void found.refetch()} />}
      {handing.error && <ErrorState title={say(SHIFT.failed)} error={handing.error} />}
      {handing.data && <Results items={handing.data.items} />}
      {found.data && held === 0 && <EmptyState title={say(SHIFT.none)}><p>{say(SHIFT.noneHint)}</p></EmptyState>}
      {held > 0 && (
        <form
          className="mc-shift"
          onSubmit={(event) => { event.preventDefault(); handing.mutate(to === '' ? null : to) }}
        >
          <p><b>{say(held < AT_ONCE ? SHIFT.held : SHIFT.heldMany, { count: held })}</b></p>
          <NativeSelect
            label={say(SHIFT.to)} value={to} onChange={(event) => setTo(event.currentTarget.value)}
            data={[
              { value: '', label: say(SHIFT.queue) }, ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <p className="mc-quiet">{say(SHIFT.hint)}</p>
          <Button type="submit" loading={handing.isPending}>{say(SHIFT.handOver)}</Button>
        </form>
      )}
      {lately.length > 0 && <Lately lately={lately} />}
    </main>
  )
}

function Results({ items }: ShiftHandedOver) {
  const done = items.filter(({ refusal }) => refusal === null).length
  return (
    <section aria-label={say(SHIFT.results)}>
      <p role="status"><b>{say(SHIFT.done, { done, all: items.length })}</b></p>
      <table className="mc-table">
        <thead><tr><th scope="col">{say(SHIFT.dossier)}</th><th scope="col">{say(SHIFT.result)}</th></tr></thead>
        <tbody>
          {items.map(({ id, number, text }) => (
            <tr key={id}>
              <td>
                <Link to="/ho-so/$id" params={{ id }} search={{ list: 'unit' }} className="mc-number">{number}</Link>
              </td>
              <td>{text === null ? <StateChip text={say(SHIFT.handed)} tone="done" icon="✓" /> : text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Lately({ lately }: Pick<ShiftChoices, 'lately'>) {
  return (
    <section>
      <h2>{say(SHIFT.lately)}</h2>
      <table className="mc-table">
        <thead>
          <tr>
            <th scope="col">{say(SHIFT.when)}</th><th scope="col">{say(SHIFT.unit)}</th><th scope="col">
              {say(SHIFT.by)}
            </th>
            <th scope="col">{say(SHIFT.receiver)}</th><th scope="col">{say(SHIFT.count)}</th>
          </tr>
        </thead>
        <tbody>
          {lately.map(({ unitName, byName, toName, at, handed, refused }) => (
            <tr key={`${at} ${byName} ${unitName}`}>
              <td className="mc-number">{showShortMoment(at)}</td><td>{unitName}</td><td>{byName}</td>
              <td>{toName ?? say(SHIFT.queue)}</td>
              <td>{refused > 0 ? say(SHIFT.countRefused, { handed, refused }) : handed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

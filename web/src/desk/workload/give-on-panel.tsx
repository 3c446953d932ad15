import type { Reassigned, ReassignmentBody, ReassignmentPreview, Workload } from '@motcua/contracts/assignments.ts'
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { RequestIds } from '../../lib/request-ids.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { WORKLOAD } from './workload-texts.ts'

type Officer = Workload['units'][number]['officers'][number]
interface GiveOn { from: Officer; colleagues: readonly Officer[]; onClose: () => void }

/**
 * What somebody holds, to be given on: all of it press after press until it is through, however much it is, or what is
 * chosen. A press that was cut goes on under the same key.
 */
export function GiveOnPanel({ from, colleagues, onClose }: GiveOn) {
  const queryClient = useQueryClient()
  const [to, setTo] = useState('rule')
  const [left, setLeft] = useState<readonly string[]>([])
  const [rows, setRows] = useState<Reassigned['items']>([])
  const [ids] = useState(() => new RequestIds())
  const found = useQuery({
    queryKey: ['reassignments', from.id],
    queryFn: async ({ signal }) =>
      (await call('GET', '/api/reassignments/preview', { query: { from: from.id }, signal })) as ReassignmentPreview,
  })
  const items = found.data?.items ?? []
  const chosen = items.filter(({ id }) => !left.includes(id)).map(({ id }) => id)
  const giving = useMutation({
    mutationFn: async () => {
      let cursor: string | undefined
      const all: Reassigned['items'] = []
      do {
        const body: ReassignmentBody = {
          fromId: from.id, ...to === 'rule' || to === 'queue' ? { to } : { to: 'person', toId: to },
          ...left.length > 0 && { dossiers: chosen }, ...cursor !== undefined && { cursor },
        }
        const part = (await call('POST', '/api/reassignments', { body, requestId: ids.idFor(body) })) as Reassigned
        ids.settle()
        all.push(...part.items)
        setRows([...all])
        cursor = part.next ?? undefined
      } while (cursor !== undefined)
    },
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['workload'] })
      void queryClient.invalidateQueries({ queryKey: ['dossiers'] })
    },
  })
  const done = rows.filter(({ refusal }) => refusal === null).length
  const counts = { done, stayed: rows.length - done }
  return (
    <section className="mc-shift" aria-label={say(WORKLOAD.giveOnOf, { name: from.fullName })}>
      <h2>{say(WORKLOAD.giveOnOf, { name: from.fullName })}</h2>
      {found.isError && <ErrorState title={say(WORKLOAD.loadFailed)} error={found.error} />}
      {giving.error && <ErrorState title={say(WORKLOAD.failed)} error={giving.error} />}
      {rows.length > 0 && (
        <p role="status"><b>{say(giving.isPending ? WORKLOAD.running : WORKLOAD.done, counts)}</b></p>
      )}
      {rows.length === 0 && found.data && (
        <>
          <p>{say(WORKLOAD.preview, { count: found.data.total })}</p>
          {found.data.next !== null && left.length === 0
            && <p className="mc-quiet">{say(WORKLOAD.more, { count: items.length })}</p>}
          <div className="mc-give-on">
            {items.map(({ id, number, stepName, unitName, dueAt }) => (
              <Checkbox
                key={id} checked={!left.includes(id)}
                label={`${number} · ${stepName}, ${unitName} · ${showShortMoment(dueAt)}`}
                onChange={() => setLeft(left.includes(id) ? left.filter((one) => one !== id) : [...left, id])}
              />
            ))}
          </div>
          <NativeSelect
            label={say(WORKLOAD.to)} value={to} onChange={(event) => setTo(event.currentTarget.value)}
            data={[
              { value: 'rule', label: say(WORKLOAD.byRule) }, { value: 'queue', label: say(WORKLOAD.queue) },
              ...colleagues.filter(({ id }) => id !== from.id)
                .map(({ id, fullName }) => ({ value: id, label: fullName })),
            ]}
          />
        </>
      )}
      {rows.length > 0 && (
        <table className="mc-table">
          <thead>
            <tr><th scope="col">{say(WORKLOAD.dossier)}</th><th scope="col">{say(WORKLOAD.result)}</th></tr>
          </thead>
          <tbody>
            {rows.slice(0, 500).map(({ id, number, toName, text }, nth) => (
              <tr key={`${id} ${String(nth)}`}>
                <td className="mc-number">{number}</td>
                <td>
                  {text ?? (toName === null ? say(WORKLOAD.givenToQueue) : say(WORKLOAD.given, { name: toName }))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="mc-row">
        {(rows.length === 0 || giving.isError) && (
          <Button loading={giving.isPending} disabled={chosen.length === 0} onClick={() => giving.mutate()}>
            {say(WORKLOAD.run)}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>{say(WORKLOAD.close)}</Button>
      </div>
    </section>
  )
}

import type { OverLine } from '@motcua/contracts/archive.ts'
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { dayText } from '../clearances/clearances-data.ts'
import { useArchiving, useOver } from './archive-data.ts'
import { ARCHIVE } from './archive-texts.ts'
import { CloseForm } from './close-form.tsx'
import { SealLine } from './seal-line.tsx'

/** What a unit settled that is over: closed one by one, handed over many at once. */
export function OverPart() {
  const found = useOver()
  const [opened, setOpened] = useState<string>()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const handing = useArchiving(() => {
    announce(say(ARCHIVE.handed))
    setChosen(new Set())
  })
  const items = found.data?.items ?? []
  const made = items.flatMap((one) => one.package?.state === 'made' ? [one.package.id] : [])
  const ready = made.filter((id) => chosen.has(id))
  const line = items.find(({ dossierId }) => dossierId === opened)
  const toggle = (id: string) => setChosen((before) =>
    new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  return (
    <section className="mc-stack" aria-labelledby="can-giao-nop">
      <h2 id="can-giao-nop">{say(ARCHIVE.over)}</h2>
      {line && <CloseForm key={line.dossierId} line={line} onClose={() => setOpened(undefined)} />}
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(ARCHIVE.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && items.length === 0 && <EmptyState title={say(ARCHIVE.none)} />}
      {found.data && items.length > 0 && <>
        <p>{say(ARCHIVE.counts, { open: found.data.open, late: found.data.late })}
          {found.data.open > items.length && ` ${say(ARCHIVE.more, { n: items.length })}`}</p>
        {made.length > 0 && <div className="mc-stack">
          <FormRefusal error={handing.error} />
          <div className="mc-row">
            <Checkbox
              label={say(ARCHIVE.chooseAll)} checked={ready.length === made.length}
              onChange={({ currentTarget }) => setChosen(new Set(currentTarget.checked ? made : []))}
            />
            <Button
              disabled={ready.length === 0} loading={handing.isPending}
              onClick={() => handing.mutate({ path: '/api/archive/batches', body: { packages: ready } })}
            >{say(ARCHIVE.handOver, { n: ready.length })}</Button>
          </div>
        </div>}
        <OverTable items={items} chosen={chosen} opened={opened} onToggle={toggle} onOpen={setOpened} />
      </>}
    </section>
  )
}

function OverTable({ items, chosen, opened, onToggle, onOpen }: {
  readonly items: readonly OverLine[]; readonly chosen: ReadonlySet<string>; readonly opened: string | undefined
  readonly onToggle: (packageId: string) => void; readonly onOpen: (dossierId: string) => void
}) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        {(['number', 'procedure', 'closedOn', 'dueOn', 'state', 'deed'] as const).map((head) =>
          <th key={head} scope="col">{say(ARCHIVE[head])}</th>)}
      </tr></thead>
      <tbody>{items.map((line) => (
        <tr key={line.dossierId}>
          <td>{line.number}</td><td>{line.procedure}</td><td>{dayText(line.closedOn)}</td>
          <td>{line.dueOn !== null && dayText(line.dueOn)}
            {line.isLate && <><br /><strong className="mc-error">{say(ARCHIVE.late)}</strong></>}</td>
          <td><Standing line={line} /></td>
          <td>{line.package?.state === 'made'
            ? <Checkbox
              aria-label={say(ARCHIVE.choose, { number: line.number })} checked={chosen.has(line.package.id)}
              onChange={() => line.package && onToggle(line.package.id)}
            />
            : line.package?.state !== 'waiting' && <Button
              variant="default" aria-expanded={line.dossierId === opened}
              aria-label={say(ARCHIVE.closeOf, { number: line.number })} onClick={() => onOpen(line.dossierId)}
            >{say(line.package ? ARCHIVE.closeAgain : ARCHIVE.close)}</Button>}
          </td>
        </tr>
      ))}</tbody>
    </table></div>
  )
}

function Standing({ line: { package: tried } }: { readonly line: OverLine }) {
  if (!tried) return say(ARCHIVE.notYet)
  if (tried.state === 'refused') return say(ARCHIVE.refused, { why: tried.refusedWhy ?? '' })
  if (tried.state === 'waiting') return say(ARCHIVE.waiting)
  if (tried.state === 'made') return (
    <>{say(ARCHIVE.made)}<br /><SealLine seal={tried.seal} sealedBy={tried.sealedBy} /></>
  )
  return (
    <>
      {say(ARCHIVE.faulty)}
      <ul>{tried.faults.map((text) => <li key={text}>{text}</li>)}</ul>
    </>
  )
}

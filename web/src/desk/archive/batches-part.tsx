import type { ArchiveBatchLine, BatchPackageLine } from '@motcua/contracts/archive.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { showMoment } from '../../lib/dates.ts'
import { showSize } from '../../lib/file-size.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { dayText } from '../clearances/clearances-data.ts'
import { useArchiving, useBatches } from './archive-data.ts'
import { ARCHIVE, RECEIPT } from './archive-texts.ts'
import { SealLine } from './seal-line.tsx'

/** What was handed over to the archive: received as a whole, each package accepted or given back. */
export function BatchesPart() {
  const found = useBatches()
  const items = found.data?.items ?? []
  return (
    <section className="mc-stack" aria-labelledby="giao-nop">
      <h2 id="giao-nop">{say(RECEIPT.title)}</h2>
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(ARCHIVE.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && items.length === 0 && <EmptyState title={say(RECEIPT.none)} />}
      {items.map((batch) => <Batch key={batch.id} batch={batch} />)}
    </section>
  )
}

function Batch({ batch }: { readonly batch: ArchiveBatchLine }) {
  const [why, setWhy] = useState<Readonly<Record<string, string>>>({})
  const receiving = useArchiving(() => announce(say(RECEIPT.done)))
  const isOpen = batch.receivedAt === null
  const refused = batch.packages.flatMap(({ id }) => {
    const reason = why[id]?.trim() ?? ''
    return reason === '' ? [] : [{ package: id, reason }]
  })
  const heading = `giao-nop-${batch.id}`
  return (
    <section className="mc-panel mc-stack" aria-labelledby={heading}>
      <h3 id={heading}>{say(RECEIPT.batch, { unit: batch.unitName, when: showMoment(batch.handedAt) })}</h3>
      <p>{say(RECEIPT.by, { who: batch.handedBy, n: batch.packages.length })}{' '}
        {batch.receivedAt === null ? <strong>{say(RECEIPT.waits)}</strong> : say(RECEIPT.given, {
          when: showMoment(batch.receivedAt), who: batch.receivedBy ?? '', accepted: batch.accepted, refused: batch.refused,
        })}</p>
      <FormRefusal error={receiving.error} />
      <Packages items={batch.packages} isOpen={isOpen} why={why} error={receiving.error}
        onWhy={(id, text) => setWhy({ ...why, [id]: text })} />
      {isOpen && <>
        <p className="mc-quiet">{say(RECEIPT.confirmHint)}</p>
        <div className="mc-row"><Button
          loading={receiving.isPending}
          onClick={() => receiving.mutate({ path: `/api/archive/batches/${batch.id}/receipt`, body: { refused } })}
        >{say(RECEIPT.confirm)}</Button></div>
      </>}
    </section>
  )
}

function Packages({ items, isOpen, why, error, onWhy }: {
  readonly items: readonly BatchPackageLine[]; readonly isOpen: boolean
  readonly why: Readonly<Record<string, string>>; readonly error: Error | null
  readonly onWhy: (id: string, text: string) => void
}) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        <th scope="col">{say(ARCHIVE.number)}</th><th scope="col">{say(RECEIPT.size)}</th>
        <th scope="col">{say(RECEIPT.until)}</th><th scope="col">{say(RECEIPT.sum)}</th>
        <th scope="col">{say(RECEIPT.file)}</th><th scope="col">{say(isOpen ? RECEIPT.giveBack : ARCHIVE.state)}</th>
      </tr></thead>
      <tbody>{items.map((one) => (
        <tr key={one.id}>
          <td>{one.number}<br /><SealLine seal={one.seal} sealedBy={one.sealedBy} /></td>
          <td className="mc-number">{showSize(one.size)}</td>
          <td>{one.retainUntil === null ? say(RECEIPT.forEver) : dayText(one.retainUntil)}</td>
          <td><code title={one.sha256}>{one.sha256.slice(0, 16)}…</code></td>
          <td>{(one.state === 'handed-over' || one.state === 'kept') && <a
            href={`/api/archive/packages/${one.id}/file`} download aria-label={say(RECEIPT.fileOf, { number: one.number })}
          >{say(RECEIPT.file)}</a>}</td>
          <td>{isOpen
            ? <TextInput
              aria-label={say(RECEIPT.why, { number: one.number })} maxLength={500} value={why[one.id] ?? ''}
              error={faultAt(error, `/packages/${one.id}`)}
              onChange={(event) => onWhy(one.id, event.currentTarget.value)}
            />
            : one.state === 'refused' ? say(RECEIPT.back, { why: one.refusedWhy ?? '' })
              : say(one.state === 'destroyed' ? RECEIPT.destroyed : RECEIPT.kept)}</td>
        </tr>
      ))}</tbody>
    </table></div>
  )
}

import type { DestructionLine } from '@motcua/contracts/archive.ts'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useArchiving, useDestructions } from './archive-data.ts'
import { ARCHIVE, DESTRUCTION } from './archive-texts.ts'

/** What the archive proposes to destroy: the head of the agency decides. */
export function DestructionPart() {
  const found = useDestructions()
  const items = found.data?.items ?? []
  return (
    <section className="mc-stack" aria-labelledby="de-nghi-huy">
      <h2 id="de-nghi-huy">{say(DESTRUCTION.title)}</h2>
      {found.isPending && <SkeletonList rows={2} />}
      {found.isError
        && <ErrorState title={say(ARCHIVE.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && items.length === 0 && <EmptyState title={say(DESTRUCTION.none)} />}
      {items.map((line) => <Proposal key={line.id} line={line} />)}
    </section>
  )
}

function Proposal({ line }: { readonly line: DestructionLine }) {
  const [note, setNote] = useState('')
  const [isAsked, setIsAsked] = useState(false)
  const deciding = useArchiving(() => announce(say(DESTRUCTION.done)))
  const decide = (isApproved: boolean) =>
    deciding.mutate({ path: `/api/archive/destructions/${line.id}/decision`, body: { isApproved, note: note.trim() } })
  const { closedAt, packages } = line
  const n = packages.length
  return (
    <div className="mc-panel mc-stack">
      <h3>{say(DESTRUCTION.line, {
        unit: line.unitName, n, who: line.proposedBy, when: showMoment(line.proposedAt),
      })}</h3>
      <p>{say(DESTRUCTION.why, { why: line.reason })}</p>
      <p className="mc-quiet">{say(DESTRUCTION.numbers, { list: packages.map(({ number }) => number).join(', ') })}</p>
      {closedAt !== null && <p>{say(line.isApproved ? DESTRUCTION.approved : DESTRUCTION.declined, {
        when: showMoment(closedAt), who: line.closedBy ?? '', n: line.bodies ?? 0,
      })}</p>}
      <FormRefusal error={deciding.error} />
      {closedAt === null && !isAsked && <>
        <Textarea
          label={say(DESTRUCTION.note)} autosize maxLength={500} value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className="mc-row">
          <Button onClick={() => setIsAsked(true)}>{say(DESTRUCTION.approve)}</Button>
          <Button variant="default" loading={deciding.isPending} onClick={() => decide(false)}>{say(DESTRUCTION.decline)}</Button>
        </div>
      </>}
      {closedAt === null && isAsked && <ConfirmPanel
        title={say(DESTRUCTION.ask, { n })} confirmLabel={say(DESTRUCTION.approve)} isBusy={deciding.isPending}
        onConfirm={() => decide(true)} onCancel={() => setIsAsked(false)}
      />}
    </div>
  )
}

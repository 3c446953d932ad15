import type { KeptLine } from '@motcua/contracts/archive.ts'
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { showSize } from '../../lib/file-size.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { dayText } from '../clearances/clearances-data.ts'
import { useArchiving, useKept } from './archive-data.ts'
import { ARCHIVE, KEPT, RECEIPT } from './archive-texts.ts'

/** What the archive keeps: held for a reason, or proposed to be destroyed when its time is over. */
export function KeptPart() {
  const found = useKept()
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const saving = useArchiving(() => {
    announce(say(KEPT.done))
    setReason('')
    setHasTried(false)
    setChosen(new Set())
  })
  const items = found.data?.items ?? []
  const ready = items.filter((one) => mayGo(one) && chosen.has(one.id)).map(({ id }) => id)
  const send = (path: string, more: { readonly packages?: string[] } = {}) => {
    setHasTried(true)
    saving.reset()
    if (reason.trim() === '') return
    saving.mutate({ path, body: { reason: reason.trim(), ...more } })
  }
  const toggle = (id: string) =>
    setChosen(new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]))
  return (
    <section className="mc-stack" aria-labelledby="dang-bao-quan">
      <h2 id="dang-bao-quan">{say(KEPT.title)}</h2>
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(ARCHIVE.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && items.length === 0 && <EmptyState title={say(KEPT.none)} />}
      {items.length > 0 && <>
        <FormRefusal error={saving.error} />
        <div className="mc-row">
          <TextInput
            label={say(KEPT.reason)} maxLength={500} value={reason}
            error={hasTried && reason.trim() === '' && say(KEPT.needReason)}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button
            variant="default" disabled={ready.length === 0} loading={saving.isPending}
            onClick={() => send('/api/archive/destructions', { packages: ready })}
          >{say(KEPT.propose, { n: ready.length })}</Button>
        </div>
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(ARCHIVE.number)}</th><th scope="col">{say(ARCHIVE.procedure)}</th>
            <th scope="col">{say(RECEIPT.size)}</th><th scope="col">{say(RECEIPT.until)}</th>
            <th scope="col">{say(ARCHIVE.deed)}</th>
          </tr></thead>
          <tbody>{items.map((one) => (
            <tr key={one.id}>
              <td>{one.number}</td><td>{one.procedure}</td><td className="mc-number">{showSize(one.size)}</td>
              <td>{one.retainUntil === null ? say(RECEIPT.forEver) : dayText(one.retainUntil)}
                {one.isOver && <><br /><strong>{say(KEPT.over)}</strong></>}
                {one.holdReason !== null && <><br />{say(KEPT.held, { why: one.holdReason })}</>}
                {one.isProposed && <><br />{say(KEPT.proposed)}</>}</td>
              <td><div className="mc-row">
                <Button
                  variant="default" aria-label={say(one.holdReason === null ? KEPT.holdOf : KEPT.liftOf, { number: one.number })}
                  onClick={() => send(`/api/archive/packages/${one.id}/${one.holdReason === null ? 'hold' : 'hold-end'}`)}
                >{say(one.holdReason === null ? KEPT.hold : KEPT.lift)}</Button>
                {mayGo(one) && <Checkbox
                  aria-label={say(KEPT.choose, { number: one.number })} checked={chosen.has(one.id)}
                  onChange={() => toggle(one.id)}
                />}
              </div></td>
            </tr>
          ))}</tbody>
        </table></div>
      </>}
    </section>
  )
}

function mayGo({ isOver, holdReason, isProposed }: KeptLine): boolean {
  return isOver && holdReason === null && !isProposed
}

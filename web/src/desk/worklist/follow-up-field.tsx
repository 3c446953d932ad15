import type { FollowUp } from '@motcua/contracts/dossier-lists.ts'
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { showShortDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { RequestIds } from '../../lib/request-ids.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FOLLOW_UP } from './follow-up-texts.ts'

const IS_WHOLE = /^\d{4}-\d\d-\d\d$/

/** On which day one wants to look at a dossier again: said in a word, changed at a press; a note to oneself. */
export function FollowUpField({ dossierId }: { dossierId: string }) {
  const queryClient = useQueryClient()
  const path = `/api/dossiers/${dossierId}/follow-up`
  const queryKey = ['follow-up', dossierId]
  const found = useQuery({
    queryKey, queryFn: async ({ signal }) => (await call('GET', path, { signal })) as FollowUp,
  })
  const [isOpen, setIsOpen] = useState(false)
  const [typed, setTyped] = useState<string>()
  const [ids] = useState(() => new RequestIds())
  const keeping = useMutation({
    mutationFn: async (onDay: string | null) =>
      (await call('POST', path, { body: { onDay }, requestId: ids.idFor(path, onDay) })) as FollowUp,
    onSuccess: (kept) => {
      ids.settle()
      queryClient.setQueryData(queryKey, kept)
      void queryClient.invalidateQueries({ queryKey: ['dossiers'] })
      setIsOpen(false)
    },
  })
  const onDay = found.data?.onDay ?? null
  if (!isOpen) {
    return (
      <button type="button" className="mc-link-button" onClick={() => setIsOpen(true)}>
        {onDay === null ? say(FOLLOW_UP.none) : say(FOLLOW_UP.set, { day: showShortDay(onDay) })}
      </button>
    )
  }
  const day = typed ?? onDay ?? ''
  return (
    <form
      className="mc-stack" onSubmit={(event) => { event.preventDefault(); if (IS_WHOLE.test(day)) keeping.mutate(day) }}
      onKeyDown={(event) => { if (event.key === 'Escape') setIsOpen(false) }}
    >
      {keeping.error && <ErrorState title={say(FOLLOW_UP.failed)} error={keeping.error} />}
      <DayField
        id="ngay-xem-lai" label={say(FOLLOW_UP.day)} hint={say(FOLLOW_UP.hint)} value={onDay ?? ''}
        onChange={(text = '') => setTyped(text)}
      />
      <div className="mc-row">
        <Button type="submit" loading={keeping.isPending} disabled={!IS_WHOLE.test(day)}>{say(FOLLOW_UP.keep)}</Button>
        {onDay !== null && (
          <Button variant="default" onClick={() => keeping.mutate(null)}>{say(FOLLOW_UP.remove)}</Button>
        )}
        <Button variant="default" onClick={() => setIsOpen(false)}>{say(FOLLOW_UP.cancel)}</Button>
      </div>
    </form>
  )
}

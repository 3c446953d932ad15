import { Button, Checkbox, TextInput } from '@mantine/core'
import type { NationalPapers } from '@motcua/contracts/national-papers.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { NATIONAL_PAPERS } from './national-papers-texts.ts'

interface NationalPapersProps {
  readonly intakeId: string
  /** Names of the components, by their ids. */
  readonly names: ReadonlyMap<string, string>
}

/**
 * What the applicant has at the national portal of what is missing here: looked for when they agreed, for a reason that
 * they will read; one that is taken over is held from then on, as what was in their Kho before.
 */
export function NationalPapersBox({ intakeId, names }: NationalPapersProps) {
  const [reason, setReason] = useState('')
  const [isAgreed, setAgreed] = useState(false)
  const client = useQueryClient()
  const look = useMutation({
    mutationFn: async () => await call('POST', `/api/intakes/${intakeId}/national-look`, {
      requestId: crypto.randomUUID(), body: { reason: reason.trim(), isAgreed: true },
    }) as NationalPapers,
  })
  const take = useMutation({
    mutationFn: async (body: { readonly component: string; readonly paper: string }) =>
      call('POST', `/api/intakes/${intakeId}/national-papers`, { requestId: crypto.randomUUID(), body }),
    onSuccess: async () => client.invalidateQueries({ queryKey: ['held-papers'] }),
  })
  return (
    <details>
      <summary>{say(NATIONAL_PAPERS.title)}</summary>
      <div className="mc-stack">
        <TextInput
          id="kho-quoc-gia-vi-sao" label={say(NATIONAL_PAPERS.reason)} description={say(NATIONAL_PAPERS.reasonHint)} value={reason}
          maxLength={300} withAsterisk onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Checkbox
          id="kho-quoc-gia-dong-y" label={say(NATIONAL_PAPERS.agreed)} checked={isAgreed}
          onChange={(event) => setAgreed(event.currentTarget.checked)}
        />
        <div>
          <Button
            variant="default" loading={look.isPending} disabled={!isAgreed || reason.trim() === ''}
            onClick={() => look.mutate()}
          >{say(NATIONAL_PAPERS.look)}</Button>
        </div>
        {look.isError && <ErrorState title={say(NATIONAL_PAPERS.failed)} error={look.error} />}
        {look.data && <p role="status">{say(saidOf(look.data))}</p>}
        {look.data?.items.map(({ component, papers }) => (
          <div key={component}>
            <p>{names.get(component) ?? component}</p>
            <ul>{papers.map(({ id, from }) => (
              <li key={id}>
                {say(NATIONAL_PAPERS.offered, { from })}{' '}
                <Button
                  variant="default" size="compact-sm" loading={take.isPending && take.variables.paper === id}
                  aria-label={say(NATIONAL_PAPERS.takeOf, { from })}
                  onClick={() => take.mutate({ component, paper: id })}
                >{say(NATIONAL_PAPERS.take)}</Button>
              </li>
            ))}</ul>
          </div>
        ))}
        {take.isError && <ErrorState title={say(NATIONAL_PAPERS.notTaken)} error={take.error} />}
        {take.isSuccess && <p role="status">{say(NATIONAL_PAPERS.taken)}</p>}
      </div>
    </details>
  )
}

function saidOf({ outcome, items }: NationalPapers) {
  if (outcome === 'away') return NATIONAL_PAPERS.away
  if (outcome === 'not-asked') return NATIONAL_PAPERS.notAsked
  return items.length === 0 ? NATIONAL_PAPERS.nothing : NATIONAL_PAPERS.found
}

import { Button, Checkbox, TextInput } from '@mantine/core'
import type { NationalPapers } from '@motcua/contracts/national-papers.ts'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { useDeedAt } from '../shell/use-deed.ts'
import { usePress } from '../shell/use-press.ts'
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
  const at = `/api/intakes/${intakeId}`
  const look = usePress(async (body: { readonly reason: string; readonly isAgreed: true }, idFor) =>
    (await call('POST', `${at}/national-look`, { body, requestId: idFor(at, body) })) as NationalPapers)
  const take = useDeedAt<{ readonly component: string; readonly paper: string }>(['held-papers'], () => undefined)
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
            onClick={() => look.mutate({ reason: reason.trim(), isAgreed: true })}
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
                  variant="default" size="compact-sm" loading={take.isPending && take.variables.body.paper === id}
                  aria-label={say(NATIONAL_PAPERS.takeOf, { from })}
                  onClick={() => take.mutate({ path: `${at}/national-papers`, body: { component, paper: id } })}
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

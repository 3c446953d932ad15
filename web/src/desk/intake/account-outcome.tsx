import { NativeSelect } from '@mantine/core'
import type { SaidOfAccount } from '@motcua/contracts/intake-accounts.ts'
import type { PersonLine } from '@motcua/contracts/people.ts'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { OUTCOME } from './account-outcome-texts.ts'
import { useAccountAtPortal } from './account-at-portal.ts'
import { useAccountRules } from './account-rules.ts'
import { PLACE } from './next-place.ts'

interface AccountOutcomeProps {
  person: PersonLine
  /** At which section one sits, where it is said. */
  section: string | undefined
  /** For which it is looked at the national portal; undefined before there is one. */
  intakeId: string | undefined
  value: SaidOfAccount | undefined
  error?: string | undefined
  onChange: (value: SaidOfAccount) => void
}

/** What came of looking for an account of somebody who has none with papers seen (II.2.1). */
export function AccountOutcome({ person, section, intakeId, value, error, onChange }: AccountOutcomeProps) {
  const rules = useAccountRules()
  const atPortal = useAccountAtPortal(intakeId)
  const told = atPortal && atPortal !== 'not-asked' && <p className="mc-quiet" role="status">{say(OUTCOME[atPortal])}</p>
  if (person.account === 'level-2' || atPortal === 'found') return told
  if (rules.isError)
    return <ErrorState title={say(OUTCOME.failed)} error={rules.error} onRetry={() => void rules.refetch()} />
  const { refusals = [], steps } = rules.data ?? {}
  return (
    <div className="mc-inset">
      {told}
      <FieldGroup id={PLACE.account} label={say(OUTCOME.label)} hint={say(OUTCOME.hint)} error={error}>
        <RadioLine
          name="tai-khoan" label={say(OUTCOME.guided)} isChosen={value?.outcome === 'guided'}
          onChoose={() => onChange({ outcome: 'guided' })}
        />
        <RadioLine
          name="tai-khoan" label={say(OUTCOME.refused)} isChosen={value?.outcome === 'refused'}
          onChoose={() => onChange({ outcome: 'refused' })}
        />
      </FieldGroup>
      {value?.outcome === 'guided' && steps && <Steps kind={person.kind} section={section} steps={steps[person.kind]} />}
      {value?.outcome === 'refused' && (
        <NativeSelect
          label={say(OUTCOME.reason)} value={value.reason ?? ''}
          onChange={({ currentTarget: { value: reason } }) =>
            onChange({ outcome: 'refused', ...reason !== '' && { reason } })}
          data={[{ value: '', label: say(OUTCOME.choose) }, ...refusals.map(({ code, name }) => ({ value: code, label: name }))]}
        />
      )}
    </div>
  )
}

/** Read out one after the other, and ticked; the ticks are for whoever stands there and kept nowhere. */
function Steps({ kind, section, steps }: {
  kind: PersonLine['kind']; section: string | undefined; steps: readonly string[]
}) {
  const [done, setDone] = useState<ReadonlySet<number>>(new Set())
  const toggle = (nth: number) => setDone((before) => {
    const after = new Set(before)
    if (!after.delete(nth)) after.add(nth)
    return after
  })
  return (
    <section className="mc-account-steps" aria-label={say(OUTCOME.steps)}>
      <p className="mc-quiet">{say(OUTCOME.steps)}</p>
      <ol>{steps.map((step, nth) => (
        <li key={step}>
          <label>
            <input type="checkbox" checked={done.has(nth)} onChange={() => toggle(nth)} /> <span>{step}</span>
          </label>
        </li>
      ))}</ol>
      <p className="mc-row">
        <span role="status">{say(OUTCOME.done, { done: done.size, all: steps.length })}</span>
        <a
          href={`/api/intake-accounts/guide.pdf?kind=${kind}${section === undefined ? '' : `&section=${section}`}`}
          target="_blank" rel="noopener"
        >
          {say(OUTCOME.print)}
        </a>
      </p>
    </section>
  )
}

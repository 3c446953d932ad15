import type { DutyExceptionBody, DutyList } from '@motcua/contracts/duties.ts'
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { now } from '../../lib/clock.ts'
import { dayOf, showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { RequestIds } from '../../lib/request-ids.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { DUTIES } from './duties-texts.ts'

const KEY = ['duties'] as const
const showOn = (day: string) => showDay(new Date(`${day}T00:00:00+07:00`))

/** Which duties are kept apart, where one person may do both meanwhile and why; whoever may lets and ends. */
export function DutiesScreen() {
  useTitle(say(DUTIES.title))
  const queryClient = useQueryClient()
  const [ids] = useState(() => new RequestIds())
  const found = useQuery({
    queryKey: KEY, queryFn: async ({ signal }) => (await call('GET', '/api/duties', { signal })) as DutyList,
  })
  const settled = () => void queryClient.invalidateQueries({ queryKey: KEY })
  const ending = useMutation({
    mutationFn: async (id: string) =>
      call('POST', `/api/duties/exceptions/${id}/ending`, { body: {}, requestId: ids.idFor(id) }),
    onSuccess: () => ids.settle(), onSettled: settled,
  })
  const { rules = [], units = [], mayExcept = false } = found.data ?? {}
  return (
    <main className="mc-stack">
      <h1>{say(DUTIES.title)}</h1>
      <p className="mc-quiet">{say(DUTIES.hint)}</p>
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(DUTIES.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {ending.error && <ErrorState title={say(DUTIES.deedFailed)} error={ending.error} />}
      {mayExcept && rules.length > 0 && <ExceptionForm rules={rules} units={units} onSaved={settled} />}
      {rules.map((rule) => (
        <section key={rule.id}>
          <h2>{rule.name}</h2>
          <p className="mc-quiet">{rule.article}</p>
          {rule.exceptions.length === 0 && <p>{say(DUTIES.none)}</p>}
          <ul className="mc-days">{rule.exceptions.map(({ id, unitName, from, to, reason, givenByName }) => (
            <li key={id}>
              <span>
                <b>{say(DUTIES.line, { unit: unitName, from: showOn(from), to: showOn(to) })}</b><br />
                {say(DUTIES.by, { reason: ended(reason), name: givenByName })}
              </span>
              {mayExcept && <Button
                size="xs" variant="default" aria-label={say(DUTIES.endOf, { unit: unitName })}
                loading={ending.isPending && ending.variables === id} onClick={() => ending.mutate(id)}
              >{say(DUTIES.end)}</Button>}
            </li>
          ))}</ul>
        </section>
      ))}
    </main>
  )
}

/** With a full stop, where whoever wrote it set none. */
function ended(reason: string): string {
  return /[.!?…]$/.test(reason) ? reason : `${reason}.`
}

function ExceptionForm({ rules, units, onSaved }: Pick<DutyList, 'rules' | 'units'> & { onSaved: () => void }) {
  const today = dayOf(now())
  const [ids] = useState(() => new RequestIds())
  const [rule, setRule] = useState(rules[0]?.id ?? '')
  const [unitName, setUnitName] = useState('')
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState(today)
  const [reason, setReason] = useState('')
  const [isAsked, setIsAsked] = useState(false)
  const unit = units.find(({ name }) => name === unitName.trim())
  const saving = useMutation({
    mutationFn: async (body: DutyExceptionBody) =>
      call('POST', '/api/duties/exceptions', { body, requestId: ids.idFor(body) }),
    onSuccess: () => {
      ids.settle()
      setReason('')
      setUnitName('')
      setIsAsked(false)
    },
    onSettled: onSaved,
  })
  return (
    <form className="mc-shift" onSubmit={(event) => {
      event.preventDefault()
      setIsAsked(true)
      if (unit) saving.mutate({ rule, unitId: unit.id, from, to, reason })
    }}>
      <h2>{say(DUTIES.add)}</h2>
      {saving.error && <ErrorState title={say(DUTIES.deedFailed)} error={saving.error} />}
      {saving.isSuccess && <p role="status">{say(DUTIES.saved)}</p>}
      <NativeSelect
        label={say(DUTIES.rule)} value={rule} onChange={(event) => setRule(event.currentTarget.value)}
        data={rules.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextInput
        label={say(DUTIES.unit)} description={say(DUTIES.unitHint)} value={unitName} list="don-vi-duoc-phep" required w="100%"
        error={isAsked && !unit && say(DUTIES.unitUnknown)}
        onChange={(event) => setUnitName(event.currentTarget.value)}
      />
      <datalist id="don-vi-duoc-phep">{units.map(({ id, name }) => <option key={id} value={name} />)}</datalist>
      <div className="mc-row">
        <TextInput
          type="date" label={say(DUTIES.from)} value={from} min={today} required
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date" label={say(DUTIES.to)} value={to} min={from} required
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </div>
      <Textarea
        label={say(DUTIES.reason)} description={say(DUTIES.reasonHint)} value={reason} required autosize minRows={2} w="100%"
        maxLength={500} onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div><Button type="submit" loading={saving.isPending}>{say(DUTIES.save)}</Button></div>
    </form>
  )
}

import type { AssignmentRuleBody, AssignmentRules } from '@motcua/contracts/assignments.ts'
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { now } from '../../lib/clock.ts'
import { dayOf, showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { RequestIds } from '../../lib/request-ids.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { WORKLOAD } from './workload-texts.ts'

/** By which rule steps are given at the units within reach, and making one. */
export function AssignmentRulesPanel() {
  const queryClient = useQueryClient()
  const found = useQuery({
    queryKey: ['assignment-rules'],
    queryFn: async ({ signal }) => (await call('GET', '/api/assignment-rules', { signal })) as AssignmentRules,
  })
  const settled = () => void queryClient.invalidateQueries({ queryKey: ['assignment-rules'] })
  const ending = useMutation({
    mutationFn: async (id: string) => call('POST', `/api/assignment-rules/${id}/ending`, { body: {} }),
    onSettled: settled,
  })
  const { rules = [], places = [] } = found.data ?? {}
  return (
    <section>
      <h2>{say(WORKLOAD.rules)}</h2>
      <p className="mc-quiet">{say(WORKLOAD.rulesHint)}</p>
      {found.isError
        && <ErrorState title={say(WORKLOAD.loadFailed)} error={found.error} onRetry={() => void found.refetch()} />}
      {ending.error && <ErrorState title={say(WORKLOAD.ruleFailed)} error={ending.error} />}
      {found.data && rules.length === 0 && <p>{say(WORKLOAD.noRules)}</p>}
      <ul className="mc-days">
        {rules.map((rule) => (
          <li key={rule.id}>
            <span>
              <b>{rule.roleName}, {rule.unitName}</b>{rule.procedureName !== null && ` · ${rule.procedureName}`} ·{' '}
              {say(rule.goesBy === 'load' ? WORKLOAD.load : WORKLOAD.turn)} ·{' '}
              {rule.officers.length === 0
                ? say(WORKLOAD.everybody)
                : rule.officers.map(({ fullName, share }) => share === 100 ? fullName : `${fullName} ${share} %`).join(', ')}
              {' · '}{showDay(new Date(`${rule.from}T00:00:00+07:00`))}
            </span>
            <Button size="xs" variant="default" onClick={() => ending.mutate(rule.id)}>{say(WORKLOAD.end)}</Button>
          </li>
        ))}
      </ul>
      {places.length > 0 && <RuleForm places={places} onMade={settled} />}
    </section>
  )
}

function RuleForm({ places, onMade }: Pick<AssignmentRules, 'places'> & { onMade: () => void }) {
  const [nth, setNth] = useState(0)
  const [goesBy, setGoesBy] = useState<AssignmentRuleBody['goesBy']>('load')
  const [prefersLast, setPrefersLast] = useState(true)
  const [from, setFrom] = useState(dayOf(now()))
  const [officers, setOfficers] = useState<readonly string[]>([])
  const [ids] = useState(() => new RequestIds())
  const place = places[nth]
  const making = useMutation({
    mutationFn: async () => {
      if (!place) return
      const body: AssignmentRuleBody = {
        unitId: place.unitId, role: place.role, goesBy, prefersLast, from,
        officers: officers.map((id) => ({ id, share: 100 })),
      }
      await call('POST', '/api/assignment-rules', { body, requestId: ids.idFor(body) })
    },
    onSuccess: () => ids.settle(),
    onSettled: onMade,
  })
  return (
    <form className="mc-shift" onSubmit={(event) => { event.preventDefault(); making.mutate() }}>
      {making.error && <ErrorState title={say(WORKLOAD.ruleFailed)} error={making.error} />}
      <div className="mc-row">
        <NativeSelect
          label={say(WORKLOAD.place)} value={String(nth)}
          onChange={(event) => { setNth(Number(event.currentTarget.value)); setOfficers([]) }}
          data={places.map((one, at) => ({ value: String(at), label: `${one.roleName}, ${one.unitName}` }))}
        />
        <NativeSelect
          label={say(WORKLOAD.goesBy)} value={goesBy}
          onChange={(event) => setGoesBy(event.currentTarget.value === 'turn' ? 'turn' : 'load')}
          data={[{ value: 'load', label: say(WORKLOAD.load) }, { value: 'turn', label: say(WORKLOAD.turn) }]}
        />
        <TextInput
          type="date" label={say(WORKLOAD.from)} value={from} required
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
      </div>
      <Checkbox
        label={say(WORKLOAD.prefersLast)} checked={prefersLast}
        onChange={(event) => setPrefersLast(event.currentTarget.checked)}
      />
      <Checkbox.Group label={say(WORKLOAD.officers)} value={[...officers]} onChange={setOfficers}>
        {place?.staff.map(({ id, fullName }) => <Checkbox key={id} value={id} label={fullName} />)}
      </Checkbox.Group>
      <div><Button type="submit" loading={making.isPending}>{say(WORKLOAD.make)}</Button></div>
    </form>
  )
}

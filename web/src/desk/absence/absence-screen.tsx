import type { AbsenceList, CandidateList, DaysOfStaff, StandIn } from '@motcua/contracts/absences.ts'
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { dayOf, showDay } from '../../lib/dates.ts'
import { now } from '../../lib/clock.ts'
import { say } from '../../lib/language.ts'
import { RequestIds } from '../../lib/request-ids.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { ABSENCE } from './absence-texts.ts'

const showOn = (day: string) => showDay(new Date(`${day}T00:00:00+07:00`))
const span = (one: { from: string; to: string }) => say(ABSENCE.days, { from: showOn(one.from), to: showOn(one.to) })

/** One’s own absences and stand-ins, and of a head or an administrator those of the staff within reach. */
export function AbsenceScreen() {
  useTitle(say(ABSENCE.title))
  const queryClient = useQueryClient()
  const found = useQuery({
    queryKey: ['absences'],
    queryFn: async ({ signal }) => (await call('GET', '/api/absences', { signal })) as AbsenceList,
  })
  const ending = useMutation({
    mutationFn: async ({ id, kind }: { id: string; kind: 'absences' | 'stand-ins' }) =>
      call('POST', `/api/${kind}/${id}/ending`, { body: {} }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['absences'] })
      void queryClient.invalidateQueries({ queryKey: ['session'] })
    },
  })
  const end = (kind: 'absences' | 'stand-ins', id: string) => ending.mutate({ id, kind })
  const { mine, others = [], standingIn = [] } = found.data ?? {}
  return (
    <main className="mc-stack">
      <h1>{say(ABSENCE.title)}</h1>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(ABSENCE.loadFailed)} error={found.error} onRetry={() => void found.refetch()} />}
      {ending.error && <ErrorState title={say(ABSENCE.failed)} error={ending.error} />}
      {mine && <NoteForm mine={mine} />}
      {mine && (
        <section>
          <h2>{say(ABSENCE.mine)}</h2>
          <Days of={mine} onEnd={end} />
          <ul className="mc-days">
            {standingIn.map((one) => <StandInLine key={one.id} one={one} isMine onEnd={end} />)}
          </ul>
        </section>
      )}
      {found.data && (
        <section>
          <h2>{say(ABSENCE.others)}</h2>
          {others.length === 0 && <EmptyState title={say(ABSENCE.nobody)} />}
          {others.map((one) => (
            <article key={one.id}>
              <h3><bdi>{one.fullName}</bdi> <span className="mc-quiet">· {one.unitName}</span></h3>
              <Days of={one} onEnd={end} />
            </article>
          ))}
        </section>
      )}
    </main>
  )
}

type OnEnd = (kind: 'absences' | 'stand-ins', id: string) => void

function Days({ of, onEnd }: { of: DaysOfStaff; onEnd: OnEnd }) {
  return (
    <ul className="mc-days">
      {of.absences.map((one) => (
        <li key={one.id}>
          <span>
            <b>{say(ABSENCE.absent)}</b> {span(one)}
            {of.standIns.length === 0 && of.places.length > 0 && ` · ${say(ABSENCE.noStandIn)}`}
          </span>
          <Button size="xs" variant="default" onClick={() => onEnd('absences', one.id)}>{say(ABSENCE.end)}</Button>
        </li>
      ))}
      {of.standIns.map((one) => <StandInLine key={one.id} one={one} onEnd={onEnd} />)}
    </ul>
  )
}

function StandInLine({ one, isMine = false, onEnd }: { one: StandIn; isMine?: boolean; onEnd: OnEnd }) {
  const name = isMine ? one.absentName : one.standInName
  return (
    <li>
      <span>
        {say(isMine ? ABSENCE.iStandIn : ABSENCE.standsIn, { name, role: one.roleName, unit: one.unitName })}
        {' · '}{span(one)}
      </span>
      <Button size="xs" variant="default" onClick={() => onEnd('stand-ins', one.id)}>{say(ABSENCE.end)}</Button>
    </li>
  )
}

/** Days, and who does the work meanwhile; the absence first, since a stand-in may be named later. */
function NoteForm({ mine }: { mine: DaysOfStaff }) {
  const queryClient = useQueryClient()
  const today = dayOf(now())
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState(today)
  const [standInId, setStandInId] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>()
  const [ids] = useState(() => ({ absence: new RequestIds(), standIn: new RequestIds() }))
  const candidates = useQuery({
    queryKey: ['absences', 'candidates', mine.id],
    queryFn: async ({ signal }) => (await call('GET', '/api/absences/candidates', { signal })) as CandidateList,
  })
  const keyOf = ({ role, unitId }: { role: string; unitId: string }) => `${role} ${unitId}`
  const candidate = candidates.data?.items.find(({ id }) => id === standInId)
  const fitting = mine.places.filter(({ role }) => candidate?.fits.includes(role))
  const places = fitting.filter((one) => chosen?.includes(keyOf(one)) ?? true)
  const saving = useMutation({
    mutationFn: async () => {
      const absence = { from, to }
      await call('POST', '/api/absences', { body: absence, requestId: ids.absence.idFor(absence) })
      if (places.length === 0) return
      const body = { standInId, from, to, places: places.map(({ role, unitId }) => ({ role, unitId })) }
      await call('POST', '/api/stand-ins', { body, requestId: ids.standIn.idFor(body) })
    },
    onSuccess: () => {
      ids.absence.settle()
      ids.standIn.settle()
    },
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ['absences'] }),
  })
  return (
    <form className="mc-shift" onSubmit={(event) => { event.preventDefault(); saving.mutate() }}>
      <h2>{say(ABSENCE.note)}</h2>
      <p className="mc-quiet">{say(ABSENCE.hint)}</p>
      {saving.error && <ErrorState title={say(ABSENCE.failed)} error={saving.error} />}
      {saving.isSuccess && <p role="status">{say(ABSENCE.done)}</p>}
      <div className="mc-row">
        <TextInput
          type="date" label={say(ABSENCE.from)} value={from} min={today} required
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date" label={say(ABSENCE.to)} value={to} min={from} required
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <NativeSelect
          label={say(ABSENCE.standIn)} value={standInId}
          onChange={(event) => { setStandInId(event.currentTarget.value); setChosen(undefined) }}
          data={[{ value: '', label: say(ABSENCE.none) }, ...(candidates.data?.items ?? []).map((one) => ({
            value: one.id,
            label: `${one.isAway ? say(ABSENCE.isAway, { name: one.fullName }) : one.fullName} · ${one.unitName}`,
          }))]}
        />
      </div>
      {fitting.length > 0 && (
        <Checkbox.Group
          label={say(ABSENCE.places)} value={places.map(keyOf)} onChange={(next) => setChosen(next)}
        >
          {fitting.map((one) => (
            <Checkbox key={keyOf(one)} value={keyOf(one)} label={`${one.roleName}, ${one.unitName}`} />
          ))}
        </Checkbox.Group>
      )}
      <div><Button type="submit" loading={saving.isPending}>{say(ABSENCE.save)}</Button></div>
    </form>
  )
}

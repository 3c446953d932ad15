import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { STATE_NAMES, labelOfState } from '../../lib/states.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { TypedChoice } from '../../ui/typed-choice/typed-choice.tsx'
import { useFoundProcedures } from '../intake/find-procedures.ts'
import { type Asked, CHANNELS, readAsked, withoutFilter } from './asked-list.ts'
import { FILTER } from './filter-texts.ts'
import { useOfficers } from './list-dossiers.ts'

interface FilterPanelProps {
  asked: Asked
  onAsk: (asked: Asked) => void
  onClose: () => void
}

const IS_WHOLE = /^\d{4}-\d\d-\d\d$/

/** What of a list one wants to see. Each choice holds at once and stands in the address. */
export function FilterPanel({ asked, onAsk, onClose }: FilterPanelProps) {
  const officers = useOfficers(true)
  const set = (change: Readonly<Record<string, string>>) => onAsk(readAsked({ ...asked, ...change }))
  const day = (key: 'receivedFrom' | 'receivedTo' | 'dueFrom' | 'dueTo', label: string) => (
    <DayField
      id={`loc-${key}`} label={label} value={asked[key] ?? ''}
      onChange={(typed = '') => { if (typed === '' || IS_WHOLE.test(typed)) set({ [key]: typed }) }}
    />
  )
  return (
    <section
      className="mc-filter" aria-label={say(FILTER.title)}
      onKeyDown={(event) => { if (event.key === 'Escape') onClose() }}
    >
      <ProcedureField onChoose={(procedure) => set({ procedure })} />
      <NativeSelect
        label={say(FILTER.channel)} value={asked.channel ?? ''}
        data={[
          { value: '', label: say(FILTER.all) }, ...CHANNELS.map((value) => ({ value, label: say(FILTER[value]) })),
        ]}
        onChange={(event) => set({ channel: event.currentTarget.value })}
      />
      <NativeSelect
        label={say(FILTER.state)} value={asked.state ?? ''}
        data={[
          { value: '', label: say(FILTER.all) },
          ...STATE_NAMES.map((value) => ({ value, label: labelOfState(value).text })),
        ]}
        onChange={(event) => set({ state: event.currentTarget.value })}
      />
      <NativeSelect
        label={say(FILTER.officer)} value={asked.officer ?? ''}
        data={[
          { value: '', label: say(FILTER.all) },
          ...officers.data?.map(({ id, name }) => ({ value: id, label: name })) ?? [],
        ]}
        onChange={(event) => set({ officer: event.currentTarget.value })}
      />
      {day('receivedFrom', say(FILTER.fromReceived))}{day('receivedTo', say(FILTER.toReceived))}
      {day('dueFrom', say(FILTER.fromDue))}{day('dueTo', say(FILTER.toDue))}
      <div className="mc-row mc-filter-ends">
        <Button
          variant="default" onClick={() => { onAsk(withoutFilter(asked)); onClose() }}
        >{say(FILTER.clear)}</Button>
        <Button variant="default" onClick={onClose}>{say(FILTER.close)}</Button>
      </div>
    </section>
  )
}

function ProcedureField({ onChoose }: { onChoose: (id: string) => void }) {
  const [typed, setTyped] = useState('')
  const found = useFoundProcedures(typed)
  return (
    <TypedChoice
      label={say(FILTER.procedure)}
      placeholder={say(FILTER.procedureHint)}
      value={typed}
      options={found.data?.map(({ id, name }) => ({ id, label: name })) ?? []}
      isStale={found.isPlaceholderData || found.isFetching}
      onType={setTyped}
      onChoose={(id) => {
        setTyped(found.data?.find((one) => one.id === id)?.name ?? '')
        onChoose(id)
      }}
    />
  )
}

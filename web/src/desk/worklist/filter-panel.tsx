import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { STATE_NAMES, labelOfState } from '../../lib/states.ts'
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

/** What of a list one wants to see. Each choice holds at once and stands in the address. */
export function FilterPanel({ asked, onAsk, onClose }: FilterPanelProps) {
  const officers = useOfficers(true)
  const set = (change: Readonly<Record<string, string>>) => onAsk(readAsked({ ...asked, ...change }))
  const day = (key: 'receivedFrom' | 'receivedTo' | 'dueFrom' | 'dueTo', label: string) => (
    <TextInput
      type="date" label={label} value={asked[key] ?? ''} onChange={(event) => set({ [key]: event.currentTarget.value })}
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
        data={[{ value: '', label: say(FILTER.all) }, ...CHANNELS.map((value) => ({ value, label: say(FILTER[value]) }))]}
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
      <fieldset>
        <legend>{say(FILTER.received)}</legend>
        {day('receivedFrom', say(FILTER.from))}{day('receivedTo', say(FILTER.to))}
      </fieldset>
      <fieldset>
        <legend>{say(FILTER.due)}</legend>
        {day('dueFrom', say(FILTER.from))}{day('dueTo', say(FILTER.to))}
      </fieldset>
      <div className="mc-row mc-filter-ends">
        <Button variant="default" onClick={() => onAsk(withoutFilter(asked))}>{say(FILTER.clear)}</Button>
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

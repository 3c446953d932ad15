import { Button, NativeSelect, Textarea } from '@mantine/core'
import type { InstructionBody } from '@motcua/contracts/instructions.ts'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { isDay } from '../clearances/clearances-data.ts'
import { useGiveInstruction, useOfficersOf, useUnitsToDirect } from './direction-data.ts'
import { DIRECTION } from './direction-texts.ts'

/** A new instruction about what one looked at: to whom, what to do, until when. */
export function GiveInstruction({ about, onDone }: { about: InstructionBody['about']; onDone: () => void }) {
  const [unitId, setUnitId] = useState('')
  const [officerId, setOfficerId] = useState('')
  const [words, setWords] = useState('')
  const [dueOn, setDueOn] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const [units, officers] = [useUnitsToDirect(), useOfficersOf(unitId)]
  const giving = useGiveInstruction(() => {
    announce(say(DIRECTION.done))
    onDone()
  })
  const faults = {
    unitId: unitId === '' ? say(DIRECTION.needUnit) : undefined,
    words: words.trim() === '' ? say(DIRECTION.needWords) : undefined,
    dueOn: isDay(dueOn) ? undefined : say(DIRECTION.needDay),
  }
  const told = (place: keyof typeof faults) => (hasTried ? faults[place] : undefined) ?? faultAt(giving.error, `/${place}`)
  const submit = () => {
    setHasTried(true)
    giving.reset()
    if (Object.values(faults).some((one) => one !== undefined)) return
    giving.mutate({
      path: '', body: { unitId, ...officerId !== '' && { officerId }, about, words: words.trim(), dueOn },
    })
  }
  return (
    <form
      className="mc-panel mc-stack" noValidate aria-label={say(DIRECTION.give)}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2>{say(DIRECTION.give)}</h2>
      <p className="mc-quiet">{say('metric' in about ? DIRECTION.giveFigure : DIRECTION.giveDossier)}</p>
      <FormRefusal error={giving.error} />
      {units.isError
        && <ErrorState title={say(DIRECTION.failed)} error={units.error} onRetry={() => void units.refetch()} />}
      <NativeSelect
        label={say(DIRECTION.unit)} withAsterisk value={unitId} error={told('unitId')}
        onChange={(event) => {
          setUnitId(event.currentTarget.value)
          setOfficerId('')
        }}
        data={[
          { value: '', label: say(DIRECTION.chooseUnit) },
          ...(units.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        label={say(DIRECTION.officer)} value={officerId} error={faultAt(giving.error, '/officerId')}
        onChange={(event) => setOfficerId(event.currentTarget.value)}
        data={[
          { value: '', label: say(DIRECTION.theHead) },
          ...(officers.data?.items ?? []).map(({ id, name, position }) => ({ value: id, label: `${name}, ${position}` })),
        ]}
      />
      <Textarea
        label={say(DIRECTION.words)} withAsterisk autosize minRows={2} maxLength={2_000} value={words} error={told('words')}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <DayField
        id="han-chi-dao" label={say(DIRECTION.due)} isRequired value={dueOn} error={told('dueOn')}
        onChange={(day) => setDueOn(day ?? '')}
      />
      <div className="mc-row">
        <Button type="submit" loading={giving.isPending}>{say(DIRECTION.send)}</Button>
        <Button variant="subtle" onClick={onDone}>{say(DIRECTION.close)}</Button>
      </div>
    </form>
  )
}

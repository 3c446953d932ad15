import type { PersonLine } from '@motcua/contracts/people.ts'
import type { ProcedureLine } from '@motcua/contracts/procedures.ts'
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { TypedChoice } from '../../ui/typed-choice/typed-choice.tsx'
import { useFoundPeople } from '../intake/find-people.ts'
import { useFoundProcedures } from '../intake/find-procedures.ts'
import { useBooking } from './appointment-data.ts'
import { BOOK_FOR } from './book-for-texts.ts'
import { SlotField } from './slot-field.tsx'
import { timeOn } from './time-on.ts'

const EMPTY = { fullName: '', phone: '', isKnown: false, startsAt: '', service: undefined as string | undefined }

/** Books a time for somebody who calls the section, on the day that the list shows. */
export function BookFor({ section, day }: { readonly section: string; readonly day: string }) {
  const [typed, setTyped] = useState(EMPTY)
  const [procedure, setProcedure] = useState<ProcedureLine>()
  const [person, setPerson] = useState<PersonLine>()
  const [hasTried, setHasTried] = useState(false)
  const booking = useBooking(({ code }) => {
    announce(say(BOOK_FOR.booked, { code }))
    setTyped(EMPTY)
    setProcedure(undefined)
    setPerson(undefined)
    setHasTried(false)
  })
  const { fullName, phone, isKnown, service } = typed
  const startsAt = timeOn(day, typed.startsAt)
  const ownFaults = {
    procedureId: !procedure && say(BOOK_FOR.needProcedure), startsAt: startsAt === '' && say(BOOK_FOR.needTime),
    caller: isKnown && !person && say(BOOK_FOR.needPerson),
    'caller/fullName': !isKnown && fullName.trim() === '' && say(BOOK_FOR.needName),
    'caller/phone': !isKnown && phone.trim() === '' && say(BOOK_FOR.needPhone),
  }
  const faultOf = (field: keyof typeof ownFaults) =>
    (hasTried && ownFaults[field] || undefined) ?? faultAt(booking.error, `/${field}`)
  const isFaulty = (Object.keys(ownFaults) as (keyof typeof ownFaults)[]).some((field) => faultOf(field) !== undefined)
  useFaultyTitle(isFaulty)
  const change = (patch: Partial<typeof EMPTY>) => setTyped((before) => ({ ...before, ...patch }))
  return (
    <form className="mc-shift" noValidate aria-label={say(BOOK_FOR.title)} onSubmit={(event) => {
      event.preventDefault()
      setHasTried(true)
      if (Object.values(ownFaults).some(Boolean) || booking.isPending || !procedure || service === undefined) return
      booking.mutate({ path: '/api/queue/appointments', body: {
        sectionId: section, service, procedureId: procedure.id, startsAt,
        caller: isKnown && person ? { personId: person.id } : { fullName, phone },
      } })
    }}>
      <h2>{say(BOOK_FOR.title)}</h2>
      <p className="mc-quiet">{say(BOOK_FOR.hint, { day: showDay(day) })}</p>
      <FormRefusal error={booking.error} />
      <FieldGroup id="ai-goi" label={say(BOOK_FOR.who)} error={faultOf('caller')}>
        <RadioLine name="ai-goi" label={say(BOOK_FOR.byName)} isChosen={!isKnown} onChoose={() => change({ isKnown: false })} />
        <RadioLine name="ai-goi" label={say(BOOK_FOR.byAccount)} isChosen={isKnown} onChoose={() => change({ isKnown: true })} />
      </FieldGroup>
      {isKnown ? <KnownPerson person={person} onFound={setPerson} /> : (
        <>
          <TextInput
            label={say(BOOK_FOR.name)} withAsterisk maxLength={100} value={fullName} autoComplete="off"
            error={faultOf('caller/fullName')} onChange={(event) => change({ fullName: event.currentTarget.value })}
          />
          <TextInput
            label={say(BOOK_FOR.phone)} description={say(BOOK_FOR.phoneHint)} withAsterisk inputMode="tel" maxLength={20}
            value={phone} autoComplete="off" error={faultOf('caller/phone')}
            onChange={(event) => change({ phone: event.currentTarget.value })}
          />
        </>
      )}
      <Procedure chosen={procedure} error={faultOf('procedureId')} onChange={setProcedure} />
      <SlotField
        section={section} day={day} service={service} value={startsAt} error={faultOf('startsAt')}
        onService={(code) => change({ service: code, startsAt: '' })} onChange={(at) => change({ startsAt: at })}
      />
      <div><Button type="submit" loading={booking.isPending}>{say(BOOK_FOR.book)}</Button></div>
    </form>
  )
}

function KnownPerson({ person, onFound }: {
  readonly person: PersonLine | undefined; readonly onFound: (person: PersonLine | undefined) => void
}) {
  const [typed, setTyped] = useState('')
  const [wanted] = useDebouncedValue(typed, 300)
  const found = useFoundPeople(wanted)
  const people = (found.data ?? []).filter(({ kind }) => kind === 'citizen')
  if (person) return (
    <p className="mc-row">
      <span><b>{person.fullName}</b> <span className="mc-number">{person.number}</span></span>
      <button type="button" className="mc-link-button" onClick={() => onFound(undefined)}>{say(BOOK_FOR.another)}</button>
    </p>
  )
  return (
    <TypedChoice
      label={say(BOOK_FOR.person)} hint={say(BOOK_FOR.personHint)} value={typed}
      isStale={typed !== wanted || found.isFetching}
      options={people.map((one) => ({
        id: one.id, label: one.fullName, detail: [one.number, one.birth].filter(Boolean).join(' · '),
      }))}
      status={found.isError ? found.error.message : ''} onType={setTyped}
      onChoose={(id) => onFound(people.find((line) => line.id === id))}
    />
  )
}

function Procedure({ chosen, error, onChange }: {
  readonly chosen: ProcedureLine | undefined; readonly error: string | undefined
  readonly onChange: (chosen: ProcedureLine | undefined) => void
}) {
  const [typed, setTyped] = useState('')
  const [wanted] = useDebouncedValue(typed, 120)
  const found = useFoundProcedures(wanted)
  if (chosen) return (
    <p className="mc-row">
      <span>{say(BOOK_FOR.procedure)}: <b>{chosen.name}</b></span>
      <button type="button" className="mc-link-button" onClick={() => onChange(undefined)}>{say(BOOK_FOR.another)}</button>
    </p>
  )
  return (
    <TypedChoice
      label={say(BOOK_FOR.procedure)} isRequired value={typed} isStale={typed !== wanted || found.isFetching}
      error={error}
      options={typed.trim() === '' ? [] : (found.data ?? []).map(({ id, name, code }) => (
        { id, label: name, ...code && { detail: code } }))}
      status={found.isError ? found.error.message : ''} onType={setTyped}
      onChoose={(id) => onChange((found.data ?? []).find((line) => line.id === id))}
    />
  )
}

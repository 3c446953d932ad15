import type { PersonLine } from '@motcua/contracts/people.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { isDay } from '../clearances/clearances-data.ts'
import { FindCitizen } from '../proxies/find-citizen.tsx'
import { useNamingMember } from './teams-data.ts'
import { TEAMS } from './teams-texts.ts'

const EMPTY = { team: '', decision: '', from: '', to: '' }

/** Names a member of a team: who, of which village, by which decision, from when until when. */
export function NameMember({ sectionId }: { readonly sectionId: string }) {
  const [person, setPerson] = useState<PersonLine>()
  const [typed, setTyped] = useState(EMPTY)
  const [hasTried, setHasTried] = useState(false)
  const naming = useNamingMember()
  const { team, decision, from, to } = typed
  const ownFaults = {
    personId: !person && say(TEAMS.faultPerson), team: team.trim() === '' && say(TEAMS.faultTeam),
    decision: decision.trim() === '' && say(TEAMS.faultDecision),
    from: !isDay(from) && say(TEAMS.faultDay), to: !isDay(to) && say(TEAMS.faultDay),
  }
  const faultOf = (field: keyof typeof ownFaults) =>
    (hasTried && ownFaults[field] || undefined) ?? faultAt(naming.error, `/${field}`)
  useFaultyTitle((Object.keys(ownFaults) as (keyof typeof ownFaults)[]).some((one) => faultOf(one) !== undefined))
  const change = (patch: Partial<typeof EMPTY>) => setTyped((before) => ({ ...before, ...patch }))
  return (
    <form className="mc-shift" noValidate aria-label={say(TEAMS.add)} onSubmit={(event) => {
      event.preventDefault()
      setHasTried(true)
      if (!person || Object.values(ownFaults).some(Boolean) || naming.isPending) return
      naming.mutate({ personId: person.id, team, decision, from, to, sectionId }, {
        onSuccess: () => {
          announce(say(TEAMS.wasNamed, { name: person.fullName }))
          setPerson(undefined)
          setTyped(EMPTY)
          setHasTried(false)
        },
      })
    }}>
      <h2>{say(TEAMS.add)}</h2>
      <FormRefusal error={naming.error} />
      {person
        ? (
          <p className="mc-row">
            <span><b>{person.fullName}</b> <span className="mc-number">{person.number}</span></span>
            <button type="button" className="mc-link-button" onClick={() => setPerson(undefined)}>
              {say(TEAMS.another)}
            </button>
          </p>
        )
        : <FindCitizen label={say(TEAMS.whose)} error={faultOf('personId')} onFound={setPerson} />}
      <TextInput label={say(TEAMS.teamOf)} withAsterisk maxLength={100} value={team} autoComplete="off"
        error={faultOf('team')} onChange={(event) => change({ team: event.currentTarget.value })} />
      <TextInput label={say(TEAMS.decisionOf)} withAsterisk maxLength={100} value={decision} autoComplete="off"
        error={faultOf('decision')} onChange={(event) => change({ decision: event.currentTarget.value })} />
      <DayField id="to-tu-ngay" label={say(TEAMS.from)} isRequired value={from} error={faultOf('from')}
        onChange={(day) => change({ from: day ?? '' })} />
      <DayField id="to-den-ngay" label={say(TEAMS.to)} isRequired value={to} error={faultOf('to')}
        onChange={(day) => change({ to: day ?? '' })} />
      <div><Button type="submit" loading={naming.isPending}>{say(TEAMS.name)}</Button></div>
    </form>
  )
}

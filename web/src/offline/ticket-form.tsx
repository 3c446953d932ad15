import { useState } from 'react'
import { say } from '../lib/language.ts'
import { Field } from './field.tsx'
import { TAKE } from './offline-texts.ts'
import { type Work, useKeeping } from './use-keeping.ts'

/** A number of the hall for whoever waits where the kiosk is not. */
export function TicketForm(work: Work) {
  const { services, priorities } = work.outing
  const [service, setService] = useState(services[0]?.code ?? '')
  const [priority, setPriority] = useState('')
  const { fault, isBusy, keep } = useKeeping(work)
  if (services.length === 0) return <p>{say(TAKE.noHall)}</p>
  const nameOf = (list: typeof services, code: string) => list.find((one) => one.code === code)?.name ?? ''
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault()
      void keep([], () => ({
        kind: 'ticket', body: { service, ...priority && { priority } },
        lines: [
          { label: say(TAKE.service), text: nameOf(services, service) },
          { label: say(TAKE.priority), text: nameOf(priorities, priority) || say(TAKE.noPriority) },
        ],
      }))
    }}>
      <h2>{say(TAKE.ticket)}</h2>
      {fault && <p role="alert" className="fault">{fault}</p>}
      <Field label={say(TAKE.service)}>{(known) => (
        <select {...known} value={service} onChange={(event) => setService(event.target.value)}>
          {services.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
        </select>
      )}</Field>
      <Field label={say(TAKE.priority)}>{(known) => (
        <select {...known} value={priority} onChange={(event) => setPriority(event.target.value)}>
          <option value="">{say(TAKE.noPriority)}</option>
          {priorities.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
        </select>
      )}</Field>
      <button type="submit" disabled={isBusy}>{say(TAKE.save)}</button>
    </form>
  )
}

import type { QueueAppointment } from '@motcua/contracts/queue-appointments.ts'
import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { showTime } from '../../lib/dates.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useBooking } from './appointment-data.ts'
import { EXPECTED } from './appointment-texts.ts'
import { BOOK_FOR } from './book-for-texts.ts'
import { SlotField } from './slot-field.tsx'

type Asked = { readonly what: 'move' | 'cancel'; readonly one: QueueAppointment }

/** The appointments of a day; what is booked may be moved and cancelled for whoever calls. */
export function Appointments({ rows, section, day }: {
  readonly rows: readonly QueueAppointment[]; readonly section: string; readonly day: string
}) {
  const [asked, setAsked] = useState<Asked>()
  const close = () => {
    setAsked(undefined)
    focusContent()
  }
  const cancelling = useBooking(({ code }) => {
    announce(say(BOOK_FOR.cancelled, { code }))
    close()
  })
  const heads = [
    EXPECTED.time, EXPECTED.service, EXPECTED.procedure, EXPECTED.code, EXPECTED.caller, EXPECTED.state, BOOK_FOR.deeds,
  ]
  return (
    <>
      {cancelling.error && <ErrorState title={say(BOOK_FOR.notDone)} error={cancelling.error} />}
      {asked?.what === 'cancel' && (
        <ConfirmPanel
          key={asked.one.id} title={say(BOOK_FOR.cancelOf, { code: asked.one.code })}
          confirmLabel={say(BOOK_FOR.cancel)} isBusy={cancelling.isPending} onCancel={close}
          onConfirm={() => cancelling.mutate({ path: `/api/queue/appointments/${asked.one.id}/ending`, body: {} })}
        ><p>{say(BOOK_FOR.cancelHint)}</p></ConfirmPanel>
      )}
      {asked?.what === 'move' && (
        <Move key={asked.one.id} one={asked.one} section={section} day={day} onClose={close} />
      )}
      <table className="mc-table">
        <thead><tr>{heads.map((text) => <th key={say(text)} scope="col">{say(text)}</th>)}</tr></thead>
        <tbody>{rows.map((one) => (
          <tr key={one.id}>
            <th scope="row" className="mc-number">{showTime(one.startsAt)}–{showTime(one.endsAt)}</th>
            <td>{[one.serviceName, ...one.besides].join(', ')}</td><td>{one.procedureName ?? say(EXPECTED.noProcedure)}</td>
            <td className="mc-number">{one.code}</td>
            <td>{one.isCallerStruck ? say(EXPECTED.struck) : one.callerName}</td><td>{say(EXPECTED[one.state])}</td>
            <td>{one.state === 'booked' && (
              <span className="mc-row">
                <button type="button" className="mc-link-button" aria-label={say(BOOK_FOR.moveOf, { code: one.code })}
                  onClick={() => setAsked({ what: 'move', one })}>{say(BOOK_FOR.move)}</button>
                <button type="button" className="mc-link-button" aria-label={say(BOOK_FOR.cancelOf, { code: one.code })}
                  onClick={() => {
                    cancelling.reset() // what was said of another
                    setAsked({ what: 'cancel', one })
                  }}>{say(BOOK_FOR.cancel)}</button>
              </span>
            )}</td>
          </tr>
        ))}</tbody>
      </table>
    </>
  )
}

function Move({ one, section, day, onClose }: {
  readonly one: QueueAppointment; readonly section: string; readonly day: string; readonly onClose: () => void
}) {
  const [startsAt, setStartsAt] = useState('')
  const [on, setOn] = useState(day)
  const [hasTried, setHasTried] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const moving = useBooking(({ code }) => {
    announce(say(BOOK_FOR.moved, { code }))
    onClose()
  })
  const fault = (hasTried && startsAt === '' ? say(BOOK_FOR.needTime) : undefined) ?? faultAt(moving.error, '/startsAt')
  useFaultyTitle(fault !== undefined)
  return (
    <form className="mc-shift" noValidate aria-label={say(BOOK_FOR.moveOf, { code: one.code })} onSubmit={(event) => {
      event.preventDefault()
      setHasTried(true)
      if (startsAt === '' || moving.isPending) return
      moving.mutate({ path: `/api/queue/appointments/${one.id}/time`, body: { startsAt } })
    }} onKeyDown={(event) => {
      if (event.key === 'Escape') onClose()
    }}>
      <h2 ref={heading} tabIndex={-1}>{say(BOOK_FOR.moveOf, { code: one.code })}</h2>
      <p className="mc-quiet">{say(BOOK_FOR.moveHint)}</p>
      <FormRefusal error={moving.error} />
      <TextInput type="date" className="mc-hall-day" label={say(EXPECTED.day)} value={on} onChange={(event) => {
        setOn(event.currentTarget.value)
        setStartsAt('')
      }} />
      {/^\d{4}-\d\d-\d\d$/.test(on) && <SlotField
        section={section} day={on} service={one.service} isFixed value={startsAt} error={fault}
        onService={() => undefined} onChange={setStartsAt}
      />}
      <div className="mc-row">
        <Button type="submit" loading={moving.isPending}>{say(BOOK_FOR.moveNow)}</Button>
        <Button variant="default" onClick={onClose}>{say(BOOK_FOR.keep)}</Button>
      </div>
    </form>
  )
}

import type { HallRules } from '@motcua/contracts/queue-hall-rules.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { now } from '../../lib/clock.ts'
import { dayOf, showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { CallsOff } from './calls-off.tsx'
import { CounterFields, ServiceFields } from './hall-rule-fields.tsx'
import { calledOffBy, changeOf, hallOfDraft, useChangingHall, useHallRules } from './hall-rule-data.ts'
import { HALL_RULE } from './hall-rule-texts.ts'

const DAY = 24 * 3_600_000

type Place = HallRules['places'][number]

/** What the hall of a section will be, and the way to change it from a day to come. */
export function HallRuleOf({ unitId }: { readonly unitId: string }) {
  const found = useHallRules()
  const [isChanging, setChanging] = useState(false)
  const place = found.data?.places.find((one) => one.unitId === unitId)
  if (found.isError)
    return <ErrorState title={say(HALL_RULE.failed)} error={found.error} onRetry={() => void found.refetch()} />
  if (!place) return null
  return (
    <div className="mc-stack">
      {place.coming && <p role="status">{say(HALL_RULE.coming, { day: showDay(place.coming.from) })}</p>}
      {isChanging
        ? <ChangeForm place={place} onClose={() => setChanging(false)} />
        : <div><Button variant="default" onClick={() => setChanging(true)}>{say(HALL_RULE.change)}</Button></div>}
    </div>
  )
}

function ChangeForm({ place, onClose }: { readonly place: Place; readonly onClose: () => void }) {
  const tomorrow = dayOf(new Date(now().getTime() + DAY))
  // Held as it was when the form opened: a list loaded anew beside it does not change what was seen.
  const [begun] = useState(() => changeOf(place, tomorrow))
  const [hall, setHall] = useState(begun.hall)
  const [from, setFrom] = useState(begun.from)
  const [basis, setBasis] = useState('')
  const [isIncomplete, setIncomplete] = useState(false)
  const [agreed, setAgreed] = useState<number>()
  const changing = useChangingHall()
  const calledOff = calledOffBy(changing.error)
  useFaultyTitle(isIncomplete)
  const send = () => {
    if (changing.isPending) return
    const typed = hallOfDraft(hall)
    const isWhole = typed !== undefined && basis.trim() !== '' && /^\d{4}-\d\d-\d\d$/.test(from)
    setIncomplete(!isWhole)
    if (!isWhole) return
    const change = { unitId: place.unitId, from, basis: basis.trim(), seen: begun.seen, ...typed }
    changing.mutate({ ...change, ...agreed !== undefined && { callsOff: agreed } }, {
      onSuccess: (done) => {
        announce(say(HALL_RULE.saved, { day: showDay(done.from) }))
        onClose()
      },
    })
  }
  return (
    <form
      className="mc-confirm mc-stack" noValidate aria-label={say(HALL_RULE.title)}
      onKeyDown={(event) => { if (event.key === 'Escape') onClose() }}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <h3>{say(HALL_RULE.title)}</h3>
      <p>{say(HALL_RULE.hint)}</p>
      {isIncomplete && <p role="alert" className="mc-error">{say(HALL_RULE.incomplete)}</p>}
      {calledOff === undefined ? <FormRefusal error={changing.error} /> : (
        <CallsOff
          sentence={changing.error?.message ?? ''} isAgreed={agreed === calledOff}
          onAgree={(isAgreed) => setAgreed(isAgreed ? calledOff : undefined)}
        />
      )}
      <div className="mc-row">
        <TextInput
          type="date" label={say(HALL_RULE.from)} withAsterisk value={from} min={tomorrow}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          label={say(HALL_RULE.basis)} withAsterisk maxLength={200} value={basis}
          onChange={(event) => setBasis(event.currentTarget.value)}
        />
      </div>
      <ServiceFields hall={hall} onChange={setHall} />
      <CounterFields hall={hall} onChange={setHall} />
      <div className="mc-row">
        <Button type="submit" loading={changing.isPending}>{say(HALL_RULE.save)}</Button>
        <Button variant="default" onClick={onClose}>{say(HALL_RULE.cancel)}</Button>
      </div>
    </form>
  )
}

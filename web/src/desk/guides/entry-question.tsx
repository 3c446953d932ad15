import { useState } from 'react'
import { CallError, faultAt } from '../../lib/call-error.ts'
import { now } from '../../lib/clock.ts'
import { dayOf } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useEntryDeed } from './entries-data.ts'
import { GUIDES } from './guides-texts.ts'

export type EntryQuestion = 'publish' | 'end'
const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)

/** From which day on an entry is shown, or no longer. */
export function EntryQuestionPanel({ asked, id, version, onClose }: {
  asked: EntryQuestion
  id: string
  version: number
  onClose: () => void
}) {
  const isPublishing = asked === 'publish'
  const [from, setFrom] = useState<string | undefined>(() => dayOf(now()))
  const [to, setTo] = useState<string>()
  const [hasTried, setHasTried] = useState(false)
  const deed = useEntryDeed(() => {
    announce(say(isPublishing ? GUIDES.published : GUIDES.ended))
    onClose()
  })
  const { error } = deed
  const atDay = { from: faultAt(error, '/from'), to: faultAt(error, '/to') }
  const isAtDay = atDay.from !== undefined || isPublishing && atDay.to !== undefined
  const confirm = () => {
    setHasTried(true)
    if (!isDay(from) || to !== undefined && !isDay(to)) return
    deed.mutate(isPublishing
      ? { path: `/api/entries/${id}/publication`, body: { version, from, ...to !== undefined && { to } } }
      : { path: `/api/entries/${id}/end`, body: { from } })
  }
  const missing = (day: string | undefined) => hasTried && !isDay(day) ? say(GUIDES.dayMissing) : undefined
  return (
    <ConfirmPanel title={isPublishing ? say(GUIDES.publishTitle, { version }) : say(GUIDES.endTitle)}
      confirmLabel={say(isPublishing ? GUIDES.publish : GUIDES.end)} isBusy={deed.isPending} onConfirm={confirm}
      onCancel={onClose}>
      <p>{say(isPublishing ? GUIDES.publishHint : GUIDES.endHint)}</p>
      <DayField id="tu-ngay" label={say(isPublishing ? GUIDES.from : GUIDES.fromWithout)} value={from
        ?? ''} onChange={setFrom}
        error={missing(from) ?? atDay.from} />
      {isPublishing && <DayField id="den-ngay" label={say(GUIDES.to)} value={to ?? ''} onChange={setTo}
        error={(to === undefined ? undefined : missing(to)) ?? atDay.to} />}
      {isAtDay ? <FormRefusal error={error} /> : error && <p role="alert" className="mc-error">{error.message}
        {error instanceof CallError && error.errors.length > 0
          && ` ${error.errors.map(({ text }) => text).join(' ')}`}</p>}
    </ConfirmPanel>
  )
}

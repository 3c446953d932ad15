import type { ClearanceDetail, Criterion } from '@motcua/contracts/clearances.ts'
import { MultiSelect, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { CallError, faultAt } from '../../lib/call-error.ts'
import { now } from '../../lib/clock.ts'
import { dayOf } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { isDay, useClearanceDeed } from './clearances-data.ts'
import { CLEARANCE, CRITERION } from './clearances-texts.ts'

export type ClearanceQuestion = { readonly kind: 'approve' | 'decline' | 'pilot' | 'province' | 'revoke' }
  | { readonly kind: 'criterion'; readonly criterion: Criterion }

interface QuestionProps { asked: ClearanceQuestion; entry: ClearanceDetail; onClose: () => void }

/** What a deed on an entry asks: evidence, a decision, a day, units, a reason; each fault at its field. */
export function ClearanceQuestionPanel({ asked, entry, onClose }: QuestionProps) {
  const { kind } = asked
  const [text, setText] = useState('')
  const [isMet, setIsMet] = useState<boolean>()
  const [number, setNumber] = useState('')
  const [issuer, setIssuer] = useState('')
  const [day, setDay] = useState<string | undefined>(() => dayOf(now()))
  const [units, setUnits] = useState<string[]>([])
  const [hasTried, setHasTried] = useState(false)
  const deed = useClearanceDeed(() => {
    announce(say(CLEARANCE.done))
    onClose()
  })
  const { error } = deed
  const asks = {
    text: kind !== 'approve', answer: kind === 'criterion', decision: kind === 'approve',
    from: kind === 'pilot' || kind === 'province' || kind === 'revoke', units: kind === 'pilot',
  }
  const isWhole = (!asks.text || text.trim() !== '') && (!asks.answer || isMet !== undefined)
    && (!asks.decision || number.trim() !== '' && issuer.trim() !== '') && (!asks.units || units.length > 0)
    && (kind === 'decline' || kind === 'criterion' || isDay(day))
  const confirm = () => {
    setHasTried(true)
    if (!isWhole) return
    deed.mutate({ path: `/api/clearances/${entry.id}/${NOUN[kind]}`, body: bodyOf() })
  }
  const bodyOf = (): object => {
    const reason = text.trim()
    switch (asked.kind) {
      case 'criterion': return { criterion: asked.criterion, isMet, evidence: reason }
      case 'approve': return { decision: { number: number.trim(), day, issuer: issuer.trim() } }
      case 'decline': return { reason }
      case 'pilot': return { stage: 'pilot', from: day, reason, unitIds: units }
      case 'province': return { stage: 'province', from: day, reason, unitIds: [] }
      case 'revoke': return { from: day, reason }
    }
  }
  const missing = (isMissing: boolean, words: string) => hasTried && isMissing ? words : undefined
  const title = asked.kind === 'criterion' ? say(CRITERION[asked.criterion]) : say(CLEARANCE[asked.kind])
  return (
    <ConfirmPanel title={title} confirmLabel={say(kind === 'criterion' ? CLEARANCE.answer : CLEARANCE[kind])}
      isBusy={deed.isPending} onConfirm={confirm} onCancel={onClose}>
      {asks.answer && (
        <FieldGroup id="dat" label={title} isRequired
          error={missing(isMet === undefined, say(CLEARANCE.unanswered)) ?? faultAt(error, '/isMet')}>
          <RadioLine name="dat" label={say(CLEARANCE.met)} isChosen={isMet === true} onChoose={() => setIsMet(true)} />
          <RadioLine name="dat" label={say(CLEARANCE.notMet)} isChosen={isMet === false} onChoose={() => setIsMet(false)} />
        </FieldGroup>
      )}
      {asks.decision && <>
        <TextInput label={say(CLEARANCE.decisionNumber)} withAsterisk maxLength={100} value={number}
          error={missing(number.trim() === '', say(CLEARANCE.needDecision))}
          onChange={(event) => setNumber(event.currentTarget.value)} />
        <TextInput label={say(CLEARANCE.decisionIssuer)} withAsterisk maxLength={200} value={issuer}
          error={missing(issuer.trim() === '', say(CLEARANCE.needDecision))}
          onChange={(event) => setIssuer(event.currentTarget.value)} />
      </>}
      {(asks.decision || asks.from) && (
        <DayField id="ngay"
          label={say(kind === 'approve' ? CLEARANCE.decisionDay : kind === 'revoke' ? CLEARANCE.fromWithout : CLEARANCE.from)}
          value={day ?? ''} onChange={setDay}
          error={missing(!isDay(day), say(CLEARANCE.needDay)) ?? faultAt(error, '/from') ?? faultAt(error, '/decision/day')} />
      )}
      {asks.units && (
        <MultiSelect label={say(CLEARANCE.units)} description={say(CLEARANCE.unitsHint)} withAsterisk searchable
          data={entry.sections.map(({ id, name }) => ({ value: id, label: name }))} value={units} onChange={setUnits}
          limit={30} error={missing(units.length === 0, say(CLEARANCE.needUnits)) ?? faultAt(error, '/unitIds')} />
      )}
      {asks.text && (
        <Textarea label={say(asks.answer ? CLEARANCE.evidence : CLEARANCE.reason)} withAsterisk autosize minRows={2}
          description={asks.answer ? say(CLEARANCE.evidenceHint) : undefined} maxLength={1000} value={text}
          error={missing(text.trim() === '', say(asks.answer ? CLEARANCE.needEvidence : CLEARANCE.needReason))}
          onChange={(event) => setText(event.currentTarget.value)} />
      )}
      {error && <p role="alert" className="mc-error">{error.message}
        {error instanceof CallError && error.errors.length > 0 && ` ${criteriaIn(error)}`}</p>}
    </ConfirmPanel>
  )
}

const NOUN = {
  criterion: 'criterion', approve: 'approval', decline: 'decline', pilot: 'stage', province: 'stage',
  revoke: 'revocation',
} as const

/** Which criteria are open, by their names; the server names them at `/criteria/…`. */
function criteriaIn({ errors }: CallError): string {
  return errors.flatMap(({ pointer }) => {
    const criterion = pointer.replace('/criteria/', '')
    return criterion in CRITERION ? [say(CRITERION[criterion as Criterion])] : []
  }).join('; ')
}

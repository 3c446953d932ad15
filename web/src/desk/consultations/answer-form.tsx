import { type ConsultationDetail, type ConsultationTypedBody, OPINIONS } from '@motcua/contracts/consultations.ts'
import { Button, Checkbox, Radio, Textarea, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { faultsUnder } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import type { ActionFaults } from '../dossier/action-inputs.ts'
import { ACTION } from '../dossier/action-texts.ts'
import { PinFields, type Pins, pinFaults, pinsOf } from '../dossier/pin-fields.tsx'
import { useAnswer } from './consultation-data.ts'
import { ANSWERING, OPINION } from './consultation-texts.ts'
import { useTyped } from './use-typed.ts'

/** The answer of whoever took a question; all but a plain yes say why. */
export function AnswerForm({ one: { id, silentAt, typed } }: { one: ConsultationDetail }) {
  const [said, setSaid] = useState<ConsultationTypedBody>(typed ?? { opinion: null, reasons: '', competentName: '' })
  const { opinion, reasons, competentName } = said
  const keeping = useTyped(id)
  const type = (more: Partial<ConsultationTypedBody>) => {
    const now = { ...said, ...more }
    setSaid(now)
    keeping.type(now)
  }
  const [hasTried, setHasTried] = useState(false)
  const sending = useAnswer(id, () => {
    keeping.drop()
    announce(say(ANSWERING.sent))
  })
  const [isSigned, setSigned] = useState(false)
  // The page alone holds them.
  const [pins, setPins] = useState<Pins>({})
  const [local, setLocal] = useState<ActionFaults>({})
  const asked = faultsUnder(sending.error, '/pins')
  // A wrong one is typed anew: keys lock themselves.
  useEffect(() => {
    const kinds = Object.keys(faultsUnder(sending.error, '/pins'))
    if (kinds.length > 0) setPins(Object.fromEntries(kinds.map((kind) => [kind, ''])))
  }, [sending.error])
  const told = Object.fromEntries(Object.entries(asked).map(([kind, text]) => [`pins/${kind}`, text]))
  const unsigned = faultsUnder(sending.error, '')['isSigned']
  const lacks = {
    opinion: opinion === null, reasons: opinion !== 'agrees' && reasons.trim() === '',
    competent: opinion === 'not-competent' && competentName.trim() === '',
  }
  const error = (isLacking: boolean, text: string) => hasTried && isLacking ? text : undefined
  return (
    <form
      noValidate className="mc-stack mc-panel" aria-label={say(ANSWERING.answer)}
      onSubmit={(event) => {
        event.preventDefault()
        setHasTried(true)
        if (opinion === null || lacks.reasons || lacks.competent || sending.isPending) return
        const missing = isSigned ? pinFaults(pins) : {}
        setLocal(missing)
        if (Object.keys(missing).length > 0) return
        sending.mutate({
          opinion, reasons, competentName: opinion === 'not-competent' ? competentName : '',
          ...isSigned && { isSigned, ...pinsOf(pins) },
        })
      }}
    >
      <h2>{say(ANSWERING.answer)}</h2>
      {Object.keys(asked).length === 0 && <FormRefusal error={sending.error} />}
      {silentAt && <p>{say(ANSWERING.lateHint)}</p>}
      <Radio.Group
        label={say(ANSWERING.opinion)} withAsterisk value={opinion}
        error={error(lacks.opinion, say(ANSWERING.opinionMissing))}
        onChange={(value) => type({ opinion: value })}
      >
        {OPINIONS.map((value) => <Radio key={value} value={value} label={say(OPINION[value])} />)}
      </Radio.Group>
      {opinion === 'not-competent' && <TextInput
        label={say(ANSWERING.competentName)} required maxLength={300} value={competentName}
        error={error(lacks.competent, say(ANSWERING.competentMissing))}
        onChange={(event) => type({ competentName: event.currentTarget.value })}
      />}
      <Textarea
        label={say(ANSWERING.reasons)} description={say(ANSWERING.reasonsHint)} autosize minRows={3} maxLength={4000}
        value={reasons} error={error(opinion !== null && lacks.reasons, say(ANSWERING.reasonsMissing))}
        onChange={(event) => type({ reasons: event.currentTarget.value })}
      />
      <Checkbox
        label={say(ACTION.sign)} description={say(ANSWERING.signHint)} checked={isSigned} error={unsigned}
        onChange={(event) => {
          setSigned(event.currentTarget.checked)
          setPins({})
        }}
      />
      {isSigned && <PinFields pins={pins} faults={Object.keys(local).length > 0 ? local : told} onChange={setPins} />}
      <p className={keeping.isFailing ? 'mc-error' : 'mc-quiet'} role="status">
        {say(keeping.isFailing ? ANSWERING.notKept : ANSWERING.kept)}
      </p>
      <div className="mc-row"><Button type="submit" loading={sending.isPending}>{say(ANSWERING.send)}</Button></div>
    </form>
  )
}

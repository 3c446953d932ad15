import { type ConsultationDetail, type ConsultationTypedBody, OPINIONS } from '@motcua/contracts/consultations.ts'
import { Button, Radio, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
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
        sending.mutate({ opinion, reasons, competentName: opinion === 'not-competent' ? competentName : '' })
      }}
    >
      <h2>{say(ANSWERING.answer)}</h2>
      <FormRefusal error={sending.error} />
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
      <p className={keeping.isFailing ? 'mc-error' : 'mc-quiet'} role="status">
        {say(keeping.isFailing ? ANSWERING.notKept : ANSWERING.kept)}
      </p>
      <div className="mc-row"><Button type="submit" loading={sending.isPending}>{say(ANSWERING.send)}</Button></div>
    </form>
  )
}

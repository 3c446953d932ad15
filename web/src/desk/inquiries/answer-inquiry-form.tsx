import type { InquiryDetail } from '@motcua/contracts/inquiries.ts'
import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useInquiryDeed } from './inquiry-data.ts'
import { INQUIRY } from './inquiry-texts.ts'

/** The letter of whoever took an inquiry: what it is about, and what it says. */
export function AnswerInquiryForm({ one: { id } }: { readonly one: InquiryDetail }) {
  const [subject, setSubject] = useState('')
  const [words, setWords] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const sending = useInquiryDeed(() => announce(say(INQUIRY.sent)))
  const [isBare, isSilent] = [subject.trim() === '', words.trim() === '']
  useFaultyTitle(hasTried && (isBare || isSilent))
  const fault = (isMissing: boolean, text: string, field: string) =>
    hasTried && isMissing ? text : faultAt(sending.error, field)
  return (
    <form
      noValidate className="mc-stack mc-panel" aria-label={say(INQUIRY.answer)}
      onSubmit={(event) => {
        event.preventDefault()
        setHasTried(true)
        if (isBare || isSilent || sending.isPending) return
        sending.mutate({ path: `/api/inquiries/${id}/answer`, body: { subject, words } })
      }}
    >
      <h2>{say(INQUIRY.answer)}</h2>
      <p className="mc-quiet">{say(INQUIRY.answerHint)}</p>
      <FormRefusal error={sending.error} />
      <TextInput
        label={say(INQUIRY.subject)} required maxLength={500} value={subject}
        error={fault(isBare, say(INQUIRY.subjectMissing), '/subject')}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <Textarea
        label={say(INQUIRY.words)} required autosize minRows={4} maxLength={20_000} value={words}
        error={fault(isSilent, say(INQUIRY.wordsMissing), '/words')}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div className="mc-row"><Button type="submit" loading={sending.isPending}>{say(INQUIRY.send)}</Button></div>
    </form>
  )
}

import type { InquiryDetail } from '@motcua/contracts/inquiries.ts'
import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { showSize } from '../../lib/file-size.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FilePicker, type PickedFile } from '../../ui/file-picker/file-picker.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { usePickedFiles } from '../files/picked-files.ts'
import { useInquiryDeed } from './inquiry-data.ts'
import { INQUIRY } from './inquiry-texts.ts'

/** The letter of whoever took an inquiry: what it is about, what it says, and the files that go along. */
export function AnswerInquiryForm({ one: { id, attachments } }: { readonly one: InquiryDetail }) {
  const [subject, setSubject] = useState('')
  const [words, setWords] = useState('')
  const [files, setFiles] = useState<readonly PickedFile[]>([])
  const { kinds, pick, send } = usePickedFiles('/api/inquiry-files')
  const [hasTried, setHasTried] = useState(false)
  const sending = useInquiryDeed(() => announce(say(INQUIRY.sent)))
  const [isBare, isSilent] = [subject.trim() === '', words.trim() === '']
  const isUnsent = files.some(({ state }) => state !== 'sent')
  useFaultyTitle(hasTried && (isBare || isSilent || isUnsent))
  const fault = (isMissing: boolean, text: string, field: string) =>
    hasTried && isMissing ? text : faultAt(sending.error, field)
  const fileFault = fault(isUnsent, say(INQUIRY.filesUnsent), '/files')
  return (
    <form
      noValidate className="mc-stack mc-panel" aria-label={say(INQUIRY.answer)}
      onSubmit={(event) => {
        event.preventDefault()
        setHasTried(true)
        if (isBare || isSilent || isUnsent || sending.isPending) return
        sending.mutate({ path: `/api/inquiries/${id}/answer`, body: { subject, words, files: files.flatMap(({ uploadId }) => uploadId ?? []) } })
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
      {attachments.files > 0 && (
        <fieldset className="mc-stack">
          <legend>{say(INQUIRY.answerFiles)}</legend>
          <p className="mc-quiet">{say(INQUIRY.attachmentsHint, {
            files: attachments.files, size: showSize(attachments.bytes),
          })}</p>
          <FilePicker
            label={say(INQUIRY.answerFiles)} kinds={kinds} files={files} onPick={(picked) => pick(picked, setFiles)}
            onRetry={(picked) => send(picked, setFiles)}
            onRemove={({ key }) => setFiles((before) => before.filter((one) => one.key !== key))}
          />
          {fileFault !== undefined && <p className="mc-error" role="alert">{fileFault}</p>}
        </fieldset>
      )}
      <div className="mc-row"><Button type="submit" loading={sending.isPending}>{say(INQUIRY.send)}</Button></div>
    </form>
  )
}

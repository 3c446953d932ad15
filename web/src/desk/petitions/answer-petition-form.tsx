import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { usePetitionDeed } from './petition-data.ts'
import { PETITION } from './petition-texts.ts'

/** What whoever took a petition answers. */
export function AnswerPetitionForm({ id }: { readonly id: string }) {
  const [words, setWords] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const sending = usePetitionDeed(() => announce(say(PETITION.sent)))
  const isSilent = words.trim() === ''
  useFaultyTitle(hasTried && isSilent)
  return (
    <form
      noValidate className="mc-stack mc-panel" aria-label={say(PETITION.answer)}
      onSubmit={(event) => {
        event.preventDefault()
        setHasTried(true)
        if (isSilent || sending.isPending) return
        sending.mutate({ path: `/api/petitions/${id}/answer`, body: { words } })
      }}
    >
      <h2>{say(PETITION.answer)}</h2>
      <p className="mc-quiet">{say(PETITION.answerHint)}</p>
      <FormRefusal error={sending.error} />
      <Textarea
        label={say(PETITION.answerWords)} required autosize minRows={4} maxLength={20_000} value={words}
        error={hasTried && isSilent ? say(PETITION.wordsMissing) : faultAt(sending.error, '/words')}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div className="mc-row"><Button type="submit" loading={sending.isPending}>{say(PETITION.send)}</Button></div>
    </form>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { UnitChoice } from '../consultations/unit-choice.tsx'
import { useInquiryDeed } from './inquiry-data.ts'
import { INQUIRY } from './inquiry-texts.ts'

/** To which agency or division an inquiry is given: chosen by its name, and at once. */
export function AssignInquiryForm({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const assigning = useInquiryDeed(() => {
    announce(say(INQUIRY.assigned))
    onClose()
  })
  return (
    <section className="mc-confirm mc-stack" aria-label={say(INQUIRY.assign)}>
      <h2>{say(INQUIRY.assign)}</h2>
      <FormRefusal error={assigning.error} />
      <UnitChoice
        label={say(INQUIRY.assignTo)} placeholder={say(INQUIRY.assignHint)} none={say(INQUIRY.assignNone)}
        typed={typed} error={undefined} onType={setTyped}
        onChoose={({ id: unitId }) => assigning.mutate({ path: `/api/inquiries/${id}/assignment`, body: { unitId } })}
      />
      <div className="mc-row"><Button variant="default" onClick={onClose}>{say(INQUIRY.leave)}</Button></div>
    </section>
  )
}

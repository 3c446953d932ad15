import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { TypedChoice } from '../../ui/typed-choice/typed-choice.tsx'
import { useUnitsToAsk } from '../consultations/consultation-data.ts'
import { useInquiryDeed } from './inquiry-data.ts'
import { INQUIRY } from './inquiry-texts.ts'

/** To which agency or division an inquiry is given: chosen by its name, and at once. */
export function AssignInquiryForm({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [wanted] = useDebouncedValue(typed, 150)
  const found = useUnitsToAsk(wanted)
  const units = found.data ?? []
  const assigning = useInquiryDeed(() => {
    announce(say(INQUIRY.assigned))
    onClose()
  })
  return (
    <section className="mc-confirm mc-stack" aria-label={say(INQUIRY.assign)}>
      <h2>{say(INQUIRY.assign)}</h2>
      <FormRefusal error={assigning.error} />
      <TypedChoice
        label={say(INQUIRY.assignTo)} value={typed} placeholder={say(INQUIRY.assignHint)} error={undefined}
        isStale={typed !== wanted || found.isPlaceholderData}
        options={units.map(({ id: unitId, name, agencyName }) => ({
          id: unitId, label: name, ...(agencyName !== name && { detail: agencyName }),
        }))}
        status={found.isError ? found.error.message
          : found.isSuccess && units.length === 0 ? say(INQUIRY.assignNone) : ''}
        onType={setTyped}
        onChoose={(unitId) => assigning.mutate({ path: `/api/inquiries/${id}/assignment`, body: { unitId } })}
      />
      <div className="mc-row"><Button variant="default" onClick={onClose}>{say(INQUIRY.leave)}</Button></div>
    </section>
  )
}

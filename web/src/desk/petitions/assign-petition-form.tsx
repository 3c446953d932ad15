import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { UnitChoice } from '../consultations/unit-choice.tsx'
import { usePetitionDeed } from './petition-data.ts'
import { PETITION } from './petition-texts.ts'

/** To which agency or division a petition is given, chosen by its name, and why. */
export function AssignPetitionForm({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [unitId, setUnitId] = useState<string>()
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const assigning = usePetitionDeed(() => {
    announce(say(PETITION.assigned))
    onClose()
  })
  const [isNobody, isSilent] = [unitId === undefined, reason.trim() === '']
  useFaultyTitle(hasTried && (isNobody || isSilent))
  return (
    <form
      noValidate className="mc-confirm mc-stack" aria-label={say(PETITION.assign)}
      onSubmit={(event) => {
        event.preventDefault()
        setHasTried(true)
        if (unitId === undefined || isSilent || assigning.isPending) return
        assigning.mutate({ path: `/api/petitions/${id}/assignment`, body: { unitId, reason } })
      }}
    >
      <h2>{say(PETITION.assign)}</h2>
      <FormRefusal error={assigning.error} />
      <UnitChoice
        label={say(PETITION.assignTo)} placeholder={say(PETITION.assignHint)} none={say(PETITION.assignNone)}
        typed={typed} error={hasTried && isNobody ? say(PETITION.assignMissing) : faultAt(assigning.error, '/unitId')}
        onType={(text) => {
          setTyped(text)
          setUnitId(undefined)
        }}
        onChoose={(unit) => {
          setTyped(unit.name)
          setUnitId(unit.id)
        }}
      />
      <Textarea
        label={say(PETITION.assignWhy)} required autosize minRows={2} maxLength={500} value={reason}
        error={hasTried && isSilent ? say(PETITION.needWhy) : faultAt(assigning.error, '/reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="mc-row">
        <Button type="submit" loading={assigning.isPending}>{say(PETITION.assign)}</Button>
        <Button variant="default" onClick={onClose}>{say(PETITION.leave)}</Button>
      </div>
    </form>
  )
}

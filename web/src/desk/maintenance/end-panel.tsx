import type { MaintenanceLine } from '@motcua/contracts/maintenance.ts'
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useMaintaining } from './maintenance-data.ts'
import { MAINTENANCE } from './maintenance-texts.ts'
import { deedOf, spanOf } from './span-of.ts'

/** Calls maintenance off, or ends it early, with a word why. */
export function EndPanel({ line, onClose }: { readonly line: MaintenanceLine; readonly onClose: () => void }) {
  const [note, setNote] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const ending = useMaintaining(() => {
    announce(say(MAINTENANCE.done))
    onClose()
  })
  const missing = hasTried && !note.trim() ? say(MAINTENANCE.needNote) : undefined
  const confirm = () => {
    setHasTried(true)
    if (note.trim()) ending.mutate({ path: `/api/maintenance/${line.id}/ending`, body: { note: note.trim() } })
  }
  return (
    <ConfirmPanel
      title={say(MAINTENANCE.deedOf, { deed: deedOf(line), when: spanOf(line) })} confirmLabel={deedOf(line)}
      isBusy={ending.isPending} onCancel={onClose} onConfirm={confirm}
    >
      <FormRefusal error={ending.error} />
      <Textarea
        label={say(MAINTENANCE.note)} withAsterisk autosize maxLength={500} value={note}
        error={missing ?? faultAt(ending.error, '/note')} onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmPanel>
  )
}

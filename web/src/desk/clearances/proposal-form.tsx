import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { useFoundProcedures } from '../intake/find-procedures.ts'
import { useClearanceDeed } from './clearances-data.ts'
import { CLEARANCE } from './clearances-texts.ts'

/** A procedure is proposed for the list, with the reason. */
export function ProposalForm({ onProposed, onCancel }: { onProposed: (id: string) => void; onCancel: () => void }) {
  const [search, setSearch] = useState('')
  const [procedureId, setProcedureId] = useState('')
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const found = useFoundProcedures(search)
  const deed = useClearanceDeed(onProposed)
  const submit = () => {
    setHasTried(true)
    if (procedureId && reason.trim())
      deed.mutate({ path: '/api/clearances', body: { procedureId, reason: reason.trim() } })
  }
  return (
    <form className="mc-inset" noValidate aria-label={say(CLEARANCE.propose)} onSubmit={(event) => {
      event.preventDefault()
      submit()
    }} onKeyDown={(event) => {
      if (event.key === 'Escape') onCancel()
    }}>
      <h2>{say(CLEARANCE.propose)}</h2>
      <FormRefusal error={deed.error} />
      <div className="mc-fields">
        <TextInput
          label={say(CLEARANCE.procedure)} autoFocus autoComplete="off" maxLength={100} value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <NativeSelect
          label={say(CLEARANCE.colName)} withAsterisk value={procedureId}
          error={(hasTried && !procedureId ? say(CLEARANCE.chooseProcedure) : undefined)
            ?? faultAt(deed.error, '/procedureId')}
          data={[
            { value: '', label: say(CLEARANCE.chooseProcedure) },
            ...(found.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => setProcedureId(event.currentTarget.value)}
        />
        <Textarea
          label={say(CLEARANCE.reason)} withAsterisk autosize minRows={2} maxLength={1000} value={reason}
          error={hasTried && !reason.trim() ? say(CLEARANCE.needReason) : faultAt(deed.error, '/reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      <div className="mc-row">
        <Button type="submit" loading={deed.isPending}>{say(CLEARANCE.propose)}</Button>
      </div>
    </form>
  )
}

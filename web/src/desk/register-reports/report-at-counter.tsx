import { Button, NativeSelect, Textarea } from '@mantine/core'
import type { FieldsOfRegisters } from '@motcua/contracts/register-reports.ts'
import { useState } from 'react'
import { faultAt, isRefusal } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useSession } from '../session/read-session.ts'
import { useFieldsOfRegisters, useReportAtCounter } from './register-report-data.ts'
import { REPORT_HERE } from './register-report-texts.ts'

/**
 * Whoever is at the counter says that a register is wrong about them, and the clerk reports it in their name; nothing
 * for who receives nothing here, nor of a declaration in which no register had filled in anything.
 */
export function ReportAtCounter({ dossierId }: { dossierId: string }) {
  const mayReport = useSession()?.permissions.includes('dossier.intake') ?? false
  const found = useFieldsOfRegisters(dossierId, mayReport)
  // Of another section: they read the dossier, and its applicant stands elsewhere.
  if (found.isError && !isRefusal(found.error, 'dossier-unknown'))
    return <ErrorState title={say(REPORT_HERE.failed)} error={found.error} onRetry={() => void found.refetch()} />
  const items = found.data?.items ?? []
  if (items.length === 0) return null
  return (
    <details className="mc-panel">
      <summary>{say(REPORT_HERE.title)}</summary>
      <div className="mc-stack">
        <p className="mc-quiet">{say(REPORT_HERE.hint)}</p>
        {items.filter(({ waits }) => waits).map(({ field, label }) => (
          <p key={field}>{say(REPORT_HERE.waits, { label })}</p>
        ))}
        <ReportForm dossierId={dossierId} fields={items.filter(({ waits }) => !waits)} />
      </div>
    </details>
  )
}

function ReportForm({ dossierId, fields }: { dossierId: string; fields: FieldsOfRegisters['items'] }) {
  const [field, setField] = useState('')
  const [text, setText] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const chosen = fields.find((one) => one.field === field)
  const reporting = useReportAtCounter(dossierId, () => {
    announce(say(REPORT_HERE.done, { label: chosen?.label ?? '' }))
    setField('')
    setText('')
    setHasTried(false)
  })
  if (fields.length === 0) return null
  const faults = {
    field: chosen ? undefined : say(REPORT_HERE.needField),
    text: text.trim() === '' ? say(REPORT_HERE.needText) : undefined,
  }
  const told = (place: keyof typeof faults) =>
    (hasTried ? faults[place] : undefined) ?? faultAt(reporting.error, `/${place}`)
  const submit = () => {
    setHasTried(true)
    reporting.reset()
    if (faults.field === undefined && faults.text === undefined) reporting.mutate({ field, text: text.trim() })
  }
  return (
    <form
      className="mc-stack" noValidate aria-label={say(REPORT_HERE.title)}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <FormRefusal error={reporting.error} />
      <NativeSelect
        label={say(REPORT_HERE.field)} withAsterisk value={chosen ? field : ''} error={told('field')}
        data={[{ value: '', label: say(REPORT_HERE.choose) }, ...fields.map((one) => ({ value: one.field, label: one.label }))]}
        onChange={(event) => setField(event.currentTarget.value)}
      />
      <Textarea
        label={say(REPORT_HERE.text)} withAsterisk autosize minRows={2} maxLength={1_000} value={text}
        error={told('text')} onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="mc-row">
        <Button type="submit" variant="default" loading={reporting.isPending}>{say(REPORT_HERE.send)}</Button>
      </div>
    </form>
  )
}

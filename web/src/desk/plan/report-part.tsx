import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core'
import type { PlanPart, PlanTaskDetail } from '@motcua/contracts/plan.ts'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useReportPart } from './plan-data.ts'
import { PLAN } from './plan-texts.ts'

const ADDRESS = /^https?:\/\/[^\s<>"]+$/

/** How a part goes, or that it is done or has reached a threshold: then with evidence. */
export function ReportPart({ task, part, name, onClose }: {
  task: PlanTaskDetail; part: PlanPart; name: string; onClose: () => void
}) {
  const [status, setStatus] = useState<'going-on' | 'done'>('going-on')
  const [said, setSaid] = useState('')
  const [document, setDocument] = useState('')
  const [link, setLink] = useState('')
  const [milestone, setMilestone] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const reporting = useReportPart(() => {
    announce(say(PLAN.sent))
    onClose()
  })
  const needsEvidence = status === 'done' || milestone !== ''
  const isProved = document.trim() !== '' || link.trim() !== ''
  const faults = {
    said: said.trim() === '' ? say(PLAN.needSaid) : undefined,
    document: needsEvidence && !isProved ? say(PLAN.needEvidence) : undefined,
    link: link.trim() === '' || ADDRESS.test(link.trim()) ? undefined : say(PLAN.needLink),
  }
  const told = (place: keyof typeof faults) => (hasTried ? faults[place] : undefined) ?? faultAt(reporting.error, `/${place}`)
  useFaultyTitle((Object.keys(faults) as (keyof typeof faults)[]).some((place) => told(place) !== undefined))
  const submit = () => {
    setHasTried(true)
    reporting.reset()
    if (Object.values(faults).some((one) => one !== undefined)) return
    reporting.mutate({
      path: `/parts/${part.id}/reports`,
      body: {
        status, said: said.trim(), ...document.trim() !== '' && { document: document.trim() },
        ...link.trim() !== '' && { link: link.trim() }, ...milestone !== '' && { milestone },
      },
    })
  }
  return (
    <form
      className="mc-panel mc-stack" noValidate aria-label={say(PLAN.doReportOf, { unit: name })}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <FormRefusal error={reporting.error} />
      {task.canEnd && (
        <NativeSelect
          label={say(PLAN.status)} value={status} error={faultAt(reporting.error, '/status')}
          onChange={(event) => setStatus(event.currentTarget.value === 'done' ? 'done' : 'going-on')}
          data={[{ value: 'going-on', label: say(PLAN.goingOn) }, { value: 'done', label: say(PLAN.isDone) }]}
        />
      )}
      {task.milestones.length > 0 && (
        <NativeSelect
          label={say(PLAN.reached)} value={milestone} error={faultAt(reporting.error, '/milestone')}
          onChange={(event) => setMilestone(event.currentTarget.value)}
          data={[
            { value: '', label: say(PLAN.noneReached) },
            ...task.milestones.map(({ on, percent }) =>
              ({ value: on, label: say(PLAN.milestone, { percent: String(percent), on: showDay(on) }) })),
          ]}
        />
      )}
      <Textarea
        label={say(PLAN.said)} withAsterisk autosize minRows={2} maxLength={4_000} value={said} error={told('said')}
        onChange={(event) => setSaid(event.currentTarget.value)}
      />
      <TextInput
        label={say(PLAN.document)} description={say(PLAN.evidenceHint)} maxLength={200} value={document}
        error={told('document')} onChange={(event) => setDocument(event.currentTarget.value)}
      />
      <TextInput
        label={say(PLAN.linkField)} description={say(PLAN.linkHint)} maxLength={500} value={link} error={told('link')}
        inputMode="url" onChange={(event) => setLink(event.currentTarget.value)}
      />
      <div className="mc-row">
        <Button type="submit" loading={reporting.isPending}>{say(PLAN.send)}</Button>
        <Button variant="subtle" onClick={onClose}>{say(PLAN.close)}</Button>
      </div>
    </form>
  )
}

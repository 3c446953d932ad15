import { Button, NativeSelect, Textarea } from '@mantine/core'
import type { ShownReport } from '@motcua/contracts/reports.ts'
import { useEffect, useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useWriteReport } from './report-data.ts'
import { REPORTS } from './report-texts.ts'

/** Why a line of one’s own is late: a cause of the list, and in words. */
export function ExplainLine({ id, line, choices, onClose }: {
  readonly id: string; readonly line: ShownReport['lines'][number]; readonly choices: ShownReport['causeChoices']
  readonly onClose: () => void
}) {
  const [cause, setCause] = useState(line.cause ?? '')
  const [note, setNote] = useState(line.note)
  const [hasTried, setHasTried] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const writing = useWriteReport(() => {
    announce(say(REPORTS.explained))
    onClose()
  })
  useEffect(() => heading.current?.focus(), [])
  const faults = {
    cause: cause === '' ? say(REPORTS.needCause) : undefined, note: note.trim() === '' ? say(REPORTS.needNote) : undefined,
  }
  const told = (place: keyof typeof faults) => (hasTried ? faults[place] : undefined) ?? faultAt(writing.error, `/${place}`)
  useFaultyTitle(told('cause') !== undefined || told('note') !== undefined)
  const name = say(REPORTS.explainOf, { line: `${line.level.name}, ${line.sector.name}` })
  return (
    <form
      className="mc-confirm mc-stack" noValidate aria-label={name}
      onKeyDown={(event) => { if (event.key === 'Escape') onClose() }}
      onSubmit={(event) => {
        event.preventDefault()
        setHasTried(true)
        writing.reset()
        if (faults.cause !== undefined || faults.note !== undefined) return
        writing.mutate({
          path: `/${id}/causes`, body: { level: line.level.key, sector: line.sector.key, cause, note: note.trim() },
        })
      }}
    >
      <h3 ref={heading} tabIndex={-1}>{name}</h3>
      <FormRefusal error={writing.error} />
      <NativeSelect
        label={say(REPORTS.cause)} withAsterisk value={cause} error={told('cause')}
        data={[{ value: '', label: '' }, ...choices.map(({ code, name: label }) => ({ value: code, label }))]}
        onChange={(event) => setCause(event.currentTarget.value)}
      />
      <Textarea
        label={say(REPORTS.note)} withAsterisk autosize minRows={2} maxLength={500} value={note} error={told('note')}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className="mc-row">
        <Button type="submit" loading={writing.isPending}>{say(REPORTS.explain)}</Button>
        <Button variant="subtle" onClick={onClose}>{say(REPORTS.leave)}</Button>
      </div>
    </form>
  )
}

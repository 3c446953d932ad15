import type { RolloutLine, RolloutOpen } from '@motcua/contracts/rollouts.ts'
import { Button, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { dayText } from '../clearances/clearances-data.ts'
import { useRollingOut } from './rollout-data.ts'
import { ROLLOUT } from './rollout-texts.ts'

/** A proposal that waits: another person approves or declines, whoever made it withdraws it. */
export function RolloutDecision({ line, open, onClose }: {
  readonly line: RolloutLine; readonly open: RolloutOpen; readonly onClose: () => void
}) {
  const [note, setNote] = useState('')
  const [said, setSaid] = useState<string>('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const deciding = useRollingOut(() => {
    announce(said)
    onClose()
  })
  const decide = (isApproved: boolean) => {
    setSaid(say(isApproved ? ROLLOUT.approved : ROLLOUT.declined))
    deciding.mutate({ path: `/api/rollouts/${open.id}/decision`, body: { isApproved, note: note.trim() } })
  }
  return (
    <section className="mc-panel mc-stack" aria-labelledby="de-nghi-so-hoa">
      <h2 id="de-nghi-so-hoa" ref={heading} tabIndex={-1}>{say(ROLLOUT.proposal, { name: line.name })}</h2>
      <p>{say(open.isEnd ? ROLLOUT.proposedEnd : ROLLOUT.proposed, {
        who: open.proposedBy, from: dayText(open.from), number: open.decisionNumber, day: dayText(open.decidedOn),
      })}</p>
      <FormRefusal error={deciding.error} />
      {!open.canApprove && <p>{say(ROLLOUT.other)}</p>}
      <Textarea
        label={say(ROLLOUT.note)} autosize maxLength={500} value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className="mc-row">
        {open.canApprove
          && <Button loading={deciding.isPending} onClick={() => decide(true)}>{say(ROLLOUT.approve)}</Button>}
        <Button variant="default" loading={deciding.isPending} onClick={() => decide(false)}>
          {say(open.isOwn ? ROLLOUT.withdraw : ROLLOUT.decline)}
        </Button>
        <Button variant="subtle" onClick={onClose}>{say(ROLLOUT.close)}</Button>
      </div>
    </section>
  )
}

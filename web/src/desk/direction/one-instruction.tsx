import { Button, Textarea } from '@mantine/core'
import type { InstructionDetail } from '@motcua/contracts/instructions.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { showMoment, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useInstruction, useInstructionStep } from './direction-data.ts'
import { DIRECTION, INSTRUCTION_DEED, INSTRUCTION_STATE, INSTRUCTION_STEP } from './direction-texts.ts'
import { aboutWords, valueWords } from './instruction-words.ts'

type Deed = InstructionDetail['may'][number]
const NOUN: Readonly<Record<Deed, string>> = {
  'acknowledge': 'acknowledgement', 'answer': 'answer', 'send-back': 'sending-back', 'close': 'closing',
}

/** One instruction with what came of it, and the steps that whoever looks may take. */
export function OneInstruction({ id, onClose }: { id: string; onClose: () => void }) {
  const found = useInstruction(id)
  if (found.isError)
    return <ErrorState title={say(DIRECTION.failed)} error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonList rows={4} />
  const { figure, dossier, words, giverName, givenAt, state, escalatedTo, steps, may } = found.data
  return (
    <section className="mc-panel mc-stack" aria-labelledby="mot-chi-dao">
      <h2 id="mot-chi-dao">{say(DIRECTION.opened, { what: aboutWords(found.data) })}</h2>
      {dossier && <p><Link to="/ho-so/$id" params={{ id: dossier.id }}>{aboutWords(found.data)}</Link></p>}
      {figure && <p>{valueWords(figure)}</p>}
      <p className="mc-said"><bdi>{words}</bdi></p>
      <p className="mc-quiet">{say(DIRECTION.givenBy, { name: giverName, at: showMoment(givenAt) })}</p>
      <p role="status"><b>{say(INSTRUCTION_STATE[state])}</b></p>
      {escalatedTo !== null && <p>{say(DIRECTION.escalatedTo, { unit: escalatedTo })}</p>}
      {steps.length > 0 && <h3>{say(DIRECTION.steps)}</h3>}
      <ol>{steps.map(({ kind, words: said, at, by }, nth) => (
        <li key={nth}>
          {say(INSTRUCTION_STEP[kind])}, {showShortMoment(at)}, <bdi>{by === '' ? say(DIRECTION.program) : by}</bdi>
          {said !== '' && <div className="mc-said"><bdi>{said}</bdi></div>}
        </li>
      ))}</ol>
      <Steps key={state} id={id} may={may} />
      <div><Button variant="default" onClick={onClose}>{say(DIRECTION.close)}</Button></div>
    </section>
  )
}

function Steps({ id, may }: { id: string; may: readonly Deed[] }) {
  const [words, setWords] = useState('')
  const [fault, setFault] = useState<string>()
  const taking = useInstructionStep(() => announce(say(DIRECTION.done)))
  if (may.length === 0) return null
  const take = (deed: Deed) => {
    taking.reset()
    const isEmpty = words.trim() === '' && (deed === 'answer' || deed === 'send-back')
    setFault(isEmpty ? say(DIRECTION.needWords) : undefined)
    if (isEmpty) return
    taking.mutate({ path: `/${id}/${NOUN[deed]}`, body: deed === 'acknowledge' ? {} : { words: words.trim() } })
  }
  return (
    <div className="mc-stack">
      <FormRefusal error={taking.error} />
      {may.some((deed) => deed !== 'acknowledge') && (
        <Textarea
          label={say(DIRECTION.say)} autosize minRows={2} maxLength={2_000} value={words}
          error={fault ?? faultAt(taking.error, '/words')} onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <div className="mc-row">
        {may.map((deed) => (
          <Button key={deed} loading={taking.isPending} onClick={() => take(deed)}>
            {say(INSTRUCTION_DEED[deed])}
          </Button>
        ))}
      </div>
    </div>
  )
}

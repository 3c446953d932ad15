import { Button } from '@mantine/core'
import type { EvaluationContest, EvaluationStep } from '@motcua/contracts/evaluation.ts'
import { Link } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { showDay, showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ContestForm } from './contest-form.tsx'
import { EVALUATION, EVALUATION_POINT } from './evaluation-texts.ts'
import { showHours } from './judged-figures.tsx'

/** Each step that counts, with whose hours it took, what came of it, and what was contested. */
export function StepTable({ steps }: { steps: readonly EvaluationStep[] }) {
  const [open, setOpen] = useState<number>()
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <caption>{say(EVALUATION.inputs)}</caption>
      <thead><tr>
        {(['dossier', 'step', 'done', 'hours', 'state'] as const).map((head) =>
          <th key={head} scope="col">{say(EVALUATION[head])}</th>)}
      </tr></thead>
      <tbody>
        {steps.map((step, nth) => (
          <Fragment key={`${step.dossierNumber} ${step.doneAt} ${step.name}`}>
            <Row step={step} onContest={() => setOpen(nth)} />
            {open === nth && (
              <tr><td colSpan={5}><ContestForm step={step} onClose={() => setOpen(undefined)} /></td></tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table></div>
  )
}

function Row({ step, onContest }: { step: EvaluationStep; onContest: () => void }) {
  const { dossierId, dossierNumber, procedureName, name, givenAt, doneAt, limitHours, ownHours } = step
  return (
    <tr>
      <td>
        {dossierId === null ? dossierNumber : <Link to="/ho-so/$id" params={{ id: dossierId }}>{dossierNumber}</Link>}
        <div className="mc-quiet" lang="vi">{procedureName}</div>
      </td>
      <td lang="vi">{name}</td>
      <td>
        {givenAt !== null && <div>{showMoment(givenAt)}</div>}
        {showMoment(doneAt)}
      </td>
      <td>
        {ownHours === null ? say(EVALUATION.queue)
          : `${showHours(ownHours)} / ${limitHours === 0 ? say(EVALUATION.noLimit) : showHours(limitHours)}`}
      </td>
      <td>
        <StepState step={step} />
        {step.contests.map((one) => <div key={one.id} className="mc-quiet">{inWords(one)}</div>)}
        {step.may.length > 0 && <Button variant="subtle" onClick={onContest}>{say(EVALUATION.contest)}</Button>}
      </td>
    </tr>
  )
}

function StepState({ step: { isInTime, isReturned, returnedAt, returnedWhy } }: { step: EvaluationStep }) {
  return (
    <>
      {isInTime === null ? say(EVALUATION.notJudged)
        : isInTime ? say(EVALUATION.inTime) : <b className="mc-late">{say(EVALUATION.late)}</b>}
      {isReturned && returnedAt !== null && (
        <div lang="vi">{say(EVALUATION.cameBack, { on: showDay(returnedAt), why: returnedWhy ?? '–' })}</div>
      )}
    </>
  )
}

/** What was contested, and what came of it. */
export function inWords({ point, verdict, answer }: Pick<EvaluationContest, 'point' | 'verdict' | 'answer'>): string {
  const words = { point: say(EVALUATION_POINT[point]), answer: answer ?? '' }
  return say(EVALUATION[verdict ?? 'waiting'], words)
}

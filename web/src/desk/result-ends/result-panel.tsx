import type { ConversionLine, ResultEndLine, ResultStatus } from '@motcua/contracts/result-ends.ts'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { dayText } from '../clearances/clearances-data.ts'
import { CONVERSION } from './conversion-texts.ts'
import { PrintConversion, copyAddress } from './print-conversion.tsx'
import { useEndingResult, useResultStatus } from './result-end-data.ts'
import { ResultEndForm } from './result-end-form.tsx'
import { RESULT_END } from './result-end-texts.ts'

/** Whether the issued result of a dossier holds, and ending it: one proposes, another confirms. */
export function ResultPanel({ dossierId }: { readonly dossierId: string }) {
  const found = useResultStatus(dossierId)
  const [isProposing, setIsProposing] = useState(false)
  if (found.isPending) return null
  if (found.isError)
    return <ErrorState title={say(RESULT_END.failed)} error={found.error} onRetry={() => void found.refetch()} />
  const { result, ends, mayPropose, mayDecide, mayWithdraw, conversions, mayConvert, correctable } = found.data
  if (!result) return null
  return (
    <section className="mc-panel mc-stack" aria-label={say(RESULT_END.title)}>
      <h2>{say(RESULT_END.title)}</h2>
      <p><Standing isInForce={result.isInForce} /> <span lang="vi">{say(RESULT_END.which, {
        title: result.title, number: result.number, day: dayText(result.issuedOn), code: result.code,
      })}</span></p>
      {ends.length > 0 && <ol className="mc-line">{ends.map((end) => (
        <End key={end.id} dossierId={dossierId} end={end} mayDecide={mayDecide} mayWithdraw={mayWithdraw} />
      ))}</ol>}
      {mayConvert && <PrintConversion dossierId={dossierId} name={result.title} />}
      <Conversions dossierId={dossierId} lines={conversions} />
      {mayPropose && (isProposing
        ? <ResultEndForm dossierId={dossierId} correctable={correctable} onClose={() => setIsProposing(false)} />
        : <div><Button variant="default" onClick={() => setIsProposing(true)}>{say(RESULT_END.open)}</Button></div>)}
    </section>
  )
}

function Standing({ isInForce }: Pick<NonNullable<ResultStatus['result']>, 'isInForce'>) {
  return isInForce
    ? <StateChip text={say(RESULT_END.holds)} tone="done" icon="✓" />
    : <StateChip text={say(RESULT_END.over)} tone="late" icon="✕" />
}

/** What was printed before; opened again it is the same copy. */
function Conversions({ dossierId, lines }: { readonly dossierId: string; readonly lines: readonly ConversionLine[] }) {
  if (lines.length === 0) return null
  return (
    <details>
      <summary>{say(CONVERSION.list)} ({lines.length})</summary>
      <ul>{lines.map(({ number, code, title, at, by }) => (
        <li key={number}>
          <a href={copyAddress(dossierId, number)} target="_blank" rel="noreferrer">{code}</a>{' '}
          <span className="mc-quiet"><bdi>{title}</bdi> · {say(CONVERSION.line, { who: by, at: showShortMoment(at) })}</span>
        </li>
      ))}</ul>
    </details>
  )
}

const MARKS = { waiting: '○', confirmed: '●', declined: '—', withdrawn: '—' } as const

function End({ dossierId, end, mayDecide, mayWithdraw }: {
  readonly dossierId: string; readonly end: ResultEndLine; readonly mayDecide: boolean; readonly mayWithdraw: boolean
}) {
  const isWaiting = end.state === 'waiting'
  return (
    <li aria-current={isWaiting ? 'step' : undefined}>
      <span aria-hidden="true" className="mc-line-mark">{MARKS[end.state]}</span>
      <div>
        <b>{say(RESULT_END[end.kind])}</b> · {say(RESULT_END[end.state])},{' '}
        {say(RESULT_END.by, { number: end.decisionNumber, day: dayText(end.decisionDay) })}
        {end.byCode !== null && <div>{say(RESULT_END.byCode)}: {end.byCode}</div>}
        {end.corrected.length > 0 && (
          <ul lang="vi">{end.corrected.map(({ label, text }) => <li key={label}>{label}: <b>{text}</b></li>)}</ul>
        )}
        <div lang="vi" style={{ whiteSpace: 'pre-wrap' }}>{end.reason}</div>
        <div className="mc-quiet">
          {say(RESULT_END.proposed, { who: end.proposedBy, at: showShortMoment(end.proposedAt) })}
          {end.decidedAt !== null && ` · ${say(RESULT_END.decided, { who: end.decidedBy ?? '', at: showShortMoment(end.decidedAt) })}`}
        </div>
        {end.note !== '' && <div className="mc-quiet" lang="vi">{end.note}</div>}
        {isWaiting && (mayDecide || end.isOwn && mayWithdraw) && <Decision dossierId={dossierId} end={end} />}
      </div>
    </li>
  )
}

function Decision({ dossierId, end }: { readonly dossierId: string; readonly end: ResultEndLine }) {
  const [note, setNote] = useState('')
  const [said, setSaid] = useState('')
  const deciding = useEndingResult(dossierId, () => announce(said))
  const withdraw = () => {
    setSaid(say(RESULT_END.saidWithdrawn))
    deciding.mutate({ noun: 'result-end-withdrawal', body: { end: end.id, note: note.trim() } })
  }
  const decide = (isConfirmed: boolean) => {
    setSaid(say(isConfirmed ? RESULT_END.saidConfirmed : RESULT_END.saidDeclined))
    deciding.mutate({ noun: 'result-end-decision', body: { end: end.id, isConfirmed, note: note.trim() } })
  }
  return (
    <div className="mc-stack">
      <FormRefusal error={deciding.error} />
      {end.isOwn && <p>{say(RESULT_END.other)}</p>}
      <Textarea
        label={say(RESULT_END.note)} autosize maxLength={2000} value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className="mc-row">
        {!end.isOwn
          && <Button loading={deciding.isPending} onClick={() => decide(true)}>{say(RESULT_END.confirm)}</Button>}
        <Button variant="default" loading={deciding.isPending} onClick={() => (end.isOwn ? withdraw() : decide(false))}>
          {say(end.isOwn ? RESULT_END.withdraw : RESULT_END.decline)}
        </Button>
      </div>
    </div>
  )
}

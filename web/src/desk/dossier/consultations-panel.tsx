import type { AskedConsultation } from '@motcua/contracts/consultations.ts'
import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { showMoment, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { byWhom } from '../consultations/by-whom.ts'
import { useAsk, useAsked, useHearing } from '../consultations/consultation-data.ts'
import { ASKING, CONSULTATION, SILENCE } from '../consultations/consultation-texts.ts'
import { headingOf } from '../consultations/heading-of.ts'
import { Answered, NotSent, SaidOutside } from '../consultations/what-was-said.tsx'
import { AskConsultationForm } from './ask-consultation-form.tsx'

/** Whose opinion was asked on a dossier, what they said or what their silence means; and asking another. */
export function ConsultationsPanel({ dossier }: { dossier: DossierDetail }) {
  const found = useAsked(dossier.id)
  const [isAsking, setIsAsking] = useState(false)
  const { items = [], mayAsk = false, owed = null } = found.data ?? {}
  const news = useHearing(dossier.id, items)
  return (
    <section className="mc-panel" aria-label={say(ASKING.title)}>
      <h2>{say(ASKING.title)}</h2>
      {found.isPending && <SkeletonList rows={1} />}
      {found.isError
        && <ErrorState title={say(ASKING.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {owed && <p className="mc-error">{say(ASKING[owed])}</p>}
      {found.data && items.length === 0 && <p className="mc-quiet">{say(ASKING.none)}</p>}
      {items.length > 0 && <ol className="mc-line">{items.map((one) => (
        <Asked key={one.id} dossier={dossier} one={one} isNews={news.has(one.id)} />
      ))}</ol>}
      {found.data && mayAsk && (isAsking
        ? <AskConsultationForm dossier={dossier} choices={found.data} onClose={() => setIsAsking(false)} />
        : <Button variant="default" onClick={() => setIsAsking(true)}>{say(ASKING.open)}</Button>)}
    </section>
  )
}

const MARKS = {
  'waiting': '○', 'taken': '●', 'answered': '✓', 'silent': '—', 'deemed-agreed': '✓', 'withdrawn': '↩', 'ended': '—',
} as const

interface AskedProps { readonly dossier: DossierDetail; readonly one: AskedConsultation; readonly isNews: boolean }

function Asked({ dossier, one, isNews }: AskedProps) {
  const { standing, unitName, fromName, askedAt, askedBy, question, legalBasis, dueAt, hours, takenBy, takenAt } = one
  const [isWithdrawing, setIsWithdrawing] = useState(false)
  const given = [...one.fields, ...one.papers]
  const isWaiting = standing === 'waiting' || standing === 'taken'
  return (
    <li aria-current={isWaiting ? 'step' : undefined}>
      <span aria-hidden="true" className="mc-line-mark">{MARKS[standing]}</span>
      <div>
        <b>{unitName}</b> · {say(headingOf(one))}{one.isCompulsory && ` · ${say(ASKING.compulsory)}`}
        {isNews && <> · <StateChip text={say(ASKING.news)} tone="waiting" icon="✉" /></>}
        <div className="mc-quiet">
          {say(CONSULTATION.asked, {
            who: byWhom(askedBy, one.askedFor), unit: fromName, at: showShortMoment(askedAt),
          })}
        </div>
        <div lang="vi" style={{ whiteSpace: 'pre-wrap' }}>{question}</div>
        <div className="mc-quiet">{say(CONSULTATION.legalBasis)}: <span lang="vi">{legalBasis}</span></div>
        <div className="mc-quiet">
          {say(CONSULTATION.given)}: {given.length === 0 ? say(CONSULTATION.nothing) : given.join('; ')}
        </div>
        {isWaiting && <>
          <NotSent one={one} />
          <div>{say(CONSULTATION.due)}: {say(CONSULTATION.dueIn, { at: showMoment(dueAt), hours })}
            {one.reminded > 0 && `, ${say(CONSULTATION.passed, { passed: one.reminded })}`}</div>
          <div className="mc-quiet">{say(SILENCE[one.silence], { basis: one.silenceBasis })}</div>
          {takenBy && takenAt && <div className="mc-quiet">
            {say(CONSULTATION.takenBy, { who: takenBy, at: showShortMoment(takenAt) })}
          </div>}
        </>}
        <Answered one={one} />
        <SaidOutside dossierId={dossier.id} one={one} />
        {one.withdrawnAt && <div className="mc-quiet">{say(ASKING.withdrawnBy, {
          who: byWhom(one.withdrawnBy, one.withdrawnFor), at: showShortMoment(one.withdrawnAt), why: one.withdrawnWhy ?? '',
        })}</div>}
        {one.mayWithdraw && (isWithdrawing
          ? <WithdrawForm dossier={dossier} one={one} onClose={() => setIsWithdrawing(false)} />
          : <button
            type="button" className="mc-link-button" aria-label={say(ASKING.withdrawOf, { name: unitName })}
            onClick={() => setIsWithdrawing(true)}
          >{say(ASKING.withdraw)}</button>)}
      </div>
    </li>
  )
}

function WithdrawForm(
  { dossier, one: { id }, onClose }: { dossier: DossierDetail; one: AskedConsultation; onClose: () => void },
) {
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const sending = useAsk(dossier, () => {
    announce(say(ASKING.withdrawn))
    onClose()
  })
  return (
    <form
      noValidate className="mc-stack" onSubmit={(event) => {
        event.preventDefault()
        setHasTried(true)
        if (reason.trim() !== '' && !sending.isPending)
          sending.mutate({ noun: 'consultation-withdrawal', body: { consultation: id, reason } })
      }}
    >
      <FormRefusal error={sending.error} />
      <TextInput
        label={say(ASKING.reason)} required maxLength={1000} value={reason}
        error={hasTried && reason.trim() === '' ? say(ASKING.reasonMissing) : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="mc-row">
        <Button type="submit" size="xs" loading={sending.isPending}>{say(ASKING.withdraw)}</Button>
        <Button size="xs" variant="default" onClick={onClose}>{say(ASKING.cancel)}</Button>
      </div>
    </form>
  )
}

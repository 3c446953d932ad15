import { Button, TextInput } from '@mantine/core'
import type { DossierFees, FeeFacts } from '@motcua/contracts/fees.ts'
import { type ChangeEvent, useState } from 'react'
import { showShortDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { readMoney, showMoney } from '../../lib/money.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { FeeQuestionFields } from './fee-questions.tsx'
import { CAME_IN_VAIN, CHARGE_STATE, FEES } from './fee-texts.ts'
import { useDossierFees, useStatingFees } from './fees-data.ts'
import { RaiseFee } from './raise-fee.tsx'

/** What was asked for a dossier and what is paid; whoever received it says what is still not known. */
export function FeesPanel({ dossierId }: { dossierId: string }) {
  const found = useDossierFees(dossierId)
  if (found.isPending) return null
  if (found.isError)
    return <ErrorState title={say(FEES.failed)} error={found.error} onRetry={() => void found.refetch()} />
  const { data } = found
  if (data.charges.length === 0 && !data.mayState && data.mayRaise.length === 0) return null
  const { questions } = data
  const isAsked = questions.papers || questions.numbers.length + questions.subjects.length > 0
  const isPaid = data.charges.some(({ state }) => state === 'paid')
  return (
    <section className="mc-panel" aria-label={say(FEES.title)}>
      <h2>{say(FEES.title)}</h2>
      <Charges {...data} />
      {data.receipts > 0 && (
        <p><a href={`/api/dossiers/${dossierId}/receipts.pdf`} target="_blank" rel="noreferrer">{say(FEES.receipts)}</a></p>
      )}
      {data.mayState && isAsked && !isPaid && <AgainForm dossierId={dossierId} {...data} />}
      {data.mayState && data.charges.filter(({ state }) => state === 'unknown').map((charge) =>
        <AmountForm key={charge.id} dossierId={dossierId} charge={charge} />)}
      {data.mayRaise.length > 0 && <RaiseFee key={data.mayRaise[0]} dossierId={dossierId} moments={data.mayRaise} />}
      {data.mayCancel && data.charges.filter(isOpen).map((charge) =>
        <CancelForm key={charge.id} dossierId={dossierId} charge={charge} />)}
    </section>
  )
}

type Shown = DossierFees['charges'][number]

/** A financial duty ends with what the dossier waits for, and not by itself. */
function isOpen({ state, kind }: Shown): boolean {
  return (state === 'owed' || state === 'unknown') && kind !== 'nghia-vu-tai-chinh'
}

function Charges({ charges, owed, isWhole, isHeld, cameInVain }: DossierFees) {
  if (charges.length === 0) return <p>{say(FEES.nothing)}</p>
  return (
    <>
      <ul>
        {charges.map(({ id, name, amount, why, source, state }) => (
          <li key={id}>
            <span lang="vi">{name}</span>: <b>{amount === null ? say(FEES.unknown) : showMoney(amount)}</b> ({say(CHARGE_STATE[state])})
            <div className="mc-quiet" lang="vi">{why}</div>
            {source !== null && <div className="mc-quiet">{say(FEES.sourceOf)} <span lang="vi">{source}</span></div>}
          </li>
        ))}
      </ul>
      <p><b>{say(FEES.owed, { amount: showMoney(owed) })}</b>{!isWhole && ` ${say(FEES.more)}`}</p>
      {isHeld && <p>{say(FEES.held)}</p>}
      {cameInVain.map(({ amount, on, fate }, nth) => (
        <p key={nth}>
          {say(CAME_IN_VAIN.came, { amount: showMoney(amount), day: showShortDay(on), fate: say(CAME_IN_VAIN[fate]) })}
        </p>
      ))}
    </>
  )
}

function AgainForm({ dossierId, questions, facts }: DossierFees & { dossierId: string }) {
  const [said, setSaid] = useState<FeeFacts>(facts ?? {})
  const form = useWhy()
  const stating = useStatingFees(dossierId, () => {
    form.clear()
    announce(say(FEES.done))
  })
  return (
    <form className="mc-stack" noValidate onSubmit={form.submit((why) => {
      stating.mutate({ noun: 'fees', body: { facts: said, why } })
    })}>
      <FormRefusal error={stating.error} />
      <FeeQuestionFields base="tinh-lai" questions={questions} facts={said} onChange={setSaid} />
      <TextInput id="tinh-lai-ly-do" label={say(FEES.why)} withAsterisk maxLength={1_000} {...form.field} />
      <div className="mc-row"><Button type="submit" variant="default" loading={stating.isPending}>{say(FEES.again)}</Button></div>
    </form>
  )
}

function AmountForm({ dossierId, charge: { id, name } }: { dossierId: string; charge: Shown }) {
  const [amount, setAmount] = useState('')
  const [fault, setFault] = useState<string>()
  const form = useWhy()
  useFaultyTitle(fault !== undefined)
  const stating = useStatingFees(dossierId, () => announce(say(FEES.done)))
  const send = (why: string) => {
    const read = readMoney(amount)
    setFault(read === undefined ? say(FEES.amountNeeded) : undefined)
    if (read !== undefined) stating.mutate({ noun: 'charge-amount', body: { charge: id, amount: read, why } })
  }
  return (
    <form className="mc-stack" noValidate onSubmit={form.submit(send)}>
      <FormRefusal error={stating.error} />
      <TextInput
        id={`so-tien-${id}`} label={say(FEES.amount, { name })} inputMode="numeric" withAsterisk maxLength={20} value={amount}
        error={fault} onChange={(event) => setAmount(event.currentTarget.value)}
      />
      <TextInput id={`ly-do-${id}`} label={say(FEES.why)} withAsterisk maxLength={1_000} {...form.field} />
      <div className="mc-row"><Button type="submit" variant="default" loading={stating.isPending}>{say(FEES.state)}</Button></div>
    </form>
  )
}

/** Asked by mistake; behind a line of its own, since it is rare. */
function CancelForm({ dossierId, charge: { id, name } }: { dossierId: string; charge: Shown }) {
  const form = useWhy()
  const cancelling = useStatingFees(dossierId, () => announce(say(FEES.done)))
  return (
    <details>
      <summary>{say(FEES.cancel, { name })}</summary>
      <form className="mc-stack" noValidate onSubmit={form.submit((why) => {
        cancelling.mutate({ noun: 'charge-cancellation', body: { charge: id, why } })
      })}>
        <FormRefusal error={cancelling.error} />
        <TextInput
          id={`ly-do-bo-${id}`} label={say(FEES.why)} description={say(FEES.cancelHint)} withAsterisk maxLength={1_000}
          {...form.field}
        />
        <div className="mc-row">
          <Button type="submit" variant="default" loading={cancelling.isPending}>{say(FEES.cancel, { name })}</Button>
        </div>
      </form>
    </details>
  )
}

/** The reason of a deed: its field, and a form that is sent with one only. */
function useWhy() {
  const [why, setWhy] = useState('')
  const [error, setError] = useState<string>()
  useFaultyTitle(error !== undefined)
  return {
    clear: () => setWhy(''),
    field: {
      value: why, error, onChange: (event: ChangeEvent<HTMLInputElement>) => setWhy(event.currentTarget.value),
    },
    submit: (send: (why: string) => void) => (event: { preventDefault: () => void }) => {
      event.preventDefault()
      const isSaid = why.trim() !== ''
      setError(isSaid ? undefined : say(FEES.whyNeeded))
      if (isSaid) send(why.trim())
    },
  }
}

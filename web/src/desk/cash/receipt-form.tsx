import type { ReceiptShown } from '@motcua/contracts/cash.ts'
import { Button, Checkbox, Radio, Textarea, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { showMoney } from '../../lib/money.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useAskingRefund, useCashDeed } from './cash-data.ts'
import { RECEIPTS } from './receipts-texts.ts'

export type ReceiptDeed = 'void' | 'refund' | 'reissue'

interface ReceiptFormProps {
  readonly deed: ReceiptDeed
  readonly receipt: ReceiptShown
  readonly onClose: () => void
}

/** What is asked for one receipt: that it is voided, that its money goes back, or that it is given anew. */
export function ReceiptForm({ deed, receipt, onClose }: ReceiptFormProps) {
  const { number } = receipt
  const [why, setWhy] = useState('')
  const [payer, setPayer] = useState(receipt.payer)
  const [charges, setCharges] = useState<readonly string[]>(receipt.lines.map(({ charge }) => charge))
  const [then, setThen] = useState<'owed' | 'cancelled'>('cancelled')
  const [hasTried, setHasTried] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const [doing, asking] = [useCashDeed(), useAskingRefund()]
  const isBusy = doing.isPending || asking.isPending
  const text = deed === 'reissue' ? payer.trim() : why.trim()
  const fault = text === '' ? say(deed === 'reissue' ? RECEIPTS.needPayer : RECEIPTS.needWhy) : undefined
  const chargeFault = deed === 'refund' && charges.length === 0 ? say(RECEIPTS.chooseCharge) : undefined
  useEffect(() => heading.current?.focus(), [])
  useFaultyTitle(hasTried && (fault !== undefined || chargeFault !== undefined))
  const done = (said: string) => {
    announce(said)
    onClose()
  }
  const send = () => {
    setHasTried(true)
    if (fault || chargeFault || isBusy) return
    const path = `receipts/${receipt.id}`
    switch (deed) {
      case 'void':
        doing.mutate({ path: `${path}/void-request`, body: { why: text } }, {
          onSuccess: () => done(say(RECEIPTS.asked)),
        })
        break
      case 'reissue':
        doing.mutate({ path: `${path}/reissue`, body: { payer: text } }, {
          onSuccess: (made) => done(say(RECEIPTS.reissued, { number: made.number })),
        })
        break
      case 'refund':
        asking.mutate({ payment: receipt.payment, charges: [...charges], chargesThen: then, why: text }, {
          onSuccess: () => done(say(RECEIPTS.asked)),
        })
    }
  }
  const title = { void: RECEIPTS.voidOne, refund: RECEIPTS.refundOne, reissue: RECEIPTS.reissueOne }[deed]
  return (
    <form
      className="mc-confirm mc-cash-form" noValidate onKeyDown={(event) => { if (event.key === 'Escape') onClose() }}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <h2 ref={heading} tabIndex={-1}>{say(title, { number })}</h2>
      {deed !== 'reissue' && <p>{say(deed === 'void' ? RECEIPTS.voidHint : RECEIPTS.refundHint)}</p>}
      <FormRefusal error={doing.error ?? asking.error} />
      {deed === 'refund' && (
        <>
          <Checkbox.Group
            label={say(RECEIPTS.refund)} value={[...charges]} onChange={setCharges}
            error={hasTried ? chargeFault : undefined}
          >
            {receipt.lines.map(({ charge, name, amount, dossier }) => (
              <Checkbox key={charge} value={charge} label={`${name}, ${dossier}: ${showMoney(amount)}`} />
            ))}
          </Checkbox.Group>
          <Radio.Group
            label={say(RECEIPTS.then)} value={then} onChange={(one) => setThen(one === 'owed' ? one : 'cancelled')}
          >
            <Radio value="cancelled" label={say(RECEIPTS.cancelled)} />
            <Radio value="owed" label={say(RECEIPTS.owed)} />
          </Radio.Group>
        </>
      )}
      {deed === 'reissue'
        ? (
          <TextInput
            label={say(RECEIPTS.payer)} withAsterisk maxLength={200} value={payer} error={hasTried ? fault : undefined}
            onChange={(event) => setPayer(event.currentTarget.value)}
          />
        )
        : (
          <Textarea
            label={say(RECEIPTS.why)} withAsterisk maxLength={1000} autosize minRows={2} value={why}
            error={hasTried ? fault : undefined} onChange={(event) => setWhy(event.currentTarget.value)}
          />
        )}
      <div className="mc-row">
        <Button type="submit" loading={isBusy}>{say(deed === 'reissue' ? RECEIPTS.reissue : RECEIPTS.send)}</Button>
        <Button variant="default" onClick={onClose}>{say(RECEIPTS.cancel)}</Button>
      </div>
    </form>
  )
}

import { ATTEMPT_REASONS, type DeliveryBody, type FailureBody, PARCEL_PROOFS, type Parcel } from '@motcua/contracts/post.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { PARCEL_WORDS } from '../../lib/parcel-texts.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { CARRY } from './manifest-texts.ts'
import { useCarried } from './post-data.ts'

/** What is asked about a parcel. */
export interface Asked { readonly parcel: Parcel; readonly noun: 'delivery' | 'failure' }

/** Who took a parcel and how that was proven; or why nobody did. */
export function CarriedForm({ asked: { parcel: { id, code }, noun }, onClose }: {
  readonly asked: Asked; readonly onClose: () => void
}) {
  const carried = useCarried()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const [receiver, setReceiver] = useState('')
  const [proof, setProof] = useState<DeliveryBody['proof']>('signed')
  const [why, setWhy] = useState<FailureBody['why']>('nobody-there')
  const [note, setNote] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const isDelivery = noun === 'delivery'
  const fault = (isDelivery && hasTried && !receiver.trim() ? say(CARRY.needReceiver) : undefined)
    ?? faultAt(carried.error, '/receiver')
  useFaultyTitle(fault !== undefined)
  const submit = () => {
    setHasTried(true)
    if (isDelivery && !receiver.trim() || carried.isPending) return
    carried.mutate(
      isDelivery
        ? { id, noun, body: { receiver: receiver.trim(), proof } } : { id, noun, body: { why, note: note.trim() } },
      { onSuccess: () => {
        announce(say(CARRY.saved, { code }))
        onClose()
      } })
  }
  const title = say(isDelivery ? CARRY.deliverTitle : CARRY.failTitle, { code })
  return (
    <form className="mc-confirm mc-stack" noValidate aria-label={title} onSubmit={(event) => {
      event.preventDefault()
      submit()
    }}>
      <h3 ref={heading} tabIndex={-1}>{title}</h3>
      <FormRefusal error={carried.error} />
      {isDelivery
        ? (
          <>
            <TextInput
              label={say(CARRY.receiver)} withAsterisk maxLength={200} value={receiver} error={fault}
              onChange={(event) => setReceiver(event.currentTarget.value)}
            />
            <NativeSelect
              label={say(CARRY.proof)} value={proof}
              data={PARCEL_PROOFS.map((value) => ({ value, label: say(PARCEL_WORDS[value]) }))}
              onChange={(event) => setProof(event.currentTarget.value as DeliveryBody['proof'])}
            />
          </>
        )
        : (
          <>
            <NativeSelect
              label={say(CARRY.why)} value={why}
              data={ATTEMPT_REASONS.map((value) => ({ value, label: say(PARCEL_WORDS[value]) }))}
              onChange={(event) => setWhy(event.currentTarget.value as FailureBody['why'])}
            />
            <TextInput
              label={say(CARRY.note)} maxLength={300} value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </>
        )}
      <div className="mc-row">
        <Button type="submit" loading={carried.isPending}>{say(CARRY.save)}</Button>
        <Button variant="default" onClick={onClose}>{say(CARRY.leave)}</Button>
      </div>
    </form>
  )
}

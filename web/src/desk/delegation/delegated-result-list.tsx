import type { DelegatedResults } from '@motcua/contracts/delegations.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { showShortMoment } from '../../lib/dates.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { PARCEL_WORDS } from '../../lib/parcel-texts.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { CARRY } from '../post/manifest-texts.ts'
import { FoundTable } from '../shell/found-table.tsx'
import { type GiveOut, useDelegatedResults, useGivingOut } from './delegation-data.ts'
import { DELEGATED, DELEGATION } from './delegation-texts.ts'

type Result = DelegatedResults['items'][number]
const PROOFS = ['signed', 'card-seen', 'authorisation'] as const

/** Results that the post gives out for an agency at its section. */
export function DelegatedResultList() {
  const found = useDelegatedResults(true)
  const [asked, setAsked] = useState<Result>()
  const close = () => {
    setAsked(undefined)
    focusContent()
  }
  return (
    <section className="mc-stack" aria-labelledby="tra-ket-qua">
      <h2 id="tra-ket-qua">{say(DELEGATED.results)}</h2>
      <FoundTable
        found={found} keyOf={(one) => one.dossierId}
        words={{
          failed: say(DELEGATED.failed), none: say(DELEGATED.noResults), more: say(DELEGATION.more),
          heads: [
            say(DELEGATED.number), say(DELEGATED.who), say(DELEGATED.procedure), say(DELEGATED.since),
            say(DELEGATED.deed),
          ],
        }}
        row={(one) => <>
          <td className="mc-number">{one.number}</td><td><bdi>{one.name}</bdi></td><td>{one.procedureName}</td>
          <td className="mc-number">{showShortMoment(one.since)}</td>
          <td>
            <Button
              size="compact-md" aria-label={say(DELEGATED.giveOutOne, { number: one.number })}
              onClick={() => setAsked(one)}
            >{say(DELEGATED.giveOut)}</Button>
          </td>
        </>}
      >
        {asked && <GiveOutForm key={asked.dossierId} result={asked} onClose={close} />}
      </FoundTable>
    </section>
  )
}

function GiveOutForm({ result: { dossierId: id, version, number, name }, onClose }: {
  readonly result: Result; readonly onClose: () => void
}) {
  const giving = useGivingOut()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const [receiver, setReceiver] = useState(name)
  const [proof, setProof] = useState<GiveOut['proof']>('signed')
  const [hasTried, setHasTried] = useState(false)
  const fault = (hasTried && !receiver.trim() ? say(CARRY.needReceiver) : undefined)
    ?? faultAt(giving.error, '/receiver')
  useFaultyTitle(fault !== undefined)
  const title = say(DELEGATED.giveOutTitle, { number })
  return (
    <form className="mc-confirm mc-stack" noValidate aria-label={title} onSubmit={(event) => {
      event.preventDefault()
      setHasTried(true)
      if (!receiver.trim() || giving.isPending) return
      giving.mutate({ id, version, receiver: receiver.trim(), proof }, { onSuccess: () => {
        announce(say(DELEGATED.givenOut, { number }))
        onClose()
      } })
    }}>
      <h3 ref={heading} tabIndex={-1}>{title}</h3>
      <FormRefusal error={giving.error} />
      <TextInput
        label={say(CARRY.receiver)} withAsterisk maxLength={100} value={receiver} error={fault}
        onChange={(event) => setReceiver(event.currentTarget.value)}
      />
      <NativeSelect
        label={say(CARRY.proof)} value={proof}
        data={PROOFS.map((value) => ({ value, label: say(PARCEL_WORDS[value]) }))}
        onChange={(event) => setProof(event.currentTarget.value as GiveOut['proof'])}
      />
      <div className="mc-row">
        <Button type="submit" loading={giving.isPending}>{say(DELEGATED.giveOut)}</Button>
        <Button variant="default" onClick={onClose}>{say(DELEGATION.leave)}</Button>
      </div>
    </form>
  )
}

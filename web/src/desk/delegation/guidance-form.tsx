import type { Delegation } from '@motcua/contracts/delegations.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useGuiding } from './delegation-data.ts'
import { DELEGATED, DELEGATION } from './delegation-texts.ts'

/** Somebody was guided about a procedure under one of these delegations: by their number, and nothing else of them. */
export function GuidanceForm({ delegations }: { readonly delegations: readonly Delegation[] }) {
  const guiding = useGuiding()
  const [delegationId, setDelegation] = useState(delegations[0]?.id ?? '')
  const [procedureId, setProcedure] = useState('')
  const [number, setNumber] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const ticket = /^[1-9]\d{0,5}$/.test(number.trim()) ? Number(number) : undefined
  const fault = (hasTried && ticket === undefined ? say(DELEGATED.needTicket) : undefined)
    ?? faultAt(guiding.error, '/number')
  const delegation = delegations.find(({ id }) => id === delegationId) ?? delegations[0]
  const procedures = delegation?.procedures ?? []
  const procedure = procedures.find(({ id }) => id === procedureId) ?? procedures[0]
  return (
    <form className="mc-stack" aria-labelledby="luot-huong-dan" onSubmit={(event) => {
      event.preventDefault()
      setHasTried(true)
      if (!delegation || !procedure || ticket === undefined || guiding.isPending) return
      guiding.mutate({ delegationId: delegation.id, procedureId: procedure.id, number: ticket }, {
        onSuccess: () => {
          setNumber('')
          setHasTried(false)
          announce(say(DELEGATED.noted))
        },
      })
    }}>
      <h2 id="luot-huong-dan">{say(DELEGATED.guidance)}</h2>
      <p className="mc-quiet">{say(DELEGATED.guidanceHint)}</p>
      <FormRefusal error={guiding.error} />
      {delegations.length > 1 && (
        <NativeSelect
          label={say(DELEGATION.agency)} value={delegation?.id ?? ''}
          data={delegations.map(({ id, agencyName, decision }) => ({ value: id, label: `${agencyName} (${decision})` }))}
          onChange={(event) => setDelegation(event.currentTarget.value)}
        />
      )}
      <NativeSelect
        label={say(DELEGATED.procedure)} value={procedure?.id ?? ''}
        data={procedures.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => setProcedure(event.currentTarget.value)}
      />
      <TextInput
        label={say(DELEGATED.ticket)} description={say(DELEGATED.ticketHint)} withAsterisk inputMode="numeric"
        autoComplete="off" maxLength={6} value={number} error={fault}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <div><Button type="submit" loading={guiding.isPending}>{say(DELEGATED.note)}</Button></div>
    </form>
  )
}

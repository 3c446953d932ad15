import type { Delegation } from '@motcua/contracts/delegations.ts'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useGuiding } from './delegation-data.ts'
import { DELEGATED, DELEGATION } from './delegation-texts.ts'

/** Somebody was guided about a procedure, under one of these delegations; nothing of them is kept. */
export function GuidanceForm({ delegations }: { readonly delegations: readonly Delegation[] }) {
  const guiding = useGuiding()
  const [delegationId, setDelegation] = useState(delegations[0]?.id ?? '')
  const [procedureId, setProcedure] = useState('')
  const delegation = delegations.find(({ id }) => id === delegationId) ?? delegations[0]
  const procedures = delegation?.procedures ?? []
  const procedure = procedures.find(({ id }) => id === procedureId) ?? procedures[0]
  return (
    <form className="mc-stack" aria-labelledby="luot-huong-dan" onSubmit={(event) => {
      event.preventDefault()
      if (!delegation || !procedure || guiding.isPending) return
      guiding.mutate(
        { delegationId: delegation.id, procedureId: procedure.id },
        { onSuccess: () => announce(say(DELEGATED.noted)) })
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
      <div><Button type="submit" loading={guiding.isPending}>{say(DELEGATED.note)}</Button></div>
    </form>
  )
}

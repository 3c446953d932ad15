import { Button } from '@mantine/core'
import type { ResidenceChecked } from '@motcua/contracts/residence-checks.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { type Territory, useTerritories } from './list-units.ts'
import { PlaceField } from './place-field.tsx'
import { RESIDENCE } from './residence-check-texts.ts'

/** Asks the register whether whoever is there lives in a commune; its yes or no stands here alone and is not kept. */
export function ResidenceCheck({ intakeId }: { readonly intakeId: string | undefined }) {
  const communes = useTerritories('commune', undefined, intakeId !== undefined)
  const [commune, setCommune] = useState<Territory>()
  const asking = useMutation({
    mutationFn: async (communeId: string) => await call(
      'POST', `/api/intakes/${intakeId ?? ''}/residence-check`, { body: { communeId } }) as ResidenceChecked,
  })
  if (intakeId === undefined) return null
  const choose = (one: Territory | undefined) => {
    setCommune(one)
    asking.reset()
  }
  return (
    <details>
      <summary>{say(RESIDENCE.title)}</summary>
      <div className="mc-stack">
        <p className="mc-quiet">{say(RESIDENCE.hint)}</p>
        <FormRefusal error={asking.error} />
        <PlaceField
          id="hoi-noi-cu-tru" label={say(RESIDENCE.commune)} places={communes.data} isClosed={false}
          chosenId={commune?.id} onChoose={choose}
        />
        <div className="mc-row">
          <Button
            variant="default" disabled={!commune} loading={asking.isPending}
            onClick={() => commune && asking.mutate(commune.id)}
          >{say(RESIDENCE.ask)}</Button>
        </div>
        <p role="status">{asking.data && say(RESIDENCE[asking.data.livesThere], { commune: commune?.name ?? '' })}</p>
      </div>
    </details>
  )
}

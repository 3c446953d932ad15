import type { ProcedureDetail, ProcedureLine } from '@motcua/contracts/procedures.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { TypedChoice } from '../../ui/typed-choice/typed-choice.tsx'
import { useSection } from '../session/section.ts'
import { useFoundProcedures } from './find-procedures.ts'
import type { IntakeDraft } from './intake-draft.ts'
import { PROCEDURE } from './intake-texts.ts'
import { useTerritories } from './list-units.ts'
import { PLACE } from './next-place.ts'
import { ownPlaceOf } from './own-place.ts'
import { PlaceField } from './place-field.tsx'

interface ProcedureStepProps {
  draft: IntakeDraft
  procedure: ProcedureDetail | undefined
  faults: Readonly<Record<string, string>>
  onChange: (patch: Partial<IntakeDraft>) => void
  onChoose: (procedure: ProcedureLine | undefined) => void
}

/** What is wanted, where, and which time limit holds. */
export function ProcedureStep({ draft, procedure, faults, onChange, onChoose }: ProcedureStepProps) {
  const [typed, setTyped] = useState('')
  const [wanted] = useDebouncedValue(typed, 120)
  const found = useFoundProcedures(wanted)
  const { section } = useSection()
  const asks = procedure?.asks ?? 'nothing'
  const places = useTerritories(asks === 'district' ? 'district' : 'commune', undefined, asks !== 'nothing')

  if (!draft.procedure) {
    return (
      <TypedChoice
        label={say(PROCEDURE.label)}
        id={PLACE.procedure}
        value={typed}
        isStale={typed !== wanted || found.isFetching}
        error={faults['thu-tuc']}
        placeholder={say(PROCEDURE.example)}
        options={
          typed.trim() === ''
            ? []
            : (found.data ?? []).map((one) => ({
                id: one.id,
                label: one.name,
                detail: [one.code, one.sector].filter(Boolean).join(' · '),
              }))
        }
        status={
          found.isError ? found.error.message : found.data?.length === 0 ? say(PROCEDURE.none) : ''
        }
        onType={setTyped}
        onChoose={(id) => onChoose(found.data?.find((one) => one.id === id))}
      />
    )
  }
  return (
    <>
      <p id={PLACE.procedure} tabIndex={-1} className="mc-row">
        <span>
          <b>{draft.procedure.name}</b> <span className="mc-quiet mc-number">{draft.procedure.code}</span>
        </span>
        <button type="button" className="mc-link-button" onClick={() => onChoose(undefined)}>
          {say(PROCEDURE.another)}
        </button>
      </p>
      {procedure && (
        <p className="mc-quiet">
          {say(PROCEDURE.result, { fee: procedure.feeText, result: procedure.resultName })}
        </p>
      )}
      {asks !== 'nothing' && (
        <PlaceField
          id={PLACE.commune}
          label={say(asks === 'district' ? PROCEDURE.district : PROCEDURE.commune)}
          isRequired
          error={faults['dia-ban']}
          places={places.data}
          chosenId={draft.communeId}
          ownId={ownPlaceOf(section?.name, places.data ?? [])}
          onChoose={(place) => onChange({ communeId: place?.id ?? '' })}
        />
      )}
      {procedure && procedure.limits.length > 1 && (
        <FieldGroup id={PLACE.limitCase} label={say(PROCEDURE.limitCase)} error={faults['truong-hop']}>
          {procedure.limits.map(({ name, text }, nth) => (
            <RadioLine
              key={nth}
              name="truong-hop"
              label={!name ? text : name.startsWith(text) ? name : `${name}: ${text}`}
              isChosen={draft.limitCase === nth}
              onChoose={() => onChange({ limitCase: nth })}
            />
          ))}
        </FieldGroup>
      )}
      {procedure?.limits.length === 1 && <p>{say(PROCEDURE.limit, { limit: procedure.limits[0]?.text ?? '' })}</p>}
    </>
  )
}

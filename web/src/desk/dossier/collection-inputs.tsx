import { NativeSelect } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { type ActionFaults, type ActionValues, inputId } from './action-inputs.ts'
import { ACTION, PROOF } from './action-texts.ts'
import { useWhereabouts } from './read-whereabouts.ts'

interface InputProps {
  dossier: { readonly id: string }
  values: ActionValues
  faults: ActionFaults
  onChange: (patch: Partial<ActionValues>) => void
}

/** The section where the result is collected from now on. */
export function SectionInput({ dossier, values, faults, onChange }: InputProps) {
  const whereabouts = useWhereabouts(dossier.id)
  return (
    <NativeSelect
      id={inputId('unitId')}
      label={say(ACTION.section)}
      withAsterisk
      error={faults['unitId'] ?? whereabouts.error?.message}
      value={values.unitId}
      data={[
        { value: '', label: whereabouts.isPending ? say(ACTION.loading) : say(ACTION.choose) },
        ...(whereabouts.data?.collection.places ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => onChange({ unitId: event.currentTarget.value })}
    />
  )
}

const PROOFS = ['signed', 'card-seen', 'authorisation', 'post-receipt'] as const

/** What shows that the result goes to the right person; nothing of what goes out electronically. */
export function ProofInput({ values, faults, onChange }: InputProps) {
  if (values.how === 'electronic') return null
  return (
    <FieldGroup id={inputId('proof')} error={faults['proof']} label={say(ACTION.proof)} isRequired>
      {PROOFS.map((proof) => (
        <RadioLine
          key={proof}
          name="viec-proof"
          label={say(PROOF[proof])}
          isChosen={values.proof === proof}
          onChoose={() => onChange({ proof })}
        />
      ))}
    </FieldGroup>
  )
}

import { NativeSelect, TextInput } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { DELIVERIES } from '../../lib/states.ts'
import type { IntakeDraft } from './intake-draft.ts'
import { INTAKE } from './intake-texts.ts'
import { PLACE } from './next-place.ts'

interface DeliveryStepProps {
  draft: Pick<IntakeDraft, 'delivery' | 'deliveryAddress'>
  faults: Readonly<Record<string, string>>
  onChange: (patch: Partial<IntakeDraft>) => void
}

/** How the result is handed out. */
export function DeliveryStep({ draft, faults, onChange }: DeliveryStepProps) {
  return (
    <>
      <NativeSelect
        id={PLACE.delivery}
        label={say(INTAKE.delivery)}
        value={draft.delivery}
        data={DELIVERIES}
        error={faults[PLACE.delivery]}
        onChange={(event) =>
          onChange({
            delivery: DELIVERIES.find(({ value }) => value === event.currentTarget.value)?.value ?? 'counter',
          })
        }
      />
      {draft.delivery === 'post' && (
        <TextInput
          id="dia-chi-tra"
          label={say(INTAKE.deliveryAddress)}
          withAsterisk
          value={draft.deliveryAddress}
          maxLength={300}
          error={faults['dia-chi-tra']}
          onChange={(event) => onChange({ deliveryAddress: event.currentTarget.value })}
        />
      )}
    </>
  )
}

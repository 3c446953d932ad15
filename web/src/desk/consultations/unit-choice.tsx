import type { ConsultationUnits } from '@motcua/contracts/consultations.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { TypedChoice } from '../../ui/typed-choice/typed-choice.tsx'
import { useUnitsToAsk } from './consultation-data.ts'

interface UnitChoiceProps {
  readonly label: string
  readonly placeholder: string
  /** What is said where no unit is called so. */
  readonly none: string
  readonly typed: string
  readonly error: string | undefined
  readonly onType: (typed: string) => void
  readonly onChoose: (unit: ConsultationUnits['items'][number]) => void
}

/** An agency or a division, found by its name as it is typed. */
export function UnitChoice({ label, placeholder, none, typed, error, onType, onChoose }: UnitChoiceProps) {
  const [wanted] = useDebouncedValue(typed, 150)
  const found = useUnitsToAsk(wanted)
  const units = found.data ?? []
  return (
    <TypedChoice
      label={label} value={typed} placeholder={placeholder} error={error}
      isStale={typed !== wanted || found.isPlaceholderData}
      options={units.map(({ id, name, agencyName }) => ({
        id, label: name, ...(agencyName !== name && { detail: agencyName }),
      }))}
      status={found.isError ? found.error.message : found.isSuccess && units.length === 0 ? none : ''}
      onType={onType}
      onChoose={(id) => {
        const one = units.find((unit) => unit.id === id)
        if (one) onChoose(one)
      }}
    />
  )
}

import { NativeSelect } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { PLAN_STANDINGS, type PlanSearch } from './plan-data.ts'
import { PLAN, PLAN_STANDING } from './plan-texts.ts'

/** Whose parts, and how they stand; who has but one agency is not asked for it. */
export function PlanFilter({ asked, units, onChange }: {
  asked: PlanSearch; units: readonly { readonly id: string; readonly name: string }[]
  onChange: (asked: PlanSearch) => void
}) {
  const { unit, standing } = asked
  return (
    <div className="mc-row">
      {units.length > 1 && (
        <NativeSelect
          label={say(PLAN.unit)} value={unit ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...standing && { standing }, ...value !== '' && { unit: value } })}
          data={[
            { value: '', label: say(PLAN.allUnits) }, ...units.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <NativeSelect
        label={say(PLAN.standing)} value={standing ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const chosen = PLAN_STANDINGS.find((one) => one === value)
          onChange({ ...unit !== undefined && { unit }, ...chosen && { standing: chosen } })
        }}
        data={[
          { value: '', label: say(PLAN.anyStanding) },
          ...PLAN_STANDINGS.map((one) => ({ value: one, label: say(PLAN_STANDING[one]) })),
        ]}
      />
    </div>
  )
}

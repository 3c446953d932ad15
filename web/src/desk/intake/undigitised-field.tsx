import { NativeSelect, TextInput } from '@mantine/core'
import { UNDIGITISED, type Undigitised } from '@motcua/contracts/undigitised.ts'
import { say } from '../../lib/language.ts'
import { UNDIGITISED_TEXT, UNDIGITISED_WHY } from './undigitised-texts.ts'

/** Why papers go on without being digitised, chosen from a list; another reason is said in words. */
export function UndigitisedField({ value, noteFault, onChange }: {
  readonly value: Undigitised | undefined; readonly noteFault?: string | undefined
  readonly onChange: (value: Undigitised | undefined) => void
}) {
  return (
    <div className="mc-fields mc-inset">
      <NativeSelect
        id="ly-do-chua-so-hoa" label={say(UNDIGITISED_TEXT.label)} description={say(UNDIGITISED_TEXT.hint)}
        value={value?.reason ?? ''}
        onChange={(event) => {
          const reason = UNDIGITISED.find((one) => one === event.currentTarget.value)
          onChange(reason && { ...value, reason })
        }}
        data={[
          { value: '', label: say(UNDIGITISED_TEXT.none) },
          ...UNDIGITISED.map((reason) => ({ value: reason, label: say(UNDIGITISED_WHY[reason]) })),
        ]}
      />
      {value?.reason === 'other' && <TextInput
        id="ghi-ro-chua-so-hoa" label={say(UNDIGITISED_TEXT.note)} withAsterisk maxLength={500} error={noteFault}
        value={value.note ?? ''} onChange={(event) => onChange({ ...value, note: event.currentTarget.value })}
      />}
    </div>
  )
}

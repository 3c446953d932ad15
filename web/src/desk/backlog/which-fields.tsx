import type { BacklogList } from '@motcua/contracts/backlog.ts'
import { NativeSelect } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { BACKLOG } from './backlog-texts.ts'

/** Whose results, and of which type. */
export function WhichFields({ list, unitId, type, faults, onUnit, onType }: {
  readonly list: BacklogList; readonly unitId: string; readonly type: string
  readonly faults: { readonly unit?: string | undefined; readonly type?: string | undefined }
  readonly onUnit: (id: string) => void; readonly onType: (key: string) => void
}) {
  const none = { value: '', label: say(BACKLOG.choose) }
  return (
    <>
      <NativeSelect
        label={say(BACKLOG.unit)} withAsterisk value={unitId} error={faults.unit} autoFocus
        onChange={(event) => onUnit(event.currentTarget.value)}
        data={[none, ...list.units.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <NativeSelect
        label={say(BACKLOG.type)} withAsterisk value={type} error={faults.type}
        onChange={(event) => onType(event.currentTarget.value)}
        data={[none, ...list.types.map(({ key, name }) => ({ value: key, label: name }))]}
      />
    </>
  )
}

/** The only one there is, or none yet. */
export function onlyUnit({ units }: BacklogList): string {
  return units.length === 1 ? units[0]?.id ?? '' : ''
}

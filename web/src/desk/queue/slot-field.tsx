import { NativeSelect } from '@mantine/core'
import { useEffect } from 'react'
import { showTime } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { useSlots } from './appointment-data.ts'
import { BOOK_FOR } from './book-for-texts.ts'

/** A service of a section and a time of a day that is left for it; `service` of which the times of one are wanted. */
export function SlotField({ section, day, service, isFixed = false, value, error, onService, onChange }: {
  readonly section: string; readonly day: string
  /** Undefined until the first one of the section is known. */
  readonly service: string | undefined
  /** Only times are chosen. */
  readonly isFixed?: boolean
  readonly value: string; readonly error: string | undefined
  readonly onService: (service: string) => void; readonly onChange: (startsAt: string) => void
}) {
  const found = useSlots(section, day, service)
  const { services = [], items = [] } = found.data ?? {}
  const first = services[0]?.code
  useEffect(() => {
    if (service === undefined && first !== undefined) onService(first)
  }, [service, first, onService])
  const free = items.filter((slot) => slot.free > 0)
  const isGone = found.isSuccess && value !== '' && !free.some((slot) => slot.startsAt === value)
  useEffect(() => {
    if (isGone) onChange('')
  }, [isGone, onChange])
  return (
    <>
      {!isFixed && services.length > 1 && (
        <NativeSelect
          label={say(BOOK_FOR.service)} value={service ?? ''} onChange={(event) => onService(event.currentTarget.value)}
          data={services.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <NativeSelect
        label={say(BOOK_FOR.time)} withAsterisk value={value} onChange={(event) => onChange(event.currentTarget.value)}
        error={error ?? (found.isError ? found.error.message : undefined)}
        description={found.isSuccess && free.length === 0 ? say(BOOK_FOR.noTimes) : undefined}
        data={[
          { value: '', label: say(BOOK_FOR.choose) },
          ...free.map((slot) => ({ value: slot.startsAt, label: say(BOOK_FOR.slot, {
            from: showTime(slot.startsAt), until: showTime(slot.endsAt), count: slot.free,
          }) })),
        ]}
      />
    </>
  )
}

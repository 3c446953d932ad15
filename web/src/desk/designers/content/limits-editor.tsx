import type { PackageLimit } from '@motcua/contracts/packages.ts'
import { NativeSelect } from '@mantine/core'
import { say } from '../../../lib/language.ts'
import { TypedText } from '../typed-text.tsx'
import { CONTENT, UNIT } from './content-texts.ts'
import { choicesOf } from './named-choices.ts'
import { type Column, RowsTable } from './rows-table.tsx'
import { WrittenNumber } from './written-number.tsx'
import { numberOf, numberText, timeOf, timeText } from './written-values.ts'

/** The first is the plain limit, the others are cases the clerk picks at acceptance. */
export function LimitsEditor({ value, onChange }: {
  value: readonly PackageLimit[]
  onChange: (value: PackageLimit[]) => void
}) {
  const columns: readonly Column<PackageLimit>[] = [
    {
      head: say(CONTENT.limitName),
      cell: ({ name }, label, change, nth) => nth === 0 && name === null ? say(CONTENT.plainLimit)
        : <TypedText isBare isLong label={label} value={name ?? ''}
            onChange={(text) => change({ name: text === '' ? null : text })} />,
    },
    {
      head: say(CONTENT.limitAmount),
      cell: ({ amount }, label, change) => <WrittenNumber label={label} value={amount} show={numberText}
        read={(typed) => numberOf(typed, 10_000, false)} wrong={say(CONTENT.numberWrong)}
        onChange={(number) => change({ amount: number })} />,
    },
    {
      head: say(CONTENT.unit),
      cell: ({ unit }, label, change) => <NativeSelect aria-label={label} value={unit} data={choicesOf(UNIT)}
        onChange={(event) => {
          const chosen = event.currentTarget.value as typeof unit
          // Law says "end of the day" of days; of an hour it can only mean the hour itself.
          const policy = chosen === 'hour' || chosen === 'working-hour' ? 'same-hour' : 'end-of-day'
          change({ unit: chosen, policy })
        }} />,
    },
    {
      head: say(CONTENT.cutoff),
      cell: ({ cutoff }, label, change) => <WrittenNumber<number | null> label={label} value={cutoff} show={timeText}
        read={timeOf} wrong={say(CONTENT.cutoffWrong)} onChange={(minutes) => change({ cutoff: minutes })} />,
    },
  ]
  return (
    <section className="mc-stack" aria-label={say(CONTENT.limits)}>
      <RowsTable
        name={say(CONTENT.limits)} rows={value} columns={columns} addLabel={say(CONTENT.addLimit)} onChange={onChange}
        blank={(): PackageLimit => ({
          name: value.length === 0 ? null : '', unit: 'working-day', amount: 0, policy: 'end-of-day', cutoff: null,
        })}
      />
    </section>
  )
}

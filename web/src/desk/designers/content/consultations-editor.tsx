import type { PackageContent, PackageVocabulary } from '@motcua/contracts/packages.ts'
import { Checkbox, NativeSelect } from '@mantine/core'
import { say } from '../../../lib/language.ts'
import { WordField } from '../process/word-field.tsx'
import { TypedText } from '../typed-text.tsx'
import { CONSULTATIONS, SILENCE } from './consultations-texts.ts'
import { CONTENT } from './content-texts.ts'
import { choicesOf } from './named-choices.ts'
import { type Column, RowsTable } from './rows-table.tsx'
import { WrittenNumber } from './written-number.tsx'
import { numberOf, numberText } from './written-values.ts'

type Rule = NonNullable<PackageContent['consultations']>[number]

interface ConsultationsEditorProps {
  value: readonly Rule[]
  vocabulary: PackageVocabulary
  onChange: (value: Rule[]) => void
}

/** As many accounting hours as a package may say. */
const MOST_HOURS = 800
/** A working day, and silence that means nothing: what the law says where it says no more. */
const BLANK: Rule = { id: '', unit: '', hours: 24, silence: 'none', compulsory: false, article: '' }

/** Whose opinion is asked while a dossier is settled, for how long, and what silence means. */
export function ConsultationsEditor({ value, vocabulary, onChange }: ConsultationsEditorProps) {
  const words = (head: string, key: 'id' | 'article'): Column<Rule> => ({
    head,
    cell: (row, label, change) => <TypedText isBare isLong={key === 'article'} label={label} value={row[key]}
      onChange={(text) => change({ [key]: text })} />,
  })
  const columns: readonly Column<Rule>[] = [
    words(say(CONSULTATIONS.id), 'id'),
    {
      head: say(CONSULTATIONS.unit),
      cell: ({ unit }, label, change) => <WordField isBare label={label} value={unit}
        choices={vocabulary.units.map(({ rule, name }) => ({ id: rule, name }))}
        onChange={(chosen) => change({ unit: chosen })} />,
    },
    {
      head: say(CONSULTATIONS.hours),
      cell: ({ hours }, label, change) => <WrittenNumber label={label} value={hours} show={numberText}
        read={(typed) => numberOf(typed, MOST_HOURS, false)} wrong={say(CONTENT.numberWrong)}
        onChange={(number) => change({ hours: number })} />,
    },
    {
      head: say(CONSULTATIONS.silence),
      cell: ({ silence }, label, change) => <NativeSelect aria-label={label} value={silence} data={choicesOf(SILENCE)}
        onChange={(event) => change({ silence: event.currentTarget.value as Rule['silence'] })} />,
    },
    {
      head: say(CONSULTATIONS.compulsory),
      cell: ({ compulsory }, label, change) => <Checkbox aria-label={label} checked={compulsory}
        onChange={(event) => change({ compulsory: event.currentTarget.checked })} />,
    },
    {
      head: say(CONSULTATIONS.signed),
      cell: ({ signed = false }, label, change) => <Checkbox aria-label={label} checked={signed}
        onChange={(event) => change({ signed: event.currentTarget.checked })} />,
    },
    words(say(CONSULTATIONS.article), 'article'),
  ]
  return (
    <section className="mc-stack" aria-label={say(CONSULTATIONS.title)}>
      <p className="mc-quiet">{say(CONSULTATIONS.hint)}</p>
      <RowsTable name={say(CONSULTATIONS.title)} rows={value} columns={columns} addLabel={say(CONSULTATIONS.add)}
        blank={() => ({ ...BLANK, id: nextId(value) })} onChange={onChange} />
    </section>
  )
}

/** A rule has an id from the beginning, since a draft without one could not be saved. */
function nextId(rules: readonly Rule[]): string {
  for (let nth = rules.length + 1; ; nth += 1) {
    const id = `y-kien-${String(nth)}`
    if (!rules.some((one) => one.id === id)) return id
  }
}

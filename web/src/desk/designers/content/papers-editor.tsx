import type { PackageComponent, PackageContent, PackageVocabulary } from '@motcua/contracts/packages.ts'
import { Checkbox, NativeSelect } from '@mantine/core'
import { say } from '../../../lib/language.ts'
import { WordField } from '../process/word-field.tsx'
import { TypedText } from '../typed-text.tsx'
import { CONTENT, HANDLING, REQUIRED } from './content-texts.ts'
import { choicesOf } from './named-choices.ts'
import { type Column, RowsTable } from './rows-table.tsx'
import { WrittenNumber } from './written-number.tsx'
import { numberOf, numberText } from './written-values.ts'

type Papers = Pick<PackageContent, 'components' | 'sets'>

/** What a dossier is made of: which papers, how many, whether they must be there, how they come in. */
export function PapersEditor({ value, vocabulary, onChange }: {
  value: Papers
  vocabulary: Pick<PackageVocabulary, 'documentTypes'>
  onChange: (value: Papers) => void
}) {
  const kinds = vocabulary.documentTypes.map(({ id, name }) => ({ id, name }))
  const columns: readonly Column<PackageComponent>[] = [
    {
      head: say(CONTENT.paperName),
      cell: ({ name }, label, change) => <TypedText isBare isLong label={label} value={name}
        onChange={(text) => change({ name: text })} />,
    },
    {
      head: say(CONTENT.paperKind),
      cell: ({ name, documentType }, label, change) => <WordField isBare label={label} value={documentType}
        choices={kinds} onChange={(kind) => change({
          documentType: kind, ...name === '' && { name: kinds.find(({ id }) => id === kind)?.name ?? '' },
        })} />,
    },
    {
      head: say(CONTENT.originals),
      cell: ({ originals }, label, change) => <Count label={label} value={originals}
        onChange={(count) => change({ originals: count })} />,
    },
    {
      head: say(CONTENT.copies),
      cell: ({ copies }, label, change) => <Count label={label} value={copies}
        onChange={(count) => change({ copies: count })} />,
    },
    {
      head: say(CONTENT.required),
      cell: ({ required }, label, change) => <NativeSelect aria-label={label} value={required}
        data={choicesOf(REQUIRED)}
        onChange={(event) => change({ required: event.currentTarget.value as typeof required })} />,
    },
    {
      head: say(CONTENT.handling),
      cell: ({ handling }, label, change) => <NativeSelect aria-label={label} value={handling}
        data={choicesOf(HANDLING)}
        onChange={(event) => change({ handling: event.currentTarget.value as typeof handling })} />,
    },
    {
      head: say(CONTENT.condition),
      cell: ({ condition }, label, change) => <TypedText isBare isLong label={label} value={condition ?? ''}
        onChange={(text) => change({ condition: text === '' ? null : text })} />,
    },
    {
      head: say(CONTENT.isForm),
      cell: ({ isForm }, label, change) => <Checkbox aria-label={label} checked={isForm}
        onChange={(event) => change({ isForm: event.currentTarget.checked })} />,
    },
  ]
  return (
    <section className="mc-stack" aria-label={say(CONTENT.papers)}>
      <div className="mc-short"><WrittenNumber
        isBare={false} label={say(CONTENT.sets)} value={value.sets} show={numberText} wrong={say(CONTENT.numberWrong)}
        read={(typed) => numberOf(typed, 20, true) || undefined} onChange={(sets) => onChange({ ...value, sets })}
      /></div>
      <RowsTable
        name={say(CONTENT.papers)} rows={value.components} columns={columns} addLabel={say(CONTENT.addPaper)}
        blank={() => blankPaper(value.components)} onChange={(components) => onChange({ ...value, components })}
      />
    </section>
  )
}

function Count({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  return <WrittenNumber label={label} value={value} show={numberText} read={(typed) => numberOf(typed, 20, true)}
    wrong={say(CONTENT.numberWrong)} onChange={onChange} />
}

/** Its id stays for good: supplements and papers of dossiers name it. */
function blankPaper(taken: readonly PackageComponent[]): PackageComponent {
  let nth = taken.length + 1
  while (taken.some(({ id }) => id === `giay-to-${String(nth)}`)) nth += 1
  return {
    id: `giay-to-${String(nth)}`, documentType: '', name: '', originals: 1, copies: 0, required: 'always',
    handling: 'submit', condition: null, isForm: false,
  }
}

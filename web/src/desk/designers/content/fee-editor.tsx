import type { PackageContent, PackageFeeItem } from '@motcua/contracts/packages.ts'
import { NativeSelect } from '@mantine/core'
import { say } from '../../../lib/language.ts'
import { TypedText } from '../typed-text.tsx'
import { WordField } from '../process/word-field.tsx'
import { CONTENT, FEE, FEE_KIND } from './content-texts.ts'
import { LegalEditor } from './legal-editor.tsx'
import { choicesOf } from './named-choices.ts'
import { type Column, RowsTable } from './rows-table.tsx'
import { WrittenNumber } from './written-number.tsx'
import { dongOf, dongText } from './written-values.ts'

type Fee = PackageContent['fee']
type AmountKey = 'amount' | 'onlineAmount'

/** What a procedure costs, by cases; an amount that is not known is left empty, and never shown as free. */
export function FeeEditor({ value, onChange }: { value: Fee; onChange: (value: Fee) => void }) {
  const words = (head: string, key: 'name' | 'per' | 'condition'): Column<PackageFeeItem> => ({
    head,
    cell: (row, label, change) => <TypedText isBare isLong={key !== 'per'} label={label} value={row[key] ?? ''}
      onChange={(text) => change({ [key]: text === '' && key === 'condition' ? null : text })} />,
  })
  const amount = (head: string, key: AmountKey): Column<PackageFeeItem> => ({
    head,
    cell: (row, label, change) => <WrittenNumber<number | null> label={label} value={row[key]} show={dongText}
      read={dongOf} wrong={say(CONTENT.amountWrong)} onChange={(dong) => change({ [key]: dong })} />,
  })
  const columns: readonly Column<PackageFeeItem>[] = [
    words(say(CONTENT.feeName), 'name'),
    {
      head: say(CONTENT.feeKind),
      cell: ({ kind }, label, change) => <WordField isBare label={label} value={kind}
        choices={choicesOf(FEE_KIND).map(({ value: id, label: name }) => ({ id, name }))}
        onChange={(chosen) => change({ kind: chosen })} />,
    },
    amount(say(CONTENT.amount), 'amount'), amount(say(CONTENT.onlineAmount), 'onlineAmount'),
    words(say(CONTENT.per), 'per'), words(say(CONTENT.condition), 'condition'),
  ]
  return (
    <section className="mc-stack" aria-label={say(CONTENT.fees)}>
      <div className="mc-row mc-row-top">
        <NativeSelect label={say(CONTENT.feeState)} value={value.state} data={choicesOf(FEE)}
          onChange={(event) => onChange({ ...value, state: event.currentTarget.value as Fee['state'] })} />
        <div className="mc-wide"><TypedText label={say(CONTENT.feeText)} value={value.text ?? ''} isLong
          onChange={(text) => onChange({ ...value, text: text === '' ? null : text })} /></div>
      </div>
      <p className="mc-quiet">{say(CONTENT.amountHint)}</p>
      <RowsTable
        name={say(CONTENT.fees)} rows={value.items} columns={columns} addLabel={say(CONTENT.addFee)}
        blank={() => ({ name: '', kind: 'le-phi', amount: null, onlineAmount: null, per: '', condition: null })}
        onChange={(items) => onChange({ ...value, items })}
      />
      <h2>{say(CONTENT.feeBasis)}</h2>
      <LegalEditor name={say(CONTENT.feeBasis)} value={value.legalBasis ?? []}
        onChange={(legalBasis) => onChange({ ...value, legalBasis })} />
    </section>
  )
}

import { say } from '../../../lib/language.ts'
import { TypedText } from '../typed-text.tsx'
import { CONTENT } from './content-texts.ts'
import { RowsTable } from './rows-table.tsx'

interface LegalText { readonly text: string }

/** The texts of law that a procedure, or its fee, rests on, one a row. */
export function LegalEditor({ name = say(CONTENT.legal), value, onChange }: {
  name?: string
  value: readonly string[]
  onChange: (value: string[]) => void
}) {
  return (
    <section className="mc-stack" aria-label={name}>
      <RowsTable<LegalText>
        name={name} rows={value.map((text) => ({ text }))} addLabel={say(CONTENT.addLegal)}
        blank={() => ({ text: '' })} onChange={(rows) => onChange(rows.map(({ text }) => text))}
        columns={[{
          head: say(CONTENT.legalText),
          cell: ({ text }, label, change) => <TypedText isBare isLong label={label} value={text}
            onChange={(typed) => change({ text: typed })} />,
        }]}
      />
    </section>
  )
}

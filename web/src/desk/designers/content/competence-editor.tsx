import type { PackageCompetence, PackageCompetenceRule, PackageVocabulary } from '@motcua/contracts/packages.ts'
import { Fragment } from 'react'
import { say } from '../../../lib/language.ts'
import { TypedText } from '../typed-text.tsx'
import { WordField } from '../process/word-field.tsx'
import { COMPETENCE } from './content-texts.ts'
import { type Column, RowsTable } from './rows-table.tsx'

interface CompetenceEditorProps {
  value: PackageCompetence | undefined
  vocabulary: PackageVocabulary
  /** Undefined where no rule is left: then the catalogue's word holds. */
  onChange: (value: PackageCompetence | undefined) => void
}

/** Tables whose rows name a unit, in the order in which a case goes through them. */
const WITH_UNIT = ['guides', 'receives', 'decides'] as const
const NONE: PackageCompetence = { guides: [], receives: [], decides: [], exemptions: [] }

/** Who guides, who receives and who decides, by rules in FEEL, and what must be looked at on site. */
export function CompetenceEditor({ value = NONE, vocabulary, onChange }: CompetenceEditorProps) {
  const give = (part: Partial<PackageCompetence>) => {
    const next = { ...value, ...part }
    onChange(Object.values(next).every((rows) => rows.length === 0) ? undefined : next)
  }
  const words = (head: string, key: 'id' | 'when' | 'reason' | 'article'): Column<PackageCompetenceRule> => ({
    head,
    cell: (row, label, change) => <TypedText isBare isLong={key === 'when' || key === 'reason'} label={label}
      value={row[key] ?? ''}
      onChange={(text) => change({ [key]: text === '' && (key === 'when' || key === 'article') ? null : text })} />,
  })
  const unit: Column<PackageCompetenceRule> = {
    head: say(COMPETENCE.unit),
    cell: (row, label, change) => <WordField isBare label={label} value={row.unit}
      choices={[
        { id: 'any-section', name: say(COMPETENCE.anySection) },
        ...vocabulary.units.map(({ rule, name }) => ({ id: rule, name })),
      ]}
      onChange={(chosen) => change({ unit: chosen })} />,
  }
  const [id, when, reason, article] = [
    words(say(COMPETENCE.id), 'id'), words(say(COMPETENCE.when), 'when'), words(say(COMPETENCE.reason), 'reason'),
    words(say(COMPETENCE.article), 'article'),
  ]
  return (
    <section className="mc-stack" aria-label={say(COMPETENCE.competence)}>
      <p className="mc-quiet">{say(COMPETENCE.hint)}</p>
      {WITH_UNIT.map((table) => <Fragment key={table}>
        <h2>{say(COMPETENCE[table])}</h2>
        <RowsTable name={say(COMPETENCE[table])} rows={value[table]} columns={[id, when, unit, reason, article]}
          addLabel={say(COMPETENCE.add)} blank={() => ({ ...BLANK, unit: table === 'guides' ? 'any-section' : '' })}
          onChange={(rows) => give({ [table]: rows })} />
      </Fragment>)}
      <h2>{say(COMPETENCE.exemptions)}</h2>
      <RowsTable name={say(COMPETENCE.exemptions)} rows={value.exemptions.map((row) => ({ ...row, unit: '' }))}
        columns={[id, when, reason, article]} addLabel={say(COMPETENCE.add)} blank={() => ({ ...BLANK, unit: '' })}
        onChange={(rows) => give({
          exemptions: rows.map(({ id: rule, when: holds, reason: why, article: by }) =>
            ({ id: rule, when: holds, reason: why, article: by })),
        })} />
    </section>
  )
}

const BLANK = { id: '', when: null, reason: '', article: null }

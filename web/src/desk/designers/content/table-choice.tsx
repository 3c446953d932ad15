import type { Package } from '@motcua/contracts/packages.ts'
import { Button, NativeSelect } from '@mantine/core'
import { say } from '../../../lib/language.ts'
import { tableFromContent } from '../decisions/table-from-content.ts'
import { decisionsIn } from '../decisions/decisions-in.ts'
import { TABLE_CHOICE, TABLE_HINT } from './table-choice-texts.ts'

export type TableSubject = 'fee' | 'papers' | 'limit'

/**
 * Which decision table says what a dossier costs, which papers it needs or how long it takes, instead of what stands
 * below for all alike; a new one begins with that.
 */
export function TableChoice({ subject, value, onChange }: {
  subject: TableSubject
  value: Package
  onChange: (value: Package) => void
}) {
  const { content, decisions } = value
  const chosen = content.tables?.[subject] ?? ''
  const known = decisions.flatMap(({ dmn }) => decisionsIn(dmn))
  const choose = (decision: string, more: Package['decisions'] = []) => {
    const named = Object.entries({ ...content.tables, [subject]: decision }).filter(([, one]) => one !== '')
    const tables = Object.fromEntries(named)
    const rest = { ...content }
    delete rest.tables
    onChange({
      ...value, decisions: [...decisions, ...more],
      content: Object.keys(tables).length > 0 ? { ...rest, tables } : rest,
    })
  }
  const isLost = chosen !== '' && !known.some(({ id, name }) => id === chosen || name === chosen)
  return (
    <div className="mc-panel mc-stack">
      <div className="mc-row mc-row-end">
        <NativeSelect
          label={say(TABLE_CHOICE[subject])} value={chosen} error={isLost ? say(TABLE_CHOICE.lost) : undefined}
          data={[
            { value: '', label: say(TABLE_CHOICE.none) },
            ...known.map(({ id, name }) => ({ value: id, label: name === '' || name === id ? id : `${name} (${id})` })),
            ...chosen !== '' && !known.some(({ id }) => id === chosen) ? [{ value: chosen, label: chosen }] : [],
          ]}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        {chosen === '' && <Button variant="default" onClick={() => {
          const made = tableFromContent(subject, content, known.map(({ id }) => id))
          choose(made.id, [made])
        }}>{say(TABLE_CHOICE.make)}</Button>}
      </div>
      <p className="mc-quiet">{say(TABLE_HINT[subject])}</p>
    </div>
  )
}

import type { MigrationPreview } from '@motcua/contracts/migrations.ts'
import { NativeSelect } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { MIGRATION } from './migration-texts.ts'

export interface MappingTableProps {
  readonly preview: MigrationPreview
  readonly mapping: MigrationPreview['mapping']
  readonly onChange: (mapping: MigrationPreview['mapping']) => void
}

type OldStep = MigrationPreview['from'][number]

/** Which new step stands for which old one: first those at which something stands, the others folded away. */
export function MappingTable(props: MappingTableProps) {
  const { from } = props.preview
  const [used, others] = [from.filter(({ standing }) => standing > 0), from.filter(({ standing }) => standing === 0)]
  return (
    <>
      <h3>{say(MIGRATION.mappingTitle)}</h3>
      <p className="mc-quiet">{say(MIGRATION.mappingHint)}</p>
      {used.length > 0 && <Rows {...props} steps={used} />}
      {others.length > 0 && <details>
        <summary>{say(MIGRATION.others, { count: others.length })}</summary>
        <Rows {...props} steps={others} />
      </details>}
    </>
  )
}

function Rows(
  { preview: { to }, mapping, onChange, steps }: MappingTableProps & { readonly steps: readonly OldStep[] },
) {
  const choose = (old: string, now: string) => {
    // A new step stands for one old step: chosen here, it is free there.
    const rest = Object.fromEntries(Object.entries(mapping).filter(([key, meant]) => key !== old && meant !== now))
    onChange(now === '' ? rest : { ...rest, [old]: now })
  }
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        <th scope="col">{say(MIGRATION.oldStep)}</th><th scope="col">{say(MIGRATION.standing)}</th>
        <th scope="col">{say(MIGRATION.newStep)}</th>
      </tr></thead>
      <tbody>{steps.map(({ id, name, kind, standing }) => (
        <tr key={id}>
          <td>{name}</td><td className="mc-number">{standing}</td>
          <td>
            <NativeSelect
              aria-label={say(MIGRATION.newStepOf, { step: name })} value={mapping[id] ?? ''}
              onChange={(event) => choose(id, event.currentTarget.value)}
              data={[
                { value: '', label: say(MIGRATION.noStep) },
                ...to.filter((node) => node.kind === kind).map((node) => ({ value: node.id, label: node.name })),
              ]}
            />
          </td>
        </tr>
      ))}</tbody>
    </table></div>
  )
}

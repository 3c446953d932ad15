import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useEquipmentFigures } from './equipment-data.ts'
import { EQUIPMENT } from './equipment-texts.ts'

/** What every section needs, has and lacks; whoever lacks most comes first. */
export function EquipmentTable() {
  const [isOpen, setOpen] = useState(false)
  const found = useEquipmentFigures(isOpen)
  const items = (found.data?.items ?? []).toSorted((a, b) => b.missing - a.missing || a.name.localeCompare(b.name, 'vi'))
  const kinds = found.data?.kinds ?? []
  return (
    <details className="mc-section-figures" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(EQUIPMENT.figures)}</summary>
      {isOpen && found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(EQUIPMENT.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && kinds.length === 0 && <p className="mc-quiet">{say(EQUIPMENT.noRule)}</p>}
      {found.data && kinds.length > 0 && (
        <>
          <p className="mc-quiet">{say(EQUIPMENT.figuresHint)}</p>
          <div className="mc-table-wrap"><table className="mc-table">
            <thead><tr>
              <th scope="col">{say(EQUIPMENT.section)}</th><th scope="col">{say(EQUIPMENT.missing)}</th>
              {kinds.map(({ code, name }) => <th key={code} scope="col">{name}</th>)}
            </tr></thead>
            <tbody>{items.map(({ sectionId, name, missing, lines }) => (
              <tr key={sectionId}>
                <td>{name}</td><td className="mc-number">{missing}</td>
                {kinds.map(({ code }) => {
                  const line = lines.find((one) => one.code === code)
                  return <td key={code} className="mc-number">{line ? say(EQUIPMENT.of, line) : ''}</td>
                })}
              </tr>
            ))}</tbody>
          </table></div>
        </>
      )}
    </details>
  )
}

import type { Equipment, EquipmentItem } from '@motcua/contracts/equipment.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { dayText } from '../clearances/clearances-data.ts'
import { useEquipment } from './equipment-data.ts'
import { ItemForm, NewItem } from './equipment-form.tsx'
import { EQUIPMENT, ITEM_STATE } from './equipment-texts.ts'

/** What the section has to work with, against its need, and each thing of it. */
export function EquipmentPart({ sectionId }: { readonly sectionId: string }) {
  const found = useEquipment(sectionId)
  const [asked, setAsked] = useState<EquipmentItem>()
  const close = () => {
    setAsked(undefined)
    focusContent()
  }
  return (
    <section className="mc-stack" aria-labelledby="thiet-bi">
      <h2 id="thiet-bi">{say(EQUIPMENT.title)}</h2>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(EQUIPMENT.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Need {...found.data} />}
      {found.data?.canKeep && found.data.lines.length > 0
        && <NewItem sectionId={sectionId} lines={found.data.lines} on={found.data.on} />}
      {asked && found.data && <ItemForm key={asked.id} item={asked} on={found.data.on} onClose={close} />}
      {found.data && <Items {...found.data} onAsk={setAsked} />}
    </section>
  )
}

function Need({ counters, digitises, lines }: Equipment) {
  if (lines.length === 0) return <p className="mc-quiet">{say(EQUIPMENT.noRule)}</p>
  return (
    <>
      <p className="mc-quiet">
        {say(EQUIPMENT.need, { counters, digitises: say(digitises ? EQUIPMENT.yes : EQUIPMENT.no) })}
      </p>
      <div className="mc-table-wrap"><table className="mc-table">
        <thead><tr>
          {(['kind', 'needed', 'works', 'missing'] as const).map((head) =>
            <th key={head} scope="col">{say(EQUIPMENT[head])}</th>)}
        </tr></thead>
        <tbody>{lines.map(({ code, name, need, works, missing }) => (
          <tr key={code}>
            <td>{name}</td><td className="mc-number">{need}</td><td className="mc-number">{works}</td>
            <td className="mc-number">{missing > 0 ? <b>{missing}</b> : missing}</td>
          </tr>
        ))}</tbody>
      </table></div>
    </>
  )
}

function Items({ items, canKeep, onAsk }: Equipment & { readonly onAsk: (item: EquipmentItem) => void }) {
  return (
    <>
      <h3>{say(EQUIPMENT.list)}</h3>
      {items.length === 0 && <p className="mc-quiet">{say(EQUIPMENT.none)}</p>}
      {items.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            {(['kind', 'label', 'state', 'since', 'note'] as const).map((head) =>
              <th key={head} scope="col">{say(EQUIPMENT[head])}</th>)}
            {canKeep && <th scope="col">{say(EQUIPMENT.deed)}</th>}
          </tr></thead>
          <tbody>{items.map((item) => (
            <tr key={item.id}>
              <td>{item.kindName}</td><td><bdi>{item.label}</bdi></td><td>{say(ITEM_STATE[item.state])}</td>
              <td>{dayText(item.since)}</td><td>{item.note}</td>
              {canKeep && <td>
                <Button
                  variant="default" onClick={() => onAsk(item)}
                  aria-label={say(EQUIPMENT.changeOf, { name: `${item.kindName} ${item.label}` })}
                >{say(EQUIPMENT.change)}</Button>
              </td>}
            </tr>
          ))}</tbody>
        </table></div>
      )}
    </>
  )
}

import type { MigrationPreview } from '@motcua/contracts/migrations.ts'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { MappingTable } from './mapping-table.tsx'
import { useMoving } from './migration-data.ts'
import { MIGRATION } from './migration-texts.ts'
import { wordsOf } from './words-of.ts'

type Mapping = MigrationPreview['mapping']

export interface PreviewPanelProps {
  readonly preview: MigrationPreview
  readonly versions: { readonly from: string; readonly to: string }
  readonly isLooking: boolean
  readonly onLook: (mapping: Mapping) => void
  readonly onDone: () => void
}

/** What would move and what would not, the steps that stand for each other, and the move itself. */
export function PreviewPanel({ preview, versions, isLooking, onLook, onDone }: PreviewPanelProps) {
  const { running, movable, refused } = preview
  const [mapping, setMapping] = useState(preview.mapping)
  const [isAsked, setIsAsked] = useState(false)
  const moving = useMoving(() => {
    announce(say(MIGRATION.begun))
    onDone()
  })
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const isChanged = JSON.stringify(sorted(mapping)) !== JSON.stringify(sorted(preview.mapping))
  return (
    <section className="mc-panel mc-stack" aria-labelledby="xem-truoc">
      <h2 id="xem-truoc" ref={heading} tabIndex={-1}>{say(MIGRATION.previewTitle)}</h2>
      <p>{say(MIGRATION.movable, { movable, running })}</p>
      {refused.length > 0 && <RefusedTable refused={refused} />}
      <MappingTable preview={preview} mapping={mapping} onChange={setMapping} />
      <FormRefusal error={moving.error} />
      {isChanged && <p role="status">{say(MIGRATION.changed)}</p>}
      {isAsked && !isChanged
        ? <ConfirmPanel
          title={say(MIGRATION.move, { count: movable })} confirmLabel={say(MIGRATION.move, { count: movable })}
          isBusy={moving.isPending} onCancel={() => setIsAsked(false)}
          onConfirm={() => moving.mutate({ path: '/api/process-migrations', body: { ...versions, mapping } })}
        ><p>{say(MIGRATION.moveAsk)}</p></ConfirmPanel>
        : <div className="mc-row">
          <Button disabled={isChanged || movable === 0} onClick={() => setIsAsked(true)}>
            {say(MIGRATION.move, { count: movable })}
          </Button>
          {isChanged && <Button variant="default" loading={isLooking} onClick={() => onLook(mapping)}>
            {say(MIGRATION.again)}
          </Button>}
          <Button variant="subtle" onClick={onDone}>{say(MIGRATION.close)}</Button>
        </div>}
    </section>
  )
}

function sorted(mapping: Mapping): [string, string][] {
  return Object.entries(mapping).sort(([one], [other]) => one < other ? -1 : 1)
}

function RefusedTable({ refused }: Pick<MigrationPreview, 'refused'>) {
  return (
    <>
      <h3>{say(MIGRATION.refusedTitle)}</h3>
      <div className="mc-table-wrap"><table className="mc-table">
        <thead><tr>
          <th scope="col">{say(MIGRATION.step)}</th><th scope="col">{say(MIGRATION.why)}</th>
          <th scope="col">{say(MIGRATION.runs)}</th>
        </tr></thead>
        <tbody>{refused.map((one) => (
          <tr key={`${one.node} ${one.why}`}>
            <td>{one.nodeName}</td><td>{wordsOf(one)}</td><td className="mc-number">{one.runs}</td>
          </tr>
        ))}</tbody>
      </table></div>
    </>
  )
}

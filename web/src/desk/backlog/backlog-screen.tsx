import type { BacklogLine } from '@motcua/contracts/backlog.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { dayText } from '../clearances/clearances-data.ts'
import { useTitle } from '../shell/use-title.ts'
import { useBacklog } from './backlog-data.ts'
import { BACKLOG } from './backlog-texts.ts'
import { DeclarationForm } from './declaration-form.tsx'
import { ImportForm } from './import-form.tsx'
import { PackageList } from './package-list.tsx'

/** What results of the past are in force, by agency and type: declared, listed, digitised. */
export function BacklogScreen() {
  useTitle(say(BACKLOG.title))
  const found = useBacklog()
  const [opened, setOpened] = useState<'declare' | 'import'>()
  const close = () => setOpened(undefined)
  const items = found.data?.items ?? []
  return (
    <main className="mc-stack">
      <h1>{say(BACKLOG.title)}</h1>
      <p className="mc-quiet">{say(BACKLOG.intro)}</p>
      {found.data && opened === 'declare' && <DeclarationForm list={found.data} onClose={close} />}
      {found.data && opened === 'import' && <ImportForm list={found.data} onClose={close} />}
      {found.data && !opened && <div className="mc-row">
        <Button onClick={() => setOpened('declare')}>{say(BACKLOG.declare)}</Button>
        <Button variant="default" onClick={() => setOpened('import')}>{say(BACKLOG.importList)}</Button>
      </div>}
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(BACKLOG.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && items.length === 0
        && <EmptyState title={say(BACKLOG.empty)}><p>{say(BACKLOG.emptyHint)}</p></EmptyState>}
      {items.length > 0 && <Lines items={items} />}
      {found.data && <PackageList list={found.data} />}
    </main>
  )
}

function Lines({ items }: { readonly items: readonly BacklogLine[] }) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        {(['unit', 'type', 'declared', 'asOf', 'listed', 'digitised'] as const).map((head) =>
          <th key={head} scope="col">{say(BACKLOG[head])}</th>)}
      </tr></thead>
      <tbody>{items.map((one) => (
        <tr key={`${one.unitId} ${one.documentType}`}>
          <td>{one.unitName}</td><td>{one.typeName}</td><td className="mc-number">{one.declared ?? ''}</td>
          <td>{one.asOf === null ? '' : dayText(one.asOf)}</td><td className="mc-number">{one.listed}</td>
          <td className="mc-number">{one.digitised}</td>
        </tr>
      ))}</tbody>
    </table></div>
  )
}

import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useConfirmingRoles, useListOf } from './succession-data.ts'
import { SUCCESSION } from './succession-texts.ts'

/** Merged rules by which only some officers get work. */
export function RuleTable({ plan }: { readonly plan: string }) {
  const found = useListOf(plan, 'rules')
  const rows = found.data?.pages.flatMap(({ items }) => items).map((one) => [
    one.unitName, one.roleName, one.procedureName ?? say(SUCCESSION.all), one.named.join(', '),
    one.others.length > 0 ? one.others.join(', ') : say(SUCCESSION.nobody),
  ])
  return <PagedTable
    id="rules" title={say(SUCCESSION.rules)} hint={say(SUCCESSION.rulesHint)} empty={say(SUCCESSION.noRules)}
    heads={[SUCCESSION.at, SUCCESSION.role, SUCCESSION.procedure, SUCCESSION.named, SUCCESSION.others].map((one) =>
      say(one))}
    rows={rows} found={found}
  />
}

/** Roles that staff held at units which ended, and hold at others now. */
export function RoleTable({ plan, count }: { readonly plan: string; readonly count: number }) {
  const found = useListOf(plan, 'roles')
  const lines = found.data?.pages.flatMap(({ items }) => items)
  const nameOf = (unitId: string) => lines?.find(({ toId }) => toId === unitId)?.toName ?? ''
  const confirming = useConfirmingRoles(({ unitId }) =>
    announce(say(SUCCESSION.rolesConfirmed, { unit: nameOf(unitId) })))
  const rows = lines?.map((one, nth) => [
    `${one.fullName} (${one.username})`, one.roleName, one.fromName, one.toName,
    // All of a unit are looked through together: one button, under the last of them, once all are shown.
    lines[nth + 1]?.toId !== one.toId && (nth + 1 < lines.length || !found.hasNextPage) && (
      <Button
        variant="default" size="compact-sm" disabled={confirming.isPending}
        aria-label={say(SUCCESSION.confirmRolesOf, { unit: one.toName })}
        onClick={() => confirming.mutate({ plan, unitId: one.toId })}
      >
        {say(SUCCESSION.confirmRoles)}
      </Button>
    ),
  ])
  return <PagedTable
    id="roles" title={say(SUCCESSION.roles, { count })} hint={say(SUCCESSION.rolesHint)} empty={say(SUCCESSION.noRoles)}
    heads={[SUCCESSION.officer, SUCCESSION.role, SUCCESSION.from, SUCCESSION.now, SUCCESSION.deeds].map((one) =>
      say(one))}
    rows={rows} found={found} error={confirming.error}
  />
}

interface PagedTableProps {
  readonly id: string
  readonly title: string
  readonly hint: string
  readonly empty: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly ReactNode[])[] | undefined
  /** Of a deed on its lines. */
  readonly error?: Error | null
  readonly found: Pick<
    ReturnType<typeof useListOf>,
    'isPending' | 'error' | 'refetch' | 'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage'
  >
}

function PagedTable({ id, title, hint, empty, heads, rows, found, error = null }: PagedTableProps) {
  return (
    <section className="mc-stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="mc-quiet">{hint}</p>
      {found.isPending && <SkeletonList rows={3} />}
      {found.error
        && <ErrorState title={say(SUCCESSION.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      <FormRefusal error={error} />
      {rows?.length === 0 && <p>{empty}</p>}
      {rows && rows.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
          <tbody>{rows.map((cells, row) => (
            <tr key={row}>{cells.map((cell, column) => <td key={heads[column]}>{cell}</td>)}</tr>
          ))}</tbody>
        </table></div>
      )}
      {found.hasNextPage && <div><MoreButton found={found} label={say(SUCCESSION.more)} /></div>}
    </section>
  )
}

import type { LineItem } from '@motcua/contracts/backlog-line.ts'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { dayText } from '../clearances/clearances-data.ts'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { useLine } from './line-data.ts'
import { LINE } from './line-texts.ts'
import { LineWork } from './line-work.tsx'
import { SignPackage } from './sign-package.tsx'

/** Results of a package on the line: each row is at its step, and the next opens by itself when one is done. */
export function LineScreen() {
  const { id } = useParams({ strict: false })
  const found = useLine(id ?? '')
  const [first] = found.data?.pages ?? []
  const title = say(LINE.title, { type: first?.package.typeName ?? '' })
  useTitle(title)
  const [opened, setOpened] = useState<string>()
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  const chosen = items.find((one) => one.id === opened)
  const mayScan = useSession()?.permissions.includes('paper.add') ?? false
  const mayDo = (one: LineItem) => waitsWhy(one, mayScan) === undefined
  const goOn = () => setOpened(items.find((one) => one.id !== opened && one.stage === chosen?.stage && mayDo(one))?.id)
  return (
    <main className="mc-stack">
      <p><Link to="/ton-dong">{say(LINE.back)}</Link></p>
      <h1>{title}</h1>
      {first && <p className="mc-quiet">{say(LINE.intro, { unit: first.package.unitName })}</p>}
      {chosen && mayDo(chosen)
        && <LineWork key={`${chosen.id} ${chosen.stage}`} item={chosen} onDone={goOn} onClose={() => setOpened(undefined)} />}
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(LINE.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {first && <SignPackage id={first.package.id} unsigned={first.package.unsigned} />}
      {items.length > 0 && <Items items={items} mayScan={mayScan} opened={opened} onOpen={setOpened} />}
      <MoreButton found={found} label={say(LINE.more)} />
    </main>
  )
}

const DEED = { waits: LINE.scan, scanned: LINE.index, indexed: LINE.check } as const

/** Why whoever looks has nothing to do with it now; empty where nobody has. */
function waitsWhy({ stage, isOwnWork }: LineItem, mayScan: boolean): string | undefined {
  if (stage === 'kept') return ''
  if (stage === 'waits' && !mayScan) return say(LINE.othersScan)
  return stage === 'indexed' && isOwnWork ? say(LINE.ownWork) : undefined
}

function Items({ items, mayScan, opened, onOpen }: {
  readonly items: readonly LineItem[]; readonly mayScan: boolean; readonly opened: string | undefined
  readonly onOpen: (id: string) => void
}) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        {(['number', 'issuedOn', 'owner', 'stage', 'deed'] as const).map((head) =>
          <th key={head} scope="col">{say(LINE[head])}</th>)}
      </tr></thead>
      <tbody>{items.map((one) => (
        <tr key={one.id}>
          <td>{one.number}</td><td>{dayText(one.issuedOn)}</td>
          <td>{one.ownerName}{one.ownerNumber !== null && <><br /><span className="mc-quiet">{one.ownerNumber}</span></>}</td>
          <td>
            {say(LINE[one.stage])}
            {one.sentBackWhy !== null && <><br /><span>{say(LINE.sentBack, { why: one.sentBackWhy })}</span></>}
          </td>
          <td>{deedOf(one, waitsWhy(one, mayScan), opened, onOpen)}</td>
        </tr>
      ))}</tbody>
    </table></div>
  )
}

function deedOf(
  item: LineItem, why: string | undefined, opened: string | undefined, onOpen: (id: string) => void,
) {
  if (why !== undefined || item.stage === 'kept') return <span className="mc-quiet">{why}</span>
  const deed = say(DEED[item.stage])
  return (
    <Button
      variant="default" aria-expanded={item.id === opened} aria-label={say(LINE.deedOf, { deed, number: item.number })}
      onClick={() => onOpen(item.id)}
    >{deed}</Button>
  )
}

import type { SectionList } from '@motcua/contracts/sections.ts'
import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { EquipmentTable } from './equipment-table.tsx'
import { SectionDetails } from './section-details.tsx'
import { useSections } from './section-data.ts'
import { SECTION } from './section-texts.ts'
import { ShareTable } from './share-table.tsx'

/** How the sections within reach are made up, one at a time; for whoever directs the shares of all. */
export function SectionScreen() {
  useTitle(say(SECTION.title))
  const found = useSections()
  const directs = useSession()?.permissions.includes('figures.read') ?? false
  return (
    <main className="mc-stack">
      <h1>{say(SECTION.title)}</h1>
      <p className="mc-quiet">{say(SECTION.intro)}</p>
      {found.isPending && <SkeletonList rows={6} />}
      {found.isError
        && <ErrorState title={say(SECTION.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.items.length === 0
        && <EmptyState title={say(SECTION.none)}><p>{say(SECTION.noneHint)}</p></EmptyState>}
      {found.data && found.data.items.length > 0 && <Chosen items={found.data.items} />}
      {directs && <ShareTable />}
      {directs && <EquipmentTable />}
    </main>
  )
}

function Chosen({ items }: SectionList) {
  const [chosen, setChosen] = useState('')
  const id = (items.find((one) => one.id === chosen) ?? items[0])?.id ?? ''
  return (
    <>
      {items.length > 1 && (
        <NativeSelect
          label={say(SECTION.choose)} value={id} onChange={(event) => setChosen(event.currentTarget.value)}
          data={items.map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
      <SectionDetails key={id} id={id} />
    </>
  )
}

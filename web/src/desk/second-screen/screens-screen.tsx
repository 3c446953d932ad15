import type { CitizenScreens } from '@motcua/contracts/citizen-screen.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { NewScreen } from './new-screen.tsx'
import { useEndingScreen, useScreens } from './screen-data.ts'
import { SCREENS } from './second-screen-texts.ts'

type Screen = CitizenScreens['places'][number]['screens'][number]

/** Screens turned to the citizen, of the sections at which one receives: a new one with its code, one that is ended. */
export function ScreensScreen() {
  useTitle(say(SCREENS.title))
  const found = useScreens()
  const ending = useEndingScreen()
  const [asked, setAsked] = useState<Screen>()
  const places = found.data?.places
  const close = () => {
    setAsked(undefined)
    focusContent()
  }
  const end = ({ id, name }: Screen) => ending.mutate(id, {
    onSuccess: () => announce(say(SCREENS.ended, { name })), onSettled: close,
  })
  const ask = (screen: Screen) => {
    ending.reset() // what was said of another
    setAsked(screen)
  }
  return (
    <main className="mc-stack">
      <h1>{say(SCREENS.title)}</h1>
      <p className="mc-quiet">{say(SCREENS.intro)}</p>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(SCREENS.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {ending.error && <ErrorState title={say(SCREENS.notEnded)} error={ending.error} />}
      {asked && (
        <ConfirmPanel
          key={asked.id} title={say(SCREENS.endTitle, { name: asked.name })} confirmLabel={say(SCREENS.end)}
          isBusy={ending.isPending} onConfirm={() => end(asked)} onCancel={close}
        ><p>{say(SCREENS.endHint)}</p></ConfirmPanel>
      )}
      {places?.length === 0 && <EmptyState title={say(SCREENS.nowhere)} />}
      {places && places.length > 0 && <NewScreen places={places} />}
      {places?.map(({ unitId, unitName, screens }) => (
        <section key={unitId}>
          <h2><bdi>{unitName}</bdi></h2>
          {screens.length === 0 ? <EmptyState title={say(SCREENS.empty)} /> : <Table screens={screens} onEnd={ask} />}
        </section>
      ))}
    </main>
  )
}

function Table({ screens, onEnd }: { readonly screens: readonly Screen[]; readonly onEnd: (screen: Screen) => void }) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        <th scope="col">{say(SCREENS.name)}</th><th scope="col">{say(SCREENS.state)}</th>
        <th scope="col">{say(SCREENS.deed)}</th>
      </tr></thead>
      <tbody>{screens.map((screen) => (
        <tr key={screen.id}>
          <td><b><bdi>{screen.name}</bdi></b></td>
          <td>{stateOf(screen)}</td>
          <td>
            <Button
              size="compact-sm" variant="default" aria-label={say(SCREENS.endOne, { name: screen.name })}
              onClick={() => onEnd(screen)}
            >{say(SCREENS.end)}</Button>
          </td>
        </tr>
      ))}</tbody>
    </table></div>
  )
}

function stateOf({ enrolledAt, isHeard }: Screen) {
  if (enrolledAt === null) return <StateChip text={say(SCREENS.waits)} tone="waiting" icon="◔" />
  return isHeard
    ? <StateChip text={say(SCREENS.open)} tone="done" icon="✓" />
    : <StateChip text={say(SCREENS.closed)} tone="waiting" icon="◔" />
}

import type { TeamMemberLine } from '@motcua/contracts/teams.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { showDay } from '../../lib/dates.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { SectionField } from '../session/section-field.tsx'
import { useSection } from '../session/section.ts'
import { FoundTable } from '../shell/found-table.tsx'
import { useTitle } from '../shell/use-title.ts'
import { NameMember } from './name-member.tsx'
import { useEndingMember, useTeams } from './teams-data.ts'
import { TEAMS } from './teams-texts.ts'

/** Community digital teams of a section: who is a member, how many people each helps; named and ended here. */
export function TeamsScreen() {
  useTitle(say(TEAMS.title))
  const { section } = useSection()
  return (
    <main className="mc-stack">
      <h1>{say(TEAMS.title)}</h1>
      <p className="mc-quiet">{say(TEAMS.intro)}</p>
      <SectionField />
      {section ? <OfSection key={section.id} sectionId={section.id} /> : <p>{say(TEAMS.noSection)}</p>}
    </main>
  )
}

function OfSection({ sectionId }: { readonly sectionId: string }) {
  const found = useTeams(sectionId)
  const ending = useEndingMember()
  const teams = found.data?.pages.flatMap((page) => page.teams) ?? []
  const [asked, setAsked] = useState<TeamMemberLine>()
  const close = () => {
    setAsked(undefined)
    focusContent()
  }
  const end = ({ id, fullName: name }: TeamMemberLine) => ending.mutate(id, {
    onSuccess: () => announce(say(TEAMS.wasEnded, { name })), onSettled: close,
  })
  return (
    <>
      {found.isPending && <SkeletonList rows={2} />}
      <FoundTable
        found={found} keyOf={({ id }) => id}
        words={{
          failed: say(TEAMS.failed), none: say(TEAMS.none), more: say(TEAMS.more),
          heads: [
            say(TEAMS.person), say(TEAMS.team), say(TEAMS.decision), say(TEAMS.term), say(TEAMS.helped),
            say(TEAMS.inForce), say(TEAMS.state), say(TEAMS.deed),
          ],
        }}
        row={(line) => (
          <Cells line={line} onEnd={() => {
            ending.reset() // what was said of another
            setAsked(line)
          }} />
        )}
      >
        {ending.error && <ErrorState title={say(TEAMS.notEnded)} error={ending.error} />}
        {asked && (
          <ConfirmPanel
            key={asked.id} title={say(TEAMS.endTitle, { name: asked.fullName })} confirmLabel={say(TEAMS.end)}
            isBusy={ending.isPending} onConfirm={() => end(asked)} onCancel={close}
          ><p>{say(TEAMS.endHint)}</p></ConfirmPanel>
        )}
        {teams.length > 0 && <>
          <h2>{say(TEAMS.counts)}</h2>
          <ul>{teams.map((one) => <li key={one.team}>{say(TEAMS.count, one)}</li>)}</ul>
        </>}
      </FoundTable>
      <NameMember sectionId={sectionId} />
    </>
  )
}

function Cells({ line, onEnd }: { readonly line: TeamMemberLine; readonly onEnd: () => void }) {
  return (
    <>
      <td>{line.fullName} <span className="mc-number">{line.number}</span></td>
      <td>{line.team}</td>
      <td>{line.decision}</td>
      <td>{say(TEAMS.fromTo, { from: showDay(line.from), to: showDay(line.to) })}</td>
      <td>{line.helped}</td>
      <td>{line.inForce}</td>
      <td>{chipOf(line.state)}</td>
      <td>{line.state !== 'ended' && (
        <Button size="compact-sm" variant="default" aria-label={say(TEAMS.endOf, { name: line.fullName })} onClick={onEnd}>
          {say(TEAMS.end)}
        </Button>
      )}</td>
    </>
  )
}

function chipOf(state: TeamMemberLine['state']) {
  switch (state) {
    case 'in-force': return <StateChip text={say(TEAMS.member)} tone="done" icon="✓" />
    case 'not-begun': return <StateChip text={say(TEAMS.notBegun)} tone="waiting" icon="◔" />
    case 'over': return <StateChip text={say(TEAMS.over)} tone="waiting" icon="◔" />
    case 'ended': return <StateChip text={say(TEAMS.ended)} tone="waiting" icon="◔" />
  }
}

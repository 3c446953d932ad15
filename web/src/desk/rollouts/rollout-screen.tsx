import type { RolloutLine, RolloutList } from '@motcua/contracts/rollouts.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { dayText } from '../clearances/clearances-data.ts'
import { useTitle } from '../shell/use-title.ts'
import { useRollouts } from './rollout-data.ts'
import { RolloutDecision } from './rollout-decision.tsx'
import { RolloutForm } from './rollout-form.tsx'
import { LEVELS, ROLLOUT } from './rollout-texts.ts'

type LevelWord = keyof typeof LEVELS

/** Since when digitisation is in force at which section, and until when: proposed by one, approved by another. */
export function RolloutScreen() {
  useTitle(say(ROLLOUT.title))
  const found = useRollouts()
  const [level, setLevel] = useState('')
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState<string>()
  const lines = (found.data?.items ?? []).filter((one) =>
    (level === '' || one.level === level) && one.name.toLowerCase().includes(typed.trim().toLowerCase()))
  const chosen = found.data?.items.find(({ sectionId }) => sectionId === open)
  const close = () => setOpen(undefined)
  return (
    <main className="mc-stack">
      <h1>{say(ROLLOUT.title)}</h1>
      <p className="mc-quiet">{say(ROLLOUT.intro)}</p>
      {chosen && (chosen.open
        ? <RolloutDecision key={chosen.sectionId} line={chosen} open={chosen.open} onClose={close} />
        : chosen.until === null && <RolloutForm key={chosen.sectionId} line={chosen} onClose={close} />)}
      <div className="mc-row">
        <NativeSelect
          label={say(ROLLOUT.level)} value={level} onChange={(event) => setLevel(event.currentTarget.value)}
          data={[{ value: '', label: say(ROLLOUT.allLevels) }, ...(Object.keys(LEVELS) as LevelWord[]).map((word) =>
            ({ value: word, label: say(LEVELS[word]) }))]}
        />
        <TextInput
          label={say(ROLLOUT.find)} value={typed} onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {found.isPending && <SkeletonList rows={6} />}
      {found.isError
        && <ErrorState title={say(ROLLOUT.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && <EmptyState title={say(ROLLOUT.none)} />}
      {found.data && lines.length > 0
        && <Sections today={found.data.today} items={lines} opened={open} onOpen={setOpen} />}
    </main>
  )
}

function Sections({ today, items, opened, onOpen }: RolloutList & {
  readonly opened: string | undefined; readonly onOpen: (sectionId: string) => void
}) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        <th scope="col">{say(ROLLOUT.section)}</th><th scope="col">{say(ROLLOUT.state)}</th>
        <th scope="col">{say(ROLLOUT.decision)}</th><th scope="col">{say(ROLLOUT.deed)}</th>
      </tr></thead>
      <tbody>{items.map((line) => (
        <tr key={line.sectionId}>
          <td>{line.name}</td>
          <td>{stateOf(line, today)}{line.isExempt && <><br /><span className="mc-quiet">{say(ROLLOUT.exempt)}</span></>}</td>
          <td>{decisionOf(line)}</td>
          <td>{line.until === null && (
            <Button
              variant={line.open?.canApprove ? 'filled' : 'default'} aria-expanded={line.sectionId === opened}
              aria-label={say(ROLLOUT.deedOf, { deed: deedOf(line), name: line.name })}
              onClick={() => onOpen(line.sectionId)}
            >{deedOf(line)}</Button>
          )}</td>
        </tr>
      ))}</tbody>
    </table></div>
  )
}

function stateOf({ from, until, open }: RolloutLine, today: string): string {
  if (from !== null) {
    if (until !== null) return say(ROLLOUT.until, { day: dayText(from), until: dayText(until) })
    const held = say(from <= today ? ROLLOUT.since : ROLLOUT.to, { day: dayText(from) })
    return open ? `${held}, ${say(ROLLOUT.endWaits, { day: dayText(open.from) })}` : held
  }
  return open ? say(ROLLOUT.waits, { day: dayText(open.from) }) : say(ROLLOUT.not)
}

function decisionOf({ decisionNumber, decidedOn, isInvented, open }: RolloutLine): string {
  const [number, day] = [decisionNumber ?? open?.decisionNumber, decidedOn ?? open?.decidedOn]
  if (!number || !day) return ''
  const text = say(ROLLOUT.by, { number, day: dayText(day) })
  return isInvented ? `${text} ${say(ROLLOUT.invented)}` : text
}

/** What waits for whoever looks, by its own name. */
function deedOf({ open, from }: RolloutLine): string {
  if (!open) return say(from === null ? ROLLOUT.propose : ROLLOUT.end)
  return say(open.canApprove ? ROLLOUT.decide : ROLLOUT.show)
}

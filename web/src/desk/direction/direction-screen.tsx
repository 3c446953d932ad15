import { Button, NativeSelect } from '@mantine/core'
import type { InstructionLine } from '@motcua/contracts/instructions.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { useSession } from '../session/read-session.ts'
import { PagedTable } from '../shell/paged-table.tsx'
import { useTitle } from '../shell/use-title.ts'
import {
  INSTRUCTION_LISTS, type InstructionList, subjectOf, subjectSearch, useInstructionCounts, useInstructions,
} from './direction-data.ts'
import { DIRECTION, INSTRUCTION_STATE } from './direction-texts.ts'
import { GiveInstruction } from './give-instruction.tsx'
import { aboutWords, valueWords } from './instruction-words.ts'
import { OneInstruction } from './one-instruction.tsx'

/** Instructions that are open: told to one, given by one, of all that one directs; and a new one about a subject. */
export function DirectionScreen() {
  useTitle(say(DIRECTION.title))
  const gives = useSession()?.permissions.includes('direction.give') ?? false
  const about = subjectOf(subjectSearch(useSearch({ strict: false })))
  const navigate = useNavigate()
  const [list, setList] = useState<InstructionList>('received')
  const [open, setOpen] = useState<string>()
  const heading = useRef<HTMLHeadingElement>(null)
  const found = useInstructions(list)
  const close = () => {
    setOpen(undefined)
    heading.current?.focus()
  }
  return (
    <main className="mc-stack">
      <h1 ref={heading} tabIndex={-1}>{say(DIRECTION.title)}</h1>
      <p className="mc-quiet">{say(DIRECTION.intro)}</p>
      {gives && about && (
        <GiveInstruction
          about={about}
          onDone={() => {
            setList('given')
            void navigate({ to: '/chi-dao' })
            heading.current?.focus()
          }}
        />
      )}
      {gives && (
        <NativeSelect
          label={say(DIRECTION.list)} value={list}
          onChange={(event) => {
            setList(INSTRUCTION_LISTS.find((one) => one === event.currentTarget.value) ?? 'received')
            setOpen(undefined)
          }}
          data={INSTRUCTION_LISTS.map((one) => ({ value: one, label: say(DIRECTION[one]) }))}
        />
      )}
      <PagedTable
        found={found}
        said={{ failed: say(DIRECTION.failed), empty: say(DIRECTION.empty), more: say(DIRECTION.more) }}
        heads={(['about', 'words', 'who', 'due', 'state', 'open'] as const).map((head) => say(DIRECTION[head]))}
        cells={(line) => <>
          <Cells line={line} />
          <td>
            <Button
              variant="default" aria-expanded={line.id === open} onClick={() => setOpen(line.id)}
              aria-label={say(DIRECTION.openOf, { what: aboutWords(line) })}
            >{say(DIRECTION.open)}</Button>
          </td>
        </>}
      />
      {open !== undefined && <OneInstruction key={open} id={open} onClose={close} />}
      {gives && <Counts />}
    </main>
  )
}

function Cells({ line }: { line: InstructionLine }) {
  const { figure, words, unitName, officerName, dueOn, isOverdue, isEscalated, state } = line
  return (
    <>
      <td>{aboutWords(line)}{figure && <div className="mc-quiet">{valueWords(figure)}</div>}</td>
      <td><bdi>{words}</bdi></td>
      <td>{unitName}{officerName !== null && <div><bdi>{officerName}</bdi></div>}</td>
      <td>
        {showDay(dueOn)}
        {isOverdue && <div><b className="mc-late">⚠ {say(DIRECTION.overdue)}</b></div>}
      </td>
      <td>{say(INSTRUCTION_STATE[state])}{isEscalated && <div className="mc-quiet">{say(DIRECTION.escalated)}</div>}</td>
    </>
  )
}

function Counts() {
  const items = useInstructionCounts(true).data?.items ?? []
  if (items.length === 0) return null
  return (
    <section>
      <h2>{say(DIRECTION.counts)}</h2>
      <div className="mc-table-wrap"><table className="mc-table">
        <thead><tr>
          {(['unit', 'openCount', 'overdueCount'] as const).map((head) => <th key={head} scope="col">{say(DIRECTION[head])}</th>)}
        </tr></thead>
        <tbody>{items.map(({ unitId, unitName, open, overdue }) => (
          <tr key={unitId}>
            <td>{unitName}</td><td className="mc-number">{open}</td><td className="mc-number">{overdue}</td>
          </tr>
        ))}</tbody>
      </table></div>
    </section>
  )
}

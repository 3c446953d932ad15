import type { ProcedureDifferenceLine } from '@motcua/contracts/procedure-differences.ts'
import { NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { showShortDay, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { FoundTable } from '../shell/found-table.tsx'
import { useTitle } from '../shell/use-title.ts'
import { ComparisonNotes } from './comparison-notes.tsx'
import { useProcedureDifferences } from './difference-data.ts'
import { DIFFERENCES, KINDS, STANDINGS } from './difference-texts.ts'

type Standing = ProcedureDifferenceLine['standing']
const ALL: readonly Standing[] = ['open', 'accepted', 'declined']

/** Procedures that a national catalogue says otherwise than ours: those that wait, and what was decided of others. */
export function DifferencesScreen() {
  useTitle(say(DIFFERENCES.title))
  const [standing, setStanding] = useState<Standing>('open')
  const found = useProcedureDifferences(standing)
  return (
    <main className="mc-stack">
      <nav><Link to="/goi-thu-tuc">{say(DIFFERENCES.back)}</Link></nav>
      <h1>{say(DIFFERENCES.title)}</h1>
      <p className="mc-quiet">{say(DIFFERENCES.intro)}</p>
      <ComparisonNotes />
      <div className="mc-row mc-row-end">
        <NativeSelect
          label={say(DIFFERENCES.show)} value={standing}
          data={ALL.map((value) => ({ value, label: say(STANDINGS[value]) }))}
          onChange={({ currentTarget: { value } }) => {
            const chosen = ALL.find((one) => one === value)
            if (chosen) setStanding(chosen)
          }}
        />
      </div>
      <FoundTable
        found={found} keyOf={({ id }) => id}
        words={{
          failed: say(DIFFERENCES.failed), none: say(DIFFERENCES.empty), more: say(DIFFERENCES.more),
          heads: [
            say(DIFFERENCES.procedure), say(DIFFERENCES.kind), say(DIFFERENCES.found), say(DIFFERENCES.decided),
          ],
        }}
        row={(one) => <>
          <td>
            <Link to="/doi-chieu-thu-tuc/$id" params={{ id: one.id }}>{one.name || one.code}</Link><br />
            <span className="mc-quiet mc-number">{one.code}</span>
          </td>
          <td>
            {say(KINDS[one.kind])}
            {one.fields > 0 && <><br /><span className="mc-quiet">{say(DIFFERENCES.fields, { count: one.fields })}</span></>}
          </td>
          <td>{showShortDay(one.day)}</td>
          <td>{one.decidedAt === null ? say(DIFFERENCES.waits)
            : say(DIFFERENCES.decidedBy, { name: one.decidedBy ?? '', at: showShortMoment(one.decidedAt) })}</td>
        </>}
      />
    </main>
  )
}

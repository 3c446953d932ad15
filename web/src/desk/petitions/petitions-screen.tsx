import type { PetitionLine } from '@motcua/contracts/petitions.ts'
import { Link } from '@tanstack/react-router'
import { showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { PagedTable } from '../shell/paged-table.tsx'
import { useTitle } from '../shell/use-title.ts'
import { usePetitions } from './petition-data.ts'
import { PETITION, PETITION_KIND, PETITION_SOURCE, PETITION_STATE } from './petition-texts.ts'

/** What people ask or report of the own units without a dossier, due first: about what, from where, who has it. */
export function PetitionsScreen() {
  useTitle(say(PETITION.title))
  return (
    <main className="mc-stack">
      <h1>{say(PETITION.title)}</h1>
      <p className="mc-quiet">{say(PETITION.intro)}</p>
      <PagedTable
        found={usePetitions()}
        said={{ failed: say(PETITION.failed), empty: say(PETITION.empty), more: say(PETITION.more) }}
        heads={[say(PETITION.what), say(PETITION.source), say(PETITION.due), say(PETITION.state)]}
        cells={(line) => <Cells {...line} />}
      />
    </main>
  )
}

function Cells({ id, number, kind, source, subject, dueAt, isLate, state, unitName, takenBy, isMine }: PetitionLine) {
  const who = isMine ? say(PETITION.mine) : takenBy === null ? null : say(PETITION.heldBy, { who: takenBy })
  return (
    <>
      <td>
        <Link to="/hoi-dap-phan-anh/$id" params={{ id }}>{subject ?? number}</Link>
        <div>{say(PETITION_KIND[kind])} {number}</div>
      </td>
      <td>{say(PETITION_SOURCE[source])}<div className="mc-quiet">{say(PETITION.unit)}: {unitName}</div></td>
      <td>{showMoment(dueAt)}{isLate && <div><b>{say(PETITION.late)}</b></div>}</td>
      <td><b>{who ?? say(PETITION_STATE[state])}</b></td>
    </>
  )
}

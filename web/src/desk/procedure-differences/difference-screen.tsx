import type { ProcedureDifference } from '@motcua/contracts/procedure-differences.ts'
import { Link, useParams } from '@tanstack/react-router'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { nameOfPartner } from '../partners/partner-words.ts'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { WaitingScreen } from '../shell/waiting-screen.tsx'
import { DecideDifference } from './decide-difference.tsx'
import { useProcedureDifference } from './difference-data.ts'
import { CHANNELS, DIFFERENCE, FIELDS, KINDS, WAYS } from './difference-texts.ts'

/** One procedure side by side: what ours says, what theirs says, and what a draft would say. */
export function DifferenceScreen() {
  const { id } = useParams({ from: '/desk/doi-chieu-thu-tuc/$id' })
  const found = useProcedureDifference(id)
  if (!found.data) return <WaitingScreen title={say(DIFFERENCE.title)} failed={say(DIFFERENCE.failed)} found={found} />
  return <One one={found.data} />
}

function One({ one }: { readonly one: ProcedureDifference }) {
  const { partner, code, name, kind, standing, foundAt, endedAt, lines } = one
  const mayDecide = useSession()?.permissions.includes('catalogue.manage') ?? false
  useTitle(name || code)
  return (
    <main className="mc-stack">
      <nav><Link to="/doi-chieu-thu-tuc">{say(DIFFERENCE.back)}</Link></nav>
      <h1>{name || code}</h1>
      <dl className="mc-pairs mc-panel">
        <div><dt>{say(DIFFERENCE.code)}</dt><dd className="mc-number">{code}</dd></div>
        <div><dt>{say(DIFFERENCE.source)}</dt><dd>{nameOfPartner(partner)}</dd></div>
        <div><dt>{say(DIFFERENCE.kind)}</dt><dd>{say(KINDS[kind])}</dd></div>
        <div><dt>{say(DIFFERENCE.foundAt)}</dt><dd>{showShortMoment(foundAt)}</dd></div>
      </dl>
      <Decided one={one} />
      {lines.length > 0 && <Lines lines={lines} />}
      {standing === 'open' && endedAt === null && mayDecide && <DecideDifference one={one} />}
    </main>
  )
}

/** What came of it: nothing yet, a draft, that ours stays, or that it agrees by now. */
function Decided({ one: { standing, decidedBy, decidedAt, reason, packageId, endedAt } }: {
  readonly one: ProcedureDifference
}) {
  const who = { name: decidedBy ?? '', at: decidedAt === null ? '' : showShortMoment(decidedAt) }
  return <>
    {standing === 'accepted' && <p>
      {say(DIFFERENCE.accepted, who)}{' '}
      {packageId !== null && <Link to="/goi-thu-tuc/$id" params={{ id: packageId }}>{say(DIFFERENCE.toDraft)}</Link>}
    </p>}
    {standing === 'declined' && <p>{say(DIFFERENCE.declined, { ...who, reason: reason ?? '' })}</p>}
    {endedAt !== null && <p role="status">{say(DIFFERENCE.ended, { at: showShortMoment(endedAt) })}</p>}
  </>
}

function Lines({ lines }: Pick<ProcedureDifference, 'lines'>) {
  return (
    <section className="mc-stack" aria-labelledby="tung-muc">
      <h2 id="tung-muc">{say(DIFFERENCE.lines)}</h2>
      <div className="mc-table-wrap"><table className="mc-table">
        <thead><tr>
          <th scope="col">{say(DIFFERENCE.field)}</th><th scope="col">{say(DIFFERENCE.ours)}</th>
          <th scope="col">{say(DIFFERENCE.theirs)}</th><th scope="col">{say(DIFFERENCE.draft)}</th>
        </tr></thead>
        <tbody>{lines.map((line, nth) => (
          <tr key={nth}>
            <td>
              <b>{say(FIELDS[line.field])}</b>
              {isNamed(line) && <><br /><span className="mc-quiet">{line.about}</span></>}
            </td>
            <td lang="vi"><NarrowHead text={say(DIFFERENCE.ours)} />{wordsOf(line.field, line.ours)}</td>
            <td lang="vi"><NarrowHead text={say(DIFFERENCE.theirs)} />{wordsOf(line.field, line.theirs)}</td>
            <td><NarrowHead text={say(DIFFERENCE.draft)} />{say(WAYS[line.way])}</td>
          </tr>
        ))}</tbody>
      </table></div>
    </section>
  )
}

/** Which side it is, where the heads of the table are out of sight. */
function NarrowHead({ text }: { readonly text: string }) {
  return <span className="mc-narrow-head mc-quiet" aria-hidden="true">{text}: </span>
}

type Line = ProcedureDifference['lines'][number]

/** A paper is named by its words on either side, and known to the data by an id that nobody reads. */
function isNamed({ field, about }: Line): boolean {
  return about !== '' && field !== 'component'
}

function wordsOf(field: Line['field'], value: string | null): string {
  if (value === null) return say(DIFFERENCE.nothing)
  return field === 'channel' && Object.hasOwn(CHANNELS, value) ? say(CHANNELS[value as keyof typeof CHANNELS]) : value
}

import type { DeclarationChecked } from '@motcua/contracts/procedures.ts'
import { say } from '../../lib/language.ts'
import { INTAKE } from './intake-texts.ts'

/**
 * What the decision tables of the procedure say while the declaration is typed: fee, papers, limit, each with its
 * reason, so that the person at the counter hears it before anything is received. While something is missing nothing is
 * promised: a rule for all others would promise too much.
 */
export function DecidedSoFar({ data }: { data: DeclarationChecked | undefined }) {
  if (!data) return null
  if (data.errors.length > 0) return <p className="mc-quiet">{say(INTAKE.decidedLater)}</p>
  return (
    <div role="status">
      {data.undecided !== null && <p className="mc-error">{data.undecided}</p>}
      {data.decided.map(({ subject, title, lines, why }) => (
        <div key={subject}>
          <b>{title}</b>
          <ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul>
          <p className="mc-quiet">{why}</p>
        </div>
      ))}
    </div>
  )
}

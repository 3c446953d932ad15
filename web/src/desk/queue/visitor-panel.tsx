import type { PersonLine } from '@motcua/contracts/people.ts'
import type { QueueVisitor } from '@motcua/contracts/queue-visitor.ts'
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { labelOfState } from '../../lib/states.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { accountWords } from '../intake/account-words.ts'
import { handPerson } from '../intake/handed-person.ts'
import { useSession } from '../session/read-session.ts'
import { VISITOR } from './queue-texts.ts'
import { useVisitor } from './visitor-data.ts'

/**
 * Who sits at the counter, once they are there: account, open dossiers, and by one key the intake of theirs, where
 * earlier papers are. Nothing where they gave nothing.
 */
export function VisitorPanel({ turn }: { readonly turn: string }) {
  const { data, error, refetch } = useVisitor(turn)
  const navigate = useNavigate()
  const mayReceive = useSession()?.permissions.includes('dossier.intake') === true
  const people = data?.turn === turn ? data.people : []
  const open = (person: PersonLine) => {
    handPerson(person)
    void navigate({ to: '/tiep-nhan' })
  }
  const [only] = people.length === 1 ? people : []
  useShortcuts(only && mayReceive ? [{ keys: 'm', name: say(VISITOR.open), run: () => open(only) }] : [])
  if (error) return <ErrorState title={say(VISITOR.failed)} error={error} onRetry={() => void refetch()} />
  if (data?.turn !== turn) return null
  const { caller, principal } = data
  if (data.given === null && caller === null && principal === null && people.length === 0) return null
  return (
    <section className="mc-stack" aria-label={say(VISITOR.title)}>
      <h2>{say(VISITOR.title)}</h2>
      {data.given && <p>{givenWords(data.given)}</p>}
      {caller && <p>{say(VISITOR.caller, caller)}</p>}
      {principal && <p>{say(VISITOR.principal, principal)}</p>}
      {people.length === 0 && <p>{say(VISITOR.unknown)}</p>}
      {people.length > 1 && <p>{say(VISITOR.several)}</p>}
      {people.map((person) => (
        <div key={person.id} className="mc-row">
          <span>
            <b>{person.fullName}</b> <span className="mc-number">{person.number}</span>{' '}
            <span className="mc-quiet">{accountWords(person)}</span>
          </span>
          {mayReceive && (
            <Button size="compact-sm" variant="default" onClick={() => open(person)}>
              {say(VISITOR.open)}{only && <>&nbsp;<kbd>M</kbd></>}
            </Button>
          )}
        </div>
      ))}
      {only && <OpenDossiers dossiers={data.dossiers} />}
    </section>
  )
}

function givenWords({ kind, name, number }: NonNullable<QueueVisitor['given']>): string {
  return kind === 'card' ? say(VISITOR.card, { name: name ?? '', number }) : say(VISITOR.phone, { number })
}

function OpenDossiers({ dossiers }: Pick<QueueVisitor, 'dossiers'>) {
  if (dossiers.length === 0) return <p className="mc-quiet">{say(VISITOR.noDossier)}</p>
  return (
    <>
      <h3>{say(VISITOR.dossiers)}</h3>
      <ul>
        {dossiers.map(({ id, number, procedureName, state }) => (
          <li key={id}>
            <Link to="/ho-so/$id" params={{ id }}>
              {number !== null && <><span className="mc-number">{number}</span>{' '}</>}{procedureName}
            </Link>{' '}
            <StateChip {...labelOfState(state)} />
          </li>
        ))}
      </ul>
    </>
  )
}

import type { DeclarationChecked } from '@motcua/contracts/procedures.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { INTAKE } from './intake-texts.ts'

/** Milliseconds after the last key, so that not each one asks the server. */
const PAUSE = 800

interface DecidedSoFarProps {
  procedureId: string
  channel: string
  communeId: string | undefined
  /** As they would be sent now. */
  answers: Readonly<Record<string, unknown>>
}

/**
 * What the decision tables of the procedure say while the declaration is typed: fee, papers, limit, each with its
 * reason, so that the person at the counter hears it before anything is received. While something is missing nothing is
 * promised: a rule for all others would promise too much.
 */
export function DecidedSoFar({ procedureId, channel, communeId, answers }: DecidedSoFarProps) {
  const [asked] = useDebouncedValue(JSON.stringify({ channel, communeId, answers }), PAUSE)
  const { data } = useQuery({
    queryKey: ['declaration-check', procedureId, asked], placeholderData: keepPreviousData, gcTime: 0,
    queryFn: async ({ signal }) => (await call('POST', `/api/procedures/${procedureId}/declaration-check`, {
      body: JSON.parse(asked) as object, signal,
    })) as DeclarationChecked,
  })
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

import type { ProcedureComparisonList } from '@motcua/contracts/procedure-differences.ts'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { nameOfPartner, wordsOfFault } from '../partners/partner-words.ts'
import { useComparisons } from './difference-data.ts'
import { DIFFERENCES } from './difference-texts.ts'

/** When each catalogue was compared last; one that could not be is said as what makes the list old. */
export function ComparisonNotes() {
  const found = useComparisons()
  if (found.isError)
    return <ErrorState title={say(DIFFERENCES.failed)} error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return null
  const { items } = found.data
  return <>
    {items.length === 0 && <p>{say(DIFFERENCES.none)}</p>}
    {items.map((one) => <ComparisonNote key={one.partner} one={one} />)}
  </>
}

function ComparisonNote({ one }: { readonly one: ProcedureComparisonList['items'][number] }) {
  const { partner, at, compared, failedAt, fault, retryAt } = one
  const name = nameOfPartner(partner)
  return <>
    <p className="mc-quiet">{at === null ? say(DIFFERENCES.neverCompared, { name })
      : say(DIFFERENCES.comparedAt, { name, at: showShortMoment(at), count: compared ?? 0 })}</p>
    {failedAt !== null && <p role="status" className="mc-warning">{say(DIFFERENCES.notCompared, {
      name, at: showShortMoment(failedAt), fault: wordsOfFault(fault ?? ''),
      retry: retryAt === null ? '' : showShortMoment(retryAt),
    })}</p>}
  </>
}

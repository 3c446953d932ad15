import type { PackageFinding } from '@motcua/contracts/packages.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { FindingList } from './finding-list.tsx'
import { useLook } from './packages-data.ts'
import { PACKAGES } from './packages-texts.ts'

/** What the linter finds in the saved revision, in what it differs from what holds, and whom that touches. */
export function CheckPart({ id, revision, onLook }: {
  id: string
  revision: number
  onLook: (pointer: string) => void
}) {
  const findings = useLook(id, 'findings', revision)
  const changes = useLook(id, 'changes', revision)
  const impact = useLook(id, 'impact', revision)
  const error = findings.error ?? changes.error ?? impact.error
  if (error) return <ErrorState title={say(PACKAGES.failed)} error={error} onRetry={() => void findings.refetch()} />
  if (!findings.data || !changes.data || !impact.data) return <SkeletonList />
  const of = (severity: PackageFinding['severity']) =>
    findings.data.findings.filter((one) => one.severity === severity)
  const { reports, otherProcedures, papers, dossiers, drafts, slips } = impact.data
  return <>
    <p className="mc-quiet">{say(PACKAGES.ofSaved, { revision })}</p>
    {findings.data.findings.length === 0 && <p>{say(PACKAGES.clean)}</p>}
    <FindingList title={say(PACKAGES.errors)} findings={of('error')} onLook={onLook} />
    <FindingList title={say(PACKAGES.warnings)} findings={of('warning')} onLook={onLook} />
    <section className="mc-panel"><h2>{say(PACKAGES.changes)}</h2>
      <p>{changes.data.summary}</p>
      <ul>{changes.data.changes.map(({ text }, nth) => <li key={nth}>{text}</li>)}</ul>
    </section>
    <section className="mc-panel"><h2>{say(PACKAGES.impact)}</h2>
      <p>{say(PACKAGES.underWay, { dossiers, drafts, slips })}</p>
      {papers.length > 0 && <ul>{papers.map((one) => <li key={one}>{one}</li>)}</ul>}
      {reports.length > 0 && <p>{say(PACKAGES.reports, { list: reports.join('; ') })}</p>}
      {otherProcedures.length > 0 && <p>{say(PACKAGES.others, { list: otherProcedures.join('; ') })}</p>}
    </section>
  </>
}

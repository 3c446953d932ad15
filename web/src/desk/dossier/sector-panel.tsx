import type { SectorCaseLine, SectorCases, TaxNoticeLine } from '@motcua/contracts/sector-cases.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { showDay, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { showMoney } from '../../lib/money.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { wordsOfFault } from '../partners/partner-words.ts'
import { dossierKey } from './read-dossier.ts'
import { SECTOR, SECTOR_FAULT, SECTOR_SENT, SECTOR_STATE, TAX } from './sector-texts.ts'

/** Where the dossier is settled, and how it stands in the systems of ministries; nothing where that is here alone. */
export function SectorPanel({ dossierId }: { dossierId: string }) {
  const found = useQuery({
    queryKey: [...dossierKey(dossierId), 'sector-cases'],
    queryFn: async ({ signal }) =>
      (await call('GET', `/api/dossiers/${dossierId}/sector-cases`, { signal })) as SectorCases,
  })
  if (found.isError) return <section className="mc-panel" aria-label={say(SECTOR.title)}>
    <ErrorState title={say(SECTOR.failed)} error={found.error} onRetry={() => void found.refetch()} />
  </section>
  const { where = 'here', items = [] } = found.data ?? {}
  if (where === 'here' && items.length === 0) return null
  return (
    <section className="mc-panel" aria-label={say(SECTOR.title)}>
      <h2>{say(SECTOR.title)}</h2>
      {where === 'national-portal' && <p>{say(SECTOR.central)}</p>}
      {items.map((one) => <Case key={one.system} one={one} isDecidedThere={where === 'ministry'} />)}
    </section>
  )
}

function Case({ one, isDecidedThere }: { one: SectorCaseLine; isDecidedThere: boolean }) {
  const { systemName, sent, state, saidAt, words, fault, result, taxNotices, takenBackAt, waitsFor } = one
  const isTakenBack = takenBackAt !== null
  const isStuck = !isTakenBack && (sent?.state === 'dead' || sent?.state === 'waiting' && sent.fault !== null)
  const head = isTakenBack ? SECTOR.takenFrom : isDecidedThere ? SECTOR.decidedAt : SECTOR.toldTo
  const hasArrived = sent?.state === 'acknowledged'
  return (
    <div>
      <p><b>{say(head, { system: systemName })}</b></p>
      {takenBackAt && <p>{say(SECTOR.takenBack)}<span className="mc-quiet"> · {showShortMoment(takenBackAt)}</span></p>}
      <p className={isStuck ? 'mc-error' : undefined}>
        {isTakenBack && !hasArrived ? say(SECTOR.nothingMore) : say(SECTOR_SENT[sent?.state ?? 'none'])}
        {!isTakenBack && sent?.fault && <>: {wordsOf(sent.fault)}</>}
        {sent && <span className="mc-quiet"> · {showShortMoment(sent.at)}</span>}
      </p>
      {saidAt && <p>
        {say(SECTOR_STATE[state])}<span className="mc-quiet"> · {showShortMoment(saidAt)}</span>
        {words && <>: <span lang="vi">{words}</span></>}
      </p>}
      {fault && <p className="mc-error" role="status">{say(SECTOR.held)}: {wordsOf(fault)}</p>}
      {result && <p>
        {say(SECTOR.result, { number: result.number, day: showDay(result.day), issuer: result.issuer })}
        {result.signer && <span className="mc-quiet"> · {say(SECTOR.signer, { signer: result.signer })}</span>}
      </p>}
      {taxNotices.map((notice) => <TaxNotice key={`${notice.agency} ${notice.number}`} notice={notice} />)}
      {waitsFor !== null && <p>{say(SECTOR.waits, { step: waitsFor })}</p>}
    </div>
  )
}

function TaxNotice({ notice }: { notice: TaxNoticeLine }) {
  const { number, day, agency, items, amount, treasury, account, payBy, state } = notice
  return <>
    <p>
      {say(TAX.notice, { number, day: showDay(day), agency, amount: showMoney(amount) })}
      {' '}(<span lang="vi">{items.map(({ name, amount: part }) => `${name}: ${showMoney(part)}`).join('; ')}</span>)
      {' '}· <b>{paymentInWords(notice)}</b>
    </p>
    {state === 'open' && <p className="mc-quiet">
      {say(TAX.payTo, { treasury, account })}{payBy !== null && <> · {say(TAX.payBy, { day: showDay(payBy) })}</>}
      {' '}· {say(TAX.notOurs)}
    </p>}
  </>
}

function paymentInWords({ state, paidOn, proof, receipt }: TaxNoticeLine): string {
  if (state === 'withdrawn') return say(TAX.withdrawn)
  if (state === 'paid') return [say(TAX.paid, { day: showDay(paidOn ?? '') }), receipt].filter(Boolean).join(' · ')
  return proof === null ? say(TAX.open) : say(TAX.shown, { proof })
}

function wordsOf(fault: string): string {
  if (Object.hasOwn(SECTOR_FAULT, fault)) return say(SECTOR_FAULT[fault as keyof typeof SECTOR_FAULT])
  return wordsOfFault(fault)
}

import type { PartnerMessageLine } from '@motcua/contracts/partners.ts'
import { Button } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { useTitle } from '../shell/use-title.ts'
import { LogSearch } from './log-search.tsx'
import { LOG, MESSAGE_STATES } from './log-texts.ts'
import { MessagePanel } from './message-panel.tsx'
import { LOOK_OF_MESSAGE, wordsOfKind } from './message-words.ts'
import { type LogAsked, useLog } from './partner-data.ts'
import { nameOfPartner, wordsOfFault } from './partner-words.ts'

/** The log of what goes to outside systems: found, proved, and where it was refused, mended. */
export function LogScreen() {
  useTitle(say(LOG.title))
  const { partner = '', state = '' } = useSearch({ strict: false })
  const [asked, setAsked] = useState<LogAsked>({ number: '', partner, state, day: '' })
  const [open, setOpen] = useState<string>()
  const found = useLog(asked)
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  const line = lines.find(({ id }) => id === open)
  return (
    <main className="mc-stack">
      <h1>{say(LOG.title)}</h1>
      <p className="mc-quiet">{say(LOG.intro)}</p>
      <p><Link to="/he-thong-ngoai">{say(LOG.back)}</Link></p>
      <LogSearch asked={asked} onAsk={(next) => {
        setOpen(undefined)
        setAsked(next)
      }} />
      {line && <MessagePanel key={line.id} line={line} onClose={() => setOpen(undefined)} />}
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(LOG.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && <EmptyState title={say(LOG.empty)} />}
      {lines.length > 0 && <LogTable lines={lines} open={open} onOpen={setOpen} />}
      <MoreButton found={found} label={say(LOG.more)} />
    </main>
  )
}

function LogTable({ lines, open, onOpen }: {
  readonly lines: readonly PartnerMessageLine[]; readonly open: string | undefined
  readonly onOpen: (id: string) => void
}) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        <th scope="col">{say(LOG.dossier)}</th><th scope="col">{say(LOG.what)}</th>
        <th scope="col">{say(LOG.system)}</th><th scope="col">{say(LOG.state)}</th>
        <th scope="col">{say(LOG.happened)}</th><th scope="col">{say(LOG.taken)}</th>
        <th scope="col">{say(LOG.deed)}</th>
      </tr></thead>
      <tbody>{lines.map((line) => (
        <tr key={line.id}>
          <td className="mc-number">{line.dossierNumber}</td>
          <td>{wordsOfKind(line.kind)}</td>
          <td>{nameOfPartner(line.partner)}</td>
          <td>
            <StateChip text={say(MESSAGE_STATES[line.state])} {...LOOK_OF_MESSAGE[line.state]} />
            {line.fault !== null && line.state !== 'acknowledged'
              && <><br /><span className="mc-quiet">{wordsOfFault(line.fault)}</span></>}
            {line.behind > 0 && <><br /><span className="mc-quiet">{say(LOG.behind, { count: line.behind })}</span></>}
          </td>
          <td>{say(LOG.happenedAt, { at: showShortMoment(line.happenedAt) })}</td>
          <td>{line.acknowledgedAt !== null && say(LOG.takenAt, { at: showShortMoment(line.acknowledgedAt) })}</td>
          <td><Button
            variant="default" aria-expanded={line.id === open}
            aria-label={say(LOG.openOf, { what: wordsOfKind(line.kind), number: line.dossierNumber ?? say(LOG.none) })}
            onClick={() => onOpen(line.id)}
          >{say(LOG.open)}</Button></td>
        </tr>
      ))}</tbody>
    </table></div>
  )
}

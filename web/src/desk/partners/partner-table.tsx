import type { PartnerLine } from '@motcua/contracts/partners.ts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { showShortDay, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { wordsOfSpan } from './span-words.ts'
import { HELD } from './held-texts.ts'
import { HEALTH, PARTNER } from './partner-texts.ts'
import { LOOK_OF_HEALTH, nameOfPartner, wordsOfFault } from './partner-words.ts'

interface PartnerTableProps {
  readonly lines: readonly PartnerLine[]
  readonly isBusy: boolean
  readonly onPause: (code: string) => void
  readonly onResume: (code: string) => void
  readonly onDifferences: (code: string) => void
  readonly onHeld: (code: string) => void
}

/** One row a system. */
export function PartnerTable({ lines, isBusy, onPause, onResume, onDifferences, onHeld }: PartnerTableProps) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        <th scope="col">{say(PARTNER.system)}</th><th scope="col">{say(PARTNER.health)}</th>
        <th scope="col">{say(PARTNER.backlog)}</th><th scope="col">{say(PARTNER.answered)}</th>
        <th scope="col">{say(PARTNER.reconciled)}</th><th scope="col">{say(PARTNER.deed)}</th>
      </tr></thead>
      <tbody>{lines.map((line) => {
        const name = nameOfPartner(line.code)
        const named = (deed: string) => say(PARTNER.deedOf, { deed, name })
        return (
          <tr key={line.code}>
            <td>{name}</td>
            <td><Health line={line} /></td>
            <td><Backlog line={line} /></td>
            <td><Answered line={line} /></td>
            <td><Compared line={line} /></td>
            <td><div className="mc-row">
              {line.pausedAt === null
                ? <Button
                  variant="default" aria-label={named(say(PARTNER.pause))} onClick={() => onPause(line.code)}
                >{say(PARTNER.pause)}</Button>
                : <Button
                  aria-label={named(say(PARTNER.resume))} disabled={isBusy} onClick={() => onResume(line.code)}
                >{say(PARTNER.resume)}</Button>}
              {line.differences > 0 && <Button
                variant="default" aria-label={named(say(PARTNER.seeDifferences))}
                onClick={() => onDifferences(line.code)}
              >{say(PARTNER.seeDifferences)}</Button>}
              {line.heldIn > 0 && <Button
                variant="default" aria-label={named(say(HELD.seeHeld))} onClick={() => onHeld(line.code)}
              >{say(HELD.seeHeld)}</Button>}
            </div></td>
          </tr>
        )
      })}</tbody>
    </table></div>
  )
}

function Health({ line }: { readonly line: PartnerLine }) {
  const { health, fault, retryAt, pausedAt, pausedBy, pauseReason, unreadSince, fetchFault } = line
  const more = health === 'down' && fault !== null
    ? say(PARTNER.fault, { fault: wordsOfFault(fault), at: retryAt === null ? '' : showShortMoment(retryAt) })
    : pausedAt !== null
      ? say(PARTNER.pausedBy, { name: pausedBy ?? '', at: showShortMoment(pausedAt), reason: pauseReason ?? '' })
      : health === 'late' && unreadSince !== null
        ? say(PARTNER.unread, { at: showShortMoment(unreadSince) }) : undefined
  const fetching = fetchFault === null ? undefined : fault === null && retryAt !== null
    ? say(PARTNER.fetchedLater, { fault: wordsOfFault(fetchFault), at: showShortMoment(retryAt) })
    : say(PARTNER.notFetched, { fault: wordsOfFault(fetchFault) })
  return <>
    <StateChip text={say(HEALTH[health])} {...LOOK_OF_HEALTH[health]} />
    {[more, fetching].map((words) => words !== undefined
      && <Fragment key={words}><br /><span className="mc-quiet">{words}</span></Fragment>)}
  </>
}

/** What it was told and what was fetched from it are two calls; either may be the only one that was made. */
function Answered({ line: { answeredAt, fetchedAt, reconciledAt } }: { readonly line: PartnerLine }) {
  if (answeredAt === null && fetchedAt === null)
    return say(reconciledAt === null ? PARTNER.neverAnswered : PARTNER.comparedOnly)
  return <>
    {answeredAt !== null && <>{say(PARTNER.answeredAt, { at: showShortMoment(answeredAt) })}<br /></>}
    {fetchedAt !== null && say(PARTNER.fetchedAt, { at: showShortMoment(fetchedAt) })}
  </>
}

function Backlog({ line }: { readonly line: PartnerLine }) {
  const { code, waiting, waitingSince, lagSeconds, dead, heldIn, waitingIn, waitingInSince } = line
  return <>
    {say(PARTNER.count, { count: waiting })}
    {waitingSince !== null && <><br /><span className="mc-quiet">
      {say(PARTNER.since, { at: showShortMoment(waitingSince) })}, {say(PARTNER.lag, { time: wordsOfSpan(lagSeconds) })}
    </span></>}
    {dead > 0 && <><br /><Link to="/thu-lien-thong" search={{ partner: code, state: 'dead' }}>
      {say(PARTNER.dead, { count: dead })}
    </Link></>}
    {waitingInSince !== null && <><br />
      {say(PARTNER.waitingIn, { count: waitingIn, at: showShortMoment(waitingInSince) })}
    </>}
    {heldIn > 0 && <><br />{say(PARTNER.held, { count: heldIn })}</>}
  </>
}

function Compared({ line: { reconciledDay: day, compared, differences } }: { readonly line: PartnerLine }) {
  if (day === null) return say(PARTNER.neverCompared)
  return <>
    {say(PARTNER.days, { day: showShortDay(day), compared: compared ?? 0 })}<br />
    {differences > 0 ? <strong>{say(PARTNER.differ, { count: differences })}</strong>
      : <span className="mc-quiet">{say(PARTNER.agree)}</span>}
  </>
}

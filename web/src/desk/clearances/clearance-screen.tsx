import type { ClearanceDetail, Criterion } from '@motcua/contracts/clearances.ts'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { useTitle } from '../shell/use-title.ts'
import { WaitingScreen } from '../shell/waiting-screen.tsx'
import { type ClearanceQuestion, ClearanceQuestionPanel } from './clearance-question.tsx'
import { dayText, useClearance } from './clearances-data.ts'
import { CLEARANCE, CLEARANCE_STATE, CRITERION } from './clearances-texts.ts'

const CRITERIA = Object.keys(CRITERION) as Criterion[]

/** One entry of the list: how it stands, its criteria with their evidence, where it holds, and who did what. */
export function ClearanceScreen() {
  const { id } = useParams({ from: '/desk/khong-dia-gioi/$id' })
  const found = useClearance(id)
  if (!found.data) return <WaitingScreen title={say(CLEARANCE.title)} failed={say(CLEARANCE.failed)} found={found} />
  return <Shown key={id} entry={found.data} />
}

function Shown({ entry }: { entry: ClearanceDetail }) {
  useTitle(entry.name)
  const [asked, setAsked] = useState<ClearanceQuestion>()
  const { deeds: { canAssess, canDecide, canPilot, canOpenProvince, canRevoke } } = entry
  const button = (question: ClearanceQuestion, name: string, may: boolean, isMain = false) => may && (
    <Button variant={isMain ? 'filled' : 'default'} onClick={() => setAsked(question)}>{name}</Button>
  )
  return (
    <main className="mc-stack">
      <nav><Link to="/khong-dia-gioi">{say(CLEARANCE.back)}</Link></nav>
      <h1>{entry.name} <span className="mc-quiet">{say(CLEARANCE_STATE[entry.state])}</span></h1>
      <p>{entry.decision
        ? say(CLEARANCE.decision, {
          number: entry.decision.number, day: dayText(entry.decision.day), issuer: entry.decision.issuer,
        })
        : entry.source === 'data' && say(CLEARANCE.noDecision)}</p>
      {!asked && (
        <div className="mc-row">
          {button({ kind: 'approve' }, say(CLEARANCE.approve), canDecide, true)}
          {button({ kind: 'decline' }, say(CLEARANCE.decline), canDecide)}
          {button({ kind: 'pilot' }, say(CLEARANCE.pilot), canPilot, true)}
          {button({ kind: 'province' }, say(CLEARANCE.province), canOpenProvince)}
          {button({ kind: 'revoke' }, say(CLEARANCE.revoke), canRevoke)}
        </div>
      )}
      {asked && (
        <ClearanceQuestionPanel
          key={JSON.stringify(asked)} asked={asked} entry={entry} onClose={() => setAsked(undefined)}
        />
      )}
      {entry.source === 'desk' && (
        <section className="mc-panel" aria-label={say(CLEARANCE.criteria)}>
          <h2>{say(CLEARANCE.criteria)}</h2>
          {CRITERIA.map((criterion) => (
            <div key={criterion}>
              <h3>{say(CRITERION[criterion])}</h3>
              <Answers answers={entry.answers.filter((one) => one.criterion === criterion)} />
              {button({ kind: 'criterion', criterion }, say(CLEARANCE.answer), canAssess && !asked)}
            </div>
          ))}
        </section>
      )}
      <Stages stages={entry.stages} isOfData={entry.source === 'data'} />
      <History entry={entry} />
    </main>
  )
}

function Answers({ answers }: { answers: ClearanceDetail['answers'] }) {
  if (answers.length === 0) return <p className="mc-quiet">{say(CLEARANCE.unanswered)}</p>
  return (
    <ul>{answers.map(({ isMet, evidence, at, by, isNewest }, nth) => (
      <li key={nth} className={isNewest ? undefined : 'mc-quiet'}>
        <b>{say(isMet ? CLEARANCE.met : CLEARANCE.notMet)}</b>{!isNewest && ` ${say(CLEARANCE.earlier)}`}: {evidence}
        <span className="mc-quiet"> · {say(CLEARANCE.answeredBy, { who: by, at: showShortMoment(at) })}</span>
      </li>
    ))}</ul>
  )
}

/** What the data brought has the day of the first version, of which nobody decided anything. */
function Stages({ stages, isOfData }: { stages: ClearanceDetail['stages']; isOfData: boolean }) {
  if (stages.length === 0) return null
  return (
    <section className="mc-panel" aria-label={say(CLEARANCE.stages)}>
      <h2>{say(CLEARANCE.stages)}</h2>
      <ul>{stages.map(({ stage, units, from, to, reason, by, at }) => (
        <li key={from}>
          <b>{isOfData && to === null
            ? `${say(CLEARANCE_STATE[stage])}, ${say(CLEARANCE.before)}`
            : to === null
            ? say(CLEARANCE.stageDays, { stage: say(CLEARANCE_STATE[stage]), from: dayText(from) })
            : say(CLEARANCE.stageTo, { stage: say(CLEARANCE_STATE[stage]), from: dayText(from), to: dayText(to) })}</b>
          {units.length > 0 && <div>{units.join('; ')}</div>}
          <div>{reason} <span className="mc-quiet">· {say(CLEARANCE.answeredBy, { who: by, at: showShortMoment(at) })}</span></div>
        </li>
      ))}</ul>
    </section>
  )
}

function History({ entry: { proposed, approved, declined, revoked } }: { entry: ClearanceDetail }) {
  const told = (deed: typeof approved) => deed && { who: deed.by, at: showShortMoment(deed.at) }
  const [first, yes, no, end] = [told(proposed), told(approved), told(declined), told(revoked)]
  return (
    <section className="mc-panel" aria-label={say(CLEARANCE.history)}>
      <h2>{say(CLEARANCE.history)}</h2>
      <ul>
        {first && <li>{say(CLEARANCE.proposedBy, first)}: {proposed.reason}</li>}
        {yes && <li>{say(CLEARANCE.approvedBy, yes)}</li>}
        {no && <li>{say(CLEARANCE.declinedBy, no)}: {declined?.reason}</li>}
        {end && revoked && (
          <li>{say(CLEARANCE.revokedBy, { ...end, from: dayText(revoked.from) })}: {revoked.reason}</li>
        )}
      </ul>
    </section>
  )
}

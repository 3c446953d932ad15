import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { now } from '../../lib/clock.ts'
import { showShortMoment } from '../../lib/dates.ts'
import { LATE_BY_SUPPLEMENT, clockWordsOf } from '../../lib/due-words.ts'
import { say } from '../../lib/language.ts'
import { labelOfChannel, labelOfDelivery, labelOfState } from '../../lib/states.ts'
import { ClockChip } from '../../ui/clock-chip/clock-chip.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { HEAD } from './dossier-texts.ts'
import { MaskedNumber } from './masked-number.tsx'
import { NARROW } from './narrow.ts'

/** Who, what, how far, with whom, until when: the sentence first, the clocks under it, the one that matters first. */
export function DossierHead({ dossier }: { dossier: DossierDetail }) {
  const { applicant, authoriser } = dossier
  const state = labelOfState(dossier.state)
  const holder = dossier.steps.filter(({ doneAt, openedAt }) => openedAt !== null && doneAt === null)
    .map(({ name, holderName, unitName }) => `${name}: ${holderName ?? say(HEAD.nobodyYet)}, ${unitName}`).join('; ')
  const isNarrow = useMediaQuery(NARROW)
  const about = [
    say(HEAD.places, { section: dossier.receivesAtName, unit: dossier.competentUnitName }),
    dossier.supplements > 0 && say(HEAD.supplements, { count: dossier.supplements }),
    dossier.extensions > 0 && say(HEAD.extensions, { count: dossier.extensions }),
  ].filter(Boolean).join(' · ')
  return (
    <header className="mc-dossier-head">
      <div className="mc-row">
        <h1><span className="mc-number">{dossier.number}</span> {dossier.procedure.name}</h1>
        <StateChip {...state} />
        {dossier.lateBySupplementAt && <StateChip {...LATE_BY_SUPPLEMENT} />}
      </div>
      {dossier.stateText !== state.text && <p>{dossier.stateText}</p>}
      {holder !== '' && <p>{say(HEAD.holder, { who: holder })}</p>}
      <div className="mc-row">
        <span><b><bdi>{applicant.fullName}</bdi></b></span>
        <MaskedNumber key={applicant.id} personId={applicant.id} number={applicant.number} name={applicant.fullName} />
        {applicant.phone && <span className="mc-number">{applicant.phone}</span>}
        {!isNarrow && <Arrival dossier={dossier} />}
      </div>
      {authoriser && (
        <div className="mc-row">
          <span>{say(HEAD.authorisedBy)} <b><bdi>{authoriser.fullName}</bdi></b></span>
          <MaskedNumber
            key={authoriser.id} personId={authoriser.id} number={authoriser.number} name={authoriser.fullName}
          />
        </div>
      )}
      {!isNarrow && <p className="mc-quiet">{about}</p>}
      <Clocks clocks={dossier.clocks} isShort={isNarrow}>
        {isNarrow && <p><Arrival dossier={dossier} /> <span className="mc-quiet">{about}</span></p>}
      </Clocks>
      <Asked openRequest={dossier.openRequest} />
      <Ended dossier={dossier} />
    </header>
  )
}

function Arrival({ dossier }: { dossier: DossierDetail }) {
  return (
    <span className="mc-quiet">
      {labelOfChannel(dossier.channel)} {showShortMoment(dossier.submittedAt)} · {say(HEAD.result)}:{' '}
      {labelOfDelivery(dossier.delivery).toLowerCase()}{dossier.deliveryAddress && <>, <bdi>{dossier.deliveryAddress}</bdi></>}
    </span>
  )
}

interface ClocksProps extends Pick<DossierDetail, 'clocks'> {
  /** On a phone only the one of the whole dossier, or the first that runs. */
  isShort: boolean
  children: ReactNode
}

/** What runs stands open; what is over, and there may be many of it, behind one line. */
function Clocks({ clocks, isShort, children }: ClocksProps) {
  const chip = (clock: DossierDetail['clocks'][number]) => {
    const { text, tone } = clockWordsOf(clock, now())
    return <ClockChip key={`${clock.kind}${clock.name}${clock.startedAt}`} clock={{ ...clock, text }} tone={tone} />
  }
  const running = clocks.filter(({ stoppedAt }) => stoppedAt === null)
  const whole = running.find(({ kind }) => kind === 'dossier') ?? running[0] ?? clocks[0]
  const shown = isShort || running.length === 0 ? clocks.filter((clock) => clock === whole) : running
  const others = clocks.filter((clock) => !shown.includes(clock))
  return (
    <>
      {shown.map(chip)}
      {(others.length > 0 || isShort) && (
        <details>
          <summary>{isShort ? say(HEAD.more) : say(HEAD.moreClocks, { count: others.length })}</summary>
          {children}
          {others.map(chip)}
        </details>
      )}
    </>
  )
}

function Asked({ openRequest }: Pick<DossierDetail, 'openRequest'>) {
  if (!openRequest) return null
  return (
    <div className="mc-confirm">
      <b>{say(HEAD.asked, { at: showShortMoment(openRequest.askedAt) })}</b>
      <ul>
        {openRequest.items.map(({ component, name, reason }) => <li key={component}>{name}: <bdi>{reason}</bdi></li>)}
      </ul>
    </div>
  )
}

function Ended({ dossier: { result, issuedAt, deliveredAt, synchronisedAt } }: { dossier: DossierDetail }) {
  const told = issuedAt && [
    say(HEAD.issued, { at: showShortMoment(issuedAt) }),
    deliveredAt ? say(HEAD.delivered, { at: showShortMoment(deliveredAt) }) : say(HEAD.notDelivered),
    synchronisedAt ? say(HEAD.synchronised, { at: showShortMoment(synchronisedAt) }) : say(HEAD.notSynchronised),
  ].join(' · ')
  return (
    <>
      {result && (
        <p>
          {say(HEAD.resultPaper)}{' '}
          <a href={`/api/slips/${result.slipId}.pdf`} target="_blank" rel="noopener">
            {say(HEAD.resultNumber, { title: result.title, number: result.number })}
          </a>
        </p>
      )}
      {told && <p className="mc-quiet">{told}</p>}
    </>
  )
}

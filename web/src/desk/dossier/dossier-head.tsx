import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { SIGNATURE } from '@motcua/contracts/signature-texts.ts'
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
import { useIsNarrow } from './narrow.ts'

/**
 * Who, what, how far, with whom, until when: the sentence first, the clocks under it, the one that matters first. Low,
 * so that papers and form have the screen; the rest, and what an officer notes for themself, at a press.
 */
export function DossierHead({ dossier, children }: { dossier: DossierDetail; children: ReactNode }) {
  const { applicant, authoriser } = dossier
  const state = labelOfState(dossier.state)
  const holder = dossier.steps.filter(({ doneAt, openedAt }) => openedAt !== null && doneAt === null)
    .map(({ name, holderName, unitName }) => `${name}: ${holderName ?? say(HEAD.nobodyYet)}, ${unitName}`).join('; ')
  const isNarrow = useIsNarrow()
  const places = say(HEAD.places, { section: dossier.receivesAtName, unit: dossier.competentUnitName })
  const happened = [
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
      {happened !== '' && <p className="mc-quiet">{happened}</p>}
      <Clocks clocks={dossier.clocks} isShort={isNarrow} ownNote={children}>
        <p>{isNarrow && <Arrival dossier={dossier} />} <span className="mc-quiet">{places}</span></p>
      </Clocks>
      <Awaited components={dossier.components} />
      <Asked openRequest={dossier.openRequest} />
      <Signing dossier={dossier} />
      <Ended dossier={dossier} />
    </header>
  )
}

function Arrival({ dossier }: { dossier: DossierDetail }) {
  return (
    <span className="mc-quiet">
      {labelOfChannel(dossier.channel)} {showShortMoment(dossier.submittedAt)} · {say(HEAD.result)}:{' '}
      {labelOfDelivery(dossier.delivery).toLowerCase()}{dossier.deliveryAddress
        && <>, <bdi>{dossier.deliveryAddress}</bdi></>}
    </span>
  )
}

interface ClocksProps extends Pick<DossierDetail, 'clocks'> {
  /** On a phone only the one of the whole dossier, or the first that runs. */
  isShort: boolean
  ownNote: ReactNode
  children: ReactNode
}

/**
 * The clock of the whole dossier and of the others the first to end; the rest, and there may be many, behind a line.
 */
function Clocks({ clocks, isShort, ownNote, children }: ClocksProps) {
  const chip = (clock: DossierDetail['clocks'][number]) => {
    const { text, tone } = clockWordsOf(clock, now())
    return <ClockChip key={`${clock.kind}${clock.name}${clock.startedAt}`} clock={{ ...clock, text }} tone={tone} />
  }
  const running = clocks.filter(({ stoppedAt }) => stoppedAt === null)
  const whole = running.find(({ kind }) => kind === 'dossier') ?? running[0] ?? clocks[0]
  const [first] = running.filter((clock) => clock !== whole).sort((a, b) => a.dueAt.localeCompare(b.dueAt))
  const shown = clocks.filter((clock) => clock === whole || (!isShort && clock === first))
  const others = clocks.filter((clock) => !shown.includes(clock))
  return (
    <>
      <div className="mc-dossier-clocks">{shown.map(chip)}</div>
      <div className="mc-dossier-more">
        <details>
          <summary>{say(HEAD.more)}</summary>
          {children}
          {others.map(chip)}
        </details>
        {ownNote}
      </div>
    </>
  )
}

/** Papers that a register of the nation is to stand in for: what it is still asked, or why they may be asked for. */
function Awaited({ components }: Pick<DossierDetail, 'components'>) {
  const told = components.flatMap(({ id, name, how, register }) => {
    // Whatever came instead is there.
    if (!register || register.state === 'answered' || how !== 'data') return []
    const { state, register: named, askUntil, dueAt } = register
    return [<li key={id}>{say(HEAD[`register-${state}`], {
      register: named, paper: name, until: showShortMoment(askUntil), due: showShortMoment(dueAt),
    })}</li>]
  })
  if (told.length === 0) return null
  return <div className="mc-confirm"><b>{say(HEAD.register)}</b><ul>{told}</ul></div>
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

/** Whom the result waits for: its head, then the registry, which sees what was signed. */
function Signing({ dossier: { signing } }: { dossier: DossierDetail }) {
  if (!signing) return null
  const { signerName: name, signedAt, slipId } = signing
  if (!signedAt) return <p className="mc-quiet">{say(HEAD.toSign, { name })}</p>
  return (
    <p className="mc-quiet">
      {say(HEAD.toSeal, { name, at: showShortMoment(signedAt) })}{' '}
      {slipId && (
        <a href={`/api/slips/${slipId}.pdf`} target="_blank" rel="noopener">{say(HEAD.signedDraft)}</a>
      )}
    </p>
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
      {result && result.signatures.length > 0 && <p className="mc-quiet">{signedInWords(result.signatures)}</p>}
      {told && <p className="mc-quiet">{told}</p>}
    </>
  )
}

/** Who signed the result, and for how long that can be checked: by the least of the signatures. */
function signedInWords(signatures: NonNullable<DossierDetail['result']>['signatures']): string {
  const signers = signatures.map(({ signer }) => signer).join(', ')
  const least = (['B-B', 'B-T'] as const).find((level) => signatures.some((one) => one.level === level)) ?? 'B-LT'
  return `${say(HEAD.signedBy, { signers })} ${say(SIGNATURE[least])}${least === 'B-T' ? ` ${say(HEAD.notKept)}` : ''}`
}

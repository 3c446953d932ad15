import { DECIDED } from '@motcua/contracts/decided-texts.ts'
import { labelIn } from '@motcua/forms/label-in.ts'
import type { Answer } from '@motcua/forms/model.ts'
import { showAnswers } from '@motcua/forms/show-answer.ts'
import { ActingLines } from './acting-page.tsx'
import { onAssured } from './assurance.tsx'
import { CHECK } from './check-answers-texts.ts'
import { sendConfirmation, sendSubmissionSlip } from './confirmation-page.tsx'
import { DecidedOfDraft } from './decided-lines.tsx'
import { TABLES } from './decided-texts.ts'
import { DELIVERY } from './delivery-texts.ts'
import { sendNotFound } from './failures.tsx'
import { FeesOfDraft } from './fees-of-draft.tsx'
import { showDate, tieAmounts } from './in-words.ts'
import { backBefore, stepOf } from './along-the-way.ts'
import {
  type Journey, askedPapers, checkJourney, deliveryInForm, fileFieldsOf, pagesOf, placeInWords, rootOf,
} from './journey.ts'
import { BackLink, type Mistake, PostForm, Said, sendPage } from './layout.tsx'
import { StandingNote } from './move-draft-page.tsx'
import { choiceOf, isChoiceLost, placesOf } from './places-of.ts'
import { type Difference, requesterDifferences, requesterKey } from './own-requester.ts'
import { sendNotTakenHere } from './own-portal.tsx'
import type { PageHandlers } from './page-handler.ts'
import { heldInLine } from './keep-choice.tsx'
import { sizeAndPages } from './paper-row.tsx'
import { SECTION } from './section-texts.ts'
import { SendDraft } from './send-draft.tsx'
import { signatureMistakes } from './signature-notes.tsx'
import { SectionTitle } from './section-title.tsx'
import { type SubmitRefusal, chosenDelivery, mistakesOf, submitDraft } from './submit-draft.ts'
import { fieldOf, postedBy } from './visit.ts'
import { WhyHere, sectionInWords } from './why-here.tsx'

/** Check your answers, send once, and see that it has arrived. */
export const checkPages = {
  'GET /nop-ho-so/:token/kiem-tra': (visit) => onAssured(visit, (journey) => sendCheck(journey, [])),
  'POST /nop-ho-so/:token/kiem-tra': (visit) => onAssured(visit, async (journey) => {
    const { actor, request, reply } = visit
    if (!actor) return sendNotFound(visit)
    const posted = postedBy(request)
    const sent = await submitDraft(journey, actor, {
      isConfirmedDouble: fieldOf(posted, 'xac-nhan-trung') === 'co', keepsPapers: fieldOf(posted, 'luu-kho') === 'co',
      feesSeen: fieldOf(posted, 'phi-da-xem'),
    })
    return sent.ok ? reply.redirect(`/xac-nhan/${sent.value}`, 303) : explain(journey, sent.refusal)
  }),
  'GET /xac-nhan/:id': sendConfirmation,
  'GET /xac-nhan/:id/giay-xac-nhan.pdf': sendSubmissionSlip,
} satisfies PageHandlers

function explain(journey: Journey, refusal: SubmitRefusal) {
  const { visit, visit: { say } } = journey
  switch (refusal.code) {
    case 'own-portal-off': return sendNotTakenHere(visit, journey.version, true)
    case 'not-complete': return sendCheck(journey, refusal.mistakes)
    case 'components-missing': return sendCheck(journey, refusal.components.map(({ component, name }) =>
      ({ id: component, text: say(CHECK.upload, { name }) })))
    // What was held ended in this moment: the page says what is missing now.
    case 'held-unknown': case 'ask-again-reason-needed':
      return visit.reply.redirect(`${rootOf(journey)}/giay-to`, 303)
    case 'upload-unknown': case 'scan-poor': return sendCheck(journey, [{ id: 'giay-to', text: say(CHECK.uploadGone) }])
    case 'signature-refused': return sendCheck(journey, signatureMistakes(visit, 'giay-to', refusal.signatures))
    case 'same-dossier-open': return sendSameOpen(journey, refusal.number)
    case 'rivals-open': return visit.reply.redirect(`${rootOf(journey)}/hai-cau-tra-loi`, 303)
    // Sent by the other window: opening the draft leads to its confirmation.
    case 'draft-gone': case 'request-reused': return visit.reply.redirect(rootOf(journey), 303)
    case 'draft-outdated': case 'procedure-not-in-force': case 'channel-closed': case 'settled-centrally': case 'limit-case-unknown':
    case 'member-not-in-force': case 'no-member-asked':
      return sendRefused(journey, say(CHECK.changedTitle), <StandingNote journey={journey} />)
    case 'not-received-here': return sendCheck(journey, [{ id: 'noi-tiep-nhan', text: say(SECTION.lost) }])
    case 'territory-needed': case 'no-competent-unit': case 'no-one-stop': case 'competence-unclear':
    case 'step-without-unit':
      return sendRefused(journey, say(CHECK.noAgencyTitle), <p>{say(CHECK.noAgency)}</p>)
    case 'decision-failed':
      return sendRefused(journey, say(TABLES.failedTitle), <p>
        {say(TABLES.failed, { what: say(DECIDED[`${refusal.subject}_what`]) })}
      </p>)
    case 'calendar-missing':
      return sendRefused(journey, say(CHECK.noCalendarTitle), <p>{say(CHECK.noCalendar)}</p>)
  }
}

function sendRefused(journey: Journey, title: string, body: React.ReactNode) {
  const { visit } = journey
  return sendPage(visit, {
    title, status: 422, isPersonal: true, body: <>
      <h1>{title}</h1>
      {body}
      <p className="alone"><a href={rootOf(journey)}>{visit.say(CHECK.backToDraft)}</a></p>
    </>,
  })
}

function sendSameOpen(journey: Journey, number: string) {
  const { visit } = journey
  const { say } = visit
  return sendPage(visit, {
    title: say(CHECK.sameTitle), status: 409, isPersonal: true,
    body: <>
      <h1>{say(CHECK.sameTitle)}</h1>
      <p><Said visit={visit} text={CHECK.same} parts={{ number: <strong className="code">{number}</strong> }} /></p>
      <p><a className="button plain" href="/ho-so">{say(CHECK.myDossiers)}</a></p>
      <PostForm visit={visit} action={`${rootOf(journey)}/kiem-tra`}>
        <input type="hidden" name="xac-nhan-trung" value="co" />
        <button type="submit" className="plain">{say(CHECK.submitSame)}</button>
      </PostForm>
    </>,
  })
}

/** Everything as it will be sent, each line with the way back to its question; from there one comes here again. */
async function sendCheck(journey: Journey, mistakes: readonly Mistake[]) {
  const { visit } = journey
  const { say } = visit
  const checked = checkJourney(journey)
  const differences = await requesterDifferences(journey)
  const isReady = mistakesOf(journey).length === 0
  const places = placesOf(journey)
  const root = rootOf(journey)
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  return sendPage(visit, {
    title: say(CHECK.title), isPersonal: true, mistakes, scripts: ['form'],
    body: <>
      <BackLink visit={visit} href={backBefore(journey, 'kiem-tra')} />
      <p className="hint">{placeInWords(journey, 'kiem-tra')}</p>
      <h1>{say(CHECK.title)}</h1>
      <StandingNote journey={journey} />
      <Facts journey={journey} />
      {places && <WhyHere visit={visit} version={journey.version} places={places} />}
      <SectionLine journey={journey} faultOf={faultOf} />
      <ActingLines journey={journey} />
      <Answers journey={journey} faultOf={faultOf} />
      <Papers journey={journey} faultOf={faultOf} />
      <DeliveryLine journey={journey} faultOf={faultOf} />
      <DecidedOfDraft journey={journey} />
      <FeesOfDraft journey={journey} />
      {checked.warnings.map(({ rule, text, lang }) => <p className="note" key={rule} lang={lang}>{text}</p>)}
      {differences.map((one) => <DifferenceNote key={one.what} journey={journey} difference={one} />)}
      {!isReady && mistakes.length === 0 && <p className="note"><Said visit={visit} text={CHECK.notReady} parts={{
        list: <a href={root}>{say(CHECK.seeList)}</a>,
      }} /></p>}
      {journey.form && <p className="alone"><a href={`${root}/to-khai.pdf`}>{say(CHECK.print)}</a></p>}
      <SendDraft journey={journey} />
    </>,
  })
}

/** A warning only: an account that nobody checked says of itself what it likes. */
function DifferenceNote({ journey, difference: { what, typed, account } }: {
  journey: Journey
  difference: Difference
}) {
  const { visit } = journey
  const shown = (text: string) => what === 'birth' ? showDate(text) : text
  const key = requesterKey(journey, what) ?? ''
  return <p className="note"><Said
    visit={visit} text={what === 'birth' ? CHECK.birthDiffers : CHECK.nameDiffers} parts={{
      typed: shown(typed), account: shown(account),
      change: <a href={`${stepOf(journey, key) ?? rootOf(journey)}?ve=kiem-tra#${key}`}>
        {visit.say(CHECK.lookAgain)}
      </a>,
    }}
  /></p>
}

type FaultOf = (id: string) => string | undefined

function Facts({ journey }: { journey: Journey }) {
  const { visit, version } = journey
  const { say } = visit
  const places = placesOf(journey)
  return (
    <dl className="answers">
      <Line journey={journey} id="thu-tuc" label={say(CHECK.procedure)} text={version.content.name} />
      {places && <Line journey={journey} id="noi" label={say(CHECK.place)} text={places.competent.name} />}
      {visit.actor && <Line journey={journey} id="nguoi-nop" label={say(CHECK.sender)} text={visit.actor.fullName} />}
    </dl>
  )
}

function Answers({ journey, faultOf }: { journey: Journey; faultOf: FaultOf }) {
  const { answers } = checkJourney(journey)
  return pagesOf(journey).map((page) => page.sections.map((section) => {
    const lines = linesOf(journey, section.fields, answers)
    return lines.length > 0 && (
      <section key={`${page.id} ${section.id}`}>
        <SectionTitle visit={journey.visit} section={section} level="h2" />
        <dl className="answers">
          {lines.map(({ key, label, text, isOurs }) => <Line
            key={key} journey={journey} id={key} label={label} text={text} fault={faultOf(key)}
            href={isOurs ? undefined : `${stepOf(journey, key) ?? rootOf(journey)}?ve=kiem-tra#${key}`}
          />)}
        </dl>
      </section>
    )
  }))
}

function Papers({ journey, faultOf }: { journey: Journey; faultOf: FaultOf }) {
  const { visit, draft } = journey
  const { say } = visit
  const papers = [
    ...askedPapers(journey).map(({ component: { id, name } }) => ({ id, name })),
    ...fileFieldsOf(journey).map((field) => ({ id: field.key, name: labelIn(visit.language, field) })),
  ]
  const filesOf = (id: string) => draft.papers.filter(({ component }) => component === id)
    .map((paper) => `${paper.name} (${sizeAndPages(visit, paper)})`).join('\n')
  return papers.length > 0 && (
    <section>
      <h2 id="giay-to">{say(CHECK.papers)}</h2>
      <dl className="answers">
        {papers.map(({ id, name }) => <Line
          key={id} journey={journey} id={id} label={name} href={`${rootOf(journey)}/giay-to#${id}`} fault={faultOf(id)}
          text={filesOf(id) || heldInLine(journey, id) || say(CHECK.noFile)}
        />)}
      </dl>
    </section>
  )
}

/** Where it is received, wherever there is a choice, or what was chosen is lost. */
function SectionLine({ journey, faultOf }: { journey: Journey; faultOf: FaultOf }) {
  const { visit, draft } = journey
  const { say, directory } = visit
  const choice = choiceOf(journey)
  const isLost = isChoiceLost(journey)
  if (!choice || choice.others.length === 0 && !isLost) return null
  const chosen = draft.sectionId === null ? choice.home.receivesAt : directory.lastKnown(draft.sectionId)
  const name = chosen ? sectionInWords(visit, chosen) : ''
  return (
    <dl className="answers">
      <Line
        journey={journey} id="noi-tiep-nhan" label={say(SECTION.place)}
        fault={faultOf('noi-tiep-nhan') ?? (isLost ? say(SECTION.lost) : undefined)}
        text={isLost ? say(SECTION.lostPlace, { place: name }) : name}
        href={`${rootOf(journey)}/noi-tiep-nhan`}
      />
    </dl>
  )
}

/** Where the declaration asks it, it stands among its answers. */
function DeliveryLine({ journey, faultOf }: { journey: Journey; faultOf: FaultOf }) {
  const { visit: { say } } = journey
  const { delivery, address } = chosenDelivery(journey)
  return !deliveryInForm(journey) && (
    <dl className="answers">
      <Line
        journey={journey} id="cach-nhan" label={say(CHECK.delivery)} fault={faultOf('cach-nhan')}
        text={delivery ? [say(DELIVERY[delivery]), address].filter(Boolean).join(': ') : say(CHECK.notChosen)}
        href={`${rootOf(journey)}/nhan-ket-qua`}
      />
    </dl>
  )
}

interface AnswerLine { readonly key: string; readonly label: string; readonly text: string; readonly isOurs: boolean }

/**
 * Clean answers in words; what is wrong or missing where it must not be, as such. Files are no lines.
 */
function linesOf(
  journey: Journey, fields: Parameters<typeof showAnswers>[1], answers: Readonly<Record<string, Answer>>,
): readonly AnswerLine[] {
  const { form, visit: { say, language } } = journey
  if (!form) return []
  const refused = new Set(checkJourney(journey).refusals.map(({ field }) => field))
  return fields.flatMap((field): AnswerLine[] => {
    if (field.type === 'file') return []
    const isOurs = field.computed !== undefined
    const [shown] = showAnswers(form, [field], answers, language)
    if (shown) return [{ key: field.key, label: shown.label, text: tieAmounts(shown.text), isOurs }]
    return refused.has(field.key)
      ? [{ key: field.key, label: labelIn(language, field), text: say(CHECK.wrong), isOurs }] : []
  })
}

/** `tabIndex` lets the link of the error summary land on a line that is no control. */
function Line({ journey: { visit: { say } }, id, label, text, href, fault }: {
  journey: Journey
  id: string
  label: string
  text: string
  href?: string | undefined
  fault?: string | undefined
}) {
  return (
    <div id={id} tabIndex={-1} className={fault ? 'faulty' : undefined}>
      <dt>{label}</dt>
      <dd>{fault && <span className="error">{fault}</span>}{text}</dd>
      {href !== undefined && <dd className="change">
        <a href={href} aria-label={say(CHECK.changeThis, { label })}>{say(CHECK.change)}</a>
      </dd>}
    </div>
  )
}

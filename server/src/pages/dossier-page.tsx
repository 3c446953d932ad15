import { dayOf } from '../kernel/work-calendar.ts'
import { listEventsOfDossier } from '../modules/audit/public.ts'
import {
  type Dossier, type Supplement, acknowledgementInWords, findAuthorisation, findOpenSupplement, findResult, getAnswers,
  isHeldForMoney, listDecided, listPassed, listSlipsShown, listTaxNotices,
  move,
} from '../modules/dossiers/public.ts'
import { getPeople } from '../modules/identity/public.ts'
import { findSynchronised } from '../modules/integration/public.ts'
import { listMessagesOfDossier, supplementDueOf } from '../modules/notifications/public.ts'
import { findUnpaid, listReceiptsOf } from '../modules/payments/public.ts'
import { unitInWordsOf } from '../modules/organisation/public.ts'
import { listOpenTasks } from '../modules/workflow/public.ts'
import { GivenAnswers, SentAnswers } from './answers-sent.tsx'
import { AUTHORISATION } from './authorisation-texts.ts'
import { BundlePanel, bundleOf } from './bundle-panel.tsx'
import { BUNDLE } from './bundle-texts.ts'
import { ClockTrace, traceClocks } from './clock-trace.tsx'
import { DecidedLines } from './decided-lines.tsx'
import { MessageList, SlipList, sendOwnPaper, sendReceipts, sendSlip } from './dossier-papers.tsx'
import { DossierStory, storyOf } from './dossier-story.tsx'
import { DOSSIER } from './dossier-texts.ts'
import { sendNotFound } from './failures.tsx'
import { FiledList, listFiled } from './filed-papers.tsx'
import { showDay, showMoment } from './in-words.ts'
import { BackLink, type Mistake, Said, sendPage } from './layout.tsx'
import { addressOfOrganisation } from './organisation-here.ts'
import { ORGANISATION } from './organisation-texts.ts'
import { findOwn, noteLookAgain } from './own-dossier.ts'
import type { PageHandlers } from './page-handler.ts'
import { OwedPanel } from './pay-fees-page.tsx'
import { postPanelOf } from './post-panel.tsx'
import { registerAwaitedOf } from './register-awaited.tsx'
import { registerReportsOf } from './register-reports.tsx'
import { TONE_SIGNS, sentenceOf, stateInWords, toneOf } from './state-in-words.ts'
import { recordTool } from './static-files.ts'
import { isRateable } from './survey-page.tsx'
import { SURVEY } from './survey-texts.ts'
import { TalkPanel, listNewTalk } from './talk-panel.tsx'
import { TaxNotices } from './tax-notices.tsx'
import { type Visit, mandatesOf } from './visit.ts'
import { whereaboutsOf } from './why-here.tsx'

/** Far more than a dossier goes through. */
const MOST_EVENTS = 500

/** One dossier of mine: where it is, until when and why then; what I must or may do; everything that it holds. */
export const dossierPages = {
  'GET /ho-so/:id': async (visit) => {
    const dossier = await findOwn(visit)
    return dossier ? sendDossier(visit, dossier) : sendNotFound(visit)
  },
  'GET /ho-so/:id/phieu/:slip': sendSlip,
  'GET /ho-so/:id/bien-lai': sendReceipts,
  'GET /ho-so/:id/giay-to/:paper': sendOwnPaper,
} satisfies PageHandlers

/** The page, with what kept a deed from being done, if something did. */
export async function sendDossier(visit: Visit, dossier: Dossier, mistakes: readonly Mistake[] = []) {
  const { rooms, say, language, actor } = visit
  await noteLookAgain(visit, dossier)
  const { id, publicId, number, state } = dossier
  const version = rooms.catalogue.version(dossier.procedureVersionId)
  const { content } = version
  const isHeld = await isHeldForMoney(rooms.db, visit.directory, dossier)
  const [clocks, tasks, request, events, slips, result, filed, messages, answers, talk] = await Promise.all([
    traceClocks(rooms.db, rooms.directory, id), listOpenTasks(rooms.db, id), findOpenSupplement(rooms.db, id),
    listEventsOfDossier(rooms.db, id, MOST_EVENTS), listSlipsShown(rooms.db, id, { isHeld }), findResult(rooms.db, id),
    listFiled(visit, dossier), listMessagesOfDossier(rooms.db, id), getAnswers(rooms.db, id),
    listNewTalk(visit, dossier),
  ])
  const [
    bundle, passed, whereabouts, decided, unpaid, receipts, post, awaited, notices, reports, synchronisedAt,
  ] = await Promise.all([
    bundleOf(visit, dossier), listPassed(rooms.db, id), whereaboutsOf(visit, dossier), listDecided(rooms.db, id),
    findUnpaid(rooms.db, id), listReceiptsOf(rooms.db, id), postPanelOf(visit, dossier),
    registerAwaitedOf(visit, dossier), listTaxNotices(rooms.db, id), registerReportsOf(visit, dossier),
    findSynchronised(rooms.db, id),
  ])
  const authorisation = dossier.authoriserId === null ? undefined : await findAuthorisation(rooms.db, id)
  const organisation = mandatesOf(visit.today, actor).find(
    ({ organisationId }) => organisationId === dossier.applicantId,
  )
  // Where a message went is told to whom it went, and whose number was checked.
  const people = actor?.level === 2 && actor.personId !== null ? await getPeople(rooms.db, [actor.personId]) : []
  // Names of units are those in force when the dossier came.
  const then = rooms.directory.on(dayOf(dossier.submittedAt))
  const nameOf = (unitId: bigint) => unitInWordsOf(then, visit.directory, unitId)
  const acknowledgeBy = clocks.findLast(({ kind }) => kind === 'acknowledgement')?.dueAt
  const acknowledgeWithin = acknowledgementInWords(visit.directory)
  const tone = toneOf(state)
  const nameOfComponent = (one: string) => content.components.find((component) => component.id === one)?.name ?? one
  const day = (moment: Date | null) => moment && showMoment(moment, language)
  const issued = day(dossier.issuedAt)
  return sendPage(visit, {
    title: say(DOSSIER.title, { number }), isPersonal: true, mistakes,
    body: <>
      {organisation
        ? <BackLink visit={visit} href={addressOfOrganisation(organisation)}>
          {say(ORGANISATION.dossiersOf, { name: organisation.name })}
        </BackLink>
        : <BackLink visit={visit} href="/ho-so">{say(DOSSIER.mine)}</BackLink>}
      <h1>{content.name}</h1>
      <p>{say(DOSSIER.number)} <strong className="code">{number}</strong></p>
      <p className={`state ${tone}`}><span aria-hidden="true">{TONE_SIGNS[tone]}</span> {stateInWords(say, state)}</p>
      <p>{sentenceOf(visit, { dossier, tasks, nameOf, acknowledgeBy, acknowledgeWithin })}</p>
      {authorisation && <p className="note"><Said visit={visit} text={AUTHORISATION.onBehalfOf} parts={{
        actor: dossier.applicantName, authoriser: authorisation.fullName,
        see: <a href={`/ho-so/${publicId}/uy-quyen`}>{say(AUTHORISATION.see)}</a>,
      }} /></p>}
      {dossier.handedInBy !== null && <p className="note">
        {say(ORGANISATION.handedIn, { actor: dossier.handedInBy, name: dossier.applicantName })}
      </p>}
      {awaited}
      {bundle && <BundlePanel visit={visit} view={bundle} isOwn />}
      {request && <Asked visit={visit} dossier={dossier} request={request} nameOf={nameOfComponent} />}
      <OwedPanel visit={visit} dossier={dossier} charges={unpaid} />
      <TaxNotices visit={visit} notices={notices} />
      <SentAnswers visit={visit} events={events} papers={filed.flatMap(({ papers }) => papers)} />
      <DossierStory told={visit} lines={storyOf(visit, { dossier, events, tasks, nameOf, acknowledgeBy })} />
      <ClockTrace told={visit} clocks={clocks} />
      <DecidedLines visit={visit} version={version} decided={decided} />
      <TalkPanel visit={visit} dossier={dossier} lines={talk} />
      <h2>{say(DOSSIER.result)}</h2>
      <dl>
        <dt>{say(DOSSIER.issued)}</dt><dd>{issued && result
          ? say(DOSSIER.issuedAs, { at: issued, number: result.number, day: showDay(result.issuedOn, language) })
          : issued ?? say(DOSSIER.notYet)}</dd>
        <dt>{say(DOSSIER.delivered)}</dt><dd>{day(dossier.deliveredAt) ?? say(DOSSIER.notYet)}</dd>
        <dt>{say(DOSSIER.synchronised)}</dt><dd>{day(synchronisedAt) ?? say(DOSSIER.notSynchronised)}</dd>
      </dl>
      {whereabouts}
      {isRateable(visit, dossier) && <p><a href={`/ho-so/${publicId}/danh-gia`}>{say(SURVEY.rate)}</a></p>}
      {post}
      <h2>{say(DOSSIER.slips)}</h2>
      <SlipList visit={visit} dossier={dossier} slips={slips} />
      {isHeld && dossier.issuedAt !== null && <p className="note">{say(DOSSIER.heldForFees)}</p>}
      {receipts.length > 0 && <p><a href={`/ho-so/${publicId}/bien-lai`}>{say(DOSSIER.receipts)}</a></p>}
      <h2>{say(DOSSIER.papers)}</h2>
      {passed.map((one) => <p className="note" key={one.fromNumber}>{say(BUNDLE.passed, {
        from: one.fromNumber, title: one.title, result: one.resultNumber,
      })}</p>)}
      <FiledList visit={visit} dossier={dossier} filed={filed} />
      {dossier.formVersionId !== null && <details>
        <summary>{say(DOSSIER.declaration)}</summary>
        <p className="alone"><a href={`/ho-so/${publicId}/to-khai.pdf`}>
          {say(DOSSIER.pdf, { name: say(DOSSIER.declaration) })}
        </a></p>
        <GivenAnswers visit={visit} dossier={dossier} answers={answers} />
      </details>}
      {reports}
      <details>
        <summary>{say(DOSSIER.messages)}</summary>
        <MessageList visit={visit} messages={messages} people={people} />
      </details>
      <Ends visit={visit} dossier={dossier} />
      <p className="alone"><a href={`/xac-nhan/${publicId}`}>{say(DOSSIER.confirmation)}</a></p>
      <p className="alone"><a href={`/ho-so/${publicId}/ban-ghi.json`}>{say(DOSSIER.record)}</a></p>
      <p><Said visit={visit} text={DOSSIER.recordHint} parts={{
        tool: <a href={recordTool()} download="verify-record.mjs">{say(DOSSIER.recordTool)}</a>,
      }} /></p>
    </>,
  })
}

/** All that was asked for, with the reasons, and the way to hand it in. */
function Asked({ visit, dossier, request, nameOf }: {
  visit: Visit
  dossier: Dossier
  request: Supplement
  nameOf: (id: string) => string
}) {
  const { say, language } = visit
  const { askedAt } = request
  const due = supplementDueOf(visit.rooms.directory, { askedAt, receivesAtId: dossier.receivesAtId }, visit.today)
  return (
    <section className="box">
      <h2>{say(DOSSIER.asked)}</h2>
      <p>{say(DOSSIER.askedAt, { at: showMoment(request.askedAt, language) })}</p>
      {due?.dueOn.ok && <p>{say(DOSSIER.askedUntil, { day: showDay(due.dueOn.value, language) })}</p>}
      <ul>{request.items.map(({ component, reason }) => (
        <li key={component}><strong>{nameOf(component)}</strong>: {reason}</li>
      ))}</ul>
      <p><a className="button" href={`/ho-so/${dossier.publicId}/bo-sung`}>{say(DOSSIER.answer)}</a></p>
    </section>
  )
}

/** Withdraw before it is accepted; after that, ask to stop, while nothing is decided. */
function Ends({ visit: { say }, dossier: { state, publicId, decidedAt } }: { visit: Visit; dossier: Dossier }) {
  const [way, text] = move(state, 'withdraw').ok ? ['rut', DOSSIER.withdraw] as const : ['dung', DOSSIER.stop] as const
  if (way === 'dung' && (!move(state, 'stop').ok || decidedAt !== null)) return null
  return <>
    <h2>{say(DOSSIER.ends)}</h2>
    <p><a className="button plain" href={`/ho-so/${publicId}/${way}`}>{say(text)}</a></p>
  </>
}

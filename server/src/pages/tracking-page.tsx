import { readTypedDossierNumber } from '../kernel/typed-dossier-number.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { listEventsOfDossier } from '../modules/audit/public.ts'
import { type Dossier, acknowledgementInWords, findOwnByNumber, trackDossier } from '../modules/dossiers/public.ts'
import type { AttemptLimits } from '../modules/identity/public.ts'
import { unitInWordsOf } from '../modules/organisation/public.ts'
import { listOpenTasks } from '../modules/workflow/public.ts'
import { BundlePanel, bundleOf } from './bundle-panel.tsx'
import { ClockTrace, traceClocks } from './clock-trace.tsx'
import { Control, TextInput } from './controls.tsx'
import { DossierStory, storyOf } from './dossier-story.tsx'
import { sendTooMany } from './failures.tsx'
import { showMoment } from './in-words.ts'
import { type Mistake, PostForm, Said, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { policyOf } from './portal-rooms.ts'
import { TONE_SIGNS, sentenceOf, stateInWords, toneOf } from './state-in-words.ts'
import { TRACKING } from './tracking-texts.ts'
import { type Visit, fieldOf, postedBy, senderOf, tidy, viewerOf } from './visit.ts'

const MOST_EVENTS = 500

/** Where a dossier stands, for whoever has its number: little; for whoever proves that it is theirs: more. */
export const trackingPages = {
  'GET /theo-doi': (visit) => {
    const { ma } = visit.request.query as { ma?: unknown }
    const number = typeof ma === 'string' ? numberFrom(visit, ma) : ''
    return number === '' ? sendAsk(visit, '', []) : visit.reply.redirect(`/theo-doi/${encodeURIComponent(number)}`, 303)
  },
  'GET /theo-doi/:number': (visit) => {
    const { t } = visit.request.query as { t?: unknown }
    return track(visit, typeof t === 'string' && t !== '' ? { token: t.slice(0, 64) } : {})
  },
  'POST /theo-doi/:number': (visit) => track(visit, {
    digits: fieldOf(postedBy(visit.request), 'so-cuoi').replace(/\s/g, '').slice(0, 12),
  }),
} satisfies PageHandlers

/** As on the receipt, however it was typed; what is no number, or could be several, as it was typed. */
function numberFrom({ rooms, today }: Visit, text: string): string {
  const typed = tidy(text).trim().toUpperCase().slice(0, 60)
  return readTypedDossierNumber(typed, (code, day) =>
    day <= today && rooms.directory.on(day).byCode(code) !== undefined) ?? typed
}

interface Proof { readonly token?: string; readonly digits?: string }

/**
 * Each look is a try, counted before anything is read in a transaction of its own. Wrong digits cost nobody what the
 * number alone shows: the page stays, with the fault at its field. Whoever is signed in and looks at their own is not
 * kept out by what others tried, and sees at once what proof shows.
 */
async function track(visit: Visit, proof: Proof) {
  const { rooms, request, directory, actor } = visit
  const number = numberFrom(visit, (request.params as { number: string }).number)
  const own = actor && await findOwnByNumber(rooms.db, viewerOf(visit, actor, 'dossier.read'), number)
  if (own) return sendState(visit, own, true, [])
  const limits = policyOf(directory, 'tracking-attempts') as AttemptLimits
  const tracked = await trackDossier(rooms.db, senderOf(visit, 1n, crypto.randomUUID(), ['track']), {
    ...proof, number, limits, machineNow: rooms.machineClock.now(),
  })
  if (!tracked.ok) return tracked.refusal.code === 'too-many-attempts'
    ? sendTooMany(visit, limits.minutes)
    : sendAsk(visit, number, [{ id: 'ma', text: visit.say(TRACKING.unknown) }])
  const { dossier, isProven } = tracked.value
  const isWrong = proof.digits !== undefined && !isProven
  return sendState(visit, dossier, isProven, isWrong ? [{ id: 'so-cuoi', text: visit.say(TRACKING.wrong) }] : [])
}

function sendAsk(visit: Visit, number: string, mistakes: readonly Mistake[]) {
  const { say } = visit
  return sendPage(visit, {
    title: say(TRACKING.title), mistakes, isPersonal: true, ...mistakes.length > 0 && { status: 404 },
    body: <>
      <h1>{say(TRACKING.title)}</h1>
      <form action="/theo-doi">
        <Control id="ma" label={say(TRACKING.number)} hint={say(TRACKING.numberHint)} error={mistakes[0]?.text}>
          {(described) => <TextInput {...described} name="ma" value={number} />}
        </Control>
        <button type="submit">{say(TRACKING.look)}</button>
      </form>
    </>,
  })
}

async function sendState(visit: Visit, dossier: Dossier, isProven: boolean, mistakes: readonly Mistake[]) {
  const { rooms, say, language } = visit
  const { state, number, dueAt, competentUnitId } = dossier
  const then = rooms.directory.on(dayOf(dossier.submittedAt))
  const nameOf = (id: bigint) => unitInWordsOf(then, visit.directory, id)
  const tone = toneOf(state)
  return sendPage(visit, {
    title: say(TRACKING.dossier, { number }), isPersonal: true, mistakes,
    body: <>
      <h1><Said visit={visit} text={TRACKING.heading} parts={{ number: <span className="code">{number}</span> }} /></h1>
      <p className={`state ${tone}`}><span aria-hidden="true">{TONE_SIGNS[tone]}</span> {stateInWords(say, state)}</p>
      <dl>
        <dt>{say(TRACKING.office)}</dt><dd>{nameOf(competentUnitId)}</dd>
        <dt>{say(TRACKING.due)}</dt><dd>{dueAt ? showMoment(dueAt, language) : say(TRACKING.dueLater)}</dd>
      </dl>
      {isProven ? await moreOf(visit, dossier, nameOf) : (
        <PostForm visit={visit} action={`/theo-doi/${encodeURIComponent(number)}`} className="box">
          <Control id="so-cuoi" label={say(TRACKING.digits)} error={mistakes[0]?.text} hint={say(TRACKING.digitsHint)}>
            {(described) => <TextInput {...described} name="so-cuoi" value="" inputMode="numeric" className="short" />}
          </Control>
          <button type="submit" className="plain">{say(TRACKING.more)}</button>
        </PostForm>
      )}
    </>,
  })
}

/**
 * With the token of the QR code, or the last digits: what for, who has to do what by when, and the way it went. No
 * name, no paper.
 */
async function moreOf(visit: Visit, dossier: Dossier, nameOf: (id: bigint) => string) {
  const { rooms, directory, say } = visit
  const { content } = rooms.catalogue.version(dossier.procedureVersionId)
  const [tasks, clocks, events] = await Promise.all([
    listOpenTasks(rooms.db, dossier.id), traceClocks(rooms.db, rooms.directory, dossier.id),
    listEventsOfDossier(rooms.db, dossier.id, MOST_EVENTS),
  ])
  const bundle = await bundleOf(visit, dossier)
  const acknowledgeBy = clocks.findLast(({ kind }) => kind === 'acknowledgement')?.dueAt
  const acknowledgeWithin = acknowledgementInWords(directory)
  return <>
    <h2>{content.name}</h2>
    <p>{sentenceOf(visit, { dossier, tasks, nameOf, acknowledgeBy, acknowledgeWithin })}</p>
    {bundle && <BundlePanel visit={visit} view={bundle} isOwn={false} />}
    <DossierStory told={visit} lines={storyOf(visit, { dossier, events, tasks, nameOf, acknowledgeBy })} />
    <ClockTrace told={visit} clocks={clocks} />
    <p className="alone"><a href={`/ho-so/${dossier.publicId}`}>{say(TRACKING.signIn)}</a></p>
  </>
}

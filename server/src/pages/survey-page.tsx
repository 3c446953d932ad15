import { type Day, addDays, dayOf } from '../kernel/work-calendar.ts'
import { cleanLines } from '../kernel/vietnamese-text.ts'
import type { Dossier } from '../modules/dossiers/public.ts'
import {
  type Question, QUESTIONS, type Scores, type Subject, answerSurvey, isAnswered, scoreOf,
  surveyRulesOf,
} from '../modules/evaluation/public.ts'
import type { Unit } from '../modules/organisation/public.ts'
import type { FollowedTurn, Ticket } from '../modules/queue/public.ts'
import { inTransaction } from '../platform/db.ts'
import { Control, Group, Radios, TextInput } from './controls.tsx'
import { DOSSIER } from './dossier-texts.ts'
import { sendNotFound } from './failures.tsx'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import { findOwn } from './own-dossier.ts'
import type { PageHandlers } from './page-handler.ts'
import { SURVEY, SURVEY_QUESTION } from './survey-texts.ts'
import { findTicketHere } from './ticket-here.ts'
import { type Posted, type Visit, fieldOf, postedBy, requestIdOf, senderOf } from './visit.ts'
import { sectionInWords } from './why-here.tsx'

const LONGEST_REMARK = 1_000
const SCORES = ['1', '2', '3', '4', '5']

/** What people say of a visit, by its ticket, or of their own dossier, once it is over. */
export const surveyPages = {
  'GET /phieu-cho/:ticket/danh-gia': async (visit) => open(visit, await ofTicket(visit)),
  'POST /phieu-cho/:ticket/danh-gia': async (visit) => take(visit, await ofTicket(visit)),
  'GET /ho-so/:id/danh-gia': async (visit) => open(visit, await ofDossier(visit)),
  'POST /ho-so/:id/danh-gia': async (visit) => take(visit, await ofDossier(visit)),
} satisfies PageHandlers

/** What a page of a survey is about. */
interface About {
  /** In the language in which it is asked. */
  readonly visit: Visit
  readonly subject: Subject
  readonly isOver: boolean
  /** Of the visit, or of the end of the dossier. */
  readonly day: Day
  readonly section: Unit
  readonly title: string
  /** Where it is, and to where one goes back. */
  readonly at: string
  readonly back: { readonly href: string; readonly text: string }
  readonly actorId: bigint
  readonly isSecretAddress: boolean
}

async function ofTicket(given: Visit): Promise<About | undefined> {
  const found = await findTicketHere(given)
  if (!found) return undefined
  const { visit, ticket, turns, section, at } = found
  const { say } = visit
  return {
    visit, subject: { about: 'visit', id: ticket.id }, section, at: `${at}/danh-gia`, day: ticket.day,
    isOver: isServed(ticket, turns) && isRecent(visit, ticket.day),
    title: say(SURVEY.titleVisit, { number: ticket.number }),
    back: { href: at, text: say(SURVEY.backTicket, { number: ticket.number }) }, actorId: 1n, isSecretAddress: true,
  }
}

async function ofDossier(visit: Visit): Promise<About | undefined> {
  const dossier = await findOwn(visit)
  const section = dossier && visit.directory.lastKnown(dossier.receivesAtId)
  if (!dossier || !section || !visit.actor) return undefined
  const href = `/ho-so/${dossier.publicId}`
  return {
    visit, subject: { about: 'dossier', id: dossier.id }, section, at: `${href}/danh-gia`,
    ...overOn(visit, dossier),
    title: visit.say(SURVEY.titleDossier, { number: dossier.number }),
    back: { href, text: visit.say(DOSSIER.back, { number: dossier.number }) }, actorId: visit.actor.accountId,
    isSecretAddress: false,
  }
}

/** Whether a dossier may be told of today: it has its result, or has come to another end, not too long ago. */
export function isRateable(visit: Visit, dossier: Dossier): boolean {
  return overOn(visit, dossier).isOver
}

function overOn(visit: Visit, { issuedAt, closedAt }: Dossier): Pick<About, 'isOver' | 'day'> {
  const at = issuedAt ?? closedAt
  const day = at ? dayOf(at) : visit.today
  return { day, isOver: at !== null && isRecent(visit, day) }
}

/** Whether somebody was served in a visit that is over: whoever went away before was served by nobody. */
export function isServed({ leftAt }: Pick<Ticket, 'leftAt'>, turns: readonly Pick<FollowedTurn, 'state'>[]): boolean {
  return leftAt !== null && turns.some(({ state }) => state === 'served' || state === 'moved')
}

function isRecent({ directory, today }: Visit, day: Day): boolean {
  const rules = surveyRulesOf(directory)
  return rules !== undefined && addDays(day, rules.openDays) >= today
}

async function open(visit: Visit, about: About | undefined) {
  if (!about) return sendNotFound(visit)
  if (await isAnswered(visit.rooms.db, about.subject)) return sendWord(about, 'thanks')
  return about.isOver ? sendForm(about, {}, []) : sendWord(about, 'early')
}

async function take(given: Visit, about: About | undefined) {
  if (!about) return sendNotFound(given)
  const { visit } = about
  const { rooms, say } = visit
  const posted = postedBy(visit.request)
  const remark = cleanLines(fieldOf(posted, 'y-kien'))
  const visits = fieldOf(posted, 'so-lan')
  const mistakes: Mistake[] = []
  if (!/^\d{0,2}$/.test(visits)) mistakes.push({ id: 'so-lan', text: say(SURVEY.visitsWrong) })
  if (remark.length > LONGEST_REMARK)
    mistakes.push({ id: 'y-kien', text: say(SURVEY.remarkLong, { most: LONGEST_REMARK }) })
  if (mistakes.length > 0) return sendForm(about, posted, mistakes)
  const scores = Object.fromEntries(QUESTIONS.map((one) => [one, scoreOf(fieldOf(posted, one))])) as Scores
  const more = fieldOf(posted, 'ngoai-quy-dinh')
  // What was said is no part of what tells two requests apart: it would be kept beside who sent it.
  const sender = senderOf(visit, about.actorId, requestIdOf(posted), ['survey.answer', about.at])
  const outcome = await inTransaction(rooms, sender, (ctx) => answerSurvey(ctx, {
    ...about, scores, remark, visits: visits === '' ? null : Number(visits),
    askedMore: more === 'co' ? true : more === 'khong' ? false : null,
  }), () => ({ status: 303, body: null }))
  if (outcome.ok || outcome.refusal.code === 'survey-answered') return visit.reply.redirect(about.at, 303)
  if (outcome.refusal.code === 'survey-empty')
    return sendForm(about, posted, [{ id: 'access', text: say(SURVEY.empty) }])
  return sendWord(about, 'early')
}

function sendWord({ visit, title, back, isSecretAddress }: About, word: 'thanks' | 'early') {
  const { say } = visit
  return sendPage(visit, {
    title, isPersonal: true, isSecretAddress,
    body: <>
      <BackLink visit={visit} href={back.href}>{back.text}</BackLink>
      <h1>{say(SURVEY.title)}</h1>
      <p>{say(SURVEY[word])}</p>
    </>,
  })
}

function sendForm(about: About, posted: Posted, mistakes: readonly Mistake[]) {
  const { visit } = about
  const { say } = visit
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  return sendPage(visit, {
    title: about.title, isPersonal: true, isSecretAddress: about.isSecretAddress, mistakes, scripts: ['text'],
    body: <>
      <BackLink visit={visit} href={about.back.href}>{about.back.text}</BackLink>
      <h1>{say(SURVEY.title)}</h1>
      <p>{say(SURVEY.what, { section: sectionInWords(visit, about.section) })}</p>
      <p className="hint">{say(SURVEY.nobody)}</p>
      <PostForm visit={visit} action={about.at} requestId={crypto.randomUUID()}>
        {QUESTIONS.map((question) =>
          <Scale key={question} {...{ visit, question, posted }} error={faultOf(question)} />)}
        <Control id="so-lan" label={say(SURVEY.visits)} error={faultOf('so-lan')}>
          {(described) => <TextInput {...described} name="so-lan" value={fieldOf(posted, 'so-lan')} inputMode="numeric" />}
        </Control>
        <Group id="ngoai-quy-dinh" label={say(SURVEY.askedMore)}>
          <Radios name="ngoai-quy-dinh" value={fieldOf(posted, 'ngoai-quy-dinh')} choices={[
            { value: 'khong', label: say(SURVEY.no) }, { value: 'co', label: say(SURVEY.yes) },
          ]} />
        </Group>
        <Control
          id="y-kien" label={say(SURVEY.remark)} hint={say(SURVEY.remarkHint, { most: LONGEST_REMARK })}
          error={faultOf('y-kien')}
        >
          {(described) => (
            <TextInput {...described} name="y-kien" value={fieldOf(posted, 'y-kien')} isMultiline most={LONGEST_REMARK} />
          )}
        </Control>
        <button type="submit">{say(SURVEY.send)}</button>
      </PostForm>
    </>,
  })
}

/** Five steps side by side; the first carries the id of the question. */
function Scale({ visit: { say }, question, posted, error }: {
  visit: Visit; question: Question; posted: Posted; error: string | undefined
}) {
  return (
    <Group id={question} label={say(SURVEY_QUESTION[question])} hint={say(SURVEY.scale)} error={error}>
      <div className="scale">
        {SCORES.map((score) => (
          <label key={score}>
            <input
              type="radio" id={score === '1' ? question : `${question}-${score}`} name={question} value={score}
              defaultChecked={fieldOf(posted, question) === score}
            />
            {score}
          </label>
        ))}
      </div>
    </Group>
  )
}

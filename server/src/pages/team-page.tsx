import type { FastifyReply } from 'fastify'
import { isDay } from '../kernel/civil-day.ts'
import { scopeInWords } from '../modules/catalogue/public.ts'
import {
  type CodeSubject, type GiveProxyByCodeRefusal, type TeamMember, countAttempt, giveProxyByCode, lastDayFor,
  listProxiesInForce, mandateText, memberOn, reachOf, signInPolicyOf, subjectText,
} from '../modules/identity/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { inTransaction } from '../platform/db.ts'
import { dayFrom } from './acting.ts'
import { DayParts } from './acting-page.tsx'
import { askCode } from './ask-code.ts'
import { Control, TextInput } from './controls.tsx'
import { sendNotFound, sendTooMany } from './failures.tsx'
import { ProxyScope } from './give-proxy-form.tsx'
import { showDate } from './in-words.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import { proceduresHere } from './mandate-scope.ts'
import { MANDATES } from './mandates-texts.ts'
import { MINE } from './my-dossiers-texts.ts'
import { faultOfNumber, hintOfNumber } from './numbers-here.ts'
import type { PageHandlers } from './page-handler.ts'
import { ProxyBox } from './proxies-page.tsx'
import { CodeField, DemonstrationHint, codeOf, codeText } from './sign-in-page.tsx'
import { TEAM } from './team-texts.ts'
import { type TypedMandate, typedMandateBy } from './typed-mandate.ts'
import { type Posted, type Visit, askIdOf, postedBy, requestIdOf, senderOf, viewerOf } from './visit.ts'

const MOST = 100
/** The message with the code names each of them. */
const MOST_NAMED = 10
const HOME = '/to-cong-nghe-so'

/** Of members of community digital teams: whom they help, and the asking of others for a mandate by a code. */
export const teamPages = {
  'GET /to-cong-nghe-so': (visit) => asMember(visit, (member) => sendHome(visit, member)),
  'POST /to-cong-nghe-so': (visit) => asMember(visit, (member) => ask(visit, member)),
  'POST /to-cong-nghe-so/ma': (visit) => asMember(visit, (member) => take(visit, member)),
} satisfies PageHandlers

/** A member today, with until when others may let them act at the latest. */
interface Member extends TeamMember { readonly daysAtMost: number; readonly lastDay: string }

async function asMember(visit: Visit, work: (member: Member) => Promise<FastifyReply>): Promise<FastifyReply> {
  const { rooms, actor, today, directory } = visit
  const rules = directory.policy('community-team')?.value as { readonly mandateDays: number } | undefined
  const mayHelp = actor && reachOf(actor.grants, 'person.help', today).length > 0
  const personId = actor && mayHelp ? viewerOf(visit, actor, 'person.help').personId : null
  const member = personId === null ? undefined : await memberOn(rooms.db, personId, today)
  if (!member || !rules) return sendNotFound(visit)
  const { mandateDays: daysAtMost } = rules
  return work({ ...member, daysAtMost, lastDay: lastDayFor(member, today, daysAtMost) })
}

async function sendHome(visit: Visit, member: Member, typed?: TypedMandate, mistakes: readonly Mistake[] = []) {
  const { rooms, say, today, directory } = visit
  const found = await listProxiesInForce(rooms.db, member.personId, today, { limit: MOST + 1, isOfMember: true })
  const helped = found.slice(0, MOST)
  return sendPage(visit, {
    title: say(TEAM.title), isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href="/ho-so">{say(MINE.title)}</BackLink>
      <h1>{say(TEAM.title)}</h1>
      <p>{say(TEAM.intro, {
        team: member.team, section: unitInWords(directory, member.unitId), to: showDate(member.validTo),
      })}</p>
      <p>{say(TEAM.limits)}</p>
      <h2>{say(TEAM.now)}</h2>
      {helped.length === 0 && <p>{say(TEAM.nobody)}</p>}
      {helped.map((row) => <ProxyBox key={row.publicId} visit={visit} row={row} name={row.principalName}
        number={row.principalNumber} />)}
      {found.length > MOST && <p>{say(TEAM.latest, { most: MOST })}</p>}
      {helped.length > 0 && <p><a href="/tim-thu-tuc">{say(TEAM.begin)}</a>. {say(TEAM.beginHint)} {say(TEAM.sent)}</p>}
      <AskForm visit={visit} member={member} typed={typed} mistakes={mistakes} />
    </>,
  })
}

function AskForm({ visit, member, typed, mistakes }: {
  visit: Visit
  member: Member
  typed: TypedMandate | undefined
  mistakes: readonly Mistake[]
}) {
  const { say, rooms } = visit
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  return (
    <PostForm visit={visit} action={HOME} requestId={crypto.randomUUID()}>
      <h2>{say(TEAM.ask)}</h2>
      <p className="hint">{say(TEAM.askHint)}</p>
      <Control id="so" label={say(TEAM.numberOf)} hint={hintOfNumber(say, rooms.isDemonstration)} error={faultOf('so')}>
        {(described) => <TextInput {...described} name="so" value={typed?.number ?? ''} inputMode="numeric" />}
      </Control>
      <ProxyScope visit={visit} typed={typed} error={faultOf('pham-vi')} />
      <DayParts visit={visit} name="den" label={say(TEAM.toDay)} value={typed?.to ?? member.lastDay}
        fault={faultOf('den-ngay')} />
      <p className="hint">{say(TEAM.toHint, { to: showDate(member.lastDay) })}</p>
      <button type="submit">{say(TEAM.sendCode)}</button>
    </PostForm>
  )
}

interface Asked {
  readonly typed: TypedMandate
  readonly number: { readonly kind: 'personal'; readonly value: string }
  readonly procedureIds: readonly bigint[] | null
  readonly validTo: string
  readonly subject: CodeSubject & { readonly purpose: 'proxy' }
}

/** What was typed, or all that is wrong with it. */
function readAsked(visit: Visit, member: Member, posted: Posted): Asked | readonly Mistake[] {
  const { rooms, say, today } = visit
  const typed = typedMandateBy(posted, 'some')
  const here = new Map(proceduresHere(visit).map(({ procedurePublicId: id, procedureId }) => [id, procedureId]))
  const procedureIds = typed.isWhole ? null : typed.procedures.flatMap((one) => here.get(one) ?? [])
  const validTo = dayFrom(posted, 'den')
  const faulty = faultOfNumber(say, typed.number, rooms.isDemonstration)
  const isInTime = isDay(validTo) && validTo >= today && validTo <= member.lastDay
  const faults: (Mistake | false)[] = [
    faulty !== undefined && { id: 'so', text: faulty },
    member.personalNumber === typed.number && { id: 'so', text: say(TEAM.faultOneself) },
    procedureIds?.length === 0 && { id: 'pham-vi', text: say(MANDATES.faultScope) },
    (procedureIds?.length ?? 0) > MOST_NAMED && { id: 'pham-vi', text: say(TEAM.faultMany, { most: MOST_NAMED }) },
    !isInTime && { id: 'den-ngay', text: say(TEAM.faultTo, { to: showDate(member.lastDay) }) },
  ]
  const mistakes = faults.filter((one) => one !== false)
  if (mistakes.length > 0) return mistakes
  const number = { kind: 'personal', value: typed.number } as const
  const mandate = mandateText(member.personId, { procedureIds, validTo })
  return { typed, number, procedureIds, validTo, subject: { purpose: 'proxy', number, helperId: member.personId, mandate } }
}

const isFaulty = (asked: Asked | readonly Mistake[]): asked is readonly Mistake[] => Array.isArray(asked)

async function ask(visit: Visit, member: Member) {
  const posted = postedBy(visit.request)
  const asked = readAsked(visit, member, posted)
  if (isFaulty(asked)) return sendHome(visit, member, typedMandateBy(posted, 'some'), asked)
  const sent = await askCode(visit, asked.subject, askIdOf(posted), {
    actor: member.fullName, scope: scopeInWords(visit.rooms.catalogue.on(visit.today), asked.procedureIds),
    due: showDate(asked.validTo),
  })
  return sent.ok ? sendCodeForm(visit, asked, []) : sendTooMany(visit, sent.minutes)
}

function sendCodeForm(visit: Visit, { typed }: Asked, mistakes: readonly Mistake[]) {
  const { codeMinutes, codeDigits } = signInPolicyOf(visit.directory, visit.rooms.hashCost)
  const { say } = visit
  const [year, month, day] = typed.to.split('-')
  const kept = <>
    <input type="hidden" name="so" value={typed.number} />
    <input type="hidden" name="pham-vi" value={typed.isWhole ? 'tat-ca' : 'chon'} />
    {typed.procedures.map((one) => <input key={one} type="hidden" name="thu-tuc" value={one} />)}
    <input type="hidden" name="den-ngay" value={day} />
    <input type="hidden" name="den-thang" value={month} />
    <input type="hidden" name="den-nam" value={year} />
  </>
  return sendPage(visit, {
    title: say(TEAM.codeTitle), isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href={HOME}>{say(TEAM.title)}</BackLink>
      <h1>{say(TEAM.codeTitle)}</h1>
      <p>{say(TEAM.codeSent, { minutes: codeMinutes })}</p>
      <DemonstrationHint visit={visit} />
      <PostForm visit={visit} action={`${HOME}/ma`} requestId={crypto.randomUUID()}>
        {kept}
        <CodeField visit={visit} digits={codeDigits} error={mistakes[0]?.text} />
        <button type="submit">{say(TEAM.give)}</button>
      </PostForm>
      <PostForm visit={visit} action={HOME} requestId={crypto.randomUUID()}>
        {kept}
        <button type="submit" className="quiet">{say(TEAM.again)}</button>
      </PostForm>
    </>,
  })
}

async function take(visit: Visit, member: Member) {
  const { rooms, actor, reply, directory } = visit
  const posted = postedBy(visit.request)
  const asked = readAsked(visit, member, posted)
  if (!actor) return sendNotFound(visit)
  if (isFaulty(asked)) return sendHome(visit, member, typedMandateBy(posted, 'some'), asked)
  const { subject, number, procedureIds, validTo } = asked
  const policy = signInPolicyOf(directory, rooms.hashCost)
  const machineNow = rooms.machineClock.now()
  const sender = senderOf(visit, actor.accountId, requestIdOf(posted), ['proxy.take', subject.mandate, codeOf(posted)])
  const attempt = await countAttempt(rooms.db, sender, {
    kind: 'code', on: subjectText(subject), limits: policy.code, machineNow,
  })
  if (!attempt.ok) return sendTooMany(visit, policy.code.minutes)
  const done = await inTransaction(rooms, sender, (ctx) => giveProxyByCode(ctx, {
    number, procedureIds, validTo, helperId: member.personId, daysAtMost: member.daysAtMost,
    proof: { code: codeOf(posted), attempt: attempt.value, machineNow, policy },
  }), (id) => ({ status: 201, body: id }))
  return done.ok ? reply.redirect(HOME, 303) : explain(visit, member, asked, done.refusal.code)
}

function explain(
  visit: Visit, member: Member, asked: Asked, code: GiveProxyByCodeRefusal['code'] | 'request-reused',
) {
  const { say } = visit
  const wrong = (id: string, text: string) => sendHome(visit, member, asked.typed, [{ id, text }])
  switch (code) {
    case 'code-expired': return sendCodeForm(visit, asked, [{ id: 'ma', text: codeText(visit, 'code-expired') }])
    // Of a person whose card was not seen nothing else is said: whether a number has an account, nobody is told.
    case 'code-wrong': case 'request-reused': case 'person-unknown': case 'person-unseen':
      return sendCodeForm(visit, asked, [{ id: 'ma', text: codeText(visit, 'code-wrong') }])
    case 'not-a-team-member': return sendNotFound(visit)
    case 'proxy-held-already': return wrong('so', say(TEAM.faultHeld))
    case 'proxy-of-oneself': return wrong('so', say(TEAM.faultOneself))
    case 'number-not-of-a-person': return wrong('so', say(MANDATES.faultNumber))
    case 'days-reversed': case 'proxy-from-past': case 'proxy-name-differs': case 'proxy-too-long':
      return wrong('den-ngay', say(TEAM.faultTo, { to: showDate(member.lastDay) }))
  }
}

import type { FastifyReply } from 'fastify'
import { isDay } from '../kernel/civil-day.ts'
import { maskPersonalNumber } from '../kernel/mask.ts'
import { LONGEST_PERSON_NAME, isPersonName } from '../kernel/person-name.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type ProxyRow, endProxy, findProxy, getPeople, giveProxy, holdsOn, listProxies, printProxy,
} from '../modules/identity/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { inTransaction } from '../platform/db.ts'
import { dayFrom } from './acting.ts'
import { sendNotFound } from './failures.tsx'
import { GiveProxyForm } from './give-proxy-form.tsx'
import { showDate, showMoment } from './in-words.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import { namesOfProcedures, proceduresHere } from './mandate-scope.ts'
import { MANDATES } from './mandates-texts.ts'
import { MINE } from './my-dossiers-texts.ts'
import { faultOfNumber } from './numbers-here.ts'
import type { PageHandlers } from './page-handler.ts'
import { PROXY } from './proxies-texts.ts'
import { TEAM } from './team-texts.ts'
import { type TypedMandate, typedMandateBy } from './typed-mandate.ts'
import { type Visit, isUuid, postedBy, requestIdOf, senderOf, viewerOf } from './visit.ts'

const MOST = 100

/** Mandates between two people: given by the checked principal, ended and printed by either. */
export const proxyPages = {
  'GET /uy-quyen': (visit) => sendList(visit),
  'POST /uy-quyen': give,
  'GET /uy-quyen/:proxy': (visit) => withOpen(visit, (proxy) => sendEnd(visit, proxy)),
  'POST /uy-quyen/:proxy': end,
  'GET /uy-quyen/:proxy/giay-uy-quyen.pdf': (visit) => withOne(visit, (proxy) => print(visit, proxy)),
} satisfies PageHandlers

/** The checked person behind the account: an account that nobody has checked may have claimed the number. */
function personOf(visit: Visit): bigint | null {
  const { actor } = visit
  return actor?.kind === 'citizen' ? viewerOf(visit, actor, 'mandate.manage').personId : null
}

const wanted = ({ request }: Visit) => (request.params as { proxy: string }).proxy

/** One's own, given or borne; of others there is none. */
async function withOne(visit: Visit, work: (proxy: ProxyRow) => Promise<FastifyReply> | FastifyReply) {
  const personId = personOf(visit)
  const proxy = isUuid(wanted(visit)) ? await findProxy(visit.rooms.db, wanted(visit)) : undefined
  const isOwn = proxy && personId !== null && [proxy.principalId, proxy.personId].includes(personId)
  return isOwn ? work(proxy) : sendNotFound(visit)
}

function withOpen(visit: Visit, work: (proxy: ProxyRow) => FastifyReply) {
  return withOne(visit, (proxy) => proxy.endedAt === null ? work(proxy) : sendNotFound(visit))
}

async function sendList(visit: Visit, typed?: TypedMandate, mistakes: readonly Mistake[] = []) {
  const { rooms, say } = visit
  const personId = personOf(visit)
  const rows = personId === null ? [] : await listProxies(rooms.db, personId, MOST)
  const [given, borne] = [
    rows.filter(({ principalId }) => principalId === personId), rows.filter((row) => row.personId === personId),
  ]
  return sendPage(visit, {
    title: say(PROXY.title), isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href="/ho-so">{say(MINE.title)}</BackLink>
      <h1>{say(PROXY.title)}</h1>
      <p>{say(PROXY.intro)}</p>
      {personId === null ? <p className="note">{say(PROXY.notChecked)}</p> : <>
        <h2>{say(PROXY.given)}</h2>
        {given.length === 0 && <p>{say(PROXY.none)}</p>}
        {given.map((row) => <ProxyBox key={row.publicId} visit={visit} row={row} name={row.fullName}
          number={row.personalNumber} />)}
        {borne.length > 0 && <h2>{say(PROXY.borne)}</h2>}
        {borne.map((row) => <ProxyBox key={row.publicId} visit={visit} row={row} name={row.principalName}
          number={row.principalNumber} />)}
        <GiveProxyForm visit={visit} typed={typed} mistakes={mistakes} />
      </>}
    </>,
  })
}

/** One mandate, with the name and number of the other: printed and ended from here. */
export function ProxyBox({ visit, row, name, number }: {
  visit: Visit
  row: ProxyRow
  name: string
  number: string | null
}) {
  const { say } = visit
  const { publicId, procedureIds, validFrom, validTo, endedAt } = row
  return (
    <section className="box" aria-labelledby={`ten-${publicId}`}>
      <h3 id={`ten-${publicId}`}>{name}</h3>
      <p>{say(PROXY.number, { number: maskPersonalNumber(number ?? '') })}</p>
      {row.team !== null && <p>{say(TEAM.asMember, { team: row.team })}</p>}
      <dl>
        <dt>{say(PROXY.scope)}</dt>
        <dd>{procedureIds === null ? say(PROXY.all) : namesOfProcedures(visit, procedureIds).join('; ')}</dd>
        <dt>{say(PROXY.term)}</dt>
        <dd>{say(PROXY.fromTo, { from: showDate(validFrom), to: showDate(validTo) })}</dd>
        <dt>{say(PROXY.state)}</dt><dd>{stateOf(visit, row)}</dd>
      </dl>
      <div className="line">
        <a className="button plain" href={`/uy-quyen/${publicId}/giay-uy-quyen.pdf`}
          aria-label={say(PROXY.printOf, { name })}>{say(PROXY.print)}</a>
        {endedAt === null && <a className="button plain" href={`/uy-quyen/${publicId}`}
          aria-label={say(PROXY.endOf, { name })}>{say(PROXY.end)}</a>}
      </div>
    </section>
  )
}

/** How it stands today, in words. */
export function stateOf({ say, today, language }: Visit, row: ProxyRow): string {
  if (row.endedAt) return say(PROXY.ended, { at: showMoment(row.endedAt, language) })
  if (holdsOn(row, today)) return say(PROXY.inForce)
  return say(row.validFrom > today ? PROXY.notBegun : PROXY.over)
}

async function give(visit: Visit) {
  const { rooms, actor, say, today, reply, request } = visit
  const personId = personOf(visit)
  if (!actor || personId === null) return sendList(visit)
  const posted = postedBy(request)
  const typed = typedMandateBy(posted, 'some')
  const here = new Map(proceduresHere(visit).map(({ procedurePublicId: id, procedureId }) => [id, procedureId]))
  const chosen = typed.procedures.flatMap((one) => here.get(one) ?? [])
  const fullName = cleanText(typed.fullName)
  const [validFrom, validTo] = [dayFrom(posted, 'tu'), dayFrom(posted, 'den')]
  const faults: (Mistake | false)[] = [
    ...[faultOfNumber(say, typed.number, rooms.isDemonstration) ?? []].flat().map((text) => ({ id: 'so', text })),
    !isPersonName(fullName) && { id: 'ten', text: say(MANDATES.faultName, { most: LONGEST_PERSON_NAME }) },
    !typed.isWhole && chosen.length === 0 && { id: 'pham-vi', text: say(MANDATES.faultScope) },
    !isDay(validFrom) && { id: 'tu-ngay', text: say(MANDATES.faultFrom) },
    !(isDay(validTo) && validTo >= today && validTo >= validFrom) && { id: 'den-ngay', text: say(PROXY.faultTo) },
  ]
  const mistakes = faults.filter((one) => one !== false)
  if (mistakes.length > 0) return sendList(visit, typed, mistakes)
  const [person] = await getPeople(rooms.db, [personId])
  const sender = senderOf(visit, actor.accountId, requestIdOf(posted), ['proxy.give', { ...typed }])
  const done = await inTransaction(rooms, sender, (ctx) => giveProxy(ctx, {
    principal: person?.publicId ?? '', personalNumber: typed.number, fullName,
    procedureIds: typed.isWhole ? null : chosen, validFrom, validTo, sectionId: null,
  }), (id) => ({ status: 201, body: id }))
  if (done.ok) return reply.redirect('/uy-quyen', 303)
  switch (done.refusal.code) {
    case 'person-unknown': case 'person-unseen': return sendNotFound(visit)
    case 'request-reused': return sendList(visit, typed, [{ id: 'so', text: say(MANDATES.faultReused) }])
    case 'proxy-held-already': return sendList(visit, typed, [{ id: 'so', text: say(PROXY.faultHeld) }])
    case 'proxy-of-oneself': return sendList(visit, typed, [{ id: 'so', text: say(PROXY.faultOneself) }])
    case 'number-not-of-a-person': return sendList(visit, typed, [{ id: 'so', text: say(MANDATES.faultNumber) }])
    case 'proxy-from-past': return sendList(visit, typed, [{ id: 'tu-ngay', text: say(PROXY.faultFromPast) }])
    // Said at a counter alone.
    case 'proxy-name-differs': throw new Error('a portal was told whose number it is')
    case 'days-reversed': return sendList(visit, typed, [{ id: 'den-ngay', text: say(PROXY.faultTo) }])
  }
}

function sendEnd(visit: Visit, { publicId, fullName: helper, principalName: principal }: ProxyRow) {
  const { say } = visit
  return sendPage(visit, {
    title: say(PROXY.endTitle), isPersonal: true,
    body: <>
      <BackLink visit={visit} href="/uy-quyen">{say(PROXY.title)}</BackLink>
      <h1>{say(PROXY.endTitle)}</h1>
      <p>{say(PROXY.endHint, { helper, principal })}</p>
      <PostForm visit={visit} action={`/uy-quyen/${publicId}`} requestId={crypto.randomUUID()}>
        <button type="submit">{say(PROXY.endNow)}</button>
      </PostForm>
      <p className="alone"><a href="/uy-quyen">{say(PROXY.keep)}</a></p>
    </>,
  })
}

async function end(visit: Visit): Promise<FastifyReply> {
  return withOne(visit, async (proxy) => {
    const { rooms, actor, reply } = visit
    if (!actor) return sendNotFound(visit)
    const sender = senderOf(visit, actor.accountId, requestIdOf(postedBy(visit.request)), ['proxy.end', proxy.publicId])
    await inTransaction(
      rooms, sender, (ctx) => endProxy(ctx, { proxy: proxy.publicId, personId: personOf(visit), isAtCounter: false }),
      () => ({ status: 200, body: null }),
    )
    // Whoever presses twice finds it ended, as they wished.
    return reply.redirect('/uy-quyen', 303)
  })
}

async function print(visit: Visit, proxy: ProxyRow): Promise<FastifyReply> {
  const { rooms, reply } = visit
  const { procedureIds, sectionId, givenAt } = proxy
  const pdf = await printProxy({
    proxy, procedures: procedureIds === null ? null : namesOfProcedures(visit, procedureIds),
    section: sectionId === null ? null : unitInWords(rooms.directory.on(dayOf(givenAt)), sectionId),
  })
  return reply.type('application/pdf').header('cache-control', 'private, no-store')
    .header('content-disposition', 'inline; filename="giay-uy-quyen.pdf"')
    .header('x-content-type-options', 'nosniff').send(Buffer.from(pdf))
}

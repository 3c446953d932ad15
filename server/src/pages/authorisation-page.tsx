import type { FastifyReply } from 'fastify'
import {
  type Authorisation, type Dossier, endAuthorisation, findAuthorisation, move,
} from '../modules/dossiers/public.ts'
import { findProxyById, holdsOn } from '../modules/identity/public.ts'
import { deedOnOwn } from './act-on-dossier.ts'
import { AUTHORISATION } from './authorisation-texts.ts'
import { FiledList, listFiled } from './filed-papers.tsx'
import { sendDossier } from './dossier-page.tsx'
import { DOSSIER } from './dossier-texts.ts'
import { sendNotFound } from './failures.tsx'
import { showDate, showMoment } from './in-words.ts'
import { BackLink, PostForm, sendPage } from './layout.tsx'
import { findOwn } from './own-dossier.ts'
import type { PageHandlers } from './page-handler.ts'
import { stateOf as stateOfProxy } from './proxies-page.tsx'
import { PROXY } from './proxies-texts.ts'
import { type Visit, postedBy, viewerOf } from './visit.ts'

/** Who acts for whom, for what and until when, on one page; who authorised it may end it there. */
export const authorisationPages = {
  'GET /ho-so/:id/uy-quyen': (visit) => withAuthorisation(visit, (dossier, found) =>
    sendAuthorisation(visit, dossier, found)),
  'GET /ho-so/:id/uy-quyen/cham-dut': (visit) => withAuthorisation(visit, (dossier, found) =>
    mayEnd(visit, dossier, found) ? sendEnd(visit, dossier) : visit.reply.redirect(addressOf(dossier), 303)),
  'POST /ho-so/:id/uy-quyen/cham-dut': (visit) => withAuthorisation(visit, (dossier, found) =>
    isAuthoriser(visit, found)
      ? deedOnOwn(
        visit, 'dossier.end-authorisation', postedBy(visit.request),
        (ctx, base) => endAuthorisation(ctx, visit.rooms, base),
        (again) => sendDossier(visit, again, [{ id: 'noi-dung', text: visit.say(DOSSIER.moved) }]),
      )
      : visit.reply.redirect(addressOf(dossier), 303)),
} satisfies PageHandlers

function addressOf({ publicId }: Dossier): string {
  return `/ho-so/${publicId}/uy-quyen`
}

async function withAuthorisation(
  visit: Visit, work: (dossier: Dossier, found: Authorisation) => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
  const dossier = await findOwn(visit)
  if (!dossier) return sendNotFound(visit)
  const found = await findAuthorisation(visit.rooms.db, dossier.id)
  return found ? work(dossier, found) : visit.reply.redirect(`/ho-so/${dossier.publicId}`, 303)
}

/** The checked person who authorised it: an account that nobody checked may have claimed the number. */
function isAuthoriser(visit: Visit, { authoriserId }: Authorisation): boolean {
  const { actor } = visit
  return actor !== undefined && viewerOf(visit, actor, 'dossier.end-authorisation').personId === authoriserId
}

function mayEnd(visit: Visit, { state }: Dossier, found: Authorisation): boolean {
  return isAuthoriser(visit, found) && found.endedAt === null && move(state, 'withdraw').ok
}

async function sendAuthorisation(visit: Visit, dossier: Dossier, found: Authorisation) {
  const { rooms, say } = visit
  const { publicId, number, applicantName, procedureVersionId } = dossier
  const { content } = rooms.catalogue.version(procedureVersionId)
  const papers = (await listFiled(visit, dossier)).filter(({ papers: files }) =>
    files.some(({ documentType }) => documentType === 'giay-uy-quyen'))
  const from = showDate(found.signedOn)
  const proxy = found.proxyId === null ? undefined : await findProxyById(rooms.db, found.proxyId)
  return sendPage(visit, {
    title: say(AUTHORISATION.page), isPersonal: true,
    body: <>
      <BackLink visit={visit} href={`/ho-so/${publicId}`}>{say(DOSSIER.back, { number })}</BackLink>
      <h1>{say(AUTHORISATION.page)}</h1>
      <dl>
        <dt>{say(AUTHORISATION.state)}</dt>
        <dd>{proxy && !found.endedAt ? stateOfProxy(visit, proxy) : stateOf(visit, found)}</dd>
        <dt>{say(AUTHORISATION.authoriser)}</dt><dd>{found.fullName}</dd>
        <dt>{say(AUTHORISATION.actor)}</dt><dd>{applicantName}</dd>
        <dt>{say(AUTHORISATION.scope)}</dt><dd>{say(AUTHORISATION.scopeOf, { number, procedure: content.name })}</dd>
        <dt>{say(AUTHORISATION.term)}</dt><dd>{found.validTo === null
          ? say(AUTHORISATION.termFrom, { from })
          : say(AUTHORISATION.termTo, { from, to: showDate(found.validTo) })}</dd>
      </dl>
      {proxy && (proxy.endedAt !== null || !holdsOn(proxy, visit.today)) && <p className="note">{say(PROXY.noLonger)}</p>}
      <FiledList visit={visit} dossier={dossier} filed={papers} />
      {mayEnd(visit, dossier, found)
        ? <p><a className="button plain" href={`${addressOf(dossier)}/cham-dut`}>{say(AUTHORISATION.end)}</a></p>
        : found.endedAt === null && <p className="hint">
          {say(isAuthoriser(visit, found) ? AUTHORISATION.tooLate : AUTHORISATION.onlyAuthoriser)}
        </p>}
      <p className="hint">{say(AUTHORISATION.print)}</p>
    </>,
  })
}

function stateOf({ say, language, today }: Visit, { endedAt, validTo }: Authorisation): string {
  if (endedAt) return say(AUTHORISATION.ended, { at: showMoment(endedAt, language) })
  return validTo !== null && validTo < today
    ? say(AUTHORISATION.expired, { day: showDate(validTo) })
    : say(AUTHORISATION.inForce)
}

function sendEnd(visit: Visit, dossier: Dossier) {
  const { say } = visit
  const { number, applicantName: actor } = dossier
  return sendPage(visit, {
    title: say(AUTHORISATION.endTitle), isPersonal: true,
    body: <>
      <BackLink visit={visit} href={addressOf(dossier)}>{say(AUTHORISATION.page)}</BackLink>
      <h1>{say(AUTHORISATION.endTitle)}</h1>
      <p>{say(AUTHORISATION.endHint, { number, actor })}</p>
      <PostForm visit={visit} action={`${addressOf(dossier)}/cham-dut`} requestId={crypto.randomUUID()}>
        <button type="submit">{say(AUTHORISATION.endNow)}</button>
      </PostForm>
      <p className="alone"><a href={addressOf(dossier)}>{say(AUTHORISATION.keep)}</a></p>
    </>,
  })
}

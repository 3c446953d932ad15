import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/civil-day.ts'
import { type Actor, findSession, isTouchDue, reachOf, touchSession } from '../modules/identity/public.ts'
import { actingPages } from './acting-page.tsx'
import { noticePages } from './notices-page.tsx'
import { proxyPages } from './proxies-page.tsx'
import { teamPages } from './team-page.tsx'
import { authorisationPages } from './authorisation-page.tsx'
import { announcementPages } from './announcement-page.tsx'
import { bookAppointmentPages } from './book-appointment-page.tsx'
import { boardPages } from './board-page.tsx'
import { endBoards } from './board-stream.ts'
import { bundlePages } from './bundle-page.tsx'
import { checkInPages } from './check-in-page.tsx'
import { checkPages } from './check-answers-page.tsx'
import { declarationPages } from './declaration-page.ts'
import { contactPages } from './contact-page.tsx'
import { deliveryPages } from './delivery-page.tsx'
import { dossierPages } from './dossier-page.tsx'
import { draftPicturePages } from './draft-picture-page.ts'
import { anywherePages } from './anywhere-page.tsx'
import { oneStopPages } from './one-stop-page.tsx'
import { oldNamesPages } from './old-names-page.tsx'
import { citizenScreenPages } from './citizen-screen-page.tsx'
import { endScreens } from './citizen-screen-stream.ts'
import { postPages } from './post-page.tsx'
import { collectionPages } from './collection-page.tsx'
import { endDossierPages } from './end-dossier-page.tsx'
import { entryFilePages } from './entry-file-page.ts'
import { sendFailed, sendNotFound, sendStale, sendWrongMethod } from './failures.tsx'
import { formPages } from './fill-form-page.tsx'
import { findPages } from './find-procedure-pages.tsx'
import { guidePages } from './guide-page.tsx'
import { homePages } from './home-page.tsx'
import { khoLogPages } from './kho-log-page.tsx'
import { khoPages } from './kho-page.tsx'
import { khoPaperPages } from './kho-paper-page.tsx'
import { khoSharePages } from './kho-share-page.tsx'
import { khoStorePages } from './kho-store-page.tsx'
import { languagePages } from './language-page.ts'
import { myAppointmentPages } from './my-appointments-page.tsx'
import { myDossierPages } from './my-dossiers-page.tsx'
import { myPetitionPages } from './my-petitions-page.tsx'
import { nationalKhoPages } from './national-kho-page.ts'
import { paperPages } from './papers-page.tsx'
import { petitionPages } from './petition-page.tsx'
import { maintenancePages } from './maintenance-page.tsx'
import { mandatePages } from './mandates-page.tsx'
import { billPages } from './bill-page.tsx'
import { payFeesPages } from './pay-fees-page.tsx'
import { payTogetherPages } from './pay-together-page.tsx'
import { openDataPages } from './open-data-page.tsx'
import { publishedFigurePages } from './published-figures-page.tsx'
import { organisationPages } from './organisation-page.tsx'
import { isGoneAway } from '../platform/gone-away.ts'
import { isOutage } from '../platform/outage.ts'
import { PORTAL_ROUTES, type PortalPermission, type PortalRoute } from './portal-routes.ts'
import type { PageHandler, PageHandlers, PortalKey } from './page-handler.ts'
import type { PortalRooms } from './portal-rooms.ts'
import { procedurePages } from './procedure-page.tsx'
import { recordPages } from './record-page.ts'
import { registerPages } from './register-page.tsx'
import { moveDraftPages } from './move-draft-page.tsx'
import { rivalPages } from './rival-answers-page.tsx'
import { sinkPages } from './sink-page.tsx'
import { feeFactsPages } from './fee-facts-page.tsx'
import { sectionPages } from './section-page.tsx'
import { endIdle, hasMark, isSharedMachine } from './shared-machine.ts'
import { sharedPaperPages } from './shared-paper-page.tsx'
import { signInPages } from './sign-in-page.tsx'
import { providerSignInPages } from './provider-sign-in-page.tsx'
import { specimenPages } from './specimens-page.tsx'
import { startPages } from './start-dossier-page.tsx'
import { brandFilesOf } from './brand-files.ts'
import { staticFiles } from './static-files.ts'
import { supplementPages } from './supplement-page.tsx'
import { talkPages } from './talk-panel.tsx'
import { takeNumberPages } from './take-number-page.tsx'
import { registerReportPages } from './register-report-page.tsx'
import { surveyPages } from './survey-page.tsx'
import { ticketPages } from './ticket-page.tsx'
import { trackingPages } from './tracking-page.tsx'
import { unclaimedPages } from './unclaimed-draft-page.tsx'
import { verifyPages } from './verify-page.tsx'
import { piecePages, sendPieceSignedOut } from './upload-in-pieces.ts'
import { PERSON_COOKIE, type Visit, fieldOf, isFromHere, isSameOrigin, postedBy, visitOf } from './visit.ts'

export type { CodeMessage, PortalRooms } from './portal-rooms.ts'
export { PORTAL_ROUTES } from './portal-routes.ts'

/** Every route of the table has its page, and every page its route: anything else does not compile. */
const PAGES: Record<PortalKey, PageHandler> = {
  ...homePages, ...guidePages, ...announcementPages, ...contactPages, ...entryFilePages, ...findPages,
  ...procedurePages, ...startPages, ...actingPages, ...formPages, ...draftPicturePages, ...paperPages,
  ...nationalKhoPages, ...piecePages,
  ...unclaimedPages, ...deliveryPages, ...sectionPages, ...checkPages, ...rivalPages, ...moveDraftPages,
  ...signInPages, ...providerSignInPages,
  ...registerPages, ...openDataPages, ...publishedFigurePages,
  ...myDossierPages, ...dossierPages, ...bundlePages, ...anywherePages,
  ...oldNamesPages, ...oneStopPages, ...feeFactsPages, ...payFeesPages, ...payTogetherPages, ...billPages,
  ...collectionPages, ...postPages, ...endDossierPages, ...authorisationPages, ...proxyPages, ...teamPages,
  ...organisationPages, ...maintenancePages, ...noticePages, ...mandatePages, ...supplementPages, ...talkPages,
  ...khoPages, ...khoStorePages, ...khoPaperPages, ...khoSharePages, ...sharedPaperPages, ...khoLogPages,
  ...trackingPages, ...petitionPages, ...myPetitionPages, ...sinkPages, ...registerReportPages,
  ...specimenPages, ...verifyPages, ...takeNumberPages, ...ticketPages, ...surveyPages, ...boardPages,
  ...bookAppointmentPages, ...myAppointmentPages, ...checkInPages, ...citizenScreenPages,
  ...declarationPages, ...recordPages, ...languagePages, 'GET /tai-san/:file': sendStaticFile,
} satisfies PageHandlers

/**
 * The citizens' portal (cổng dịch vụ công): pages made on the server that work without any script. Needs
 * @fastify/cookie, @fastify/formbody and @fastify/multipart registered before it.
 */
export function portalPages(rooms: PortalRooms): FastifyPluginAsync {
  return async (app) => {
    app.addHook('preClose', async () => {
      endBoards(rooms.halls)
      endScreens(rooms.screens)
    })
    // A piece of a file goes on as it comes, to where it is written.
    app.addContentTypeParser('application/offset+octet-stream', (_request, payload, done) => done(null, payload))
    for (const route of PORTAL_ROUTES) {
      app.route({
        method: route.method, url: route.path, config: { permission: route.permission },
        ...'bodyLimit' in route && { bodyLimit: route.bodyLimit },
        handler: async (request, reply) => answer(rooms, route, request, reply),
      })
    }
    app.setErrorHandler(async (error, request, reply) => {
      const visit = visitOf(rooms, request, reply, undefined, hasMark(request))
      if (isGoneAway(request.raw, error)) {
        request.log.info({ route: request.routeOptions.url }, 'caller went away')
        return sendStale(visit)
      }
      if (isBadRequest(error)) return sendStale(visit)
      if (!isTooBusy(error)) request.log.error({ err: error })
      return sendFailed(visit, isOutage(error))
    })
  }
}

/** For `app`: what to answer to an address that neither the portal nor anything else knows. */
export async function sendPortalNotFound(rooms: PortalRooms, request: FastifyRequest, reply: FastifyReply) {
  return sendNotFound(await visitHere(rooms, request, reply, 'public'))
}

/** For `app`: what to answer where a page is asked for by a method that it does not take. */
export async function sendPortalWrongMethod(rooms: PortalRooms, request: FastifyRequest, reply: FastifyReply) {
  return sendWrongMethod(await visitHere(rooms, request, reply, 'public'))
}

async function answer(rooms: PortalRooms, route: PortalRoute, request: FastifyRequest, reply: FastifyReply) {
  const key = `${route.method} ${route.path}` as PortalKey
  const visit = await visitHere(rooms, request, reply, route.permission)
  if (visit.actor) request.actor = visit.actor
  if (route.method !== 'GET' && !isOurs(visit, route)) return sendStale(visit)
  if (route.permission === 'public') return PAGES[key](visit)
  if (!visit.actor) return request.headers['tus-resumable'] ? sendPieceSignedOut(visit) : sendToSignIn(visit)
  const may = route.permission === 'signed-in' || reachOf(visit.actor.grants, route.permission, visit.today).length > 0
  return may ? PAGES[key](visit) : sendNotFound(visit)
}

async function visitHere(
  rooms: PortalRooms, request: FastifyRequest, reply: FastifyReply, permission: PortalPermission,
): Promise<Visit> {
  const [found, isShared] = await Promise.all([findActor(rooms, request, permission), isSharedMachine(rooms, request)])
  const visit = visitOf(rooms, request, reply, found === 'ended' ? undefined : found, isShared)
  endIdle(visit, found === 'ended')
  return visit
}

/**
 * Whether a write comes from a form of ours. A form with files names its token in a part, which the page reads before
 * it takes any file; a script in a header. A form with files where none is taken would carry no token anybody reads.
 */
function isOurs(visit: Visit, { isUpload }: PortalRoute): boolean {
  const { request } = visit
  if (request.isMultipart()) return isUpload === true && isSameOrigin(request)
  const { 'x-csrf': token = fieldOf(postedBy(request), 'csrf') } = request.headers
  return isFromHere(visit, String(token))
}

/**
 * Who is signed in, or that whoever was is no more. A public page is shown while the database rests, too: then nobody
 * is signed in, and nothing is known to be over.
 */
async function findActor(
  rooms: PortalRooms, request: FastifyRequest, permission: PortalPermission,
): Promise<Actor | 'ended' | undefined> {
  const token = request.cookies[PERSON_COOKIE]
  if (!token) return undefined
  const machineNow = rooms.machineClock.now()
  try {
    const actor = await findSession(rooms.db, token, machineNow, dayOf(rooms.clock.now()))
    if (!actor || actor.kind === 'staff') return 'ended'
    if (isTouchDue(actor, machineNow)) void touchSession(
      rooms.db, actor.sessionId, machineNow,
    ).catch((error: unknown) => request.log.error({ err: error }))
    return actor
  } catch (error) {
    if (permission !== 'public') throw error
    request.log.error({ err: error })
    return undefined
  }
}

/** Back to the page after signing in; of a deed on a dossier, to the page of the dossier. */
function sendToSignIn({ request, reply }: Visit) {
  const path = request.url.split('?')[0] ?? '/'
  const page = request.method === 'GET' ? path : path.replace(/^(\/(?:ho-so|to-chuc|kho|thanh-toan)\/[^/]+)\/.*/, '$1')
  return reply.redirect(`/dang-nhap?tiep=${encodeURIComponent(page)}`, 303)
}

async function sendStaticFile(visit: Visit) {
  const { file } = visit.request.params as { file: string }
  const { sheet, emblem } = brandFilesOf(visit.directory)
  const found = [...staticFiles(), sheet, emblem].find((one) => one?.name === file)
  if (!found) return sendNotFound(visit)
  return visit.reply.type(found.type).header('cache-control', 'public, max-age=31536000, immutable')
    .header('x-content-type-options', 'nosniff').send(found.bytes)
}

function isBadRequest(error: unknown): boolean {
  const status = (error as { statusCode?: unknown }).statusCode
  return typeof status === 'number' && status >= 400 && status < 500
}

/** Sent away by `app` after its form was read: nothing is broken, and the log has better to tell. */
function isTooBusy(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'TOO_BUSY'
}

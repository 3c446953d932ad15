import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance, LogController } from 'fastify'
import type { StepPreviewBody } from '@motcua/contracts/designs.ts'
import { authenticate } from '../api/authenticate.ts'
import { absenceRoutes } from '../api/absences.ts'
import { arrangementRoutes } from '../api/arrangements.ts'
import { nationalCodeRoutes } from '../api/national-codes.ts'
import { paperCorrectionRoutes } from '../api/paper-corrections.ts'
import { correctionRequestRoutes } from '../api/correction-requests.ts'
import { registerReportRoutes } from '../api/register-reports.ts'
import { residenceCheckRoutes } from '../api/residence-checks.ts'
import { resultContentRoutes } from '../api/result-content.ts'
import { paperReviewRoutes } from '../api/paper-reviews.ts'
import { scanDuplicateRoutes } from '../api/scan-duplicates.ts'
import { thumbnailRoutes } from '../api/thumbnails.ts'
import { scanCheckRoutes } from '../api/scan-checks.ts'
import { sectionRoutes } from '../api/section-routes.ts'
import { separatorRoutes } from '../api/separators.ts'
import { assignmentRoutes } from '../api/assignments.ts'
import { dutyRoutes } from '../api/duties.ts'
import { bundleRoutes } from '../api/bundles.ts'
import { bulkRoutes } from '../api/bulk.ts'
import { catalogueRoutes } from '../api/catalogue.ts'
import { unitTraceRoutes } from '../api/unit-traces.ts'
import { feeRoutes } from '../api/fees.ts'
import { conversionRoutes } from '../api/conversions.ts'
import { consultationRoutes } from '../api/consultations.ts'
import { counterAccountRoutes } from '../api/counter-accounts.ts'
import { declarationRoutes } from '../api/declarations.ts'
import { designRoutes } from '../api/designs.ts'
import { demonstrationRoutes } from '../api/demonstration.ts'
import { dossierActionRoutes } from '../api/dossier-actions.ts'
import { dossierDetailRoutes } from '../api/dossier-detail.ts'
import { incidentRoutes } from '../api/incidents.ts'
import { instructionRoutes } from '../api/instructions.ts'
import { documentTypeRoutes } from '../api/document-types.ts'
import { backlogLineRoutes } from '../api/backlog-line.ts'
import { backlogSignatureRoutes } from '../api/backlog-signatures.ts'
import { archiveEndRoutes } from '../api/archive-end.ts'
import { archiveRoutes } from '../api/archive.ts'
import { backlogRoutes } from '../api/backlog.ts'
import { resultEndRoutes } from '../api/result-ends.ts'
import { developerRoutes } from '../api/developers.ts'
import { maintenanceRoutes } from '../api/maintenance.ts'
import { exchangeRoutes } from '../api/exchange-routes.ts'
import { rolloutRoutes } from '../api/rollouts.ts'
import { correctionRoutes } from '../api/calendar-corrections.ts'
import { successionRoutes } from '../api/successions.ts'
import { DEEDS } from '../jobs/deeds-of-program.ts'
import { openMover } from './open-mover.ts'
import { idleRoutes } from '../api/idle-dossiers.ts'
import { ownListRoutes } from '../api/own-lists.ts'
import { declarationShowingRoutes } from '../api/declaration-showing.ts'
import type { ApiRooms } from '../api/rooms.ts'
import { scanTrayRoutes } from '../api/scan-tray.ts'
import { scanSignatureRoutes } from '../api/scan-signatures.ts'
import { scanRoutes } from '../api/scans.ts'
import { shiftRoutes } from '../api/shifts.ts'
import { clearanceRoutes } from '../api/clearances.ts'
import { dossierListRoutes } from '../api/dossier-lists.ts'
import { fileRoutes } from '../api/files.ts'
import { partnerFileRoutes } from '../api/partner-files.ts'
import { formRoutes } from '../api/forms.ts'
import { handOverRoutes } from '../api/hand-overs.ts'
import { sectorCaseRoutes } from '../api/sector-cases.ts'
import { guideRoutes } from '../api/guides.ts'
import { helpRoutes } from '../api/help.ts'
import { citizenScreenRoutes } from '../api/citizen-screens.ts'
import { proxyRoutes } from '../api/proxies.ts'
import { teamRoutes } from '../api/teams.ts'
import { intakeAccountRoutes } from '../api/intake-accounts.ts'
import { intakeSheetRoutes } from '../api/intake-sheets.ts'
import { migrationRoutes } from '../api/migrations.ts'
import { followedRoutes } from '../api/followed-routes.ts'
import { processMessageRoutes } from '../api/process-messages.ts'
import { reportRoutes } from '../api/reports.ts'
import { figureRoutes } from '../api/figure-routes.ts'
import { postCarryingRoutes } from '../api/post-carrying.ts'
import { postManifestRoutes } from '../api/post-manifests.ts'
import { postDelegatedRoutes } from '../api/post-delegated.ts'
import { postDelegationRoutes } from '../api/post-delegations.ts'
import { letterRoutes } from '../api/letters.ts'
import { carrierCallbackRoutes } from '../api/carrier-callbacks.ts'
import { shelfRoutes } from '../api/shelf.ts'
import { postParcelRoutes } from '../api/post-parcels.ts'
import { postSettlementRoutes } from '../api/post-settlements.ts'
import { cashRoutes } from '../api/cash.ts'
import { cashBookRoutes } from '../api/cash-book.ts'
import { reconciliationRoutes } from '../api/reconciliation.ts'
import { cashReceiptRoutes } from '../api/cash-receipts.ts'
import { offlineDeviceRoutes } from '../api/offline-devices.ts'
import { offlineRefusalRoutes } from '../api/offline-refusals.ts'
import { offlineSendingRoutes } from '../api/offline-sending.ts'
import { queueRoutes } from '../api/queue.ts'
import { deskAppointmentRoutes } from '../api/desk-appointments.ts'
import { queueAppointmentRoutes } from '../api/queue-appointments.ts'
import { queueHallRoutes } from '../api/queue-halls.ts'
import { queueDeviceRoutes } from '../api/queue-devices.ts'
import { queueVisitorRoutes } from '../api/queue-visitor.ts'
import { queueHallRuleRoutes } from '../api/queue-hall-rules.ts'
import { rosterRoutes } from '../api/rosters.ts'
import { productivityRoutes } from '../api/productivity.ts'
import { heldPaperRoutes } from '../api/held-papers.ts'
import { intakeRoutes } from '../api/intake.ts'
import { intakesRoutes } from '../api/intakes.ts'
import { liveRoutes } from '../api/live.ts'
import { openDataRoutes } from '../api/open-data.ts'
import { opinionRoutes } from '../api/opinions.ts'
import { packageDoors } from '../api/package-doors.ts'
import { paymentCallbackRoutes } from '../api/payment-callbacks.ts'
import { peopleRoutes } from '../api/people.ts'
import { printManyRoutes } from '../api/print-many.ts'
import { printRoutes } from '../api/prints.ts'
import { problemOf, sendProblem } from '../api/problems.ts'
import { readJson } from '../api/read-json.ts'
import { sessionRoutes } from '../api/session.ts'
import { slipRoutes } from '../api/slips.ts'
import { staffDeedRoutes } from '../api/staff-deeds.ts'
import { staffRoutes } from '../api/staff.ts'
import { supportRoutes } from '../api/support.ts'
import { takeOutUnseen } from '../api/take-out-unseen.ts'
import { noticeRoutes } from '../api/notices.ts'
import { talkRoutes } from '../api/talk.ts'
import { trackingRoutes } from '../api/tracking.ts'
import { whereaboutsRoutes } from '../api/whereabouts.ts'
import { badAddress, showFaults, validateBySchema } from '../api/validate.ts'
import { openPorts } from '../jobs/send-messages.ts'
import { sendCode } from '../modules/notifications/public.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { isGoneAway } from '../platform/gone-away.ts'
import { isOutage } from '../platform/outage.ts'
import type { Certificate } from '../platform/own-certificate.ts'
import { drawStep } from '../pages/preview-step.tsx'
import { portalPages, sendPortalNotFound, sendPortalWrongMethod } from '../pages/portal.ts'
import { API_DOCUMENT } from './describe-api.ts'
import { healthRoutes } from './health.ts'
import { openServerMetrics } from './metrics.ts'
import { httpLimits, limitLines } from './http-limits.ts'
import { logRefusals } from './log-refusals.ts'
import { sayMaintenance, sendUnavailable } from './maintenance-notices.ts'
import type { Rooms } from './open-rooms.ts'
import { commonHeadersOf, secureHeaders } from './security-headers.ts'
import { serveDesk } from './serve-desk.ts'
import { serveOffline } from './serve-offline.ts'
import { LOAD_LIMITS, type LoadLimits, shedLoad } from './shed-load.ts'
import { refuseNul } from './refuse-nul.ts'
import { refuseWrongMethods } from './wrong-methods.ts'

/** Bodies are forms and JSON; files come by their own route, with a limit of their own. */
const LARGEST_BODY = 1_000_000

export interface ServerOptions {
  readonly loadLimits?: LoadLimits
  /** Speaks TLS with it; without one a proxy does. */
  readonly certificate?: Certificate | undefined
}

/**
 * The whole server of one process: API, portal, desk, documentation, health. The one place where its doors are joined.
 */
export async function buildServer(
  rooms: Rooms, { loadLimits = LOAD_LIMITS, certificate }: ServerOptions = {},
): Promise<FastifyInstance> {
  const common = commonHeadersOf(rooms.publicUrl)
  const loggerInstance: FastifyBaseLogger = rooms.log
  const app: FastifyInstance = Fastify({
    loggerInstance,
    genReqId: () => crypto.randomUUID(),
    bodyLimit: LARGEST_BODY,
    ...httpLimits(common, certificate),
    logController: new LogController({ disableRequestLogging: true }),
    // An address that cannot be read reaches no route, no hook and no handler of errors below.
    frameworkErrors: (_error, _request, reply) => {
      sendProblem(reply.headers(common), badAddress())
    },
    trustProxy: rooms.config.trustedProxies.length > 0 ? [...rooms.config.trustedProxies] : false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  })
  validateBySchema(app)
  secureHeaders(app, common)
  shedLoad(app, loadLimits, common)
  limitLines(app, common)
  sayMaintenance(app, rooms)
  answerErrors(app, rooms)
  const metrics = openServerMetrics(rooms)
  app.addHook('onResponse', async (request, reply) => {
    metrics.observe({
      method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode,
      seconds: reply.elapsedTime / 1_000,
    })
  })
  logRefusals(app)
  await app.register(cookie)
  refuseNul(app)
  const { sms } = openPorts(rooms)
  const portal = {
    ...rooms, databaseUrl: rooms.config.databaseUrl ?? '',
    sendCode: (message: Parameters<typeof sendCode>[1]) => sendCode({ ...rooms, sms }, message),
  }
  refuseWrongMethods(app, (request, reply) => sendPortalWrongMethod(portal, request, reply))
  readJson(app)
  takeOutUnseen(app)
  await app.register(formbody, { bodyLimit: LARGEST_BODY })
  await app.register(multipart)
  await app.register(compress, { threshold: 1_024, encodings: ['br', 'gzip'] })
  await app.register(swagger, API_DOCUMENT)
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true })
  authenticate(app, rooms)
  for (const routes of [
    absenceRoutes, assignmentRoutes, dutyRoutes, noticeRoutes,
    sessionRoutes, catalogueRoutes, unitTraceRoutes, formRoutes, declarationRoutes, peopleRoutes, intakeRoutes,
    heldPaperRoutes, intakeSheetRoutes, intakeAccountRoutes, citizenScreenRoutes, proxyRoutes,
    dossierListRoutes, ownListRoutes, shiftRoutes, idleRoutes, liveRoutes, dossierDetailRoutes,
    declarationShowingRoutes, teamRoutes, ...figureRoutes, openDataRoutes, reportRoutes,
    ...followedRoutes, partnerFileRoutes, dossierActionRoutes, slipRoutes, printRoutes, printManyRoutes, trackingRoutes,
    demonstrationRoutes, fileRoutes, staffRoutes, staffDeedRoutes, bulkRoutes, talkRoutes, opinionRoutes,
    guideRoutes, helpRoutes, supportRoutes, clearanceRoutes, whereaboutsRoutes, handOverRoutes, sectorCaseRoutes,
    bundleRoutes, consultationRoutes,
    scanRoutes, scanSignatureRoutes, scanTrayRoutes, arrangementRoutes, scanCheckRoutes,
    scanDuplicateRoutes, thumbnailRoutes, resultEndRoutes,
    feeRoutes, conversionRoutes, paperCorrectionRoutes, correctionRequestRoutes, resultContentRoutes, intakesRoutes,
    nationalCodeRoutes, paperReviewRoutes, registerReportRoutes, residenceCheckRoutes, separatorRoutes, queueRoutes,
    queueVisitorRoutes, queueDeviceRoutes, queueHallRoutes, queueHallRuleRoutes, queueAppointmentRoutes,
    deskAppointmentRoutes, rosterRoutes, productivityRoutes, paymentCallbackRoutes, cashRoutes, cashReceiptRoutes,
    cashBookRoutes, reconciliationRoutes, offlineDeviceRoutes, offlineSendingRoutes, offlineRefusalRoutes,
  ]) {
    await app.register(routes(rooms))
  }
  const deeds = DEEDS.map(({ name }) => name)
  await app.register(packageDoors(rooms, deeds))
  await app.register(designRoutes(rooms, drawStepIn, deeds))
  const { mover, models } = openMover(rooms)
  for (const routes of [
    postParcelRoutes, postManifestRoutes, postCarryingRoutes, carrierCallbackRoutes, shelfRoutes, letterRoutes,
    ...sectionRoutes,
    postDelegationRoutes, postDelegatedRoutes, postSettlementRoutes,
    instructionRoutes, maintenanceRoutes, ...developerRoutes,
  ]) await app.register(routes(rooms))
  await app.register(incidentRoutes(rooms, mover))
  await app.register(migrationRoutes(rooms, models))
  for (const routes of [
    processMessageRoutes, successionRoutes, correctionRoutes, rolloutRoutes, ...exchangeRoutes,
    archiveRoutes, archiveEndRoutes, backlogRoutes, backlogLineRoutes,
    backlogSignatureRoutes, documentTypeRoutes,
  ]) await app.register(routes(rooms))
  await app.register(healthRoutes(rooms, metrics))
  await app.register(counterAccountRoutes(portal))
  await app.register(portalPages(portal))
  await serveDesk(app, rooms)
  await serveOffline(app)
  answerStrangers(app, portal)
  return app
}

/** Today, in the province as it is today. */
function drawStepIn({ directory, clock, isDemonstration }: ApiRooms, step: StepPreviewBody): string {
  const today = dayOf(clock.now())
  return drawStep({ directory: directory.on(today), today, isDemonstration }, step)
}

/**
 * A form of files that is cut off, or is none: the sender's fault, which busboy throws as a plain error. In its words,
 * since it has no code.
 */
const BROKEN_FORM =
  /^(Multipart: Boundary not found|Unexpected end of (multipart data|form|file)|Malformed part header)/

/** What no route foresaw. The text of an error never leaves; its request id does, so that the log can be found. */
function answerErrors(app: FastifyInstance, rooms: Rooms): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error.validation) return sendProblem(reply, problemOf('body-invalid', showFaults(error.validation)))
    if (error.statusCode !== undefined && error.statusCode < 500)
      return sendProblem(reply, { ...problemOf('body-invalid'), status: error.statusCode })
    if (isGoneAway(request.raw, error)) {
      request.log.info({ route: request.routeOptions.url }, 'caller went away')
      return sendProblem(reply, problemOf('body-invalid'))
    }
    if (BROKEN_FORM.test(error.message))
      return sendProblem(reply.header('connection', 'close'), problemOf('body-invalid'))
    request.log.error({ err: error, route: request.routeOptions.url }, 'unexpected')
    if (!isOutage(error)) return sendProblem(reply, problemOf('unexpected'))
    return sendUnavailable(reply, rooms)
  })
}

/** Programs get a problem, people a page. */
function answerStrangers(app: FastifyInstance, portal: Parameters<typeof portalPages>[0]): void {
  app.setNotFoundHandler((request, reply) =>
    request.url.startsWith('/api/')
      ? sendProblem(reply, problemOf('not-found'))
      : sendPortalNotFound(portal, request, reply),
  )
}

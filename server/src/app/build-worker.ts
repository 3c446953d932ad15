import { registerPollers } from '../jobs/ask-registers-anew.ts'
import { instructionPoller } from '../jobs/escalate-instructions.ts'
import { exchangePollers } from '../jobs/exchange.ts'
import { sectorResultPoller } from '../jobs/issue-sector-results.ts'
import { changesPoller } from '../jobs/announce-changes.ts'
import { codingPoller } from '../jobs/code-papers.ts'
import { correctionPoller } from '../jobs/correct-calendars.ts'
import { failedMessageHandler } from '../jobs/idle-alarms.ts'
import { DEEDS } from '../jobs/deeds-of-program.ts'
import { deedPoller } from '../jobs/do-deeds.ts'
import { houseKeepers } from '../jobs/keep-house.ts'
import { storeKeepers } from '../jobs/keep-store.ts'
import { keepHandler } from '../jobs/keep-accepted.ts'
import { hotFolderPoller } from '../jobs/watch-hot-folder.ts'
import { latenessPoller } from '../jobs/foresee-lateness.ts'
import { destroyedPoller } from '../jobs/remove-destroyed.ts'
import { packingPoller } from '../jobs/pack-dossiers.ts'
import { migrationPoller } from '../jobs/migrate-runs.ts'
import { bundleHandler, bundlePoller } from '../jobs/move-bundles.ts'
import { processPollers } from '../jobs/move-processes.ts'
import { factsPoller } from '../jobs/project-facts.ts'
import { usualPoller } from '../jobs/count-usual.ts'
import { publishingPoller } from '../jobs/publish-days.ts'
import { quarantinePoller } from '../jobs/scan-quarantine.ts'
import { drawingPoller } from '../jobs/draw-pictures.ts'
import { readingPoller } from '../jobs/read-files.ts'
import { suggestingPoller } from '../jobs/suggest-facts.ts'
import { sealPoller } from '../jobs/seal-events.ts'
import { runlessPoller } from '../jobs/begin-runless.ts'
import { successionPoller } from '../jobs/succeed-units.ts'
import { alarmPollers, answerAlarmHandler } from '../jobs/watch-alarms.ts'
import { countPollers } from '../jobs/count-work.ts'
import { hallPoller } from '../jobs/watch-halls.ts'
import { processTeller } from '../jobs/tell-processes.ts'
import { releaseHandler } from '../jobs/release-results.ts'
import { paidHandler } from '../jobs/resume-paid.ts'
import { appointmentPollers, appointmentTeller } from '../jobs/tend-appointments.ts'
import { tellOwner } from '../jobs/retire-own-papers.ts'
import { tellOfExpiry } from '../jobs/tell-expiries.ts'
import { petitionTeller } from '../jobs/tell-of-petitions.ts'
import { proxyTeller } from '../jobs/tell-of-proxies.ts'
import { refundPoller } from '../jobs/refund-online.ts'
import { reversalPoller } from '../jobs/reverse-money.ts'
import { carrierPollers } from '../jobs/ask-carrier.ts'
import { billPollers } from '../jobs/ask-gateway.ts'
import { receiptHandler } from '../jobs/issue-receipts.ts'
import { reconcilingPoller } from '../jobs/reconcile-days.ts'
import { reminderPoller, tellOfSupplementDue } from '../jobs/remind-supplements.ts'
import { dossierFactsOf, messageHandlers } from '../jobs/send-messages.ts'
import { type RunningWorker, runWorker } from '../jobs/run-worker.ts'
import { letterAlarmHandler, letterPoller } from '../jobs/watch-letters.ts'
import { webhookPollers } from '../jobs/webhooks.ts'
import { openMover } from './open-mover.ts'
import type { Rooms } from './open-rooms.ts'
import { sealerOf } from './seals.ts'

/** Everything that happens by itself, for one process; several may run. */
export async function buildWorker(rooms: Rooms): Promise<RunningWorker> {
  const { config, log } = rooms
  const messages = messageHandlers(rooms)
  const moving = { ...rooms, ...openMover(rooms) }
  return runWorker({
    connectionString: config.databaseUrl ?? '', backing: rooms, log,
    handlers: [
      ...messages.handlers, tellOwner(rooms), tellOfExpiry(rooms),
      tellOfSupplementDue(dossierFactsOf(rooms)),
      answerAlarmHandler(rooms), failedMessageHandler(rooms), letterAlarmHandler(),
      bundleHandler(rooms), appointmentTeller(rooms), proxyTeller(rooms), petitionTeller(rooms),
      processTeller(moving), keepHandler(rooms), paidHandler(rooms), releaseHandler(rooms), receiptHandler(rooms),
    ],
    pollers: [
      changesPoller(rooms), quarantinePoller(rooms), ...houseKeepers(rooms), ...storeKeepers(rooms),
      latenessPoller(rooms), ...billPollers(rooms), ...carrierPollers(rooms), reconcilingPoller(rooms),
      ...rooms.gateway ? [refundPoller(rooms, rooms.gateway), reversalPoller(rooms, rooms.gateway)] : [],
      sealPoller(sealerOf(config)),
      ...alarmPollers(rooms), ...countPollers(rooms), hallPoller(rooms), bundlePoller(rooms), successionPoller(rooms),
      correctionPoller(rooms), codingPoller(rooms), readingPoller(rooms), drawingPoller(rooms), packingPoller(rooms),
      destroyedPoller(rooms), suggestingPoller(rooms), ...appointmentPollers(rooms), ...processPollers(moving),
      deedPoller({ ...moving, deeds: DEEDS }), migrationPoller(moving), runlessPoller(rooms), ...messages.pollers,
      reminderPoller(rooms), letterPoller(rooms), instructionPoller(rooms), factsPoller(rooms), publishingPoller(rooms),
      usualPoller(rooms), ...exchangePollers(rooms), ...webhookPollers(rooms), ...registerPollers(rooms),
      sectorResultPoller(rooms),
      ...config.hotFolder === undefined ? [] : [hotFolderPoller(rooms, config.hotFolder)],
    ],
  })
}

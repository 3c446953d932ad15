import { changesPoller } from '../jobs/announce-changes.ts'
import { failedMessageHandler } from '../jobs/idle-alarms.ts'
import { houseKeepers } from '../jobs/keep-house.ts'
import { latenessPoller } from '../jobs/foresee-lateness.ts'
import { processPollers } from '../jobs/move-processes.ts'
import { sealPoller } from '../jobs/seal-events.ts'
import { alarmPollers, answerAlarmHandler } from '../jobs/watch-alarms.ts'
import { messageHandlers } from '../jobs/send-messages.ts'
import { openModels } from '../modules/workflow/public.ts'
import { openFeel } from '../platform/feel/open-feel.ts'
import { type RunningWorker, runWorker } from '../jobs/run-worker.ts'
import type { Rooms } from './open-rooms.ts'
import { sealerOf } from './seals.ts'

/** Everything that happens by itself, for one process; several may run. */
export async function buildWorker(rooms: Rooms): Promise<RunningWorker> {
  const { config, log } = rooms
  const messages = messageHandlers(rooms)
  // Its thread begins with the first expression that needs one, and keeps nobody from ending.
  const processes = processPollers({ ...rooms, feel: openFeel(), models: openModels(rooms.db) })
  return runWorker({
    connectionString: config.databaseUrl ?? '', backing: rooms, log,
    handlers: [...messages.handlers, answerAlarmHandler(rooms), failedMessageHandler(rooms)],
    pollers: [
      changesPoller(rooms), ...houseKeepers(rooms), latenessPoller(rooms), sealPoller(sealerOf(config)),
      ...alarmPollers(rooms), ...processes, ...messages.pollers,
    ],
  })
}

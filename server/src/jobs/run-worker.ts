import type { Backing } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { type Job, runJobs } from '../platform/work-queue/run-jobs.ts'
import { dispatch } from './dispatch.ts'
import { type EventHandler, jobOf, listenersOf } from './on-event.ts'
import { type Poller, startPollers } from './pollers.ts'

export interface RunWorker {
  /** As the application's role, and direct, not through a pooler. */
  readonly connectionString: string
  readonly backing: Backing
  readonly handlers: readonly EventHandler[]
  readonly pollers: readonly Poller[]
  readonly log: Log
  readonly onEnd?: (job: string, outcome: 'done' | 'failed') => void
  /** How often events are looked for, in seconds; a quarter unless told. */
  readonly dispatchEvery?: number
}

export interface RunningWorker {
  /** Takes no more work, waits for what runs, and ends. */
  stop(): Promise<void>
}

const BATCH = 500

/** Everything that happens by itself: events become jobs, jobs are run, what has come due is found. Several may run. */
export async function runWorker(worker: RunWorker): Promise<RunningWorker> {
  const { connectionString, backing, handlers, log, onEnd, dispatchEvery = 0.25 } = worker
  const listeners = listenersOf(handlers)
  const jobs = Object.fromEntries(handlers.map((handler): [string, Job] => [handler.name, jobOf(backing, handler)]))
  const running = await runJobs({ connectionString, jobs, log, ...onEnd && { onEnd } })
  const pollers = startPollers(
    [
      {
        name: 'dispatch', everySeconds: dispatchEvery,
        run: async () => (await dispatch(backing, listeners, BATCH)) === BATCH,
      },
      { name: 'free-dead-workers', everySeconds: 10, run: () => running.freeDead() },
      ...worker.pollers,
    ],
    log,
  )
  return {
    async stop() {
      await pollers.stop()
      await running.stop()
    },
  }
}

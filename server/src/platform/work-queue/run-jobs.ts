import { type JobHelpers, type Runner, type TaskList, type WorkerEvents, run } from 'graphile-worker'
import { EventEmitter } from 'node:events'
import pg from 'pg'
import type { Json } from '../db.ts'
import type { Log } from '../log.ts'
import { keepRunning } from '../keep-running.ts'
import { openLivingWorkers } from './living-workers.ts'
import { quiet } from './quiet.ts'

export type Job = (payload: Json) => Promise<void>

export interface RunJobs {
  /** As the application's role; direct, because it listens: a pooler in between would swallow that. */
  readonly connectionString: string
  readonly jobs: Readonly<Record<string, Job>>
  /** How many at once, 4 unless told. */
  readonly concurrency?: number
  readonly log: Log
  readonly onEnd?: (job: string, outcome: 'done' | 'failed') => void
}

/**
 * Each end of a job is written down by itself, at once. Not without this: then nobody waits for that writing, and one
 * that fails ends the whole process as an error that nobody caught.
 */
const UNBATCHED = { completeJobBatchDelay: 0, failJobBatchDelay: 0 } as const

/**
 * Milliseconds between two tries while the database is away, in the end. A try is one connection; were it the minutes
 * that other things may wait, the jobs would stand as long after the database is there again.
 */
const LATEST = 5_000

/**
 * Milliseconds that the library has to end after it could not write down that a job has ended. Mostly it does after
 * nine seconds of tries; now and then it waits for ever for what was asked of a connection that is gone.
 */
const MOST_TO_END = 20_000

/** One run of the library, with connections of its own: what it never gives back is missed by nobody. */
interface Begun {
  readonly runner: Runner
  readonly pgPool: pg.Pool
  /** Fails when it should have ended and has not. */
  readonly givenUp: Promise<never>
}

export interface RunningJobs {
  /** Gives back the jobs of workers that died; to be called now and then. */
  freeDead(): Promise<void>
  /** Takes no more, waits for what runs, and ends. */
  stop(): Promise<void>
}

/**
 * Runs jobs as they come, several at once, until it is stopped. A job that throws is tried again later, with growing
 * pauses, and lets the next ones of its lane pass; each job must therefore have its effect once however often it runs.
 * What a job throws goes to the log; the table keeps only its kind, since messages quote what they were given.
 *
 * The library gives up when it cannot write down that a job has ended, as when the database stops beneath it: then it
 * is begun again, soon and ever less often, until the database is there; what does not end by itself then is left, and
 * its jobs are free for the next. Throws only if it cannot begin the first time.
 */
export async function runJobs({ connectionString, jobs, concurrency = 4, log, onEnd }: RunJobs): Promise<RunningJobs> {
  const living = await openLivingWorkers(connectionString, (err) =>
    log.warn({ err }, 'lost the line that shows that this worker lives'),
  )
  const events = new EventEmitter() as WorkerEvents
  events.on('pool:create', ({ workerPool }) => {
    living.show(workerPool.id).catch((err: unknown) => log.error({ err }, 'cannot show that this worker lives'))
  })
  events.on('pool:listen:error', ({ error: err }) =>
    log.warn({ err }, 'cannot listen for jobs; looking for them now and then'),
  )
  let giveUp: () => void = () => undefined
  const ending = new Map<string, NodeJS.Timeout>()
  events.on('pool:fatalError', ({ error: err, workerPool }) => {
    log.error({ err }, 'the pool of workers failed')
    if (ending.has(workerPool.id)) return
    ending.set(workerPool.id, setTimeout(() => {
      ending.delete(workerPool.id)
      void living.hide(workerPool.id)
      giveUp()
    }, MOST_TO_END).unref())
  })
  events.on('pool:release', ({ workerPool }) => {
    void living.hide(workerPool.id)
    clearTimeout(ending.get(workerPool.id))
    ending.delete(workerPool.id)
  })
  events.on('worker:fatalError', ({ error: err }) => log.error({ err }, 'a worker failed'))
  events.on('job:failed', ({ job }) =>
    log.error({ job: job.task_identifier, code: 'job-given-up' }, 'a job is not tried any more'),
  )

  const watched = (name: string, job: Job) => async (payload: unknown, { job: { attempts } }: JobHelpers) => {
    try {
      await job(payload as Json)
      onEnd?.(name, 'done')
    } catch (err) {
      onEnd?.(name, 'failed')
      log.error({ err, job: name, attempt: attempts }, 'a job failed')
      const { name: kind = 'Error', code = '' } = Object(err) as { name?: string; code?: string }
      throw new Error(`${kind} ${code}`.trim())
    }
  }
  const taskList: TaskList = Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, watched(name, job)]))
  const begin = async (): Promise<Begun> => {
    const pgPool = openPool({ connectionString, concurrency, log })
    const givenUp = new Promise<never>((_, fail) => {
      giveUp = () => { fail(new Error('the pool of workers does not end')) }
    })
    givenUp.catch(() => undefined)
    const runner = await run({
      pgPool, taskList, concurrency, events, logger: quiet, noHandleSignals: true, parsedCronItems: [],
      pollInterval: 1000, preset: { worker: UNBATCHED },
    }).catch(async (error: unknown) => {
      await pgPool.end()
      throw error
    })
    return { runner, pgPool, givenUp }
  }
  const first = await begin().catch(async (error: unknown) => {
    await living.close()
    throw error
  })
  const kept = keepRunning({
    first, begin, soonest: 500, latest: LATEST,
    ended: async ({ runner, pgPool, givenUp }) => {
      await Promise.race([runner.promise, givenUp]).finally(() => { void endPool(pgPool) })
    },
    tell: (err) => log.warn({ err }, 'jobs are not run any more; beginning again'),
  })
  return {
    async freeDead() {
      const dead = await living.freeDead()
      if (dead.length > 0) log.warn({ count: dead.length }, 'took over the jobs of workers that died')
    },
    async stop() {
      const last = await kept.stop()
      await last?.runner.stop()
        .catch((err: unknown) => log.warn({ err }, 'jobs ended by themselves while being stopped'))
      if (last) await endPool(last.pgPool)
      await living.close()
    },
  }
}

/**
 * Connections of our own: what the library opens itself it lets go of a moment before its lines are closed, and hears
 * no error.
 */
function openPool({ connectionString, concurrency, log }: {
  readonly connectionString: string; readonly concurrency: number; readonly log: Log
}): pg.Pool {
  const pgPool = new pg.Pool({ connectionString, max: concurrency + 2 })
  pgPool.on('error', (err) => log.warn({ err }, 'an idle connection of the jobs was lost'))
  // Lost while in use: whoever uses it hears of it by what was asked.
  pgPool.on(
    'connect', (client) => { client.on('error', (err) => log.debug({ err }, 'a connection of the jobs was lost')) },
  )
  return pgPool
}

/** Ends it, once. */
async function endPool(pgPool: pg.Pool): Promise<void> {
  if (!pgPool.ended && !pgPool.ending) await pgPool.end()
}

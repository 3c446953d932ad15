import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/**
 * What is measured when somebody asks, from the tables; each reader belongs to a room, and `app` brings them together.
 */
export interface Figures {
  readonly jobsWaiting: number
  readonly oldestJobSeconds: number
  /** That failed so often that they are not tried any more. */
  readonly jobsGivenUp: number
  /** Events that the dispatcher has not turned into jobs. */
  readonly eventsWaiting: number
  /** The oldest transaction of the whole cluster holds back every consumer. */
  readonly oldestTransactionSeconds: number
  /** Events that found no partition of their month: somebody must open it. */
  readonly eventsInRest: number
  /** How long the oldest event waits that no seal covers. */
  readonly unsealedSeconds: number
  /** Number of the last line of the log of seals. */
  readonly lastSeal: number
  /** Since the moment up to which everything is backed up; left out where no backup was told. */
  readonly backupAgeSeconds: number
  readonly overdueDossiers: number
  /** Whatever their day; those past it are counted above as well. */
  readonly lateBySupplement: number
  /** That stand still in a technical state longer than the policy allows. */
  readonly idleDossiers: number
  /** Files of which the antivirus has not spoken. */
  readonly quarantinedFiles: number
  /** Scans that were put away in a tray and whose file is there yet. */
  readonly scansPutAway: number
  /** Files of which no copy is what was put there. */
  readonly filesLost: number
  /** How long the oldest file waits that is not in the second store; left out where there is none. */
  readonly copyLagSeconds: number
  /** Reads of this process that the second store had to answer. */
  readonly storeFellBack: number
  /** On the fullest disk of those that are watched. */
  readonly leastFreeBytes: number
  /** Of the same disk, 0 to 1. */
  readonly leastFreeRatio: number
}

const HELP: Readonly<Record<keyof Figures, readonly [name: string, help: string]>> = {
  jobsWaiting: ['motcua_jobs_waiting', 'Jobs that are due and not done'],
  oldestJobSeconds: ['motcua_oldest_job_seconds', 'How long the oldest of them has been due'],
  jobsGivenUp: ['motcua_jobs_given_up', 'Jobs that failed so often that they are not tried any more'],
  eventsWaiting: ['motcua_events_waiting', 'Events not yet turned into jobs'],
  oldestTransactionSeconds: [
    'motcua_oldest_transaction_seconds', 'Age of the oldest transaction that writes, in the cluster',
  ],
  eventsInRest: ['motcua_events_in_rest', 'Events outside the partitions of the months'],
  unsealedSeconds: ['motcua_unsealed_seconds', 'How long the oldest event waits that no seal covers'],
  lastSeal: ['motcua_last_seal', 'Number of the last line of the log of seals'],
  backupAgeSeconds: ['motcua_backup_age_seconds', 'Since the moment up to which everything is backed up'],
  overdueDossiers: ['motcua_overdue_dossiers', 'Open dossiers after their due date'],
  lateBySupplement: [
    'motcua_late_by_supplement_dossiers',
    'Open dossiers that are late because a supplement was asked for a second time',
  ],
  idleDossiers: [
    'motcua_idle_dossiers', 'Dossiers that stand still in a technical state longer than the policy allows',
  ],
  quarantinedFiles: ['motcua_quarantined_files', 'Files kept aside, of which the antivirus has not spoken'],
  scansPutAway: ['motcua_scans_put_away', 'Scans that no dossier took, put away, whose file is there yet'],
  filesLost: ['motcua_files_lost', 'Files of which no copy is what was put there'],
  copyLagSeconds: ['motcua_copy_lag_seconds', 'How long the oldest file waits that is not in the second store'],
  storeFellBack: ['motcua_store_fell_back', 'Reads of this process that the second store had to answer'],
  leastFreeBytes: ['motcua_least_free_bytes', 'Room on the fullest disk of files and database'],
  leastFreeRatio: ['motcua_least_free_ratio', 'The same as a part of that disk, 0 to 1'],
}

export interface Answered {
  readonly method: string
  /** As declared, never as called: each address would be a series of its own, and may name somebody. */
  readonly route: string
  readonly status: number
  readonly seconds: number
}

export interface Metrics {
  observe(answered: Answered): void
  /** A job that ended; `failed` ones are tried again. */
  countJob(job: string, outcome: 'done' | 'failed'): void
  /** The page for Prometheus, with figures read at this moment. */
  page(): Promise<{ readonly type: string; readonly text: string }>
}

/**
 * Rate, errors and duration of requests and jobs, figures of the process, and what `readers` tell. A reader that fails
 * leaves its figures out of the page and is counted; the others are still told.
 */
export function openMetrics(readers: readonly (() => Promise<Partial<Figures>>)[]): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'motcua_request_seconds', help: 'Requests by route, method and status',
    labelNames: ['method', 'route', 'status'], buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  })
  const jobs = new Counter({
    name: 'motcua_jobs_total', help: 'Jobs by name and outcome', labelNames: ['job', 'outcome'], registers,
  })
  const failures = new Counter({
    name: 'motcua_figures_failed_total', help: 'Readers of figures that failed', registers,
  })
  const gauges = new Map(Object.entries(HELP).map(([key, [name, help]]) => [key, new Gauge({ name, help, registers })]))

  return {
    observe({ method, route, status, seconds }) {
      requests.observe({ method, route, status }, seconds)
    },
    countJob(job, outcome) {
      jobs.inc({ job, outcome })
    },
    async page() {
      for (const gauge of gauges.values()) gauge.remove()
      await Promise.all(readers.map(async (read) => {
        try {
          for (const [key, value] of Object.entries(await read())) gauges.get(key)?.set(value)
        } catch {
          failures.inc()
        }
      }))
      return { type: registry.contentType, text: await registry.metrics() }
    },
  }
}

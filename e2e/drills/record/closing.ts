import type pg from 'pg'
import { FIRST_MORNING } from '../../ready-folder.ts'
import type { Left } from './left.ts'

const LONGEST = 60_000
/** Every section of the province, all of which work on that Friday until five. */
const SECTIONS = `
  select count(distinct unit_id) as many from organisation.unit_version
  where is_one_stop and valid @> $1::date`

/** What the end of the day leaves: each section's shift ends, what its clerks hold is told, and so is who still waits. */
export async function leftByClosing(truth: pg.Pool, unanswered: ReadonlySet<string>): Promise<Left> {
  const { rows: held } = await truth.query<{ id: string }>(`
    select distinct d.public_id::text as id from workflow.task t join dossiers.dossier d on d.id = t.case_id
    where t.done_at is null and t.holder_id is not null and t.role = 'reception'`)
  const raised = [...unanswered, ...held.map(({ id }) => id)]
  return {
    events: [
      ...Array.from({ length: await sections(truth) }, () => 'shift.ended'), ...raised.map((id) => `dossier.alarm-raised ${id}`),
    ],
  }
}

/** Waits until the job that looks now and then has ended every shift; not longer than a minute. */
export async function untilShiftsEnd(truth: pg.Pool): Promise<void> {
  const [late, many] = [performance.now() + LONGEST, await sections(truth)]
  for (let ended = -1; ended < many && performance.now() < late;) {
    const { rows: [row] } = await truth.query<{ many: string }>("select count(*) as many from audit.event where type = 'shift.ended'")
    ended = Number(row?.many)
    await new Promise((done) => setTimeout(done, 400))
  }
}

async function sections(truth: pg.Pool): Promise<number> {
  const { rows: [row] } = await truth.query<{ many: string }>(SECTIONS, [FIRST_MORNING])
  return Number(row?.many)
}

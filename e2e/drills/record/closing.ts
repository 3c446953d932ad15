import type pg from 'pg'
import { FIRST_MORNING } from '../../ready-folder.ts'

const LONGEST = 60_000
/** Every section of the province, all of which work on that Friday until five. */
const SECTIONS = `
  select count(distinct unit_id) as many from organisation.unit_version
  where is_one_stop and valid @> $1::date`

/**
 * The events of the end of a day on which nobody came back: each section's shift ends, what its clerks hold is told,
 * and who waits for an answer is told of twice.
 */
export async function leftByClosing(truth: pg.Pool, unanswered: ReadonlySet<string>): Promise<string[]> {
  const { rows: held } = await truth.query<{ id: string }>(`
    select distinct d.public_id::text as id from workflow.task t join dossiers.dossier d on d.id = t.case_id
    where t.done_at is null and t.holder_id is not null and t.role = 'reception'`)
  const { rows: [sections] } = await truth.query<{ many: string }>(SECTIONS, [FIRST_MORNING])
  const raised = [...unanswered, ...unanswered, ...held.map(({ id }) => id)]
  return [
    ...Array.from({ length: Number(sections?.many) }, () => 'shift.ended'),
    ...raised.map((id) => `dossier.alarm-raised ${id}`),
  ]
}

/**
 * Waits until there are as many of these as must be, for they are looked for now and then; not longer than a minute.
 */
export async function untilToldOf(truth: pg.Pool, events: readonly string[]): Promise<void> {
  const late = performance.now() + LONGEST
  for (let many = -1; many < events.length && performance.now() < late;) {
    const { rows: [row] } = await truth.query<{ many: string }>(`
      select count(*) as many from audit.event where type in ('shift.ended', 'dossier.alarm-raised')`)
    many = Number(row?.many)
    await new Promise((done) => setTimeout(done, 400))
  }
}

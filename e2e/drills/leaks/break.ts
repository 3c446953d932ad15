import { until } from '../postgres-process.ts'
import { childrenOf, commandOf } from '../program-process.ts'
import type { Stage } from './provoke.ts'

/** Makes the database refuse what the program takes for granted: errors that repeat the row, in server and worker. */
export async function breakWrites({ client, database, marks, desk: { cookie }, dossier }: Stage): Promise<void> {
  const talk = (field: string) => client.send('POST', `/api/dossiers/${dossier.id}/talk`, {
    cookie, body: { circle: 'applicant', text: marks.word(field) },
  })
  await database.query('alter table dossiers.talk add constraint drill check (length(text) < 0) not valid')
  await talk('row against a check')
  await database.query('alter table dossiers.talk drop constraint drill')
  const { rows: [newest] } = await database.query<{ id: string }>('select coalesce(max(id), 0) as id from dossiers.talk')
  await database.query(
    `create unique index drill on dossiers.talk (dossier_id, (length(text))) where id > ${newest?.id ?? '0'}`,
  )
  await talk('row that is there')
  await talk('row that is there, too')
  await database.query('drop index dossiers.drill')
  await database.query('alter table notifications.message add constraint drill check (length(text) < 0) not valid')
  await talk('message that cannot be kept')
  await failedJob(database)
  await database.query('alter table notifications.message drop constraint drill')
  await database.query('alter table audit.read add constraint drill check (page is null) not valid')
  await client.send('GET', `/api/dossiers/${dossier.id}`, { cookie })
  await database.query('alter table audit.read drop constraint drill')
}

/** Waits for the worker to have failed once. */
async function failedJob(database: Stage['database']): Promise<void> {
  await until('a job failed', async () => {
    const { rows } = await database.query('select from graphile_worker._private_jobs where last_error is not null')
    return rows.length > 0
  })
}

/** Kills the press while it prints; only one that this program has started. */
export async function breakPress({ client, desk: { cookie }, dossier }: Stage, pid: number): Promise<number> {
  const print = () => client.send('GET', `/api/dossiers/${dossier.id}/declaration.pdf`, { cookie })
  await print()
  const presses = childrenOf(pid).filter((child) => commandOf(child).includes('press-process'))
  const printing = Array.from({ length: 8 }, print)
  await new Promise((done) => setTimeout(done, 100))
  for (const press of presses) process.kill(press, 'SIGKILL')
  await Promise.all(printing)
  return presses.length
}

import type pg from 'pg'

/** What stood there when nobody worked: dossiers and seals up to these. */
export interface Standing {
  readonly dossier: string
  readonly seal: number
  /** Deeds on those dossiers, by their events. */
  readonly events: number
  /** Deeds on them since then. */
  readonly touched: number
}

/** What stands there now; with what stood there before, how many deeds there were on it since. */
export async function standing(database: pg.Pool, before?: Standing): Promise<Standing> {
  const { rows: [now] } = await database.query<{ dossier: string; seal: number; events: number }>(`
    select max(id)::text as dossier, (select max(number)::int from audit.seal) as seal,
      (select count(*)::int from audit.event where dossier_id <= coalesce($1::bigint, max(d.id))) as events
    from dossiers.dossier d`, [before?.dossier])
  if (!now) throw new Error('there is nothing')
  return { ...now, touched: before ? now.events - before.events : 0 }
}

import type pg from 'pg'

/** Stands in everything that is made up here; behind it comes whose it was. */
const WORD = 'thuatruong'
const marked = (name: string) => `${WORD}-${name}`

/**
 * What a body might try to give itself. Each value stands for its field alone and can be found wherever it was kept;
 * a role and a level that there are can not, and are counted.
 */
export const EXTRAS: readonly (readonly [name: string, value: unknown])[] = [
  ...[
    'role', 'unitId', 'agencyId', 'status', 'state', 'stateText', 'fee', 'ownerId', 'applicantName', 'submittedBy',
    'isAdmin', 'permission',
  ]
    .map((name) => [name, marked(name)] as const),
  ['role', 'system_admin'], ['roles', ['system_admin', marked('roles')]], ['level', 2], ['level', -29_747],
  ['fee', -987_654_323],
  ['version', -987_654_321], ['dueAt', '2031-03-07T05:11:13Z'], ['createdAt', '2001-03-08T05:11:17Z'],
  ['constructor', { prototype: { isAdmin: marked('constructor') } }],
]

/** JSON of which the extra field is one that scripts take for something else, or comes twice. */
export const RAW: readonly (readonly [name: string, make: (json: string) => string])[] = [
  ['__proto__', (json) => json.replace(/^\{/, `{"__proto__":{"isAdmin":"${marked('proto')}"},`).replace(',}', '}')],
  [
    'constructor',
    (json) => json.replace(/^\{/, `{"constructor":{"prototype":{"isAdmin":"${marked('raw')}"}},`).replace(',}', '}'),
  ],
  ['role', (json) => json.replace(/\}$/, `,"role":"${marked('twice')}","role":"system_admin"}`).replace('{,', '{')],
]

/** The same in the field of a form. */
export const FORM_EXTRAS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(EXTRAS.map(
    ([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)],
  )),
  '__proto__[isAdmin]': marked('form'), 'kind': 'staff', 'level': '2', 'mandates': marked('mandates'),
}

const FOUND = `${WORD}|2031-03-07|2001-03-08|[^0-9a-z]-(29747|98765432[13])[^0-9a-z]`

/** The tables in which one of these values stands, of all there are, with the row. */
export async function placesOfExtras(database: pg.Pool): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`)
  const found: string[] = []
  for (const { name } of rows) {
    const { rows: [hit] } = await database.query<{ text: string }>(
      `select one::text as text from ${name} as one where one::text ~ $1 limit 1`, [FOUND])
    if (hit) found.push(`${name}: ${hit.text.slice(0, 200)}`)
  }
  return found
}

/** Who may what: changes by nothing that is sent here. */
export async function powersOf(database: pg.Pool): Promise<string> {
  const { rows } = await database.query<object>(`
    select role, count(*) from identity.staff_grant group by 1 union all
    select 'level ' || level, count(*) from identity.account where level = 2 group by 1 union all
    select 'staff', count(*) from identity.account where kind = 'staff' order by 1`)
  return JSON.stringify(rows)
}

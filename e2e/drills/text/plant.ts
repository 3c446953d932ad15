import type pg from 'pg'

/** A column in which people's words stand: how long it may be; of a document, which of its texts are words. */
interface Slot { readonly table: string; readonly column: string; readonly longest: number; readonly isDocument?: true }

const short = (table: string, column: string, longest: number): Slot => ({ table, column, longest })
const document = (table: string, column: string, longest = 200): Slot => ({ table, column, longest, isDocument: true })

/** Every column whose words somebody reads again on a page; names of the province and of procedures are words, too. */
const SLOTS: readonly Slot[] = [
  short('identity.person', 'full_name', 200), short('identity.person', 'address', 500),
  short('identity.staff', 'full_name', 200), short('identity.staff', 'position', 200),
  short('identity.mandate', 'full_name', 200), short('identity.proxy', 'full_name', 200),
  short('dossiers.dossier', 'applicant_name', 200), short('dossiers.dossier', 'delivery_address', 300),
  short('dossiers.dossier', 'handed_in_by', 200), short('dossiers.dossier', 'proposal', 2_000),
  short('dossiers.authorisation', 'full_name', 200), short('dossiers.remark', 'text', 2_000),
  short('dossiers.supplement', 'head_reason', 2_000), short('dossiers.supplement_item', 'reason', 2_000),
  short('dossiers.talk', 'text', 2_000), short('dossiers.opinion_template', 'name', 100),
  short('dossiers.opinion_template', 'text', 2_000), short('dossiers.saved_view', 'name', 60),
  short('dossiers.result', 'title', 500), short('dossiers.result', 'content', 2_000),
  short('dossiers.draft', 'delivery_address', 300),
  document('dossiers.answers', 'answers'), document('dossiers.draft', 'answers'),
  document('dossiers.draft', 'authoriser'),
  document('dossiers.draft', 'papers', 120), document('dossiers.draft', 'rivals'),
  document('dossiers.opinion', 'fields', 1_000), document('dossiers.intake_sheet', 'content'),
  document('dossiers.slip', 'data'),
  short('documents.paper', 'name', 120), short('documents.upload', 'name', 120),
  short('documents.unfinished_upload', 'name', 120),
  short('notifications.message', 'subject', 200), short('notifications.message', 'text', 2_000),
  short('notifications.sink', 'subject', 200), short('notifications.sink', 'text', 2_000),
  short('notifications.support_request', 'text', 2_000),
  short('notifications.support_answer', 'text', 2_000), short('notifications.template', 'subject', 200),
  short('workflow.task', 'name', 200), short('workflow.task', 'note', 500), short('workflow.pause', 'note', 500),
  document('catalogue.entry_version', 'content', 2_000),
  document('catalogue.procedure_version', 'content', 300),
  short('catalogue.document_type', 'name', 200), short('catalogue.sector', 'name', 200),
  short('catalogue.bundle', 'name', 200),
  short('organisation.unit_version', 'name', 200), short('organisation.role', 'name', 200),
  short('organisation.level', 'name', 200), short('organisation.post', 'name', 200),
  short('organisation.policy', 'article', 200),
]
/** So many rows of a table are planted in, newest first: more than a page shows. */
const MOST_ROWS = 60

/**
 * Writes the strings wherever words stand, as if every door had taken them: what shows a text may not rely on what
 * some door lets in. Each row has its own, as many as it holds. Answers which were planted somewhere.
 */
export async function plant(database: pg.Pool, strings: readonly string[], round: number): Promise<Set<string>> {
  const planted = new Set<string>()
  let at = round * 97
  const next = (longest: number): string => {
    let text = ''
    for (let tries = 0; tries < 12 && text.length < longest * 0.7; tries += 1) {
      const string = strings[at++ % strings.length] ?? ''
      const joined = (text === '' ? string : `${text} ${string}`).normalize('NFC')
      if (joined.length > longest) continue
      planted.add(string)
      text = joined
    }
    return text || 'X'
  }
  await database.query('set session_replication_role = replica') // rows that nobody may change are changed here
  const refused: string[] = []
  for (const slot of SLOTS) await plantIn(database, slot, next).catch((error: unknown) => {
    refused.push(`${slot.table}.${slot.column}: ${String(error)}`)
  })
  if (refused.length > 0) throw new Error(`columns that take no words: ${refused.join('\n')}`)
  await database.query('reset session_replication_role')
  for (const room of ['catalogue', 'organisation'])
    await database.query(`update ${room}.revision set number = number + 1`) // what is in memory is read anew
  return planted
}

async function plantIn(database: pg.Pool, slot: Slot, next: (longest: number) => string): Promise<void> {
  const { table, column, longest, isDocument } = slot
  const { rows } = await database.query<{ place: string; value: unknown }>(
    `select ctid::text as place, ${column} as value from ${table} where ${column} is not null order by ctid desc limit ${MOST_ROWS}`,
  )
  for (const { place, value } of rows) {
    const words = isDocument ? JSON.stringify(inWords(value, () => next(longest))) : next(longest)
    await database.query(`update ${table} set ${column} = $1 where ctid = $2::tid`, [words, place])
  }
}

/** The same document with other words: a text of several words is one, a code or a number is none. */
function inWords(value: unknown, next: () => string): unknown {
  if (typeof value === 'string') return /\S\s\S|\.(pdf|png|jpe?g)$/.test(value) ? next() : value
  if (Array.isArray(value)) return value.map((one) => inWords(one, next))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inWords(one, next)]))
}

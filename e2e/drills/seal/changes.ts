import type pg from 'pg'
import type { Random } from '../random.ts'
import { type Change, edit, insertLike, remove } from './tamper.ts'
import type { Targets } from './targets.ts'

/** What somebody who owns the database may do to it, one place at a time. */
export type Attack = (database: pg.Pool, targets: Targets, random: Random) => Promise<Change>

const EVENTS = 'audit.event'
const EVENT_EDITS = [
  "type = type || 'x'", 'actor_id = actor_id + 1', "happened_at = happened_at - interval '1 hour'",
  "data = data || '{\"x\": 1}'",
  'subject_id = subject_id + 1', "recorded_at = recorded_at + interval '1 microsecond'", "from_addr = '192.0.2.77'",
  'request_id = gen_random_uuid()', 'unit_id = coalesce(unit_id, 0) + 1', 'dossier_id = coalesce(dossier_id, 0) + 1',
  'for_person_id = coalesce(for_person_id, 0) + 1',
]

const editEvent: Attack = async (database, targets, random) => {
  const { key, where } = await targets.event()
  const set = random.pick(EVENT_EDITS)
  const undo = await edit(database, { table: EVENTS, where }, set)
  return { what: `event: ${set}`, expected: [`event-changed ${key}`], undo }
}

const removeEvent: Attack = async (database, targets) => {
  const { key, where } = await targets.event()
  const undo = await remove(database, { table: EVENTS, where })
  return { what: 'event removed', expected: [`event-missing ${key}`], undo }
}

const insertEvent: Attack = async (database, targets) => {
  const { where } = await targets.event()
  const { row, undo } = await insertLike(
    database, { table: EVENTS, where }, { id: "nextval(pg_get_serial_sequence('audit.event', 'id'))" },
    "era || '/' || xid::text || '/' || id as key",
  )
  return { what: 'event put in', expected: [`event-inserted ${row['key'] ?? ''}`], undo }
}

/** Two events change their places. */
const swapEvents: Attack = async (database, targets) => {
  const [one, other] = [await targets.event(), await targets.event()]
  const [type = '', data = ''] = await valuesOf(database, one.where)
  const [otherType = '', otherData = ''] = await valuesOf(database, other.where)
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
  const set = (newType: string, newData: string, n: number) =>
    `type = ${quoted(newType)}, data = ${quoted(newData)}::jsonb, subject_id = subject_id + ${n}`
  const undoOne = await edit(database, { table: EVENTS, where: one.where }, set(otherType, otherData, 1))
  const undoOther = await edit(database, { table: EVENTS, where: other.where }, set(type, data, -1))
  return {
    what: 'two events exchanged', expected: [`event-changed ${one.key}`, `event-changed ${other.key}`],
    async undo() {
      await undoOne()
      await undoOther()
    },
  }
}

async function valuesOf(database: pg.Pool, where: string): Promise<string[]> {
  const { rows: [row] } = await database.query<{ type: string; data: string }>(
    `select type, data::text as data from audit.event where ${where}`,
  )
  return row ? [row.type, row.data] : []
}

/** Table, column of the dossier, what is set, of which dossiers, and the part that must be named if not the table. */
const EDITS: readonly (readonly [string, string, string, 'any' | 'with-papers', string?])[] = [
  ['dossiers.dossier', 'id', "due_at = due_at + interval '1 day'", 'with-papers', 'dossiers.dossier.state'],
  ['dossiers.dossier', 'id', "applicant_name = applicant_name || ' Khác'", 'any'],
  ['dossiers.dossier', 'id', 'competent_unit_id = competent_unit_id + 1', 'any'],
  ['dossiers.dossier', 'id', 'applicant_id = applicant_id + 1', 'any'],
  ['dossiers.dossier', 'id', "submitted_at = submitted_at - interval '1 second'", 'any'],
  ['dossiers.dossier', 'id', 'version = version + 1', 'any', 'dossiers.dossier.state'],
  ['dossiers.answers', 'dossier_id', "answers = answers || '{\"child.fullName\": \"Đỗ Khác\"}'", 'any'],
  ['dossiers.slip', 'dossier_id', "data = data || '{\"x\": 1}'", 'with-papers'],
  ['dossiers.slip', 'dossier_id', 'made_by = made_by + 1', 'with-papers'],
  ['dossiers.component', 'dossier_id', 'copies = copies + 1', 'with-papers'],
]

const editDossier: Attack = async (database, targets, random) => {
  const [table, column, set, kind, part = table] = random.pick(EDITS)
  const id = await targets.dossier(kind)
  const undo = await edit(database, { table, where: `${column} = ${id}` }, set)
  return { what: `${table}: ${set}`, expected: [`record-changed dossier/1 ${id} ${part}/1`], undo }
}

const removeDossier: Attack = async (database, targets) => {
  const id = await targets.dossier('any')
  const undo = await remove(database, { table: 'dossiers.dossier', where: `id = ${id}` })
  return { what: 'dossier removed', expected: [`record-missing dossier/1 ${id}`], undo }
}

const removeRow: Attack = async (database, targets, random) => {
  const id = await targets.dossier('with-papers')
  const table = random.pick(['dossiers.answers', 'dossiers.slip'])
  const undo = await remove(database, { table, where: `dossier_id = ${id}` })
  return { what: `${table} removed`, expected: [`record-changed dossier/1 ${id} ${table}/1`], undo }
}

const insertDossier: Attack = async (database, targets) => {
  const id = await targets.dossier('any')
  const { row, undo } = await insertLike(database, { table: 'dossiers.dossier', where: `id = ${id}` }, {
    id: "nextval('dossiers.dossier_id_seq')", public_id: 'gen_random_uuid()',
    number: "'FORGED-' || gen_random_uuid()::text",
  }, 'id')
  return { what: 'dossier put in', expected: [`record-unsealed dossier/1 ${row['id'] ?? ''}`], undo }
}

const insertRemark: Attack = async (database, targets) => {
  const id = await targets.dossier('any')
  await database.query(`insert into dossiers.remark (dossier_id, request_id, kind, text, said_at)
    values (${id}, gen_random_uuid(), 'note', 'Đã đủ', '2021-06-25T02:00:00Z')`)
  return {
    what: 'remark put in', expected: [`record-changed dossier/1 ${id} dossiers.remark/1`],
    async undo() {
      await database.query(`delete from dossiers.remark where dossier_id = ${id} and text = 'Đã đủ'`)
    },
  }
}

const PAPER_EDITS = [
  "sha256 = sha256('another file'::bytea)", "name = name || 'x'", 'owner_id = owner_id + 1',
  "document_type = document_type || 'x'", "added_at = added_at - interval '1 day'",
]

/** The hash of a file that a paper names, and what else is told of it. */
const editPaper: Attack = async (database, targets, random) => {
  const id = await targets.dossier('with-papers')
  const set = random.pick(PAPER_EDITS)
  const where = `id = (select min(paper) from dossiers.component, unnest(paper_ids) as paper where dossier_id = ${id})`
  const undo = await edit(database, { table: 'documents.paper', where }, set)
  return { what: `paper: ${set}`, expected: [`record-changed dossier/1 ${id} documents.paper/1`], undo }
}

const SEAL_EDITS = [
  ["line = replace(line, '\tmotcua', 'motcua') || ' '", 'seal-changed'], ['id = id + 1', 'seal-changed'],
  ["leaves = leaves || '\n'", 'seal-list-changed'],
  ["leaves = overlay(leaves placing 'AAAA' from length(leaves) - 20)", 'seal-list-changed'],
] as const

const editSeal: Attack = async (database, targets, random) => {
  const seal = targets.seal()
  const [set, code] = random.pick(SEAL_EDITS)
  const undo = await edit(database, { table: 'audit.seal', where: `number = ${seal}` }, set)
  // What a changed list says of single rows may be as wrong as the list.
  return { what: `seal: ${set}`, expected: [`${code} seal ${seal}`], explains: (_, by) => by === seal, undo }
}

const removeSeal: Attack = async (database, targets) => {
  const seal = targets.seal()
  const undo = await remove(database, { table: 'audit.seal', where: `number = ${seal}` })
  return { what: 'seal removed', expected: [`seal-missing seal ${seal}`], undo }
}

/** Changes of the table of seals stand alone each at its own seal; a group has few of them. */
export const ON_SEALS: readonly Attack[] = [editSeal, editSeal, removeSeal]

export const ON_ROWS: readonly Attack[] = [
  editEvent, editEvent, editEvent, removeEvent, insertEvent, swapEvents, editDossier, editDossier, editDossier,
  removeRow, removeDossier, insertDossier, insertRemark, editPaper, editPaper,
]

/** Everything that was written since, gone: the end cut off, with its seals (`isYesterday`) or without. */
export async function cutTail(database: pg.Pool, isYesterday: boolean): Promise<Change> {
  const { rows: seals } = await database.query<{ number: number; leaves: string; start: string }>(`
    select number::int, leaves, lag(era || '/' || xid::text || '/' || id) over (order by number) as start
    from audit.seal order by number`)
  const gone = seals.filter(({ leaves }) => leaves !== '').slice(-2)
  const [era = '0', xid = '0', id = '0'] = (gone[0]?.start ?? '').split('/')
  const undoEvents = await remove(database, {
    table: EVENTS, where: `(era, xid, id) > (${era}, '${xid}'::xid8, ${id})`,
  })
  const undoSeals = isYesterday
    ? await remove(database, { table: 'audit.seal', where: `number >= ${gone[0]?.number ?? 0}` })
    : () => Promise.resolve()
  const keys = gone.flatMap(({ leaves }) => leaves.split('\n').filter((line) => line.startsWith('event/1\t')))
  return {
    what: isYesterday ? 'yesterday’s tables' : 'the end cut off',
    expected: isYesterday
      ? [`log-ahead seal ${gone[0]?.number ?? 0}`, ...gone.map(({ number }) => `seal-missing seal ${number}`)]
      : keys.map((line) => `event-missing ${line.split('\t')[1] ?? ''}`),
    // Of dossiers whose events and seals are gone nothing is left that explains them.
    explains: (label) => isYesterday && label.startsWith('record-'),
    async undo() {
      await undoEvents()
      await undoSeals()
    },
  }
}

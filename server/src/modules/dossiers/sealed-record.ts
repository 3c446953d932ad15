import type { Snapshot } from '../../platform/snapshot.ts'
import type { EventFields, RecordRow, RecordSource } from '../audit/public.ts'
import { paperLines } from '../documents/public.ts'

interface Part {
  /** Name and version of the bytes. */
  readonly table: string
  readonly id: string
  readonly from: string
  readonly order: string
  readonly columns: string
  /**
   * Rows that are never another once they are there (app-writes.csv); a later seal that lacks one tells of a deed past
   * us.
   */
  readonly isFixed?: true
  readonly only?: string
}

/** What is sealed of a dossier: tables, the columns of each, how its rows are found and ordered. */
export const SEALED_PARTS: readonly Part[] = [
  {
    table: 'dossiers.dossier/1', id: 'd.id', order: 'd.id', from: 'dossiers.dossier d', isFixed: true,
    columns: `d.public_id, d.request_id, d.number, d.receiving_unit_id, d.receives_at_id, d.competent_unit_id,
      d.territory_id, d.channel, d.procedure_id, d.procedure_version_id, d.form_version_id, d.calendar_version_id,
      d.applicant_id, d.applicant_name, d.authoriser_id, d.submitted_by, d.handed_in_by, d.delivery, d.delivery_address,
      d.submitted_at, d.tracking_token, d.likeness`,
  },
  {
    table: 'dossiers.dossier.state/1', id: 'd.id', order: 'd.id', from: 'dossiers.dossier d',
    columns: `d.version, d.limit_case, d.state, d.proposal, d.supplements, d.extensions, d.acknowledged_at, d.received_at,
      d.due_at, d.decided_at, d.issued_at, d.delivered_at, d.synchronised_at, d.closed_at, d.late_by_supplement_at`,
  },
  {
    table: 'dossiers.request/1', id: 'd.id', order: 'd.id',
    from: 'dossiers.request r join dossiers.dossier d on d.request_id = r.id',
    columns: 'r.id, r.applicant_id, r.submitted_by, r.at', isFixed: true,
  },
  {
    table: 'dossiers.answers/1', id: 'a.dossier_id', order: 'a.dossier_id', from: 'dossiers.answers a',
    columns: 'a.answers', isFixed: true,
  },
  {
    table: 'dossiers.component/1', id: 'c.dossier_id', order: 'c.component', from: 'dossiers.component c',
    columns: 'c.component, c.how, c.originals, c.copies, c.paper_ids',
  },
  {
    table: 'dossiers.held_component/1', id: 'h.dossier_id', order: 'h.component', from: 'dossiers.held_component h',
    columns: 'h.component, h.source, h.paper_id, h.outcome, h.basis, h.reason, h.at, h.by',
  },
  {
    table: 'dossiers.held_field/1', id: 'f.dossier_id', order: 'f.field', from: 'dossiers.held_field f',
    columns: 'f.field, f.source, f.outcome', isFixed: true,
  },
  {
    // Only where it is known: what was sealed before this was kept keeps its bytes.
    table: 'dossiers.held_field.said/1', id: 'f.dossier_id', order: 'f.field', from: 'dossiers.held_field f',
    columns: 'f.field, f.register, f.said_at', only: 'f.register is not null', isFixed: true,
  },
  {
    table: 'dossiers.account_outcome/1', id: 'o.dossier_id', order: 'o.person_id', from: 'dossiers.account_outcome o',
    columns: 'o.person_id, o.outcome, o.reason, o.at, o.by', isFixed: true,
  },
  {
    table: 'dossiers.account_outcome.place/1', id: 'o.dossier_id', order: 'o.person_id',
    from: 'dossiers.account_outcome o', columns: 'o.person_id, o.place, o.at_portal', isFixed: true,
    only: 'o.place is not null or o.at_portal is not null',
  },
  {
    table: 'dossiers.supplement/1', id: 's.dossier_id', order: 's.id', from: 'dossiers.supplement s',
    columns: 's.id, s.stage, s.asked_at, s.asked_by, s.head_reason, s.answered_at, s.answered_by',
  },
  {
    table: 'dossiers.supplement_item/1', id: 's.dossier_id', order: 'i.supplement_id, i.component',
    from: 'dossiers.supplement_item i join dossiers.supplement s on s.id = i.supplement_id',
    columns: 'i.supplement_id, i.component, i.reason', isFixed: true,
  },
  {
    table: 'dossiers.slip/1', id: 's.dossier_id', order: 's.id', from: 'dossiers.slip s', only: 'not s.is_draft',
    isFixed: true,
    columns: 's.id, s.public_id, s.form_set, s.form, s.is_draft, s.made_at, s.made_by, s.data',
  },
  {
    table: 'dossiers.slip.draft/1', id: 's.dossier_id', order: 's.id', from: 'dossiers.slip s', only: 's.is_draft',
    columns: 's.id, s.public_id, s.form_set, s.form, s.is_draft, s.made_at, s.made_by, s.data',
  },
  {
    table: 'dossiers.result/1', id: 'r.dossier_id', order: 'r.dossier_id', from: 'dossiers.result r',
    columns: 'r.agency_id, r.number, r.issued_on, r.title, r.content, r.slip_id', isFixed: true,
  },
  {
    table: 'dossiers.delivery/1', id: 'd.dossier_id', order: 'd.dossier_id', from: 'dossiers.delivery d',
    columns: 'd.at, d.by_id, d.how, d.receiver', isFixed: true,
  },
  {
    table: 'dossiers.originals/1', id: 'o.dossier_id', order: 'o.dossier_id', from: 'dossiers.originals o',
    columns: 'o.from_unit_id, o.to_unit_id, o.due_at, o.handed_over_at, o.handed_over_by, o.received_at, o.received_by',
  },
  {
    table: 'dossiers.routing/1', id: 'r.dossier_id', order: 'r.dossier_id', from: 'dossiers.routing r',
    columns: 'r.decide_rule, r.receive_rule, r.clearance_id, r.is_elsewhere, r.facts', isFixed: true,
  },
  {
    // Only where it was chosen: what was sealed before there was a choice keeps its bytes.
    table: 'dossiers.routing.chosen/1', id: 'r.dossier_id', order: 'r.dossier_id', from: 'dossiers.routing r',
    columns: 'r.is_chosen', isFixed: true, only: 'r.is_chosen',
  },
  {
    table: 'dossiers.decided_by_table/1', id: 'd.dossier_id', order: 'd.id',
    from: 'dossiers.decided_by_table d', columns: 'd.id, d.subject, d.at, d.decision, d.rules, d.value', isFixed: true,
  },
  {
    table: 'dossiers.collection/1', id: 'c.dossier_id', order: 'c.dossier_id', from: 'dossiers.collection c',
    columns: 'c.unit_id, c.chosen_at, c.chosen_by',
  },
  {
    table: 'dossiers.custody/1', id: 'c.dossier_id', order: 'c.dossier_id', from: 'dossiers.custody c',
    columns: 'c.unit_id, c.holder_id, c.since, c.remind_at, c.reminders, c.returned_at, c.proof',
  },
  {
    // Only where there is one: what was sealed before there were shelves keeps its bytes.
    table: 'dossiers.custody.shelf/1', id: 'c.dossier_id', order: 'c.dossier_id', from: 'dossiers.custody c',
    columns: 'c.shelf, c.archived_at', only: 'c.shelf is not null or c.archived_at is not null',
  },
  {
    table: 'dossiers.result_move/1', id: 'm.dossier_id', order: 'm.id', from: 'dossiers.result_move m',
    columns: `m.id, m.from_unit_id, m.to_unit_id, m.due_at, m.handed_over_at, m.handed_over_by, m.received_at,
      m.received_by, m.ended_at, m.ended_by, m.ended_why`,
  },
  {
    table: 'dossiers.payment_request/1', id: 'p.dossier_id', order: 'p.id', from: 'dossiers.payment_request p',
    columns: 'p.id, p.amount, p.reason, p.asked_at, p.asked_by, p.document, p.paid_at',
  },
  {
    // Only where there is one: what was sealed before duties were charges keeps its bytes.
    table: 'dossiers.payment_request.charge/1', id: 'p.dossier_id', order: 'p.id', from: 'dossiers.payment_request p',
    columns: 'p.id, p.charge', only: 'p.charge is not null',
  },
  {
    table: 'dossiers.fee_facts/1', id: 'f.dossier_id', order: 'f.id', from: 'dossiers.fee_facts f', isFixed: true,
    columns: 'f.id, f.facts, f.stated_at, f.stated_by',
  },
  {
    table: 'dossiers.authorisation/1', id: 'a.dossier_id', order: 'a.dossier_id', from: 'dossiers.authorisation a',
    columns: 'a.authoriser_id, a.full_name, a.signed_on, a.valid_to, a.ended_at, a.ended_by',
  },
  {
    table: 'dossiers.authorisation.proxy/1', id: 'a.dossier_id', order: 'a.dossier_id', from: 'dossiers.authorisation a',
    columns: 'a.proxy_id', only: 'a.proxy_id is not null', isFixed: true,
  },
  {
    // Only where somebody helped: what was sealed before there were teams keeps its bytes.
    table: 'dossiers.dossier.helped/1', id: 'd.id', order: 'd.id', from: 'dossiers.dossier d',
    columns: 'd.helper_proxy_id', only: 'd.helper_proxy_id is not null', isFixed: true,
  },
  {
    table: 'dossiers.remark/1', id: 'r.dossier_id', order: 'r.request_id, r.kind collate "C"',
    from: 'dossiers.remark r',
    columns: 'r.request_id, r.kind, r.text, r.said_at', isFixed: true,
  },
  {
    table: 'dossiers.talk/1', id: 't.dossier_id', order: 't.id', from: 'dossiers.talk t',
    columns: 't.id, t.public_id, t.circle, t.is_from_applicant, t.said_by, t.unit_id, t.text, t.said_at', isFixed: true,
  },
]

const PAPER = 'documents.paper/1'
const FIXED: ReadonlySet<string> = new Set([
  PAPER, ...SEALED_PARTS.flatMap(({ table, isFixed }) => (isFixed ? [table] : [])),
])

/**
 * The dossier as a record to be sealed: all that its own tables say of it, and its papers with the hashes of their
 * files. Every deed on a dossier leaves an event of it (must-speak), so none of this changes without one.
 */
export const dossierRecords: RecordSource = {
  kind: 'dossier/1',
  async changedBy(snapshot, events) {
    const ids = new Set(events.flatMap(({ dossierId }) => (dossierId === undefined ? [] : [dossierId])))
    for (const event of events) for (const id of await seededBy(snapshot, event)) ids.add(id)
    return [...ids].sort((a, b) => (a < b ? -1 : 1))
  },
  async rowsOf(snapshot, ids) {
    const found = new Map<bigint, RecordRow[]>(ids.map((id) => [id, []]))
    if (ids.length === 0) return found
    for (const { table, id, order, from, columns, only = 'true' } of SEALED_PARTS) {
      const query = `select ${id}, ${columns} from ${from}
        where ${id} = any('{${ids.join()}}'::bigint[]) and ${only} order by ${id}, ${order}`
      await snapshot.each(query, (line) => { found.get(idOf(line))?.push({ table, line: Buffer.from(line) }) })
    }
    await addPapers(snapshot, found)
    for (const id of ids) if (found.get(id)?.length === 0) found.delete(id)
    return found
  },
  async idsAfter(snapshot, after, limit) {
    const lines = await snapshot.lines(
      `select id from dossiers.dossier where id > ${String(after)} order by id limit ${limit}`,
    )
    return lines.map(BigInt)
  },
  isFixed: (table) => FIXED.has(table),
  fileOf({ table, line }) {
    return table === PAPER ? /^\\\\x([0-9a-f]{64})$/.exec(line.toString('utf8').split('\t')[2] ?? '')?.[1] : undefined
  },
}

/** Invented dossiers have one event for many: its subject is the first of them. */
async function seededBy(snapshot: Snapshot, { type, subjectId, data }: EventFields): Promise<bigint[]> {
  const { count, last } = data
  if (type !== 'demonstration.seeded' || typeof count !== 'number' || typeof last !== 'string') return []
  if (!/^[0-9a-f-]{36}$/.test(last)) return []
  const lines = await snapshot.lines(`select id from dossiers.dossier where id between ${String(subjectId)}
    and (select id from dossiers.dossier where public_id = '${last}')`)
  return lines.map(BigInt)
}

function idOf(line: Buffer): bigint {
  return BigInt(line.toString('latin1', 0, line.indexOf(9)))
}

/** Papers after all else, by their ids, each once. */
async function addPapers(snapshot: Snapshot, found: Map<bigint, RecordRow[]>): Promise<void> {
  const papersOf = new Map<bigint, Set<bigint>>()
  for (const [id, rows] of found) {
    const papers = rows.filter(({ table }) => table === 'dossiers.component/1').flatMap(({ line }) => {
      const list = line.toString('latin1', line.lastIndexOf(9) + 1)
      return list.slice(1, -1).split(',').filter(Boolean).map(BigInt)
    })
    if (papers.length > 0) papersOf.set(id, new Set(papers.sort((a, b) => (a < b ? -1 : 1))))
  }
  const lines = await paperLines(snapshot, [...papersOf.values()].flatMap((papers) => [...papers]))
  for (const [id, papers] of papersOf) {
    for (const paper of papers) {
      const line = lines.get(paper)
      if (line) found.get(id)?.push({ table: PAPER, line })
    }
  }
}

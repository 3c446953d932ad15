import { sql } from 'kysely'
import type { Db } from '../src/platform/db.ts'

/** Tables that may change without an event, each for a reason; all others are business, and speak. */
export const SILENT: Readonly<Record<string, string>> = {
  'audit.era': 'the log itself: which count of transactions it is in',
  'audit.clock': 'the time of a demonstration',
  'audit.event': 'the log itself',
  'audit.read': 'the log itself: who was shown whose data',
  'audit.request': 'the log itself: which requests were let through',
  'audit.cursor': 'the log itself: how far each consumer has read',
  'audit.seal': 'the log itself: how far it is sealed',
  'organisation.revision': 'a count by which readers notice that rows beside it changed',
  'organisation.succession_stage': 'how far a plan is carried out; what it does speaks',
  'catalogue.revision': 'a count by which readers notice that rows beside it changed',
  'identity.session':
    'noted to be in use once a minute; its beginning and its end are facts of the account, which speaks',
  'identity.totp': 'begun it holds nothing; that a phone was bound, proved somebody or went is told of the account',
  'identity.passkey_challenge': 'what a key is to sign; that one was added or signed in speaks',
  'identity.sign_in_step': 'half a sign-in; the whole one speaks',
  'identity.one_time_code': 'written for unknown numbers too, and never a fact about somebody',
  'identity.attempt': 'counted in a transaction of its own before it is known who it is (ADR 0002)',
  'documents.stored_copy': 'where copies lie; that one was lost or restored speaks by itself',
  'documents.check_share': 'how much of the store is looked at in a day',
  'documents.unfinished_upload': 'half a file; that it has become an upload speaks',
  'documents.reading': 'work on what is there; that it was handed in speaks',
  'documents.scan_check': 'what was measured of a file; that it was let pass speaks',
  'documents.destroyed_body': 'which bytes are still to go; that they were destroyed speaks',
  'documents.kho_words': 'made of what stands elsewhere, by the database itself',
  'documents.own_paper': 'when is looked again at what an owner stored; that they were told, and that it went, speaks',
  'documents.named_body': 'which bodies of destroyed papers something names yet; that they were destroyed speaks',
  'documents.rendition': 'a picture of what is there; that it was handed in speaks',
  'dossiers.draft': "what somebody has not sent is nobody's business",
  'dossiers.follow_up': 'a note of an officer to oneself: no fact of the dossier',
  'dossiers.saved_view': 'how one person looks at lists: no fact of a dossier',
  'dossiers.alarm': 'planned long before there is anything to say; that it is raised speaks',
  'dossiers.intake_sheet': 'what a clerk has entered and not received is no fact of anybody (ADR 0023)',
  'dossiers.opinion': "what somebody types and has not sent is nobody's business",
  'dossiers.undo': 'what a step of work changed, kept for seconds; the step itself and its undoing speak',
  'queue.tally': 'counted from events, which speak',
  'queue.day_wait': 'counted from visits, which speak',
  'queue.counted_day': 'how far waits are counted',
  'workflow.attempt': 'how often a deed was tried; the move that follows it speaks',
  'workflow.message': 'the run that sends one and the run that takes one speak; what is too old is forgotten',
  'payments.notice': 'what the gateway said, each time; what came of the money speaks',
  'post.carrier_notice': 'what the carrier said, each time; that news was kept, and what came of it, speaks',
  'integration.day_figure': 'counted of events that speak',
  'dossiers.consultation_sent': 'which package goes to whom, and that it went; that it was asked and written speaks',
  'integration.message_out': 'how far the telling of an event is; the event itself speaks',
  'integration.message_in': 'what a partner said, each time; what came of it speaks',
  'integration.package_in': 'what a partner was told of a package; what came of its message speaks',
  'integration.package_missed': 'what lies at a partner and does not come; that it was held speaks',
  'integration.partner': 'whether it answers; that somebody pauses it speaks',
  'integration.webhook_try': 'how each call of a message went; the event that it tells of speaks',
  'notifications.awaited_arrival': 'of what it is still asked whether it arrived; that it did, or did not, speaks',
  'notifications.delivery': 'the queue of what waits; the message itself speaks',
  'notifications.paused_way': 'which way is away now; of each message it speaks that it was sent or given up',
  'notifications.sink': 'what a demonstration would have sent',
  'evaluation.usual': 'counted of steps, whose deeds speak',
  'evaluation.usual_counted': 'when that was counted',
  'reporting.fact': 'made of events that speak',
  'reporting.published_count': 'counted of facts, which are made of events that speak',
  'reporting.truth': 'counts of invented dossiers, in a demonstration',
}

/** Columns of tables that speak which may change by themselves without an event, each for a reason. */
export const SILENT_COLUMNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'documents.share': { tries: 'counted before a PIN is looked at (ADR 0002); that the link is locked speaks' },
  'documents.paper_review': Object.fromEntries(['fields', 'numbers', 'suggested_at']
    .map((column) => [column, 'what was read; that somebody accepts it speaks'])),
  'documents.quarantine': Object.fromEntries(['due_at', 'tries', 'why']
    .map((column) => [column, 'when it is scanned again; that it was speaks'])),
  'dossiers.archive_package': Object.fromEntries(['due_at', 'tries']
    .map((column) => [column, 'which worker makes it; that it is made speaks'])),
  'dossiers.consultation': { typed: "what somebody types and has not sent is nobody's business" },
  ...Object.fromEntries(['payments.refund', 'payments.reversal'].map((table) => [table, {
    tries: 'how often the gateway stumbled on it', due_at: 'when it is asked again; that it went back, or never will, speaks',
  }])),
  'payments.bill': { asked_at: 'when the gateway is asked again; what it answers speaks' },
  'post.carrier_order': {
    asked_at: 'when the carrier is asked again; what it answers speaks', state: 'that its parcel ended speaks by itself',
    tries: 'how often it failed', due_at: 'when it is tried again; what it answers speaks',
  },
  'post.carrier_event': Object.fromEntries(['due_at', 'tries', 'refused']
    .map((column) => [column, 'when it is tried again; that it was done, or never, speaks'])),
  'identity.api_client': { seen_at: 'noted to be there every ten minutes; that it was let in or revoked speaks' },
  'workflow.leg': { told_of: 'which alarm of it was planned last; that one is raised speaks' },
}

/** Every table of the rooms, `schema.table`, without parts of others: whoever comes by a part comes by the whole. */
export async function tablesOfRooms(db: Db): Promise<string[]> {
  const { rows } = await sql<{ table: string }>`
    select n.nspname || '.' || c.relname as "table" from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_'
      and n.nspname not in ('information_schema', 'migration', 'graphile_worker', 'public')
    order by 1`.execute(db)
  return rows.map(({ table }) => table)
}

/**
 * Only tests pay for this: what is business cannot change without an event and a request of its transaction. Asked at
 * the commit and once a transaction, since a seed writes thousands of rows in one. A test that plants rows as the owner
 * need not.
 */
export async function makeSpeak(owner: Db): Promise<void> {
  await sql
    .raw(
      `
    create function must_speak() returns trigger language plpgsql as $$ begin
      if tg_nargs > 0 and tg_op = 'UPDATE' and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv then return null; end if;
      if current_user = 'motcua_app' and current_setting('must_speak.heard', true) is distinct from pg_current_xact_id()::text then
        if not exists (select from audit.event where era = audit.current_era() and xid = pg_current_xact_id())
          or not exists (select from audit.request where xmin = pg_current_xact_id()::xid)
        then raise exception '% changed, and its transaction says nothing of it', tg_table_name; end if;
        perform set_config('must_speak.heard', pg_current_xact_id()::text, true);
      end if;
      return null;
    end $$`,
    )
    .execute(owner)
  for (const table of await tablesOfRooms(owner)) {
    if (Object.hasOwn(SILENT, table)) continue
    const silent = Object.keys(SILENT_COLUMNS[table] ?? {}).map((column) => `'${column}'`).join(', ')
    await sql.raw(`create constraint trigger must_speak after insert or update or delete on ${table}
      deferrable initially deferred for each row execute function must_speak(${silent})`).execute(owner)
  }
}

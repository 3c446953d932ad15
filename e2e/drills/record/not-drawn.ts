/**
 * Types of events that the drill `record` does not draw; each of them is held to its deed by tests of its own room. A
 * new type of docs/events.md is drawn, or comes here.
 */
export const NOT_DRAWN: readonly string[] = [
  // Steps that no birth has, other ways through the offices, and opinions of others.
  ...of('dossier', [
    'authorisation-ended', 'checked', 'collection-changed', 'collection-reminded', 'confirmation-over',
    'consultation-answered', 'consultation-asked', 'consultation-ended', 'consultation-heard', 'consultation-reminded',
    'consultation-put-off', 'consultation-reopened', 'consultation-reported',
    'consultation-silent', 'consultation-taken', 'consultation-withdrawn', 'consultation-written',
    'hand-over-recalled', 'hand-over-received',
    'hand-over-refused', 'handed-over', 'handed-over-again', 'lateness-foreseen', 'moved', 'moved-on',
    'originals-handed-over', 'originals-received', 'place-confirmed', 'place-corrected', 'process-changed',
    'reassigned', 'redated', 'sector-held', 'sector-reported', 'supplement-reminded', 'taken-back',
    'tax-notice-came', 'tax-notice-ended',
    'undigitised',
  ]),
  ...of('intake', ['opened']),
  ...of('delegation', ['given', 'revoked', 'used']), ...of('reception', ['handed-on']),
  ...of('settlement', ['proposed', 'agreed', 'declined']), ...of('team-member', ['ended', 'named']),
  ...of('offline-device', ['made', 'enrolled', 'revoked']), ...of('outing', ['begun']),
  ...of('offline-command', ['accepted', 'refused', 'shown', 'settled']),
  ...of('bundle', ['member-begun', 'member-blocked', 'member-decided', 'members-moved', 'redated', 'submitted']),
  // Results that end, and papers that are read, signed, converted or corrected: a worker reads them, and keys sign.
  ...of('dossier', [
    'content-completed', 'paper-converted', 'paper-corrected', 'papers-scanned', 'result-end-declined', 'result-end-proposed',
    'result-archived', 'result-end-withdrawn', 'result-ended', 'result-fetched', 'result-handed-over', 'result-received',
    'result-refused', 'result-shelved', 'result-signed', 'scans-signed',
  ]),
  ...of('paper', ['correction-answered', 'correction-asked', 'expiry-told', 'removal-told', 'removed', 'replaced', 'revoked']),
  ...of('scan', ['arrived', 'destroyed', 'passed', 'put-away', 'released', 'taken']),
  ...of('backlog', ['declared', 'imported', 'indexed', 'kept', 'packed', 'scanned', 'sent-back', 'signed']),
  // The hall, its money and its post: many machines and people at one counter, walked by e2e/hall.spec.ts and by rooms.
  ...of('visit', ['begun', 'ended']),
  ...of('turn', ['called', 'held', 'missed', 'passed-on', 'served', 'started']),
  ...of('counter', ['closed', 'opened']), ...of('queue', ['closed', 'reopened']), ...of('device', ['enrolled', 'made', 'revoked']), ...of('policy', ['revised']),
  ...of('hall', ['alarm-ended', 'alarm-raised']), ...of('survey', ['answered']),
  // Outside systems: joined in tests and drills of their own.
  ...of('national-paper', ['taken']), ...of('procedures', ['compared']), ...of('procedure-difference', ['accepted', 'declined']),
  ...of('partner', ['paused', 'reconciled', 'resumed', 'told-again']),
  // The drill keeps its messages in the sink, and prints no letters.
  ...of('letter', ['delayed', 'printed']), ...of('message', ['delivered', 'unconfirmed']),
  ...of('inquiry', [
    'answered', 'assigned', 'changed', 'declined', 'received', 'recalled', 'replaced', 'taken', 'thinned',
  ]),
  ...of('petition', ['answered', 'assigned', 'received', 'refused', 'taken', 'thinned']),
  ...of('message', ['accepted', 'dropped', 'handled-again', 'read', 'received', 'refused', 'resent']),
  ...of('register', ['answered', 'answers-forgotten', 'asked', 'awaited', 'found', 'gave-up', 'not-found', 'report-answered', 'reported']),
  ...of('appointment', ['arrived', 'booked', 'called-off', 'caller-struck', 'cancelled', 'changed', 'missed', 'reminded']),
  ...of('roster', ['cancelled', 'changed', 'copied', 'written']),
  ...of('dossier', ['entry-confirmed', 'fee-facts-stated', 'fee-raised']), ...of('intake', ['account-looked', 'answered']),
  ...of('charge', ['reopened', 'stated']),
  ...of('refund', ['approved', 'asked', 'done', 'failed', 'refused']), ...of('reversal', ['asked', 'done', 'failed']),
  ...of('till', ['accepted', 'closed', 'opened']), ...of('booklet', ['closed', 'given', 'opened']),
  ...of('receipt', ['issued', 'void-asked', 'void-declined', 'voided']),
  ...of('bill', ['cancelled', 'expired', 'mismatched', 'opened', 'paid']), ...of('remittance', ['listed']),
  ...of('statement', ['read']), ...of('difference', ['gone', 'listed', 'settled']), ...of('day', ['reconciled']),
  ...of('shipment', [
    'attempted', 'cancel-asked', 'cancelled', 'collected', 'delivered', 'handed-over', 'ordered', 'taken', 'lost', 'news-passed',
    'news-unfit', 'order-kept', 'order-refused', 'order-taken-back', 'placed', 'placing', 'told',
  ]),
  ...of('manifest', ['closed', 'dropped', 'found', 'missed', 'opened', 'received', 'scanned']),
  // Counted by papers: one event tells of as many as came between two looks of the worker.
  ...of('papers', ['coded']),
  // What comes with days, with another system, or with damage.
  ...of('archive', [
    'closed', 'destroyed', 'destruction-decided', 'destruction-proposed', 'failed', 'handed-over', 'held', 'hold-lifted',
    'kept', 'packed', 'received', 'refused',
  ]),
  ...of('store', ['file-found', 'file-lost', 'file-restored']),
  ...of('upload', ['discarded', 'infected', 'originals-released', 'released', 'removed']),
  ...of('message', ['failed', 'sent-again']), ...of('maintenance', ['announced', 'ended']), ...of('way', ['chosen']), ...of('language', ['chosen']),
  ...of('push-subscription', ['ended', 'made']),
  ...of('webhook', ['ended', 'registered', 'tried']),
  ...of('api-client', ['registered', 'revoked']),
  // What administrators decide about people, units, days and procedures.
  ...of('absence', ['ended', 'noted']), ...of('stand-in', ['ended', 'named']),
  ...of('assignment-rule', ['ended', 'made']), ...of('duty', ['excepted', 'exception-ended']),
  ...of('proxy', ['ended', 'given']), ...of('account', ['factor-added', 'factor-removed', 'factors-reset', 'holder-proven', 'passkey-suspected', 'recovery-codes-made', 'subject-ended', 'subject-named', 'switched-off']), ...of('role', ['passed']),
  ...of('units', ['arrangements-passed', 'moved', 'roles-confirmed', 'succeeded']),
  ...of('calendar', [
    'correction-counted', 'correction-decided', 'correction-ended', 'correction-proposed', 'holiday-declared',
    'recounted',
  ]),
  ...of('document-type', ['alias-ended', 'aliased']), ...of('rollout', ['decided', 'proposed']),
  ...of('section-exception', ['ended', 'listed']), ...of('equipment', ['changed', 'listed']),
  ...of('model', ['moved', 'submitted']),
  ...of('clearance', ['approved', 'assessed', 'declined', 'opened', 'proposed', 'revoked']),
  ...of('package', ['dropped', 'published', 'returned', 'saved', 'submitted']),
  ...of('process', [
    'begun', 'message-received', 'migrated', 'migration-begun', 'migration-ended', 'migration-kept', 'migration-refused',
    'migration-undo-asked', 'migration-undone', 'moved', 'noted', 'notice-asked', 'published', 'tried',
  ]),
  ...of('workflow', ['loaded', 'runs-begun']),
  // Parts of the data that the import leaves as they are.
  ...of('staff', ['loaded']), ...of('catalogue', ['loaded']), ...of('rollouts', ['loaded']),
  ...of('entry-file', ['stored']), ...of('demonstration', ['seeded']),
]

function of(subject: string, deeds: readonly string[]): string[] {
  return deeds.map((deed) => `${subject}.${deed}`)
}

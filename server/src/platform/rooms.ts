/**
 * The rooms, lowest first: a room may call only those before it, and migrations run in this order. The list stands here
 * because the migration runner needs it, and names no more than folders.
 */
export const ROOMS = ['audit', 'organisation', 'identity', 'catalogue', 'documents', 'queue', 'offline', 'payments',
  'workflow', 'dossiers', 'post', 'sections', 'packages', 'notifications', 'evaluation', 'integration', 'reuse',
  'direction', 'plan', 'reporting'] as const

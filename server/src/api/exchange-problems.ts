/** Refusals about what goes to outside systems; with those of problems.ts in one list. */
export const EXCHANGE_PROBLEMS = {
  'partner-unknown': { status: 404, title: 'No such outside system' },
  'partner-paused-already': { status: 409, title: 'It is paused already' },
  'partner-not-paused': { status: 409, title: 'It is not paused' },
  'partner-unreachable': { status: 503, title: 'The outside system does not answer' },
  'message-not-dead': { status: 409, title: 'The message was not refused, or somebody mended it' },
  'message-not-held': { status: 409, title: 'The message is not held any more' },
  'message-of-other-dossier': { status: 422, title: 'It tells of another dossier now' },
  'message-of-other-state': { status: 422, title: 'It tells of another state now' },
  'message-unreadable': { status: 422, title: 'It has signs that cannot be kept' },
  'message-dead-before': { status: 409, title: 'A message of the dossier was refused' },
  'message-on-its-way': { status: 409, title: 'A message of the dossier waits to be sent' },
  'deed-may-be-undone': { status: 409, title: 'The last deed can still be undone' },
  'day-to-come': { status: 422, title: 'The day has not come' },
} as const

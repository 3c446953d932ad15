/** Refusals of results that are signed; with those of problems.ts in one list. */
export const RESULT_PROBLEMS = {
  'result-outdated': { status: 409, title: 'Not what was signed any more' },
  'result-unsound': { status: 500, title: 'What was signed did not pass its check' },
  'key-missing': { status: 409, title: 'No key for whoever must sign' },
  'pin-needed': { status: 422, title: 'The key asks for its PIN' },
  'pin-wrong': { status: 422, title: 'Wrong PIN' },
  'pin-locked': { status: 409, title: 'Locked after too many wrong PINs' },
  'key-busy': { status: 503, title: 'The key is signing for somebody else' },
  'key-unreachable': { status: 503, title: 'The key does not answer' },
  'key-unreadable': { status: 409, title: 'No key can be read there' },
  'key-disabled': { status: 409, title: 'The key was switched off' },
  'key-answers-wrong': { status: 503, title: 'What came back is no signature of this key' },
  'time-stamp-unreachable': { status: 503, title: 'The time-stamp authority does not answer' },
} as const

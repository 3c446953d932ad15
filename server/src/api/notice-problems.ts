/** Refusals about notices of a dossier that are to be sent again. */
export const NOTICE_PROBLEMS = {
  'notice-unknown': { status: 404, title: 'No such notice of the dossier' },
  'notice-being-sent': { status: 409, title: 'The notice is being sent' },
  'notice-not-failed': { status: 409, title: 'The notice did not fail' },
  'notice-out-of-date': { status: 409, title: 'What the notice says is not so any more' },
  'notice-without-way': { status: 409, title: 'The person can be reached by no way' },
} as const

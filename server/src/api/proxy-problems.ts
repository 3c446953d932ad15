/** Refusals about what one person may do for another; with those of problems.ts in one list. */
export const PROXY_PROBLEMS = {
  'proxy-unknown': { status: 422, title: 'No such mandate between these two' },
  'proxy-over': { status: 409, title: 'The mandate was ended, is past its last day, or has not begun' },
  'proxy-not-for-procedure': { status: 409, title: 'The mandate is not for this procedure' },
  'proxy-held-already': { status: 409, title: 'There is a mandate between the two already' },
  'proxy-from-past': { status: 422, title: 'The mandate would have begun before today' },
  'proxy-name-differs': { status: 422, title: 'The number is on record under another name' },
  'proxy-of-oneself': { status: 422, title: 'Nobody authorises themselves' },
  'member-unchecked': { status: 422, title: 'Whose account no counter has checked is no member of a team' },
  'member-already': { status: 409, title: 'The person is a member of a team of this section already' },
  'number-not-of-a-person': { status: 422, title: 'The number is not that of a person' },
} as const

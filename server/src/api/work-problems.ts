/** Refusals about who does whose work; with those of problems.ts in one list. */
export const WORK_PROBLEMS = {
  'stand-in-over': { status: 409, title: 'Nobody to stand in for, or no longer' },
  'not-for-another': { status: 409, title: 'Not to be done for somebody else' },
  'stand-in-of-oneself': { status: 422, title: 'Nobody stands in for oneself' },
  'stand-in-not-yours-to-name': { status: 422, title: 'Not yours to name for this role' },
  'stand-in-unqualified': { status: 422, title: 'Without a role that may stand in' },
  'stand-in-away': { status: 422, title: 'Away on some of these days' },
  'stand-in-circular': { status: 422, title: 'Stand-ins in a ring' },
  'stand-in-named-already': { status: 409, title: 'Somebody stands in on some of these days' },
  'stand-in-unknown': { status: 404, title: 'No such stand-in' },
  'role-not-held': { status: 422, title: 'Role not held on all of these days' },
  'absence-noted-already': { status: 409, title: 'Away on some of these days already' },
  'absence-past': { status: 422, title: 'Days that are over' },
  'absence-unknown': { status: 404, title: 'No such absence' },
} as const

/** Refusals of saved lists, days of looking again and ends of shifts; part of the list in problems.ts. */
export const LIST_PROBLEMS = {
  'too-many-views': { status: 409, title: 'As many saved lists as allowed' },
  'view-unknown': { status: 404, title: 'No such saved list of yours' },
  'day-over': { status: 422, title: 'The day has passed' },
  'nothing-held': { status: 409, title: 'Nothing in your hands' },
} as const

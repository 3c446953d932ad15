/** Refusals about a plan of the province and how it is carried out. */
export const PLAN_PROBLEMS = {
  'plan-none': { status: 404, title: 'No plan is followed yet' },
  'plan-task-unknown': { status: 404, title: 'No such task of the plan' },
  'plan-part-unknown': { status: 404, title: 'No such part of a task within reach' },
  'plan-date-awaited': { status: 409, title: 'The event for which the task waits was not entered' },
  'plan-part-done': { status: 409, title: 'Done and confirmed already' },
  'plan-never-done': { status: 422, title: 'The task goes on for good' },
  'plan-evidence-needed': { status: 422, title: 'An end or a threshold needs evidence' },
  'plan-milestone-unknown': { status: 422, title: 'The task has no such threshold' },
  'plan-moved-on': { status: 409, title: 'Another report is the newest, or it was decided' },
  'plan-nothing-to-confirm': { status: 409, title: 'The report only says how it goes' },
  'plan-own-report': { status: 409, title: 'Whoever reported does not confirm' },
  'plan-note-needed': { status: 422, title: 'Sent back without saying why' },
  'plan-date-fixed': { status: 409, title: 'The plan sets the days of the task itself' },
  'plan-event-needed': { status: 422, title: 'The event needs its day' },
  'plan-event-later': { status: 422, title: 'The event is to come' },
  'plan-due-needed': { status: 422, title: 'The day of the other paper is missing' },
} as const

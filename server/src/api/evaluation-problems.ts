/** Refusals about the evaluation of officers and units. */
export const EVALUATION_PROBLEMS = {
  'evaluation-period-unknown': { status: 404, title: 'No such period of evaluation' },
  'evaluation-officer-unknown': { status: 404, title: 'Nobody who worked there in that period' },
  'evaluation-step-unknown': { status: 404, title: 'No such step of one’s own' },
  'evaluation-contest-late': { status: 409, title: 'The days for contesting are over' },
  'evaluation-point-none': { status: 409, title: 'There is nothing to contest in it' },
  'evaluation-contested': { status: 409, title: 'Contested already' },
  'evaluation-contest-unknown': { status: 404, title: 'Nothing such contested within reach' },
  'evaluation-own-contest': { status: 409, title: 'Nobody decides what they contest themselves' },
  'evaluation-contest-decided': { status: 409, title: 'Decided already' },
  'evaluation-decision-late': { status: 409, title: 'The days for deciding are over' },
  'evaluation-period-open': { status: 409, title: 'The days for deciding are not over' },
  'evaluation-closed': { status: 409, title: 'Closed already' },
} as const

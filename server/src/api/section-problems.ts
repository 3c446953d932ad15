/** Refusals about how one-stop sections are made up. */
export const SECTION_PROBLEMS = {
  'exception-listed': { status: 409, title: 'Listed for that section on one of the days already' },
  'exception-unknown': { status: 404, title: 'No such exception' },
  'exception-over': { status: 409, title: 'It ends on that day or before it already' },
  'excepted-at-section': { status: 409, title: 'Listed as not received at this section' },
  'section-without-hall': { status: 409, title: 'The section has no hall' },
  'section-without-staff': { status: 409, title: 'Nobody works at the section' },
} as const

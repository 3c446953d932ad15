import Type from 'typebox'

/** A civil day in Viet Nam. One that the calendar has not, as 2025-02-30, is refused wherever a day is taken. */
export function CivilDay(description = 'YYYY-MM-DD') {
  return Type.String({ format: 'date', pattern: '^(19|20)\\d\\d-', description })
}

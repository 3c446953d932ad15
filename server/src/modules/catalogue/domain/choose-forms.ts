import type { Day } from '../../../kernel/civil-day.ts'
import type { FormChoice, FormVersion } from './facts.ts'

/** Names the procedures of a general form: of whatever has no declaration of its own. */
const ANY = '*'

/**
 * The declarations of a procedure on a day, in the order of the data: each form's version in force; where it has none,
 * its earliest later one, marked as not published. A procedure without a form of
 * its own gets the general one (`procedures: ['*']`). `versions` of a form lie in the order of their days.
 */
export function formsFor(versions: readonly FormVersion[], procedure: string, day: Day): FormChoice[] {
  const own = choicesAmong(versions.filter(({ procedures }) => procedures.includes(procedure)), day)
  return own.length > 0 ? own : choicesAmong(versions.filter(({ procedures }) => procedures.includes(ANY)), day)
}

function choicesAmong(versions: readonly FormVersion[], day: Day): FormChoice[] {
  return [...new Set(versions.map(({ form }) => form))].flatMap((form): FormChoice[] => {
    const ofForm = versions.filter((one) => one.form === form)
    const inForce = ofForm.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day))
    if (inForce) return [{ version: inForce, isPublished: true }]
    const next = ofForm.find(({ validFrom }) => validFrom > day)
    return next ? [{ version: next, isPublished: false }] : []
  })
}

import { formatDossierNumber } from '../../../kernel/dossier-number.ts'
import type { Day } from '../../../kernel/work-calendar.ts'

/** A number around its serial, so that the database can put the serial in under its lock. */
export interface NumberParts { readonly before: string; readonly width: number }

/** Splits the number of an agency and day before its serial. The serial stands last in every template. */
export function numberParts(template: string, agencyCode: string, day: Day): NumberParts {
  const first = formatDossierNumber(template, { agencyCode, day, serial: 1 })
  const width = Number(/\{serial(?::(\d+))?\}$/.exec(template)?.[1] ?? 4)
  return { before: first.slice(0, first.length - Math.max(width, 1)), width }
}

import type { FormDefinition } from '@motcua/forms/model.ts'
import { type ProcedureVersion, publicPageOf } from '../modules/catalogue/public.ts'
import { FACTS } from './procedure-facts-texts.ts'
import type { Visit } from './visit.ts'

/** The address of a procedure's page: by its code where it has one, and by its public id where it has none. */
export function addressOf({ code, procedurePublicId }: Pick<ProcedureVersion, 'code' | 'procedurePublicId'>): string {
  return `/thu-tuc/${code ?? procedurePublicId}`
}

/** The procedure in force today under the code or public id of the address. */
export function findProcedure({ rooms, request, today }: Visit): ProcedureVersion | undefined {
  const { code } = request.params as { code: string }
  const catalogue = rooms.catalogue.on(today)
  return catalogue.byPublicId(code) ?? catalogue.find(code)
}

/** What a select of the territories of a level is called. */
export function nameOfLevel({ directory, say }: Visit, level: string): string {
  const found = directory.levels.find(({ id }) => id === level)
  if (found?.rule === 'commune' || found?.rule === 'district') return say(FACTS[found.rule])
  return found?.name ?? say(FACTS.place)
}

/** Who settles it, in words: the unit, where it is the same everywhere, or the kind of unit. */
export function agencyInWords({ directory, say }: Visit, { content }: ProcedureVersion): string | null {
  const unit = directory.resolve(content.competent, {})
  if (unit) return unit.name
  const [rule, suffix] = content.competent.split('/')
  const level = directory.levels.find((one) => one.rule === rule)
  if (level && suffix === undefined) return say(FACTS.committee, { level: level.name.toLowerCase() })
  const step = content.steps.find((one) => one.unit === content.competent)
  return step?.unitName ?? level?.name ?? null
}

/** The 13 items of the public page. */
export function publicItemsOf(visit: Visit, version: ProcedureVersion) {
  const forms = visit.rooms.catalogue.formsFor(version.procedure, visit.today)
  const nameOfForm = (choice: (typeof forms)[number]) => (choice.version.definition as FormDefinition).name
  return publicPageOf(version, visit.today, { agency: agencyInWords(visit, version), forms, nameOfForm })
}

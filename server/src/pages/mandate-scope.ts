import type { Visit } from './visit.ts'

/** The procedures of the province today, by name: what a mandate may be given for. */
export function proceduresHere({ rooms, today }: Visit) {
  return rooms.catalogue.on(today).list()
}

/** The names of procedures, as they are called today; one that is no more is left out. */
export function namesOfProcedures(visit: Visit, ids: readonly bigint[]): readonly string[] {
  const wanted = new Set(ids)
  return proceduresHere(visit).filter(({ procedureId }) => wanted.has(procedureId)).map(({ content }) => content.name)
}

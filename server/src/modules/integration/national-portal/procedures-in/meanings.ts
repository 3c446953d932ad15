import type { Day } from '../../../../kernel/civil-day.ts'
import { type CatalogueSource, aliasesOn } from '../../../catalogue/public.ts'
import type { CodeTables } from './code-tables.ts'
import type { Meanings } from './compare-procedure.ts'

/** What codes of the portal mean on a day: by tables of the settings, and by national codes of document types. */
export function meaningsOf(catalogue: CatalogueSource, day: Day, codes: CodeTables = {}): Meanings {
  const sectors = new Map(catalogue.sectors().map(({ idOfData, name }) => [idOfData, name]))
  const types = new Map(aliasesOn(catalogue.typeAliases(), day).filter(({ kind }) => kind === 'national-code')
    .map(({ text, type }) => [text, catalogue.typeMeantOn(day, type)]))
  return {
    codes,
    nameOfSector: (id) => sectors.get(id) ?? id,
    typeOf: (code) => types.get(code),
    typeMeant: (type) => catalogue.typeMeantOn(day, type),
  }
}

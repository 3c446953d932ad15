import type { PackageVocabulary } from '@motcua/contracts/packages.ts'
import type { Say } from '@motcua/contracts/texts.ts'
import { dayOf } from '../kernel/civil-day.ts'
import { NO_ROW } from '../kernel/no-row.ts'
import { type Directory, type Unit, nameAfter } from '../modules/organisation/public.ts'
import { PACKAGE } from './package-texts.ts'
import type { ApiRooms } from './rooms.ts'

/** What the editors of a package choose from: words of the catalogue and of the province, and the dictionary. */
export function showVocabulary(rooms: ApiRooms, dictionary: unknown, say: Say): PackageVocabulary {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const suffixes = new Map(directory.units.flatMap(({ id, suffix, name, level }) =>
    suffix === null ? [] : [[suffix, nameOfKind(directory, { id, name, level })] as const]))
  const ofLevel = directory.levels.flatMap(({ rule, name }) => [
    { rule, name: say(PACKAGE.ofLevel, { level: name.toLowerCase() }) },
    ...[...suffixes].map(([suffix, section]) => ({ rule: `${rule}/${suffix}`, name: `${section} (${name})` })),
  ])
  const agencies = directory.units.filter(({ kind, territoryId }) => kind !== 'territory' && territoryId === null)
  return {
    sectors: rooms.catalogue.sectors().map(({ idOfData: id, name }) => ({ id, name })),
    documentTypes: rooms.catalogue.documentTypes().map(({ idOfData: id, code, name }) => ({ id, code, name })),
    levels: directory.levels.map(({ id, name }) => ({ id, name })),
    roles: directory.roles.map(({ id, name }) => ({ id, name })),
    units: [
      { rule: 'receiving', name: say(PACKAGE.receiving) }, { rule: 'competent', name: say(PACKAGE.competent) },
      ...ofLevel, ...agencies.map(({ idOfData: rule, name }) => ({ rule, name })),
    ],
    dictionary,
  }
}

/** What all of a kind are called: the level in the place of the territory whose name one of them bears. */
function nameOfKind(directory: Directory, { id, name, level }: Pick<Unit, 'id' | 'name' | 'level'>): string {
  const territory = directory.byId(directory.territoryOf(id) ?? NO_ROW)
  const general = directory.levels.find((one) => one.id === level)?.name
  return territory && general !== undefined ? nameAfter(name, territory.name, general) : name
}

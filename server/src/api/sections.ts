import type { Viewer } from '../modules/dossiers/public.ts'
import type { Permission } from '../modules/identity/public.ts'
import type { Directory, Unit } from '../modules/organisation/public.ts'

/**
 * The one-stop sections at which a permission was given, in the order of the grants. Somebody may sit at several: then
 * they say at which one they are now, since number, register and head of the slip are its own.
 */
export function sectionsOf({ reaches }: Pick<Viewer, 'reaches'>, directory: Directory): Unit[] {
  const ids = new Set(reaches.flatMap(({ reach, unitId }) => unitId === null || reach === 'province' ? [] : unitId))
  return [...ids].flatMap((id) => directory.byId(id) ?? []).filter(({ isOneStop }) => isOneStop)
}

/** The section that is meant: the one named, if it is among them; unnamed, the only one. Never a guess between two. */
export function sectionMeant(sections: readonly Unit[], named: string | undefined): Unit | undefined {
  if (named !== undefined) return sections.find(({ publicId }) => publicId === named)
  return sections.length === 1 ? sections[0] : undefined
}

/** For pages on which one chooses: sections of receiving and of the register, each once. */
export const SECTION_RIGHTS: readonly Permission[] = ['dossier.intake', 'register.read']

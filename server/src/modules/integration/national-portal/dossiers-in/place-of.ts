import type { Day } from '../../../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../../../kernel/result.ts'
import type { ProcedureVersion } from '../../../catalogue/public.ts'
import { agencyAbove, findChosenPlaces } from '../../../dossiers/public.ts'
import type { InwardRooms } from './inward-rooms.ts'

export interface PlaceAsked {
  readonly day: Day
  readonly version: ProcedureVersion
  readonly subject: 'citizen' | 'organisation'
  readonly answers: Readonly<Record<string, unknown>>
  /** MaDonVi: the agency at which it was handed in. */
  readonly code: string
}

export interface PlaceThere {
  readonly territoryId: bigint | undefined
  /** Where it was handed in at another section than the one that the rules give. */
  readonly chosenSectionId: bigint | undefined
  /** Who settles it, and where it is received, in words. */
  readonly agency: string
  readonly section: string
}

export type PlaceThereRefusal = Extract<ReturnType<typeof findChosenPlaces>, { ok: false }>['refusal'] | { readonly code: 'unit-unknown' | 'unit-not-competent' }

/**
 * Where a dossier goes that was handed in at an agency by its code: there, if it is the one that settles or receives it
 * by our rules, or may receive it by the list; nowhere else.
 */
export function placeOf(
  rooms: Pick<InwardRooms, 'directory' | 'catalogue'>, { day, version, subject, answers, code }: PlaceAsked,
): Result<PlaceThere, PlaceThereRefusal> {
  const directory = rooms.directory.on(day)
  const unit = code === '' ? undefined : directory.byCode(code)
  const section = unit && directory.oneStopOf(unit.id)
  if (!unit || !section) return refuse({ code: 'unit-unknown' })
  const asked = {
    content: version.content, cleared: rooms.catalogue.clearanceOn(day, version.procedureId), subject, answers,
    territoryId: directory.territoryOf(unit.id),
  }
  const home = findChosenPlaces(directory, asked)
  if (!home.ok) return home
  const isHome = home.value.receivesAt.id === section.id
  const places = isHome ? home : findChosenPlaces(directory, { ...asked, sectionId: section.id })
  if (!places.ok) return places
  const { receiving, competent, receivesAt } = places.value
  if (receiving.id !== unit.id && agencyAbove(directory, competent).id !== unit.id) return refuse({ code: 'unit-not-competent' })
  return ok({
    territoryId: asked.territoryId, chosenSectionId: isHome ? undefined : section.id, agency: competent.name,
    section: receivesAt.name,
  })
}

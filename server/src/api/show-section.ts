import type { SectionDetail, SectionShares } from '@motcua/contracts/sections.ts'
import { groupBy } from '../kernel/group-by.ts'
import type { Day } from '../kernel/work-calendar.ts'
import { sectionsToCount } from '../modules/documents/public.ts'
import { type Directory, type Unit, unitInWords } from '../modules/organisation/public.ts'
import { hallOf } from '../modules/queue/public.ts'
import {
  type Exception, decisionOn, listExceptions, listExceptionsOn, openingHoursOf, proceduresOfSection, receptionOf,
  shareOfReceptions,
} from '../modules/sections/public.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

/** What is in force on a day, for the procedures of sections, bundles after them. */
function inForceOn({ directory, catalogue }: Pick<ApiRooms, 'directory' | 'catalogue'>, today: Day) {
  const then = catalogue.on(today)
  return {
    directory: directory.on(today), versions: [...then.list(), ...then.bundles()],
    clearanceOf: (procedureId: bigint) => catalogue.clearanceOn(today, procedureId),
  }
}

/** A section as it is made up today, for whoever keeps or watches it. */
export async function showSection(
  rooms: ApiRooms, section: Unit, { today, ...may }: {
    readonly today: Day; readonly canExcept: boolean; readonly canKeep: boolean
  },
): Promise<SectionDetail> {
  const directory = rooms.directory.on(today)
  const exceptions = await listExceptions(rooms.db, section.id)
  const names = await namesOfStaff(rooms.db, exceptions.map(({ listedBy }) => listedBy))
  const isInForce = ({ from, until }: Exception) => from <= today && (until === null || until >= today)
  const inForce = inForceOn(rooms, today)
  const listed = new Map(exceptions.filter(isInForce).map((one) => [one.procedureId, one]))
  const idOf = (procedure: string) => rooms.catalogue.on(today).find(procedure)?.procedureId
  const procedures = proceduresOfSection(inForce, section).map(({ version, competent, notHere }) => ({
    id: version.procedurePublicId, code: version.code, name: version.content.name, competentName: competent.name,
    isBundle: version.content.bundle !== undefined, notHere,
    reception: receptionOf({ notHere }, decisionOn(version, listed, idOf) !== undefined),
  }))
  const { shifts, weekdays, others } = openingHoursOf(directory, section.id, today)
  const contact = contactOf(rooms, directory, section, today)
  const known = new Map([...rooms.catalogue.versions(), ...inForce.versions].map((one) => [one.procedureId, one]))
  return {
    id: section.publicId, name: unitInWords(directory, section.id), on: today,
    hours: {
      shifts: shifts.map(([opens, closes]) => ({ opens, closes })), weekdays: [...weekdays], others: [...others],
    },
    address: contact?.address ?? null, phone: contact?.phone ?? null,
    counters: hallOf(directory, section)?.counters.length ?? 0,
    share: shareOfReceptions(procedures.flatMap(({ isBundle, reception }) => isBundle ? [] : reception)),
    procedures, ...may,
    exceptions: exceptions.map((one) => ({
      id: one.publicId, procedureId: known.get(one.procedureId)?.procedurePublicId ?? '',
      procedureName: known.get(one.procedureId)?.content.name ?? '', from: one.from, until: one.until,
      reason: one.reason, decisionNumber: one.decisionNumber, decidedOn: one.decidedOn,
      listedBy: names.get(one.listedBy) ?? '', isInForce: isInForce(one),
    })),
  }
}

/** Where a section is and how it is called, if somebody wrote so of it or of its agency. */
function contactOf({ catalogue }: Pick<ApiRooms, 'catalogue'>, directory: Directory, section: Unit, today: Day) {
  const contacts = catalogue.entriesOn(today).filter(({ kind }) => kind === 'contact')
  const agency = directory.bodyOf(section.id)
  return [section.id, agency?.id].flatMap((id) => contacts.find(({ unitId }) => unitId === id) ?? [])[0]?.content
}

/** Every section of the province and how much of its own it receives today. */
export async function showShares(rooms: ApiRooms, today: Day): Promise<SectionShares> {
  const inForce = inForceOn(rooms, today)
  const versions = inForce.versions.filter(({ content }) => !content.bundle)
  const sections = sectionsToCount(inForce.directory)
  const exceptions = groupBy(
    await listExceptionsOn(rooms.db, sections.map(({ unit }) => unit.id), today), ({ unitId }) => unitId)
  return {
    on: today, items: sections.map(({ unit, level }) => {
      const listed = new Set((exceptions.get(unit.id) ?? []).map(({ procedureId }) => procedureId))
      const receptions = proceduresOfSection({ ...inForce, versions }, unit).map((one) =>
        receptionOf(one, listed.has(one.version.procedureId)))
      return {
        sectionId: unit.publicId, name: unitInWords(inForce.directory, unit.id), level,
        ...shareOfReceptions(receptions),
      }
    }),
  }
}

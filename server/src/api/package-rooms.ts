import type { PackageFinding } from '@motcua/contracts/packages.ts'
import type { Dictionary } from '@motcua/forms/lint-forms.ts'
import { lookAtForms } from '@motcua/forms/look-at-forms.ts'
import type { FormDefinition } from '@motcua/forms/model.ts'
import { type Day, dayOf } from '../kernel/civil-day.ts'
import {
  type FormRow, type ProcedureVersion, findDictionary, findFormSources,
} from '../modules/catalogue/public.ts'
import { listStaffedPlaces } from '../modules/identity/public.ts'
import {
  type Finding, type LookedThrough as Looked, type PackageData, type WrittenForm, UNAPPROVED, draftOfContent,
  findReleasedContent,
  lookThroughPackage,
} from '../modules/packages/public.ts'
import { type BpmnReader, listSent, readToPublish } from '../modules/workflow/public.ts'
import type { Feel } from '../platform/feel/open-feel.ts'
import { compileFees } from './fee-rules.ts'
import type { ApiRooms } from './rooms.ts'

/** What the doors of packages stand on besides: readers of files and expressions of others. */
export interface PackageRooms extends ApiRooms {
  readonly reader: BpmnReader
  readonly feel: Feel
  /** What the program can do by name. */
  readonly deeds: ReadonlySet<string>
}

/** A package with everything that follows from it, and all that is wrong with it. */
export type LookedThrough = Looked<FormDefinition>

/** Looks a package through by what the province is today. */
export async function lookThrough(rooms: PackageRooms, written: PackageData): Promise<LookedThrough> {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const staffed = await listStaffedPlaces(rooms.db, today)
  const dictionary = await dictionaryOf(rooms)
  return lookThroughPackage(written, {
    province: { directory, catalogue: rooms.catalogue, staffed },
    lookAtForms: (forms, resultName) => lookAtForms(forms, dictionary, resultName), compileFees,
    readers: {
      feel: rooms.feel, sentBy: async (names) => listSent(rooms.db, names),
      readDrawn: async (drawn) => readToPublish(rooms.db, rooms.reader, { ...drawn, deeds: rooms.deeds }),
    },
  })
}

/** The dictionary of the last import; empty before one. */
export async function dictionaryOf(rooms: Pick<ApiRooms, 'db'>): Promise<Dictionary> {
  return (await findDictionary(rooms.db) ?? { code_lists: {}, roles: {}, dictionary: [] }) as Dictionary
}

/** The forms of a package as rows to be published. */
export function formRowsOf({ data, definitions }: Pick<LookedThrough, 'data' | 'definitions'>): FormRow[] {
  return definitions.map((definition): FormRow => {
    const { id: form, procedures, bundles, version: { validFrom, validTo }, isProvisional } = definition
    return {
      form, procedures: [...procedures, ...bundles], validFrom, validTo, isOfficial: !isProvisional, definition,
      source: data.forms.find(({ id }) => id === form),
    }
  })
}

/** A package that says what a version says, to be drafted on: its own, where it came from one. */
export async function packageOfVersion(rooms: ApiRooms, version: ProcedureVersion): Promise<PackageData> {
  const released = await findReleasedContent(rooms.db, version.id)
  // Decision and approval are of that version alone: the next one has its own.
  if (released) return { ...released, decision: null, ...UNAPPROVED }
  const { procedure, code, codeSuffix, codeStatus } = version
  const forms = await formsOf(rooms, procedure, lastDayOf(rooms, version))
  return {
    format: 1, procedure, code, codeSuffix, codeStatus, decision: null, ...draftOfContent(version.content), forms,
    process: { bpmn: null }, ...UNAPPROVED,
  }
}

/** A package with nothing in it but a name; the linter says what is missing. */
export function emptyPackage(procedure: string, name: string): PackageData {
  return {
    format: 1, procedure, code: null, codeSuffix: null, codeStatus: 'found', decision: null,
    content: {
      name, sector: '', level: '', competent: '', subjects: ['citizen'], serviceLevel: 'partial', legacyLevel: 3,
      notFullBecause: [], channels: ['counter'], limits: [], fee: { state: 'unpublished', items: [], text: null },
      sets: 1, components: [], result: { name: '', documentType: '', electronic: true, paper: true }, steps: [],
      territoryIndependent: false, onSiteInspection: false, conditions: null, legalBasis: [], notes: [],
    },
    forms: [], process: { bpmn: null }, decisions: [], ...UNAPPROVED,
  }
}

async function formsOf(rooms: ApiRooms, procedure: string, day: Day): Promise<WrittenForm[]> {
  const choices = rooms.catalogue.formsFor(procedure, day)
  const sources = await findFormSources(rooms.db, choices.map(({ version: { id } }) => id))
  return choices.flatMap(({ version: { id } }) => sources.get(id) as WrittenForm | undefined ?? [])
}

function lastDayOf(rooms: ApiRooms, { validFrom, validTo }: ProcedureVersion): Day {
  const today = dayOf(rooms.clock.now())
  const from = validFrom > today ? validFrom : today
  return validTo !== null && validTo < from ? validTo : from
}

/** A finding as programs are told it. */
export function showFinding({ code, severity, pointer, element, text }: Finding): PackageFinding {
  return { code, severity, pointer, element, text }
}

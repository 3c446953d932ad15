import type { Day } from '../../kernel/civil-day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { Db } from '../../platform/db.ts'
import { type Catalogue, makeCatalogue } from './domain/catalogue.ts'
import { formsFor } from './domain/choose-forms.ts'
import { type Clearance, clearanceOfAll, clearanceOn } from './domain/clearance.ts'
import { type PublishedEntry, entriesOn } from './domain/entry.ts'
import { type TypeAlias, aliasesOn, sameTypesOn, typeMeantOn } from './domain/document-types.ts'
import type { DocumentType, FormChoice, FormVersion, ProcedureVersion, Sector } from './domain/facts.ts'
import { getRevision } from './store/revision.ts'
import { type Snapshot, loadSnapshot } from './store/snapshot.ts'

/** The catalogue in memory, so that a request does not ask the database for what changes once a month. */
export interface CatalogueSource {
  /** Moves with every import that changed something. */
  readonly revision: bigint
  /** One cheap query; loads anew only if an import has changed something. `app` calls it every second. */
  refresh(): Promise<void>
  /**
   * The procedures in force on a day. Answers the same object until something changes, so it may be a key of caches.
   */
  on(day: Day): Catalogue
  /** A version that a dossier points at, in force or not. Throws RangeError if there is none. */
  version(id: bigint): ProcedureVersion
  /** All of all days, those taken back before they began too, but no bundles; each needs its process. */
  versions(): readonly ProcedureVersion[]
  /** The declaration that is filled in first, or the only one; undefined if there is not even a general one. */
  formFor(procedure: string, day: Day): FormChoice | undefined
  /** All declarations between which an applicant chooses. */
  formsFor(procedure: string, day: Day): readonly FormChoice[]
  /** Of the procedures in force on a day, how many are asked for with an official declaration (II.2.8). */
  officialForms(day: Day): { readonly official: number; readonly all: number }
  /** A version that a dossier points at. Throws RangeError if there is none. */
  formVersion(id: bigint): FormVersion
  /** By its id in the data, as components name it. */
  documentType(idOfData: string): DocumentType | undefined
  documentTypes(): readonly DocumentType[]
  /** The type that stands for one on a day: itself, or where it is a double the one that goes on. */
  typeMeantOn(day: Day, idOfData: string): string
  /** All that mean the same on a day, itself among them: what papers of it may have been called when they came. */
  sameTypesOn(day: Day, idOfData: string): readonly string[]
  /**
   * Its code on a day: of the national catalogue where one is mapped, else our own. A double has that of what goes
   * on.
   */
  typeCodeOn(day: Day, idOfData: string): string | undefined
  /** What document types are called, too, and which are doubles, of all days. */
  typeAliases(): readonly TypeAlias[]
  sectors(): readonly Sector[]
  /** Guides, announcements, contacts and terms that are shown on a day. */
  entriesOn(day: Day): readonly PublishedEntry[]
  /**
   * By what a procedure may be received whatever the territory on a day; undefined: only where it belongs. A bundle is
   * on no list: it may be received where each of its members may.
   */
  clearanceOn(day: Day, procedureId: bigint): Clearance | undefined
  /** The stage by which a dossier was received, in force or not. */
  clearance(id: bigint): Clearance | undefined
}

/** Loads everything this room knows and keeps it. */
export async function openCatalogue(db: Db): Promise<CatalogueSource> {
  let kept = keep(await loadSnapshot(db))
  return {
    get revision() {
      return kept.snapshot.revision
    },
    async refresh() {
      if (await getRevision(db) !== kept.snapshot.revision) kept = keep(await loadSnapshot(db))
    },
    on: (day) => kept.on(day),
    version: (id) => getIn(kept.versions, id, 'procedure version'),
    versions: () => kept.procedures,
    formFor: (procedure, day) => formsFor(kept.snapshot.forms, procedure, day)[0],
    formsFor: (procedure, day) => formsFor(kept.snapshot.forms, procedure, day),
    officialForms: (day) => kept.officialForms(day),
    formVersion: (id) => getIn(kept.forms, id, 'form version'),
    documentType: (idOfData) => kept.types.get(idOfData),
    documentTypes: () => kept.snapshot.documentTypes,
    typeMeantOn: (day, idOfData) => typeMeantOn(kept.snapshot.typeAliases, day, idOfData),
    sameTypesOn: (day, idOfData) =>
      sameTypesOn(kept.snapshot.documentTypes, kept.snapshot.typeAliases, day, idOfData),
    typeCodeOn(day, idOfData) {
      const type = typeMeantOn(kept.snapshot.typeAliases, day, idOfData)
      const national = aliasesOn(kept.snapshot.typeAliases, day).find((one) => one.type === type && one.kind === 'national-code')
      return national?.text ?? kept.types.get(type)?.code
    },
    typeAliases: () => kept.snapshot.typeAliases,
    sectors: () => kept.snapshot.sectors,
    entriesOn: (day) => kept.entriesOn(day),
    clearanceOn(day, procedureId) {
      const on = (id: bigint) => clearanceOn(kept.clearances.get(id) ?? [], day)
      const rules = kept.on(day).bundles().find((one) => one.procedureId === procedureId)?.content.bundle
      if (!rules) return on(procedureId)
      return clearanceOfAll(rules.members.map(({ procedure }) => {
        const member = kept.on(day).find(procedure)
        return member && on(member.procedureId)
      }))
    },
    clearance: (id) => kept.snapshot.clearances.find((one) => one.id === id),
  }
}

function keep(snapshot: Snapshot) {
  const { versions, forms, documentTypes, sectors, synonyms } = snapshot
  // Between two of these days nothing begins or ends, so that all days there share one catalogue.
  const turns = [...new Set(versions.flatMap(({ validFrom, dayAfter }) => [validFrom, dayAfter ?? []].flat()))].sort()
  const ranks = new Map(sectors.map(({ idOfData }, rank) => [idOfData, rank]))
  const inForce = versions.filter(({ isWithdrawn }) => !isWithdrawn)
  const catalogues = new Map<number, Catalogue>()
  let shown: { readonly day: Day; readonly entries: readonly PublishedEntry[] } | undefined
  return {
    snapshot,
    procedures: versions.filter(({ content }) => !content.bundle),
    versions: new Map(versions.map((one) => [one.id, one])),
    forms: new Map(forms.map((one) => [one.id, one])),
    clearances: groupBy(snapshot.clearances, ({ procedureId }) => procedureId),
    types: new Map(documentTypes.map((one) => [one.idOfData, one])),
    entriesOn(day: Day) {
      if (shown?.day !== day) shown = { day, entries: entriesOn(snapshot.entries, day) }
      return shown.entries
    },
    officialForms(day: Day) {
      const procedures = this.on(day).list()
      const official = procedures.filter(({ procedure }) => formsFor(forms, procedure, day)[0]?.version.isOfficial)
      return { official: official.length, all: procedures.length }
    },
    on(day: Day): Catalogue {
      const turn = turns.findLastIndex((one) => one <= day)
      const known = catalogues.get(turn)
      if (known) return known
      const made = makeCatalogue(inForce, synonyms, day, (sector) => ranks.get(sector) ?? ranks.size)
      catalogues.set(turn, made)
      return made
    },
  }
}

function getIn<T>(map: ReadonlyMap<bigint, T>, id: bigint, what: string): T {
  const found = map.get(id)
  if (!found) throw new RangeError(`there is no ${what} ${String(id)}`)
  return found
}

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { textOfError } from '../kernel/text-of-error.ts'
import {
  type CatalogueRows, type DocumentTypeRow, type Note, type ProcedureVersionRow, type SynonymRow, completeContent,
} from '../modules/catalogue/public.ts'
import { type RawProcedure, type RawProcedureFile, asProcedureFile, asSynonymFile } from './procedure-file.ts'
import { bundleVersionsOf } from './bundle-versions.ts'
import { contentOf } from './procedure-content.ts'
import { versionsOf } from './procedure-versions.ts'
import { type ReadFees, readFees } from './read-fees.ts'

export interface ReadProcedures {
  readonly rows: Omit<CatalogueRows, 'forms'>
  /** What the data lacked or contradicted, and what was made of it. */
  readonly notes: readonly Note[]
  /** Procedures that a declaration serves, besides those it names itself, by its id. */
  readonly served: Readonly<Record<string, readonly string[]>>
}

const FILES = ['procedures.yaml', 'procedures-guessed.yaml'] as const

/**
 * The catalogue of a data set, from its folder: `procedures.yaml`, and if they are there `procedures-guessed.yaml`,
 * `synonyms.yaml` and the rules of `fees.yaml`. What the data lack is completed, and every completion noted.
 *
 * Throws an Error that names file and place when a file is not written as it should be, or one id stands for two
 * things.
 */
export function readProcedures(folder: string): ReadProcedures {
  const files = FILES.map((name) => join(folder, name)).filter((path) => existsSync(path)).map(readFile)
  if (files.length === 0) throw new Error(`${folder}: no ${FILES[0]}`)
  const decisionIn = (id: string) => readDecision(join(folder, 'decisions', `${id}.dmn`))
  const notes: Note[] = []
  const sectors = files.flatMap((file) => file.sectors ?? [])
    .map(({ id, name_vi, ministry_vi = null }) => ({ id, name: name_vi, ministry: ministry_vi }))
  const documentTypes: DocumentTypeRow[] = files.flatMap((file) => file.document_types ?? [])
    .map((type) => ({ id: type.id, code: type.code, codeInvented: type.code_invented, name: type.name_vi,
      issuer: type.issuer_vi ?? null, isReusable: type.reusable, source: type.data_source ?? null,
      isSecret: type.secret ?? false, aliases: type.aliases, nationalCode: type.national_code }))
  const obstacles = Object.assign({}, ...files.map((file) => file.not_full_because ?? {})) as Record<string, string[]>
  const ended = files.find(({ ended_level: level }) => level)?.ended_level
  const fees = existsSync(join(folder, 'fees.yaml')) ? readFees(folder) : undefined
  notes.push(...fees?.problems.map(({ place, text }) => ({ code: 'fee-rule-broken', subject: place, text })) ?? [])
  const procedures = files.flatMap((file) => file.procedures).flatMap((raw): ProcedureVersionRow[] => {
    const completed = completeContent(raw.id, contentOf(raw, obstacles[raw.id] ?? [], decisionIn))
    documentTypes.push(...completed.documentTypes)
    notes.push(...completed.notes, ...notesOnTotals(raw))
    const { versions, notes: more } = versionsOf(raw, completed.content, ended)
    notes.push(...more)
    return versions.map((version) => withFeeRules(version, fees))
  })
  const bundles = files.flatMap((file) => file.bundles ?? [])
  const composed = bundles.map((raw) => bundleVersionsOf(raw, procedures))
  notes.push(...composed.flatMap((one) => one.notes))
  const synonyms = readSynonyms(join(folder, 'synonyms.yaml'))

  refuseTwice('sector', sectors.map(({ id }) => id))
  refuseTwice('document type', documentTypes.map(({ id }) => id))
  refuseTwice('procedure', [...files.flatMap((file) => file.procedures), ...bundles].map(({ id }) => id))
  const all = [...procedures, ...composed.flatMap(({ versions }) => versions)]
  refuseSharedCodes(all)
  const rows = { sectors, documentTypes, procedures: all, synonyms }
  const served = Object.assign({}, ...files.map((file) => file.forms ?? {})) as ReadProcedures['served']
  return { rows, served, notes: [...notes, ...notesOnReferences(rows), ...notesOnDecisions(all)] }
}

/** A version with the rules of fees that hold on any of its days. */
function withFeeRules(version: ProcedureVersionRow, fees: ReadFees | undefined): ProcedureVersionRow {
  const { procedure, validFrom, validTo, content } = version
  const feeRules = (fees?.rows ?? []).filter((row) => row.procedures.includes(procedure)
    && (row.validTo === null || row.validTo >= validFrom) && (validTo === null || row.validFrom <= validTo))
    .map(({ text }) => text)
  return feeRules.length === 0 ? version : { ...version, content: { ...content, feeRules } }
}

function readFile(path: string): RawProcedureFile {
  return asProcedureFile(parsed(path), path)
}

/** An alias of an alias of an alias is how a small file becomes a large one: none are taken. */
function parsed(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'), { maxAliasCount: 0 })
  } catch (error) {
    throw new Error(`${path}: ${textOfError(error)}`, { cause: error })
  }
}

/** A file of decisions that a procedure names; whether it is DMN whoever asks it finds out. */
function readDecision(path: string): string {
  if (!existsSync(path)) throw new Error(`${path}: a procedure names these decisions, and there is no such file`)
  return readFileSync(path, 'utf8')
}

function readSynonyms(path: string): SynonymRow[] {
  if (!existsSync(path)) return []
  const { synonyms } = asSynonymFile(parsed(path), path)
  return synonyms.flatMap(({ procedure, words }) => words.map((text) => ({ words: text.normalize('NFC'), procedure })))
}

function notesOnTotals({ id, process: { total_hours, steps } }: RawProcedure): Note[] {
  const sum = steps.reduce((total, { hours }) => total + hours, 0)
  if (Math.abs(sum - total_hours) < 0.001) return []
  return [{ code: 'total-differs', subject: id, text: `ghi tổng ${total_hours} giờ, các bước cộng lại ${sum} giờ` }]
}

function notesOnReferences({ sectors, documentTypes, procedures, synonyms }: ReadProcedures['rows']): Note[] {
  const known = {
    sectors: new Set(sectors.map(({ id }) => id)), types: new Set(documentTypes.map(({ id }) => id)),
    procedures: new Set(procedures.map(({ procedure }) => procedure)),
  }
  const of = (subject: string, code: string, text: string): Note => ({ subject, code, text })
  return [
    ...procedures
      .filter(({ content }) => !known.sectors.has(content.sector))
      .map(({ procedure, content }) =>
        of(procedure, 'sector-unknown', `lĩnh vực ${content.sector} chưa có trong danh mục`),
      ),
    ...procedures.flatMap(({ procedure, content }) =>
      content.components
        .filter(({ documentType }) => documentType !== '' && !known.types.has(documentType))
        .map(({ documentType }) =>
          of(procedure, 'type-unknown', `loại giấy tờ ${documentType} chưa có trong danh mục`),
        ),
    ),
    ...synonyms
      .filter(({ procedure }) => !known.procedures.has(procedure))
      .map(({ procedure, words }) =>
        of(procedure, 'synonym-unknown', `"${words}" chỉ tới thủ tục không có trong danh mục`),
      ),
  ]
}

function notesOnDecisions(procedures: readonly ProcedureVersionRow[]): Note[] {
  return procedures.filter(({ decision }) => decision === null).map(({ procedure, validFrom }) => ({
    code: 'decision-unknown', subject: procedure, text: `chưa biết quyết định công bố của phiên bản từ ${validFrom}`,
  }))
}

function refuseTwice(what: string, ids: readonly string[]): void {
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  if (twice.length > 0) throw new Error(`${what} ${[...new Set(twice)].join(', ')} stands in the data twice`)
}

function refuseSharedCodes(procedures: readonly ProcedureVersionRow[]): void {
  const isOver = (one: ProcedureVersionRow, other: ProcedureVersionRow) =>
    one.validTo !== null && one.validTo < other.validFrom
  for (const [index, one] of procedures.entries()) {
    const other = procedures.slice(0, index)
      .find(({ code, codeSuffix }) => code !== null && code === one.code && codeSuffix === one.codeSuffix)
    const isShared =
      other !== undefined && other.procedure !== one.procedure && !isOver(one, other) && !isOver(other, one)
    if (isShared)
      throw new Error(`code ${String(one.code)} is that of ${other.procedure} and of ${one.procedure} on one day`)
  }
}

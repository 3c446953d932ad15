import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Json } from '../../platform/db.ts'
import type { Decision, DecisionModel } from '../../platform/dmn/model.ts'
import type { ReadDmn } from '../../platform/dmn/read-dmn.ts'
import type { Feel } from '../../platform/feel/open-feel.ts'
import type { ProcedureContent, TableSubject, TimeLimit, WrittenDecision } from '../catalogue/public.ts'
import type { Directory } from '../organisation/public.ts'
import { nestedAnswers } from './domain/nested-answers.ts'
import { type DecidedByTable, type DecidedValues, READ_DECIDED, subjectsOf } from './read-decided.ts'
import { type SeenCase, type SeenPlaces, seenOfDossier } from './seen-of-dossier.ts'

/** The tables of a version have no answer for a dossier: whoever keeps the catalogue must mend them. */
export interface TableFailed {
  readonly code: 'decision-failed'
  readonly subject: TableSubject
  readonly decision: string
  readonly text: string
}

export interface AskedOfTables {
  readonly content: Pick<ProcedureContent, 'tables' | 'fee' | 'components'>
  readonly directory: Pick<Directory, 'byId'>
  readonly asked: SeenCase
  readonly places: SeenPlaces
  /** By the keys of the form. None where the declaration lies on paper: then no table that reads them is asked. */
  readonly answers: unknown
  readonly now: Date
  /** All that the version names, unless given. */
  readonly subjects?: readonly TableSubject[]
}

/**
 * Asks the decision tables of a version what a dossier costs, which papers it needs and how long it takes (ADR 0045):
 * in the thread that is ended, as any table of others. Refuses with `decision-failed` where one has no answer, has a
 * fault, or says something that the version cannot mean; nothing is ever taken for free because a table is silent.
 */
export async function decideByTables(
  feel: TableReader, given: AskedOfTables,
): Promise<Result<readonly DecidedByTable[], TableFailed>> {
  const { content, directory, asked, places, answers, now } = given
  const subjects = subjectsOf(content.tables).filter((one) => given.subjects?.includes(one) ?? true)
  if (subjects.length === 0) return ok([])
  const isDeclared = typeof answers === 'object' && answers !== null && Object.keys(answers).length > 0
  const variables = { dossier: seenOfDossier(directory, asked, places), answers: nestedAnswers(answers) as Json }
  const decided: DecidedByTable[] = []
  for (const subject of subjects) {
    const decision = content.tables?.[subject] ?? ''
    const failed = (text: string) => refuse<TableFailed>({ code: 'decision-failed', subject, decision, text })
    const found = await modelWith(feel, content.tables, decision)
    if (!found.ok) return failed(found.text)
    const { model } = found
    if (!isDeclared && readsAnswers(model)) continue
    const answer = await feel.decide(model, decision, variables, now)
    if (!answer.ok) return failed(answer.text)
    const [fault] = answer.faults ?? []
    if (fault !== undefined) return failed(fault)
    const read = READ_DECIDED[subject](answer.value, content)
    if (!read.ok) return failed(read.refusal.text)
    // Of papers a table may have nothing to say: then their own conditions hold, and nothing is kept.
    if (subject === 'papers' && (read.value as DecidedValues['papers']).length === 0) continue
    const { id } = Object.values(model.decisions).find((one) => one.id === decision || one.name === decision) ?? {}
    const rules = answer.hits?.findLast((one) => one.decision === id)?.rules ?? []
    decided.push({ subject, decision, rules, value: read.value } as DecidedByTable) // by READ_DECIDED of its subject
  }
  return ok(decided)
}

/** Reads tables and asks them, in the thread that is ended. */
export type TableReader = Pick<Feel, 'read' | 'decide'>

/** A decision of the files of a version, by its id or name; undefined where none can be read. */
export async function findDecision(
  feel: TableReader, tables: ProcedureContent['tables'], wanted: string,
): Promise<Decision | undefined> {
  const found = await modelWith(feel, tables, wanted)
  if (!found.ok) return undefined
  return Object.values(found.model.decisions).find(({ id, name }) => id === wanted || name === wanted)
}

/** Files of versions never change: each is read once a program, in the thread that is ended. */
const READ = new WeakMap<WrittenDecision, DecisionModel>()

/** The model among the files of a version that has a decision, by its id or name. */
async function modelWith(
  feel: TableReader, tables: ProcedureContent['tables'], decision: string,
): Promise<ReadDmn> {
  for (const file of tables?.decisions ?? []) {
    const known = READ.get(file)
    const read: ReadDmn = known ? { ok: true, model: known } : await feel.read(file.dmn)
    if (!read.ok) return read
    READ.set(file, read.model)
    if (hasDecision(read.model, decision)) return read
  }
  return { ok: false, text: `không có quyết định ${decision}` }
}

function hasDecision({ decisions }: DecisionModel, wanted: string): boolean {
  return Object.values(decisions).some(({ id, name }) => id === wanted || name === wanted)
}

function readsAnswers({ inputs }: DecisionModel): boolean {
  return Object.values(inputs).some(({ name }) => name === 'answers')
}

/** What one of the tables said, if it was asked. */
export function decidedOf<S extends TableSubject>(
  decided: readonly DecidedByTable[], subject: S,
): DecidedValues[S] | undefined {
  return decided.find((one) => one.subject === subject)?.value as DecidedValues[S] | undefined
}

/** Conditional papers that must be there: as the tables say of those that they name, else as the declaration says. */
export function neededAsDecided(decided: readonly DecidedByTable[], needed: readonly string[]): readonly string[] {
  const papers = decidedOf(decided, 'papers') ?? []
  const said = new Map(papers.map(({ component, isRequired }) => [component, isRequired]))
  return [
    ...needed.filter((id) => said.get(id) ?? true),
    ...papers.filter(({ component, isRequired }) => isRequired && !needed.includes(component))
      .map(({ component }) => component),
  ]
}

/**
 * Conditional papers that are plainly not needed: a table names them, or the declaration has a rule for their type
 * (`ruledTypes`), and neither asks for them. Of all others whoever knows the case says whether they apply.
 */
export function ruledOutAsDecided(
  components: readonly { id: string; documentType: string; required: string }[], decided: readonly DecidedByTable[],
  { needed, ruledTypes }: { readonly needed: readonly string[]; readonly ruledTypes: readonly string[] },
): readonly string[] {
  const named = new Set(decidedOf(decided, 'papers')?.map(({ component }) => component))
  return components.filter(({ id, documentType, required }) => required === 'conditional' && !needed.includes(id)
    && (ruledTypes.includes(documentType) || named.has(id))).map(({ id }) => id)
}

/** A limit that a table gave, counted as those of the catalogue are; the cut-off is that of the plain one. */
export function limitAsDecided(
  decided: readonly DecidedByTable[], plain: TimeLimit | undefined,
): TimeLimit | undefined {
  const limit = decidedOf(decided, 'limit')
  if (!limit) return undefined
  const { unit, amount, reason } = limit
  const policy = unit === 'hour' || unit === 'working-hour' ? 'same-hour' : 'end-of-day'
  return { name: reason, unit, amount, policy, cutoff: plain?.cutoff ?? null }
}

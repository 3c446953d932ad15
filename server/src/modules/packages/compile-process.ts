import { setImmediate } from 'node:timers/promises'
import type { DecisionModel } from '../../platform/dmn/model.ts'
import type { Feel } from '../../platform/feel/open-feel.ts'
import type { TimeLimit } from '../catalogue/public.ts'
import { lintSum } from '../catalogue/public.ts'
import { isDossierMessage } from '../dossiers/public.ts'
import {
  type ProcessModel, type ProcessProblem, type ReadToPublish, type ToPublish, compileSteps, deedsIn,
  firstSteps, hoursOfStay, lintMessages, lintModel, messagesOfOthers, problemsOf,
} from '../workflow/public.ts'
import type { Finding, PackageData } from './package-data.ts'

/** Reads a process with what it calls, as it is to be published. */
export type ReadDrawn = (drawn: Pick<ToPublish, 'xml' | 'decisions'>) => Promise<ReadToPublish>

export interface CompiledProcess {
  /** What would be run; null where it cannot be. Without BPMN the steps, one after another. */
  readonly model: ProcessModel | null
  /** The tables of the package, and those of processes that it calls. */
  readonly decisions: Readonly<Record<string, DecisionModel>>
  readonly findings: readonly Finding[]
}

/** Readers of what others wrote, each in a thread that is ended when it takes too long (ADR 0030, 0033). */
export interface Readers {
  readonly readDrawn: ReadDrawn
  readonly feel: Pick<Feel, 'read' | 'check'>
  /** Which messages of these names other processes send; without it none does. */
  readonly sentBy?: (names: readonly string[]) => Promise<ReadonlySet<string>>
}

/** The process of a package as it would be run, and everything that keeps it from that, by its elements. */
export async function compileProcess(
  { procedure, process: { bpmn }, decisions, content: { limits: [limit], steps } }: PackageData,
  { readDrawn, feel, sentBy }: Readers,
): Promise<CompiledProcess> {
  const tables = await Promise.all(decisions.map(async (one, nth) => compileDecision(feel, one, nth)))
  const models = Object.fromEntries(tables.flatMap(({ id, model }) => model ? [[id, model]] : []))
  const ofTables = tables.flatMap(({ findings }) => findings)
  if (bpmn === null) {
    const chain = compileSteps('', procedure, steps)
    const problems = await proved(chain, '/content/steps')
    return { model: problems.length > 0 ? null : chain, decisions: models, findings: [...problems, ...ofTables] }
  }
  const { model, problems, decisions: all } = await readDrawn({ xml: bpmn, decisions: models })
  const ofFile = problems.map(({ element, code, text }) => findingAt(`bpmn-${code}`, '/process/bpmn', element, text))
  if (!model) return { model: null, decisions: models, findings: [...ofFile, ...ofTables] }
  const sent = await sentBy?.(messagesOfOthers(model).filter((name) => !isDossierMessage(name)))
  const ofMessages = lintMessages(model, (name) => isDossierMessage(name) || sent?.has(name) === true)
  const ofModel = [...lintModel(model, { isLong: isLong(limit) }), ...ofMessages]
    .map((one): Finding => ({ ...one, pointer: '/process/bpmn' }))
  const longest = Math.max(0, ...firstSteps(model).map((step) => hoursOfStay(model, step, () => true)))
  const ofSum = limit ? lintSum(longest, limit) : []
  const ofRuns = await proved(model, '/process/bpmn')
  return {
    model, decisions: all,
    findings: [
      ...ofFile, ...ofModel, ...ofRuns,
      ...ofSum.map(({ code, text }) => findingAt(code, '/process/bpmn', null, text)), ...ofTables,
    ],
  }
}

/** Whatever comes, each dossier is accepted, settled, issued and returned, in this order and once. */
async function proved(model: ProcessModel, pointer: string): Promise<Finding[]> {
  // Deeds that the program does not know were refused when the file was read.
  const problems = await problemsOf(model, deedsIn(model), () => setImmediate())
  return problems.map(({ node, why }) => findingAt(`process-${why}`, pointer, node, WHY[why]))
}

const WHY: Readonly<Record<ProcessProblem['why'], string>> = {
  'no-task': 'quy trình chưa có bước nào', 'no-action': 'bước chưa nói làm việc gì', 'no-role': 'bước chưa có vai trò',
  'no-way-in': 'không đường nào dẫn đến bước này', 'no-way-out': 'từ bước này không đi tiếp được',
  'nobody-serves': 'không ai làm việc mà bước này gọi',
  'never-accepted': 'hồ sơ đi đến đây mà chưa được tiếp nhận', 'accepted-twice': 'hồ sơ được tiếp nhận hai lần',
  'never-issued': 'hồ sơ kết thúc mà chưa ban hành kết quả',
  'returned-before-issued': 'trả kết quả trước khi ban hành', 'work-after-issued': 'còn bước xử lý sau khi ban hành',
  'never-returned': 'hồ sơ kết thúc mà chưa trả kết quả', 'never-joined': 'cổng gộp chờ một nhánh không bao giờ đến',
  'no-default': 'có khi không điều kiện nào đúng; hãy thêm luồng mặc định',
  'ends-in-error': 'có khi kết thúc bằng lỗi không ai bắt', 'too-many-ways': 'quá nhiều đường đi để kiểm tra hết',
}

async function compileDecision(
  feel: Readers['feel'], { id, dmn }: PackageData['decisions'][number], nth: number,
) {
  const pointer = `/decisions/${String(nth)}/dmn`
  const read = await feel.read(dmn)
  if (!read.ok) return { id, model: null, findings: [findingAt('dmn-invalid', pointer, null, read.text)] }
  const problems = await feel.check(read.model)
  const findings = problems.map(({ decision, text }) => findingAt('dmn-problem', pointer, decision, text))
  return { id, model: read.model, findings }
}

function isLong(limit: TimeLimit | undefined): boolean {
  if (!limit) return false
  return limit.unit === 'working-day' ? limit.amount >= 2 : limit.unit === 'working-hour' && limit.amount >= 16
}

function findingAt(code: string, pointer: string, element: string | null, text: string): Finding {
  return { code, severity: 'error', pointer, element, text }
}

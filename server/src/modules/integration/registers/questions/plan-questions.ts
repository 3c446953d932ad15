import { type Result, ok } from '../../../../kernel/result.ts'
import { type CalendarMissing, type Day, dayOf } from '../../../../kernel/work-calendar.ts'
import type { Ctx } from '../../../../platform/db.ts'
import type { ProcedureVersion } from '../../../catalogue/public.ts'
import { getPeople } from '../../../identity/public.ts'
import type { Directory } from '../../../organisation/public.ts'
import { askedAtRegister } from '../asked-as.ts'
import { isFresh, registerRuleOf } from '../domain/register-rule.ts'
import { papersOf, questionRuleOf, questionTimes } from '../domain/question-rule.ts'
import { listKeptAnswers } from '../kept-answers.ts'
import type { Register } from '../register.ts'
import type { NewQuestion } from './question-store.ts'

export interface QuestionRooms {
  readonly directory: { on(day: Day): Directory }
  readonly registers?: ReadonlyMap<string, Register> | undefined
}

/** What comes, and how, as far as registers have to say something of it. */
export interface AwaitingCase {
  /** Of whom the papers are. */
  readonly personId: bigint
  readonly version: Pick<ProcedureVersion, 'content' | 'code' | 'procedure'>
  /** Components that are there as data. */
  readonly byData: readonly string[]
  /** Where it comes: its calendar counts. */
  readonly sectionId: bigint
  readonly isOnline: boolean
}

/** A question before its dossier is stored. */
export type PlannedQuestion = Omit<NewQuestion, 'dossierId'>

/**
 * What registers are to say in the place of papers (khai thác dữ liệu) for what comes now: what one has said already is
 * answered, the rest waits. A register is asked about those alone of whom it speaks, and none about whoever has no
 * number; where two stand in for one paper, the first by its code is asked. Writes nothing.
 */
export async function planQuestions(
  ctx: Ctx, { directory: source, registers = new Map<string, Register>() }: QuestionRooms, given: AwaitingCase,
): Promise<Result<readonly PlannedQuestion[], CalendarMissing>> {
  const { personId, version: { content, code, procedure }, byData, sectionId, isOnline } = given
  const directory = source.on(dayOf(ctx.now))
  const rule = questionRuleOf(directory)
  if (!rule || registers.size === 0 || byData.length === 0) return ok([])
  const [person] = await getPeople(ctx.tx, [personId])
  const asked = [...registers.values()].filter((one) => askedAtRegister(one, person))
    .sort((one, other) => one.code < other.code ? -1 : 1)
  if (asked.length === 0) return ok([])
  const { calendar } = directory.calendarOf(sectionId)
  const times = questionTimes(rule, { start: ctx.now, isOnline, calendar })
  if (!times.ok) return times
  const kept = await listKeptAnswers(ctx.tx, personId)
  const planned = asked.flatMap(({ code: register }): PlannedQuestion[] => {
    const reading = registerRuleOf(directory, register)
    if (!reading) return []
    const papers = papersOf(directory, register)
    const isAnswered = kept.some((one) => one.register === register && isFresh(one.answeredAt, ctx.now, reading))
    return content.components
      .filter(({ id, handling, documentType }) =>
        handling === 'data' && byData.includes(id) && papers.includes(documentType))
      .map(({ id: component }) => ({
        component, register, personId, procedure: code ?? procedure, beganAt: ctx.now, ...times.value,
        state: isAnswered ? 'answered' : 'waiting',
      }))
  })
  return ok(planned.filter((one, nth) => planned.findIndex(({ component }) => component === one.component) === nth))
}

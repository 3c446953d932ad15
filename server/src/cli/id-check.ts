import { parseArgs } from 'node:util'
import { type Day, isDay } from '../kernel/civil-day.ts'
import { checkDossierNumber } from '../kernel/dossier-number.ts'
import { checkOldIdNumber, checkPersonalNumber } from '../kernel/personal-number.ts'
import { checkPhone } from '../kernel/phone.ts'
import { checkProcedureCode } from '../kernel/procedure-code.ts'
import { checkTaxCode } from '../kernel/tax-code.ts'
import {
  type AnswerError, type CommandIo, type ExitCode, type Question, answerError, answerLines, quoted,
} from './batch.ts'
import { explainUse } from './explain-use.ts'
import { refuseUse } from './refuse.ts'

const HELP = `motcua id check KIND VALUE [--demo] [--on DAY]
motcua id check --batch [--demo] [--on DAY]

Can a text be such a number? One JSON object: {"valid", "reason"}; reason is null when valid.

  KIND               cccd (personal number), cmnd (old identity card), tax, phone, procedure, dossier
  --demo             numbers of the invented people of a demonstration are known
  --on DAY           as of that day: old identity cards ended with 2024, personal numbers are tax codes since 07/2025
  --batch            JSON lines {"kind", "value"} on stdin, one answer a line, in order
  --data-set FOLDER  taken, for the sake of the other commands; no data are needed
  --json             one line of JSON, as always

Exit 0 = answered, "not valid" and in a batch a refused line too ({"error": {"code", "text"}}); 2 = wrong use.`

interface Options { readonly demo: boolean; readonly on: Day | undefined }
type Answer = { readonly valid: true } | { readonly valid: false; readonly reason: string }

const CHECKS: Readonly<Record<string, (value: string, options: Options) => Answer>> = {
  cccd: checkPersonalNumber,
  cmnd: (value, { on }) => checkOldIdNumber(value, on),
  tax: checkTaxCode,
  phone: checkPhone,
  procedure: checkProcedureCode,
  dossier: checkDossierNumber,
}

const HINT = 'Xem cách dùng: motcua id check --help'

/** `motcua id check`: `args` is what stands after these two words; see `--help` for the contract. */
export async function runIdCheck(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args], allowPositionals: true, options: {
        'demo': { type: 'boolean' }, 'on': { type: 'string' }, 'batch': { type: 'boolean' },
        'data-set': { type: 'string' }, 'json': { type: 'boolean' }, 'help': { type: 'boolean' },
      },
    })
  } catch (error) {
    return refuseUse(io, args, explainUse(error), HINT)
  }
  const { values: { demo = false, on, batch, help }, positionals: [kind, value, ...more] } = parsed
  if (help) { io.stdout(HELP); return 0 }
  if (on !== undefined && !isDay(on)) {
    return refuseUse(io, args, `--on không nhận ${quoted(on)}. Cần một ngày, ví dụ 2021-06-25.`, HINT)
  }
  if (batch) {
    if (kind !== undefined) return refuseUse(io, args, `${quoted(kind)} không đi cùng --batch.`, HINT)
    await answerLines(io, ['kind', 'value'], (question) => answerIdCheck(question, { demo, on }))
    return 0
  }
  if (kind === undefined || value === undefined || more.length > 0) return refuseUse(io, args, 'Cần đúng hai từ: KIND VALUE.', HINT)
  const answer = answerIdCheck(new Map([['kind', kind], ['value', value]]), { demo, on })
  if ('error' in answer) return refuseUse(io, args, answer.error.text, HINT, answer.error.code)
  io.stdout(JSON.stringify(answer))
  return 0
}

/** The answer to one question, an error with a stable code included. */
export function answerIdCheck(
  question: Question, options: Options,
): AnswerError | { valid: boolean; reason: string | null } {
  const [kind, value] = [question.get('kind'), question.get('value')]
  if (kind === undefined || value === undefined) return answerError('missing-key', 'Cần cả kind và value.')
  const check = typeof kind === 'string' && Object.hasOwn(CHECKS, kind) ? CHECKS[kind] : undefined
  if (!check) {
    return answerError('unknown-kind', `Không biết loại ${quoted(kind)}. Các loại: ${Object.keys(CHECKS).join(', ')}.`)
  }
  if (typeof value !== 'string') {
    return answerError('invalid-value', `value không nhận ${quoted(value)}. Cần một chuỗi ký tự.`)
  }
  const answer = check(value, options)
  return { valid: answer.valid, reason: answer.valid ? null : answer.reason }
}

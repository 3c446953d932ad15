import type { Problem } from '@motcua/contracts/problem.ts'
import type { MissingReason } from '../modules/dossiers/public.ts'
import { type FieldProblem, type Tellable, problemOf } from './problems.ts'

/** What is wrong with one component, and what to do; shared by intake and by whoever answers a request. */
export const COMPONENT_TEXTS: Readonly<Record<MissingReason, string>> = {
  'not-handed-in': 'Chưa nộp giấy tờ này. Hãy nộp hoặc lập phiếu yêu cầu bổ sung.',
  'no-file': 'Chưa đính kèm tệp. Hãy tải tệp lên.',
  'not-in-version': 'Thủ tục đang áp dụng không yêu cầu giấy tờ này. Hãy bỏ mục này.',
  'named-twice': 'Giấy tờ này được ghi hai lần. Hãy giữ một dòng.',
}

interface Missing { readonly component: string; readonly name: string; readonly reason: MissingReason }

/** The refusal of a deed with what it names: each component at its place in the body, or the step that is open. */
export function explainDeed(refusal: Tellable, body: unknown): Problem {
  const known = refusal as Tellable & { readonly components?: readonly (string | Missing)[]; readonly step?: string }
  if (known.components !== undefined)
    return problemOf(
      refusal.code, known.components.map((one) => atComponent(one, refusal.code, body)),
    )
  if (known.step !== undefined)
    return problemOf(refusal.code, [], `${problemOf(refusal.code).detail} Bước: ${known.step}.`)
  if (refusal.code === 'head-reason-needed')
    return problemOf(refusal.code, [
      { pointer: '/headReason', code: refusal.code, text: problemOf(refusal.code).detail },
    ])
  return problemOf(refusal.code)
}

function atComponent(one: string | Missing, code: Tellable['code'], body: unknown): FieldProblem {
  const id = typeof one === 'string' ? one : one.component
  const listed = (body as { readonly components?: readonly { readonly component: string }[] } | null)?.components ?? []
  const place = listed.findIndex(({ component }) => component === id)
  const pointer = `/components/${place < 0 ? id : String(place)}`
  return typeof one === 'string'
    ? { pointer, code, text: problemOf(code).detail }
    : { pointer, code: one.reason, text: `${one.name}: ${COMPONENT_TEXTS[one.reason]}` }
}

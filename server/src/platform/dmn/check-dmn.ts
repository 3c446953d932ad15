import { faultOfFeel, faultOfTests } from '../feel/check-feel.ts'
import type { Boxed, DecisionModel, DecisionTable } from './model.ts'

export interface DmnProblem { readonly decision: string; readonly text: string }

/**
 * What is wrong with the way the decisions of a model are written, by their ids: expressions that are no FEEL, tables
 * without rules, a unique table of which two rules say the same. What they answer only a try can tell. Takes as long as
 * its author likes: of files of others `Feel.check` asks it, in a thread that is ended.
 */
export function problemsOfDmn({ decisions }: DecisionModel): DmnProblem[] {
  return Object.values(decisions).flatMap(({ id, logic }) =>
    (logic ? faultsOf(logic) : ['quyết định chưa có nội dung']).map((text) => ({ decision: id, text })))
}

function faultsOf(boxed: Boxed): string[] {
  switch (boxed.kind) {
    case 'literal': return feel(boxed.text, 'biểu thức')
    case 'context': return boxed.entries.flatMap(({ value }) => faultsOf(value))
    case 'list': return boxed.items.flatMap(faultsOf)
    case 'relation': return boxed.rows.flatMap((row) => row.flatMap(faultsOf))
    case 'invocation': return [boxed.called, ...boxed.gives.map(({ value }) => value)].flatMap(faultsOf)
    case 'if': return [boxed.test, boxed.then, boxed.else].flatMap(faultsOf)
    case 'for': case 'some': case 'every': return [boxed.over, boxed.body].flatMap(faultsOf)
    case 'filter': return [boxed.over, boxed.test].flatMap(faultsOf)
    case 'function': return boxed.isForeign ? ['hàm viết bằng ngôn ngữ khác, không chạy được']
      : boxed.body ? faultsOf(boxed.body) : []
    case 'table': return faultsOfTable(boxed)
  }
}

function faultsOfTable({ inputs, outputs, rules, policy }: DecisionTable): string[] {
  const cells = rules.flatMap(({ tests, answers }, nth) => [
    ...tests.flatMap((test, at) => unary(test, `luật ${nth + 1}, điều kiện ${at + 1}`)),
    ...answers.flatMap((answer, at) =>
      answer.trim() === '' ? [] : feel(answer, `luật ${nth + 1}, kết quả ${at + 1}`)),
  ])
  const seen = new Set<string>()
  const twice = policy === 'unique' ? rules.flatMap(({ tests }, nth) => {
    const key = JSON.stringify(tests.map((test) => test.trim() === '' ? '-' : test.trim()))
    const isKnown = seen.has(key)
    seen.add(key)
    return isKnown ? [`luật ${nth + 1}: điều kiện trùng một luật trước, bảng chỉ cho một luật đúng`] : []
  }) : []
  return [
    ...inputs.flatMap(({ text }, nth) => feel(text, `cột điều kiện ${nth + 1}`)),
    ...rules.length === 0 ? ['bảng chưa có luật nào'] : [],
    ...outputs.flatMap(({ otherwise }, nth) => otherwise === null ? [] : feel(otherwise, `mặc định ${nth + 1}`)),
    ...cells, ...twice,
  ]
}

function feel(text: string, place: string): string[] {
  const fault = faultOfFeel(text)
  return fault === undefined ? [] : [`${place}: ${fault}`]
}

function unary(text: string, place: string): string[] {
  if (text.trim() === '' || text.trim() === '-') return []
  const fault = faultOfTests(text)
  return fault === undefined ? [] : [`${place}: ${fault}`]
}

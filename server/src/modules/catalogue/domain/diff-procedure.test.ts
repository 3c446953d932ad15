/** Need: what changed in a procedure is told as a decision tells it, and nothing is left out. */
import { expect, test } from 'vitest'
import { diffProcedure, summariseChanges } from './diff-procedure.ts'
import type { Component, ProcedureContent } from './procedure.ts'

const paper = (documentType: string, given: Partial<Component> = {}): Component => ({
  id: documentType, documentType, name: `Giấy ${documentType}`, originals: 1, copies: 0, required: 'always', handling: 'submit',
  condition: null, isForm: false, ...given,
})
const before: ProcedureContent = {
  name: 'Thủ tục', sector: 's', level: 'xa', competent: 'commune', subjects: ['citizen'], serviceLevel: 'partial', legacyLevel: 3,
  notFullBecause: [], channels: ['counter', 'online'],
  limits: [{ name: null, unit: 'working-day', amount: 5, policy: 'end-of-day', cutoff: null }],
  fee: {
    state: 'amount', text: null,
    items: [{ name: 'Lệ phí', kind: 'le-phi', amount: 50_000, onlineAmount: null, per: 'lần', condition: null }],
  },
  sets: 1, components: [paper('a'), paper('b')],
  result: { name: 'Kết quả', documentType: 'kq', electronic: true, paper: true },
  steps: [{ seq: 1, name: 'Tiếp nhận', role: 'reception', unit: 'receiving', unitName: 'Một cửa', hours: 0 }],
  territoryIndependent: false, onSiteInspection: false, conditions: null, legalBasis: ['Nghị định 1'], notes: [],
}
const changed = (given: Partial<ProcedureContent>, code = '1.000001') =>
  diffProcedure({ code: '1.000001', content: before }, { code, content: { ...before, ...given } })

test('nothing is otherwise in the same', () => {
  expect([changed({}), summariseChanges(changed({}))]).toEqual([[], 'không có gì khác'])
})

test('the sentence of a decision', () => {
  const limits = before.limits.map((limit) => ({ ...limit, amount: 3 }))
  expect(summariseChanges(changed({ components: [paper('a'), paper('b'), paper('c')], limits })))
    .toBe('thêm 1 giấy tờ, giảm 2 ngày làm việc')
})

test.each<[string, Partial<ProcedureContent>, string]>([
  ['a paper less', { components: [paper('a')] }, 'bớt giấy tờ: Giấy b'],
  ['a paper otherwise', { components: [paper('a'), paper('b', { copies: 1 })] },
    'Giấy b: nộp, 1 bản chính, bắt buộc → nộp, 1 bản chính, 1 bản sao, bắt buộc'],
  ['another unit of the term', { limits: before.limits.map((one) => ({ ...one, unit: 'day', amount: 5 })) },
    'thời hạn: 5 ngày làm việc → 5 ngày'],
  ['another fee', { fee: { ...before.fee, items: before.fee.items.map((one) => ({ ...one, onlineAmount: 25_000 })) } },
    'Lệ phí: 50.000 đ → 50.000 đ, 25.000 đ khi nộp trực tuyến'],
  ['no fee any more', { fee: { state: 'free', items: [], text: null } }, 'bỏ Lệ phí: 50.000 đ'],
  ['another level', { level: 'tinh' }, 'cấp có thẩm quyền: xa → tinh'],
  ['another agency', { competent: 'cq:x' }, 'cơ quan giải quyết: commune → cq:x'],
  ['wholly online', { serviceLevel: 'full' }, 'mức độ trực tuyến: một phần → toàn trình'],
  ['another way to hand in', { channels: ['counter', 'online', 'post'] }, 'thêm cách nộp: bưu chính'],
  ['for firms, too', { subjects: ['citizen', 'organisation'] }, 'thêm đối tượng: tổ chức'],
  ['anywhere', { territoryIndependent: true }, 'tiếp nhận không phụ thuộc địa giới: không → có'],
  ['somebody comes and looks', { onSiteInspection: true }, 'kiểm tra thực địa: không → có'],
  ['another result', { result: { ...before.result, name: 'Giấy phép' } }, 'kết quả: Kết quả → Giấy phép'],
  ['a longer step', { steps: before.steps.map((one) => ({ ...one, hours: 2 })) },
    'bước “Tiếp nhận”: reception tại receiving, 0 giờ → reception tại receiving, 2 giờ'],
  ['another act', { legalBasis: ['Nghị định 2'] }, 'bớt căn cứ pháp lý: Nghị định 1'],
  ['a rule of who decides', { competence: { guides: [], receives: [], exemptions: [], decides: [
    { id: 'nuoc-ngoai', when: null, unit: 'cq:x', reason: 'Vì vậy.', article: null }] } },
  'thêm quy tắc giải quyết “nuoc-ngoai”: luôn đúng; cq:x; Vì vậy.'],
  ['a rule of whose opinion is asked', { consultations: [
    { id: 'thue', unit: 'cq:x', hours: 16, silence: 'agreed', compulsory: true, article: 'Điều 5' }] },
  'thêm lấy ý kiến “thue”: cq:x; 16 giờ; bắt buộc; im lặng là đồng ý; Điều 5'],
  ['another name', { name: 'Thủ tục mới' }, 'tên: Thủ tục → Thủ tục mới'],
  ['a condition', { conditions: 'đủ 18 tuổi' }, 'yêu cầu, điều kiện: không có → đủ 18 tuổi'],
])('%s', (_name, given, text) => {
  expect(changed(given).map((one) => one.text)).toContain(text)
})

test('another code', () => {
  expect(changed({}, '2.000002').map(({ text }) => text)).toEqual(['mã thủ tục: 1.000001 → 2.000002'])
})

/** One file with three tables, of which that of the papers stands on a function. */
const tables = ([fee, papers, limit, shared]: readonly string[], drawn = '1'): NonNullable<ProcedureContent['tables']> => ({
  fee: 'phi', papers: 'giay-to', limit: 'thoi-han',
  decisions: [{
    id: 'bang', dmn: `<d:definitions><d:decision id="phi" name="Phí"><d:decisionTable>${fee}</d:decisionTable></d:decision>
      <d:decision name="Giấy tờ" id="giay-to"><d:requiredKnowledge href="#ham"/>${papers}</d:decision>
      <d:decision id='thoi-han'>${limit}</d:decision><d:businessKnowledgeModel id="ham">${shared}</d:businessKnowledgeModel>
      <dmndi:DMNShape dmnElementRef="phi" x="${drawn}"/></d:definitions>`,
  }],
})
const tablesChanged = (said: readonly string[], drawn?: string) => diffProcedure(
  { code: null, content: { ...before, tables: tables(['a', 'b', 'c', 'd']) } },
  { code: null, content: { ...before, tables: tables(said, drawn) } },
).map(({ text }) => text)

test('of several tables in one file only the one is told that says something else', () => {
  expect(tablesChanged(['a', 'b', 'c', 'd'], '2')).toEqual([]) // moved on the drawing
  expect(tablesChanged(['A', 'b', 'c', 'd'])).toEqual(['sửa bảng quyết định phí, lệ phí “phi”'])
  expect(tablesChanged(['a', 'b', 'C', 'd'])).toEqual(['sửa bảng quyết định thời hạn “thoi-han”'])
  expect(tablesChanged(['a', 'b', 'c', 'D'])).toEqual(['sửa bảng quyết định giấy tờ phải nộp “giay-to”'])
})

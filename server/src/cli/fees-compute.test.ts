/** Need: what something costs, in anyone's hand: answered from files alone, with the reason, or refused with advice. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { runFeesCompute } from './fees-compute.ts'

// One invented province with codes that no procedure bears.
const PROCEDURES = `
procedures:
- {id: ban-sao, code: '9.100001', name_vi: Cấp bản sao}
- id: ly-lich
  code: '9.100003'
  name_vi: Cấp lý lịch
  versions: [{code: '9.100002', valid_to: '2025-02-28'}, {code: '9.100003', valid_from: '2025-03-01'}]
- {id: chua-co, code: '9.100004', name_vi: Chưa có quy tắc}
- {id: hong, code: '9.100005', name_vi: Quy tắc hỏng}
- {id: dat, code: '9.100006', name_vi: Chuyển nhượng}
`
const FEES = `
subjects: [{code: ho-ngheo, name_vi: hộ nghèo}]
rules:
- procedures: [ban-sao]
  items:
  - {name_vi: Phí bản sao, kind: phi, amount: 625000 * copies, says_vi: 625.000 đồng mỗi bản, article: Điều 1,
     exempt: [{when: 'list contains(subjects, "ho-ngheo")', reason_vi: Hộ nghèo, article: Điều 2}]}
- {procedures: [ly-lich], valid_to: '2025-12-31', items: [{name_vi: Phí, kind: phi, amount: 200000, article: Điều 1}]}
- {procedures: [ly-lich], valid_from: '2026-01-01', items: [{name_vi: Phí, kind: phi, amount: 250000, article: Điều 1}]}
- {procedures: [hong], items: [{name_vi: Phí hỏng, kind: phi, amount: copies / 2, article: Điều 1}]}
- procedures: [dat]
  items:
  - {name_vi: Phí thẩm định, kind: phi, amount: unpublished, says_vi: Do HĐND tỉnh quy định, article: Điều 1}
  - {name_vi: Thuế, kind: nghia-vu-tai-chinh, by: another-agency, says_vi: Cơ quan thuế tính, article: Điều 1}
`

async function run(args: string[], input = '', fees = FEES) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-fees-'))
  onTestFinished(() => { rmSync(folder, { recursive: true }) })
  writeFileSync(join(folder, 'procedures.yaml'), PROCEDURES)
  if (fees) writeFileSync(join(folder, 'fees.yaml'), fees)
  const [out, err]: [string[], string[]] = [[], []]
  async function* stdin() { yield input }
  const io = { stdin: stdin(), stdout: (line: string) => out.push(line), stderr: (line: string) => err.push(line) }
  const code = await runFeesCompute([...args, '--data-set', folder], io)
  return { code, out, err }
}
const asked = async (code: string, facts: object) => {
  const { code: exit, out } = await run([code, '--facts', JSON.stringify(facts), '--json'])
  expect(out).toHaveLength(1)
  return { exit, answer: JSON.parse(out[0] ?? '') as { total?: number; error?: { code: string; text: string } } }
}

describe('one question', () => {
  test('is answered by one object', async () => {
    // 2 x 625,000 = 1,250,000
    expect(await asked('ban-sao', { copies: 2, subjects: [], onDay: '2026-03-02' })).toEqual({ exit: 0, answer: {
      code: '9.100001', procedure: 'ban-sao', name: 'Cấp bản sao', onDay: '2026-03-02', total: 1_250_000, isWhole: true,
      items: [{ name: 'Phí bản sao', kind: 'phi', amount: 1_250_000, state: 'owed', why: '625.000 đồng mỗi bản (Điều 1)' }],
    } })
  })

  test('in words has money as people write it, and the reason', async () => {
    expect(await run(['9.100001', '--facts', '{"copies":2,"subjects":[],"onDay":"2026-03-02"}'])).toEqual({ code: 0, err: [], out: [
      'Cấp bản sao (9.100001), ngày 2026-03-02', '- Phí bản sao: 1.250.000 đ, phải nộp. 625.000 đồng mỗi bản (Điều 1)',
      'Tổng phải nộp: 1.250.000 đ',
    ] })
    const { out } = await run(['9.100001', '--facts', '{"copies":2,"subjects":["ho-ngheo"]}'])
    expect(out.slice(1)).toEqual(['- Phí bản sao: được miễn. Hộ nghèo (Điều 2)', 'Tổng phải nộp: 0 đ'])
  })

  test('says that it is not the whole', async () => {
    const { out } = await run(['dat', '--facts', '{}'])
    expect(out.slice(1)).toEqual([
      '- Phí thẩm định: chưa công bố mức thu. Do HĐND tỉnh quy định (Điều 1)', '- Thuế: cơ quan khác tính. Cơ quan thuế tính (Điều 1)',
      'Tổng phải nộp: 0 đ', 'Chưa phải là toàn bộ: có khoản chưa công bố mức thu hoặc do cơ quan khác tính.',
    ])
    expect((await asked('dat', {})).answer).toMatchObject({ isWhole: false, items: [{ amount: null }, { amount: null }] })
  })

  test.each([
    ['9.100002', '2025-02-28', 200_000], ['9.100003', '2025-03-01', 200_000], ['9.100003', '2025-12-31', 200_000],
    ['9.100003.H99', '2026-01-01', 250_000], ['ly-lich', '2026-01-01', 250_000],
  ])('%s on %s is answered by the rule of that day: %i đ', async (code, onDay, total) => {
    expect((await asked(code, { onDay })).answer.total).toBe(total)
  })
})

describe('is refused', () => {
  test.each<[string, string, object, string, string]>([
    ['a code of nothing', '9.999999', {}, 'procedure-unknown', '9.999999'],
    ['a code that is no more', '9.100002', { onDay: '2026-01-01' }, 'procedure-unknown', '2026-01-01'],
    ['a procedure without a rule', 'chua-co', {}, 'rule-missing', 'không phải là miễn'],
    ['a fact that is none', 'dat', { page: 3 }, 'facts-invalid', 'page'],
    ['copies by half', 'ban-sao', { copies: 1.5, subjects: [] }, 'facts-invalid', 'copies'],
    ['no copy', 'ban-sao', { copies: 0, subjects: [] }, 'facts-invalid', 'từ 1 đến 10000'],
    ['a paper without pages', 'dat', { papers: [{ pages: 0, copies: 1 }] }, 'facts-invalid', 'pages (1 đến 2000)'],
    ['a paper of no copy', 'dat', { papers: [{ pages: 1, copies: 0 }] }, 'facts-invalid', 'papers'],
    ['a list without a paper', 'dat', { papers: [] }, 'facts-invalid', 'papers'],
    ['a paper with more', 'dat', { papers: [{ pages: 1, copies: 1, title: 'Bằng' }] }, 'facts-invalid', 'papers'],
    ['a paper that is none', 'dat', { papers: [null] }, 'facts-invalid', 'papers'],
    ['a paper as long as a wall', 'dat', { papers: [{ pages: 2_001, copies: 1 }] }, 'facts-invalid', 'papers'],
    ['a mistyped subject', 'ban-sao', { copies: 1, subjects: ['ho-ngeo'] }, 'facts-invalid', 'ho-ngheo'],
    ['facts that are not known', 'ban-sao', {}, 'facts-missing', 'subjects'],
    ['a rule that gives half a đồng', 'hong', { copies: 3 }, 'fee-faulty', 'Phí hỏng'],
  ])('%s', async (_, code, facts, expected, part) => {
    const { exit, answer: { error } } = await asked(code, facts)
    expect([exit, error?.code]).toEqual([1, expected])
    expect(error?.text).toContain(part)
    const words = await run([code, '--facts', JSON.stringify(facts)])
    expect([words.code, words.out, words.err]).toEqual([1, [], [error?.text]])
  })

  test('a data set without rules', async () => {
    const { code, err } = await run(['dat', '--facts', '{}'], '', '')
    expect([code, err.join('').includes('fees.yaml')]).toEqual([1, true])
  })

  test('a key that stands twice, deep inside, too, and in a batch; either way nothing is computed', async () => {
    for (const facts of ['{"copies":2,"subjects":[],"copies":20}', '{"papers":[{"pages":1,"copies":1,"copies":100}]}']) {
      const { code, out, err } = await run(['ban-sao', '--facts', facts])
      expect([code, out, err.join('').includes('khóa "copies" viết hai lần')]).toEqual([2, [], true])
      const batch = await run(['--batch'], `{"code":"ban-sao","facts":${facts}}\n`)
      expect(batch.out.map((line) => (JSON.parse(line) as { error: { code: string } }).error.code)).toEqual(['repeated-key'])
    }
  })

  test('with an example that it takes itself', async () => {
    for (const args of [['dat', '--facts', '[]'], ['dat', '--facts', 'x'], ['dat']]) {
      const { err } = await run(args)
      const [example = ''] = /\{"papers".*\]\}/.exec(err.join('')) ?? []
      expect([args, (await run(['dat', '--facts', example])).code]).toEqual([args, 0])
    }
  })

  test.each([
    [[]], [['dat']], [['dat', 'hong', '--facts', '{}']], [['dat', '--facts', '{']], [['dat', '--facts', '[]']],
    [['dat', '--facts', '{}', '--money']], [['dat', '--batch']], [['--batch', '--facts', '{}']],
  ])('wrong use: %o', async (args) => expect((await run(args)).code).toBe(2))

  test('facts that are no JSON are said as JSON where that is asked for, and in words else', async () => {
    const json = await run(['9.100001', '--facts', '{copies', '--json'])
    expect([json.code, json.err, json.out.map((line) => JSON.parse(line) as object)]).toEqual([2, [], [
      { error: { code: 'wrong-use', text: expect.stringContaining('--facts phải là một đối tượng JSON') as string } },
    ]])
    const words = await run(['9.100001', '--facts', '{copies'])
    expect([words.code, words.out, words.err.join('').includes('motcua fees compute --help')]).toEqual([2, [], true])
  })
})

test('a batch answers line by line, in order, and goes on after a refusal', async () => {
  const lines = [
    { code: 'ly-lich', facts: { onDay: '2026-01-01' } }, { code: 'hong', facts: {} }, { code: 5, facts: {} },
    { code: 'dat', facts: [] }, { code: 'dat' }, { code: 'dat', facts: {}, more: 1 }, { code: 'dat', facts: {} },
  ]
  const { code, out } = await run(['--batch'], `${lines.map((line) => JSON.stringify(line)).join('\n')}\nno JSON\n`)
  const answers = out.map((line) => JSON.parse(line) as { total?: number; error?: { code: string } })
  expect([code, ...answers.map(({ total, error }) => total ?? error?.code)]).toEqual([
    0, 250_000, 'facts-missing', 'procedure-unknown', 'facts-invalid', 'facts-invalid', 'unknown-key', 0, 'not-json',
  ])
})

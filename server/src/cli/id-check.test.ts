/** Need: anyone can ask whether a number can be right; of invented people only a demonstration knows. */
import { expect, test } from 'vitest'
import { runIdCheck } from './id-check.ts'

async function run(args: string[], input = '') {
  const [out, err]: [string[], string[]] = [[], []]
  async function* stdin() { yield input }
  const io = { stdin: stdin(), stdout: (line: string) => out.push(line), stderr: (line: string) => err.push(line) }
  const code = await runIdCheck(args, io)
  return { code, out, err }
}
const valid = '{"valid":true,"reason":null}'
const refused = (reason: string) => `{"valid":false,"reason":"${reason}"}`
const old = '990000001'

test.each([
  [['cccd', '000196990001', '--demo'], valid], [['cccd', '000196990001'], refused('demonstration-number')],
  [['cccd', '000196990001', '--json'], refused('demonstration-number')], [['cccd', '12'], refused('not-twelve-digits')],
  [['cccd', ''], refused('not-twelve-digits')], [['cccd', '000196000001', '--demo'], refused('unknown-place')],
  [['cmnd', old], valid], [['cmnd', old, '--on', '2025-01-01'], refused('no-longer-valid')],
  [['cmnd', '1'], refused('not-nine-digits')], [['cmnd', '000000000'], refused('repeated-digit')],
  [['cccd', '1'.repeat(12)], refused('repeated-digit')],
  [['cccd', '0'.repeat(12), '--demo'], refused('repeated-digit')], [['tax', '0100109106'], valid],
  [['tax', '0100109106-001'], valid], [['tax', '0100109107'], refused('check-digit')],
  [['tax', '000196990001', '--demo', '--on', '2025-06-30'], refused('not-yet-a-tax-code')],
  [['phone', '0500000001', '--demo'], valid], [['phone', '0500000001'], refused('demonstration-number')],
  [['phone', '--demo', '--', '-1'], refused('not-a-phone')], [['procedure', '1.001193'], valid],
  [['procedure', '1.001193.H5'], refused('not-a-procedure-code')], [['dossier', 'H46.12-210625-0001'], valid],
  [['dossier', 'H46.12-210631-0001'], refused('unknown-day')],
  [['dossier', 'H46.12-210625-0001', '--data-set', '/nowhere'], valid],
])('%j', async (args, answer) => {
  expect(await run(args)).toEqual({ code: 0, out: [answer], err: [] })
})

test.each([[[]], [['cccd']], [['passport', 'C1234567']], [['toString', 'x']], [['tax', '1', '2']],
  [['tax', '1', '--nonsense']], [['tax', '1', '--on', '2025-02-30']], [['tax', '--batch']]],
)('%j is wrong use, and told so', async (args) => {
  const { code, out, err } = await run(args)
  expect([code, out]).toEqual([2, []])
  expect(err.join('\n')).toContain('motcua id check --help')
  expect(err.join('\n')).not.toMatch(/option|argument|Unknown/i)
})

test('a batch answers each line in its place, and goes on after a refused one', async () => {
  const questions = [
    { kind: 'cccd', value: '000196990001' }, { kind: 'passport', value: 'x' }, { kind: 'phone', value: 500000001 },
    { kind: 'tax' }, { value: 'x' }, { kind: 'tax', value: '0100109106', demo: true }, { kind: ['tax'], value: 'x' },
    { kind: 'procedure', value: '1.001193' },
  ]
  const lines = questions.map((question) => JSON.stringify(question)).join('\n')
  const { code, out, err } = await run(['--batch', '--demo'], lines)
  expect([code, err]).toEqual([0, []])
  const answers = out.map((line) => JSON.parse(line) as { valid?: boolean; error?: { code: string } })
  expect(answers.map(({ valid: isValid, error }) => isValid ?? error?.code)).toEqual(
    [true, 'unknown-kind', 'invalid-value', 'missing-key', 'missing-key', 'unknown-key', 'unknown-kind', true])
})

test('help is given on standard output', async () => {
  const { code, out } = await run(['--help'])
  expect(code).toBe(0)
  expect(out.join('\n')).toContain('cmnd')
})

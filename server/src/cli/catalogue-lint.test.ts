/** Need: who keeps the catalogue learns of every fault before it is published, with its place (P1). */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { packageOf } from '../../test/sample-package.ts'
import { type PackageData, writePackageFile } from '../modules/packages/public.ts'
import { runCatalogueLint } from './catalogue-lint.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-lint-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Line { file: string; problems: { place: string; code: string; text: string }[] }

async function lint(...args: string[]) {
  const [lines, errors]: [string[], string[]] = [[], []]
  const stdin = { async *[Symbol.asyncIterator]() { /* nothing is read */ } }
  const code = await runCatalogueLint(args, {
    stdin, stdout: (line) => { lines.push(line) }, stderr: (line) => { errors.push(line) },
  })
  return { code, lines, errors, found: () => lines.map((line) => JSON.parse(line) as Line) }
}

interface RawField { key: string; show?: string; widget?: string }
interface RawData {
  forms: { id: string; pages: { sections: { show?: string; fields: RawField[] }[] }[]; rules?: { check: string }[] }[]
}

/** The file of the province with only its first form, changed. */
function written(name: string, change: (form: RawData['forms'][number]) => void): string {
  const data = parse(readFileSync(new URL('../../../data/forms.yaml', import.meta.url), 'utf8')) as RawData
  const [form] = data.forms
  if (!form) throw new Error('no form')
  change(form)
  const file = join(folder, name)
  writeFileSync(file, stringify({ ...data, forms: [form], examples: {} }))
  return file
}

describe('motcua catalogue lint', () => {
  test('finds nothing in the forms of the province, and tells what had to be completed in its procedures', async () => {
    const { code, found } = await lint()
    const [forms, procedures, ...packages] = found()
    expect([code, forms?.problems]).toEqual([0, []])
    // Every procedure that the program comes with could be published as it is.
    expect(packages).toEqual([])
    expect(procedures?.problems.map((problem) => problem.code)).toContain('result-type-invented')
  })

  test('names form, page, section and field, and finds all faults at once', async () => {
    const file = written('forms.yaml', (form) => {
      const [section] = form.pages[0]?.sections ?? []
      const [first, second, third] = section?.fields ?? []
      if (!section || !first || !second || !third) throw new Error('no field')
      Object.assign(first, { widget: 'slider' })
      Object.assign(second, { widget: 'photograph' })
      Object.assign(third, { show: 'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")' })
      section.show = 'count(for x in 1..100000000 return x) > 0'
      form.rules?.splice(0, 1, { ...form.rules[0], check: 'asOf !! 1' })
    })
    const { code, found } = await lint(file)
    const [line] = found()
    expect([code, line?.file]).toEqual([0, file])
    const form = (parse(readFileSync(file, 'utf8')) as {
      forms: { pages: { id: string; sections: { id: string; fields: RawField[] }[] }[]; rules: { id: string }[] }[]
    }).forms[0]
    const [page] = form?.pages ?? []
    const [section] = page?.sections ?? []
    const place = `tk-khai-sinh/pages/${page?.id ?? ''}/${section?.id ?? ''}`
    const key = (nth: number) => section?.fields[nth]?.key ?? ''
    expect(line?.problems.map((problem) => `${problem.place}: ${problem.code}`).sort()).toEqual([
      `${place}/${key(0)}: unknown-widget`, `${place}/${key(1)}: widget-misfit`, `${place}/${key(2)}/show: pattern`,
      `${place}/show: range`, `tk-khai-sinh/rules/${form?.rules[0]?.id ?? ''}/check: syntax`,
    ].sort())
  })

  test('what cannot be read is told, and the other files are looked through all the same', async () => {
    const sound = written('sound.yaml', () => undefined)
    const { code, lines, errors } = await lint(join(folder, 'missing.yaml'), sound)
    expect([code, lines.length]).toEqual([1, 1])
    expect(errors.join('')).toContain('missing.yaml')
  })

  test('explains itself, and says what is wrong use', async () => {
    expect(await lint('--help')).toMatchObject({ code: 0, lines: [expect.stringContaining('catalogue lint')] })
    expect(await lint('--loud')).toMatchObject({ code: 2, lines: [] })
  })

  test('one procedure by its code or its id, with everything that is wrong with it', async () => {
    const { code, lines } = await lint('1.001193', 'khai-sinh', '--on', '2021-06-25')
    const clean = { errors: 0, warnings: 0, findings: [] }
    expect([code, ...lines.map((line) => JSON.parse(line) as object)]).toEqual([
      0, expect.objectContaining({ procedure: 'khai-sinh', ...clean }),
      expect.objectContaining({ code: '1.001193', ...clean }),
    ])
    expect(await lint('9.999999')).toMatchObject({ code: 1, lines: [expect.stringContaining('procedure-unknown')] })
    expect(await lint('1.001193', '--on', '25/06')).toMatchObject({ code: 2, lines: [] })
  })

  test('a package in a file, by the linter of its publication', async () => {
    const sound = packageOf('thu')
    const steps = sound.content.steps.map((step) => ({ ...step, hours: step.seq === 2 ? 1 : step.hours }))
    const feeRules = [{
      validFrom: '2021-01-01', validTo: null, subjects: [],
      items: [{ name: 'Phí', kind: 'phi', article: 'Điều 1', amount: '8000 * sheets' }],
    }] as const
    const file = (name: string, data: PackageData) => {
      writeFileSync(join(folder, name), JSON.stringify(writePackageFile(data)))
      return join(folder, name)
    }
    const { code, lines } = await lint(
      file('sound.json', sound), file('wrong.json', { ...sound, content: { ...sound.content, steps } }),
      file('fees.json', { ...sound, content: { ...sound.content, feeRules } }),
      '--on', '2021-06-25',
    )
    expect(code).toBe(0)
    const codes = lines.map((line) =>
      (JSON.parse(line) as { findings: { code: string; severity: string }[] }).findings.map((one) => one.code))
    expect(codes).toEqual([[], ['step-not-quarter', 'hours-differ'], ['fee-rule-broken']])
    writeFileSync(join(folder, 'none.json'), '{}')
    expect(await lint(join(folder, 'none.json'))).toMatchObject({ code: 1, lines: [] })
  })
})

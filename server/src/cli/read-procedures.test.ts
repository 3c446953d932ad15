/**
 * Need: what the data lack is added before a dossier needs it, and nobody is kept in the dark about it. What is missing
 * is counted here from the YAML itself, by other means than the reader's.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readProcedures } from './read-procedures.ts'

const folder = resolve(import.meta.dirname, '../../../data')
const { rows, notes } = readProcedures(folder)
const noted = (code: string) => notes.filter((note) => note.code === code).map(({ subject }) => subject)
const at = (id: string, day: string) => rows.procedures.find(({ procedure, validFrom, validTo }) =>
  procedure === id && validFrom <= day && (validTo === null || validTo >= day))

interface Raw { id: string; result: { doc_type: string | null }; process: { steps: { role: string; hours: number }[] } }
const raw = (parse(readFileSync(join(folder, 'procedures.yaml'), 'utf8')) as { procedures: Raw[] }).procedures
const [first] = raw
const ofRaw = new Set(raw.map(({ id }) => id))

describe('the data of the province', () => {
  test('lack a return step in 8 procedures; each gets one, at the place of receipt, without time', () => {
    const lacking: string[] = []
    for (const { id, process: { steps } } of raw) {
      const last = steps[steps.length - 1]
      if (last?.hours !== 0 || last.role !== 'reception') lacking.push(id)
    }
    expect(lacking).toHaveLength(8)
    expect(noted('return-step-added').filter((id) => ofRaw.has(id)).sort()).toEqual(lacking.sort())
    for (const { content: { steps } } of rows.procedures) {
      expect(steps.at(-1)).toMatchObject({ role: 'reception', hours: 0 })
    }
    for (const id of lacking) expect(at(id, '2021-06-25')?.content.steps.at(-1)?.unit).toBe('receiving')
  })

  test('lack the step of reception in one, which could not be accepted without', () => {
    const lacking = raw.filter(({ process: { steps } }) => steps[0]?.role !== 'reception').map(({ id }) => id)
    expect(lacking).toHaveLength(1)
    expect(noted('reception-step-added')).toEqual(lacking)
    expect(at(lacking[0] ?? '', '2021-06-25')?.content.steps.map(({ seq, role, hours }) => [seq, role, hours]))
      .toEqual([[1, 'reception', 0], [2, 'officer', 1], [3, 'reception', 0]])
  })

  test('lack a document type for 32 results; each gets one of its own that says it is invented', () => {
    const lacking = readFileSync(join(folder, 'procedures.yaml'), 'utf8')
      .split('\n')
      .filter(
        (line, index, lines) => line === '    doc_type: null' && lines.slice(index - 3, index).includes('  result:'),
      )
    expect(lacking).toHaveLength(32)
    expect(noted('result-type-invented').filter((id) => ofRaw.has(id))).toHaveLength(32)
    const invented = rows.documentTypes.filter(({ id }) => id.startsWith('kq-'))
    expect(invented.every(({ codeInvented }) => codeInvented)).toBe(true)
    const types = new Set(rows.documentTypes.map(({ id }) => id))
    expect(rows.procedures.filter(({ content }) => !types.has(content.result.documentType))).toEqual([])
  })

  test('are 47 procedures, and no id or component of one stands twice', () => {
    expect(raw).toHaveLength(47)
    expect(raw.filter(({ id }) => !at(id, '2021-06-25'))).toEqual([])
    for (const { content: { components } } of rows.procedures) {
      expect(new Set(components.map(({ id }) => id)).size).toBe(components.length)
    }
  })

  test('do not know the publishing decision of any version, and that is said of each', () => {
    expect(noted('decision-unknown')).toHaveLength(rows.procedures.length)
  })

  test('spell units, channels and limits as the program does', () => {
    expect(at('khai-sinh', '2021-06-25')?.content).toMatchObject({
      channels: ['counter', 'online', 'post'],
      limits: [
        { name: null, unit: 'working-day', amount: 1, policy: 'end-of-day', cutoff: null },
        { name: 'Trong ngày; nhận sau 15 giờ thì trả ngày làm việc tiếp theo', unit: 'same-day', amount: 0 },
        { name: 'Trường hợp phải xác minh (tổng không quá)', unit: 'working-day', amount: 5 },
      ],
    })
    // The one procedure by telephone: taken in at the counter, once.
    expect(at('thong-bao-luu-tru', '2021-06-25')?.content).toMatchObject({
      channels: ['counter', 'online'], limits: [{ unit: 'working-hour', amount: 1, policy: 'same-hour' }],
    })
    expect(at('hoa-giai-dat-dai', '2021-06-25')?.content.limits).toMatchObject([{ unit: 'day', amount: 30 }])
  })

  test('give the criminal record certificate to the police on 1 March 2025, under another code', () => {
    const [before, after] = [at('phieu-lltp', '2025-02-28'), at('phieu-lltp', '2025-03-01')]
    expect([before?.code, after?.code]).toEqual(['2.000488', '3.000333'])
    expect([before?.content.competent, after?.content.competent]).toEqual(['cq:so-tu-phap', 'cq:cong-an-tinh'])
    expect(after?.content.steps.filter(({ unit }) => unit.startsWith('cq:so-tu-phap'))).toEqual([])
    expect(noted('agency-changed')).toEqual(['phieu-lltp'])
  })

  test('move what districts settled to communes with the two levels of 1 July 2025', () => {
    const [before, after] = [at('khai-sinh-ytnn', '2025-06-30'), at('khai-sinh-ytnn', '2025-07-01')]
    expect([before?.content.competent, after?.content.competent]).toEqual(['district', 'commune'])
    expect(after?.content.steps.filter(({ unit }) => unit.startsWith('district'))).toEqual([])
  })

  test('have no contradiction but those that are named here', () => {
    const known = [
      'component-numbered', 'return-step-added', 'reception-step-added', 'result-type-invented', 'decision-unknown',
      'competence-moved', 'agency-changed',
    ]
    const rest = notes.filter(({ code }) => !known.includes(code))
      .map(({ code, subject }) => `${subject} ${code}`).sort()
    expect(rest).toEqual([])
  })
})

describe('a folder', () => {
  const made: string[] = []
  const write = (text: string) => {
    const dir = mkdtempSync(join(tmpdir(), 'motcua-'))
    made.push(dir)
    writeFileSync(join(dir, 'procedures.yaml'), text)
    return dir
  }
  afterAll(() => made.forEach((dir) => rmSync(dir, { recursive: true })))

  test('with a misspelt key is refused, with file and place', () => {
    const dir = write(JSON.stringify({ procedures: [{ ...first, time_limt: 3 }] }))
    expect(() => readProcedures(dir)).toThrow(/procedures\.yaml: .*procedures\/0/)
  })

  test('that names a procedure twice is refused', () => {
    expect(() => readProcedures(write(JSON.stringify({ procedures: [first, first] })))).toThrow('khai-sinh')
  })

  test('that gives two procedures one code on one day is refused, with both', () => {
    const twin = { ...first, id: 'khai-sinh-hai' }
    expect(() => readProcedures(write(JSON.stringify({ procedures: [first, twin] })))).toThrow(
      /khai-sinh .*khai-sinh-hai/,
    )
  })

  test('that would grow without end when read is refused', () => {
    const bomb = 'a: &a [x, x]\nb: &b [*a, *a]\nprocedures: *b\n'
    expect(() => readProcedures(write(bomb))).toThrow('procedures.yaml')
  })

  test('without procedures is refused', () => {
    const dir = mkdtempSync(join(tmpdir(), 'motcua-'))
    made.push(dir)
    expect(() => readProcedures(dir)).toThrow('no procedures.yaml')
  })
})

/** Need: the clock in anyone's hand: what a clerk, a vendor or a court asks is answered from files alone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { runDeadline } from './deadline.ts'

// One invented province: April 2021 with the holidays of the year, two timetables, two agencies and a section.
const CALENDAR = `
weekly_rest_days: [Sat, Sun]
shifts:
- {id: usual, name_vi: Giờ chung, days: [Mon, Tue, Wed, Thu, Fri], intervals: [['07:30', '11:30'], ['13:30', '17:00']]}
- {id: early, name_vi: Giờ sớm, days: [Mon, Tue, Wed, Thu, Fri, Sat], intervals: [['06:00', '14:00']]}
years:
  2021:
    holidays:
    - {date: '2021-04-21', weekday: Wed, name_vi: Giỗ Tổ Hùng Vương, kind: statutory}
    - {date: '2021-04-30', weekday: Fri, name_vi: Ngày Chiến thắng, kind: statutory}
    - {date: '2021-05-03', weekday: Mon, name_vi: Nghỉ bù, kind: substitute}
    working_saturdays: []
`
const ORGANISATION = `
default_shift: usual
commune_sections_template: {sections: [{suffix: one-stop, name_vi: Bộ phận Một cửa}]}
provincial_agencies:
- {id: 'cq:so-a', name_vi: Sở A, divisions: [{id: 'cq:so-a:phong', name_vi: Phòng}]}
- {id: 'cq:so-b', name_vi: Sở B, shift: early, divisions: [{id: 'cq:so-b:phong', name_vi: Phòng}]}
districts:
- id: 'huyen:1'
  communes: [{id: 'xa:1', agency: {id: 'cq:xa-1', shift: early}}, {id: 'xa:2', agency: {id: 'cq:xa-2'}}]
agency_groups: [{id: 'nhom:cac-so', members: ['cq:so-a']}]
`

function dataSet(organisation: string | undefined = ORGANISATION, calendar = CALENDAR): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-deadline-'))
  onTestFinished(() => { rmSync(folder, { recursive: true }) })
  writeFileSync(join(folder, 'calendar.yaml'), calendar)
  if (organisation) writeFileSync(join(folder, 'organisation.yaml'), organisation)
  return folder
}

async function run(args: string[], input = '', folder = dataSet()) {
  const [out, err]: [string[], string[]] = [[], []]
  async function* stdin() { yield input }
  const io = { stdin: stdin(), stdout: (line: string) => out.push(line), stderr: (line: string) => err.push(line) }
  const code = await runDeadline([...args, '--data-set', folder], io)
  return { code, out, err, answers: out.map((line) => JSON.parse(line) as { due?: string; error?: { code: string } }) }
}
const single = async (...args: string[]) => {
  const { code, answers } = await run(args)
  return [code, answers[0]?.due ?? answers[0]?.error?.code]
}
const FROM = '2021-04-27T09:00'

describe('one question', () => {
  test('is answered with the date and its trace', async () => {
    const args = ['--from', '2021-04-29T16:00', '--amount', '1', '--unit', 'working-day', '--json']
    const { code, answers } = await run(args)
    expect(code).toBe(0)
    expect(answers).toEqual([{
      due: '2021-05-04T17:00:00+07:00', trace: [
        { day: '2021-04-29', why: 'day-of-receipt', used: 0, left: 1, article: 'BLDS 2015 Đ.147' },
        { day: '2021-04-30', why: 'holiday', used: 0, left: 1, article: 'BLLĐ 2019 Đ.112' },
        { day: '2021-05-01', why: 'weekend', used: 0, left: 1, article: 'BLLĐ 2019 Đ.111' },
        { day: '2021-05-02', why: 'weekend', used: 0, left: 1, article: 'BLLĐ 2019 Đ.111' },
        { day: '2021-05-03', why: 'holiday', used: 0, left: 1, article: 'BLLĐ 2019 Đ.112' },
        { day: '2021-05-04', why: 'counted', used: 1, left: 0, article: 'BLDS 2015 Đ.147' },
      ],
    }])
  })

  test.each([
    // Wed 28 = 1, Thu 29 = 2, Tue 4 = 3.
    ['working days', ['--amount', '3', '--unit', 'working_day'], '2021-05-04T17:00:00+07:00'],
    ['an extension', ['--amount', '1', '--unit', 'working-day', '--extend', '2'], '2021-05-04T17:00:00+07:00'],
    ['the hour of receipt', ['--amount', '3', '--unit', 'working-day', '--policy', 'same_hour'],
      '2021-05-04T09:00:00+07:00'],
    ['plain days under another name', ['--amount', '1', '--unit', 'calendar_day'], '2021-04-28T17:00:00+07:00'],
    // Wed 28 = 1, Thu = 2, Fri 30 = 3; nobody works until Tue 4.
    ['plain days', ['--amount', '3', '--unit', 'day'], '2021-05-04T17:00:00+07:00'],
    ['a month', ['--amount', '1', '--unit', 'month'], '2021-05-27T17:00:00+07:00'],
    ['half an hour by the clock', ['--amount', '0.5', '--unit', 'hour'], '2021-04-27T09:30:00+07:00'],
    ['half days', ['--amount', '2', '--unit', 'half-day'], '2021-04-28T09:00:00+07:00'],
    ['the same day', ['--unit', 'same-day'], '2021-04-27T17:00:00+07:00'],
    ['the same day, amount 0', ['--amount', '0', '--unit', 'same_day'], '2021-04-27T17:00:00+07:00'],
    ['the same day, too late for it', ['--unit', 'same-day', '--cutoff', '08:59'], '2021-04-28T17:00:00+07:00'],
    // The closings of Wed 28 and Thu 29 are saved: Tue 4 = 1.
    ['a pause', ['--amount', '1', '--unit', 'working-day', '--pause', '2021-04-28T08:00/2021-04-29T17:00'],
      '2021-05-04T17:00:00+07:00'],
    ['two pauses', ['--amount', '1', '--unit', 'working-day', '--pause', '2021-04-28T08:00/2021-04-28T17:00',
      '--pause', '2021-04-29T08:00/2021-04-29T17:00'], '2021-05-04T17:00:00+07:00'],
    // Wed 28, 08:00, takes the place of the receipt: Thu 29 = 1, Tue 4 = 2.
    ['a restart', ['--amount', '2', '--unit', 'working-day', '--pause', '2021-04-27T10:00/2021-04-28T08:00',
      '--after-pause', 'restart'], '2021-05-04T17:00:00+07:00'],
    // Saturdays are worked there: Wed 28 = 1, Thu 29 = 2, Sat 1 = 3.
    ['the timetable of an agency', ['--amount', '3', '--unit', 'working-day', '--agency', 'cq:so-b'],
      '2021-05-01T14:00:00+07:00'],
  ])('with %s', async (_, args, due) => {
    expect(await single('--from', FROM, ...args)).toEqual([0, due])
  })

  test.each([
    ['cq:so-a', '17:00'], ['cq:so-a:phong', '17:00'], ['cq:so-b', '14:00'], ['cq:so-b:phong', '14:00'],
    ['cq:xa-1', '14:00'], ['cq:xa-1:one-stop', '14:00'], ['cq:xa-2', '17:00'], ['cq:xa-2:one-stop', '17:00'],
  ])('%s closes at %s', async (agency, closing) => {
    const [, due] = await single('--from', FROM, '--amount', '1', '--unit', 'working-day', '--agency', agency)
    expect(due).toBe(`2021-04-28T${closing}:00+07:00`)
  })

  test.each([
    ['a year without a calendar', ['--from', '2022-01-04', '--amount', '1', '--unit', 'day'], 'calendar-missing'],
    ['a count that leaves the calendar', ['--from', '2021-12-31T08:00', '--amount', '1', '--unit', 'day'],
      'calendar-missing'],
    ['an agency that is none', ['--from', FROM, '--unit', 'same-day', '--agency', 'cq:so-c'], 'unknown-agency'],
    ['a group of agencies', ['--from', FROM, '--unit', 'same-day', '--agency', 'nhom:cac-so'], 'unknown-agency'],
  ])('is refused for %s', async (_, args, code) => {
    expect(await single(...args)).toEqual([1, code])
  })

  test.each([
    [[]], [['--from', FROM]], [['--from', FROM, '--unit', 'working-day']], [['--unit', 'working-day', '--amount', '1']],
    [['--from', 'yesterday', '--unit', 'same-day']], [['--from', FROM, '--unit', 'week', '--amount', '1']],
    [['--from', FROM, '--unit', 'toString', '--amount', '1']],
    [['--from', FROM, '--unit', 'working-day', '--amount', '1.5']],
    [['--from', FROM, '--unit', 'working-day', '--amount', '-1']],
    [['--from', FROM, '--unit', 'hour', '--amount', '0.25']],
    [['--from', FROM, '--unit', 'hour', '--amount', '1e3']], [['--from', FROM, '--unit', 'same-day', '--amount', '1']],
    [['--from', FROM, '--unit', 'same-day', '--cutoff', '25:00']],
    [['--from', FROM, '--unit', 'same-day', '--policy', 'x']],
    [['--from', FROM, '--unit', 'same-day', '--pause', '2021-04-27T10:00']],
    [['--from', FROM, '--unit', 'same-day', 'x']],
    [['--from', FROM, '--unit', 'same-day', '--pause', '2021-04-27T10:00/2021-04-27T09:00']], [['--nonsense']],
    [['--from', FROM, '--unit', 'same-day', '--extend', 'x']], [['--batch', '--from', FROM]],
  ])('put as %j is wrong use, and told so', async (args) => {
    const { code, out, err } = await run(args)
    expect([code, out]).toEqual([2, []])
    expect(err.join('\n')).toContain('motcua deadline --help')
  })

  test('with a number below zero is refused in Vietnamese, however it is written', async () => {
    const both = [
      await run(['--from', FROM, '--unit', 'day', '--amount', '-1']),
      await run(['--from', FROM, '--unit', 'day', '--amount=-1']),
    ]
    for (const { err } of both) expect(err.join('\n')).toContain('amount không nhận "-1". Cần: số nguyên không âm.')
  })

  test('may leave out the trace', async () => {
    const { answers } = await run(['--from', FROM, '--amount', '1', '--unit', 'working-day', '--no-trace'])
    expect(answers).toEqual([{ due: '2021-04-28T17:00:00+07:00' }])
  })
})

describe('the articles are those of the day of receipt', () => {
  // By hand from docs/law.md: NĐ 63/2024 holds from July 2024, QĐ 766 from 23 June 2022, NĐ 61/2018 until June 2025.
  const years = (year: number) => CALENDAR.slice(0, CALENDAR.indexOf('years:')) + `years:
  ${year}: {holidays: [], working_saturdays: []}
`
  const articles = async (year: number, why: string, ...args: string[]) => {
    const { answers } = await run([...args, '--json'], '', dataSet('', years(year)))
    const [{ trace } = { trace: [] }] = answers as { trace?: { why: string; article: string }[] }[]
    return [...new Set(trace?.filter((line) => line.why === why).map(({ article }) => article))]
  }

  test.each([
    [2021, '2021-06-25T15:30', 'NĐ 23/2015/NĐ-CP Đ.7'],
    [2024, '2024-06-28T15:30', 'NĐ 23/2015/NĐ-CP Đ.7'],
    [2024, '2024-07-01T15:30', 'NĐ 23/2015/NĐ-CP Đ.7; NĐ 63/2024/NĐ-CP Đ.5'],
    [2026, '2026-06-25T15:30', 'NĐ 23/2015/NĐ-CP Đ.7; NĐ 63/2024/NĐ-CP Đ.5'],
  ])('after 15:00 in %i, %s', async (year, from, article) => {
    expect(await articles(year, 'after-cutoff', '--from', from, '--amount', '0', '--unit', 'same-day'))
      .toEqual([article])
  })

  test.each([
    [2021, '2021-06-21', 'NĐ 61/2018/NĐ-CP Đ.19'],
    [2024, '2024-06-17', 'NĐ 61/2018/NĐ-CP Đ.19; QĐ 766/QĐ-TTg'],
    [2026, '2026-06-22', 'QĐ 766/QĐ-TTg'],
  ])('a wait, and a beginning anew, in %i', async (year, monday, article) => {
    const tuesday = monday.replace(/\d\d$/, (day) => String(Number(day) + 1))
    const args = ['--from', `${monday}T09:00`, '--amount', '2', '--unit', 'working-day',
      '--pause', `${tuesday}T08:00/${tuesday}T18:00`]
    expect(await articles(year, 'paused', ...args)).toEqual([article])
    expect(await articles(year, 'before-restart', ...args, '--after-pause', 'restart')).toEqual([article])
  })

  test('what comes after the closing is not held against the eight hours of online dossiers', async () => {
    const args = ['--from', '2021-06-25T17:30', '--amount', '1', '--unit', 'working-day']
    expect(await articles(2021, 'after-closing', ...args)).toEqual(['quy chế nội bộ (docs/law.md)'])
  })

  test('and so is the cut-off, of the data set itself if it has rules', async () => {
    const folder = dataSet()
    const rule = (span: string, time: string, article: string) =>
      `- {key: same-day-cutoff, ${span}, value: '${time}', article: ${article}}\n`
    writeFileSync(join(folder, 'policies.yaml'), 'policies:\n'
      + rule("valid_to: '2021-04-27'", '10:00', 'Điều cũ') + rule("valid_from: '2021-04-28'", '11:00', 'Điều mới'))
    const ask = async (from: string) => (await run(['--from', from, '--unit', 'same-day'], '', folder)).out.join()
    expect(await ask('2021-04-27T10:30')).toMatch(/"due":"2021-04-28T.*Điều cũ/)
    expect(await ask('2021-04-28T10:30')).toContain('"due":"2021-04-28T')
    expect(await ask('2021-04-28T11:01')).toMatch(/"due":"2021-04-29T.*Điều mới/)
  })

  test('rules that are not written as they should be are a refusal that names the file', async () => {
    const folder = dataSet()
    writeFileSync(join(folder, 'policies.yaml'), 'policies: [{key: same-day-cutoff}]')
    const { code, err } = await run(['--from', FROM, '--unit', 'same-day'], '', folder)
    expect([code, err.join()]).toEqual([1, expect.stringContaining('policies.yaml')])
  })
})

describe('a batch', () => {
  const batch = async (questions: unknown[], folder?: string) =>
    run(['--batch'], questions.map((question) => `${JSON.stringify(question)}\n`).join(''), folder)

  test('answers each line in its place, refused ones too', async () => {
    const { code, answers } = await batch([
      { from: FROM, amount: 3, unit: 'working-day' },
      { from: '2022-01-04', amount: 3, unit: 'working-day' },
      { from: FROM, amount: 3, unit: 'working-day', holidays: [] },
      { from: FROM, amount: '3', unit: 'working-day' },
      { from: FROM, amount: 3, unit: 'working-day', agency: 'cq:so-c' },
      { from: FROM, amount: 3, unit: 'working-day', agency: null },
      { from: FROM, amount: 3, unit: 'working-day', pause: FROM },
      { from: FROM, amount: 3 },
      { amount: 3, unit: 'working-day' },
      { from: 1_624_582_800_000, amount: 3, unit: 'working-day' },
      { from: FROM, amount: 2, unit: 'working_day', after_pause: 'restart',
        pause: ['2021-04-27T10:00/2021-04-28T08:00'] },
      { from: FROM, unit: 'same-day', cutoff: 'none', agency: 'cq:so-a' },
    ])
    expect(code).toBe(0)
    expect(answers.map(({ due, error }) => due ?? error?.code)).toEqual([
      '2021-05-04T17:00:00+07:00', 'calendar-missing', 'unknown-key', 'invalid-value', 'unknown-agency',
      'invalid-value', 'invalid-value', 'missing-key', 'missing-key', 'invalid-value', '2021-05-04T17:00:00+07:00',
      '2021-04-27T17:00:00+07:00',
    ])
  })

  test('gives the same with the trace as without', async () => {
    const folder = dataSet()
    const line = JSON.stringify({ from: FROM, amount: 3, unit: 'day', pause: ['2021-04-28T08:00/2021-04-29T17:00'] })
    const [long, short] = [await run(['--batch'], line, folder), await run(['--batch', '--no-trace'], line, folder)]
    expect(short.answers).toEqual(long.answers.map(({ due }) => ({ due })))
    expect(Object.keys(long.answers[0] ?? {})).toEqual(['due', 'trace'])
  })
})

describe('a data set', () => {
  test('without units still counts for who names no agency', async () => {
    const folder = dataSet('')
    const question = { from: FROM, amount: 1, unit: 'working-day' }
    const lines = [question, { ...question, agency: 'cq:so-a' }].map((line) => JSON.stringify(line)).join('\n')
    const { code, answers } = await run(['--batch'], lines, folder)
    expect([code, answers.map(({ due, error }) => due ?? error?.code)]).toEqual(
      [0, ['2021-04-28T17:00:00+07:00', 'data-set-unreadable']])
  })

  test('without a calendar is a refusal that names the file', async () => {
    const { code, err } = await run(['--batch'], '', join(tmpdir(), 'motcua-nowhere'))
    expect(code).toBe(1)
    expect(err.join()).toContain('calendar.yaml')
  })

  test('with an agency of a timetable that is none is a refusal that names the place', async () => {
    const folder = dataSet(ORGANISATION.replace('shift: early', 'shift: late'))
    const { code, out } = await run(['--from', FROM, '--unit', 'same-day', '--agency', 'cq:so-a'], '', folder)
    expect(code).toBe(1)
    expect(out.join()).toContain('organisation.yaml/cq:so-b/shift')
  })

  test('that comes with the program is taken where none is named', async () => {
    const out: string[] = []
    async function* stdin() { yield '' }
    const io = { stdin: stdin(), stdout: (line: string) => out.push(line), stderr: () => undefined }
    // Over Tết 2021: Mon 8 = receipt, Tue 9 = 1, Wed 17 = 2.
    expect(await runDeadline(['--from', '2021-02-08T09:00', '--amount', '2', '--unit', 'working-day'], io)).toBe(0)
    expect(out.join()).toContain('"due":"2021-02-17T17:00:00+07:00"')
  })
})

test('help is given on standard output', async () => {
  const out: string[] = []
  async function* stdin() { yield '' }
  const io = { stdin: stdin(), stdout: (line: string) => out.push(line), stderr: () => undefined }
  expect(await runDeadline(['--help'], io)).toBe(0)
  expect(out.join('\n')).toContain('--after-pause')
})

/** Need: whoever has an event log, ours or another's, sees from the file alone how work goes (plan, F10 and F12). */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { runMine } from './mine.ts'

const folder = mkdtempSync(join(tmpdir(), 'mine-'))
afterAll(() => { rmSync(folder, { recursive: true }) })

function file(content: string | Uint8Array, name = 'log.csv'): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const stdin = (async function* none() { yield* [] })()
  const code = runMine(args, { stdin, stdout: (line) => out.push(line), stderr: (line) => err.push(line) })
  return { code, out, err }
}

function answer(content: string | Uint8Array, ...more: string[]): unknown {
  const { code, out, err } = run(file(content), '--json', ...more)
  expect([code, out.length, err]).toEqual([0, 1, []])
  return JSON.parse(out[0] ?? '')
}

/** The paths of all variants, for tests of what is read rather than of what is counted. */
const paths = (content: string | Uint8Array, ...more: string[]) =>
  (answer(content, ...more) as { variants: { path: string[] }[] }).variants.map(({ path }) => path)

test('a log in the shape of those of the BPI Challenge, as pm4py writes them, is answered as it was counted by hand', () => {
  const { code, out, err } = run(fileURLToPath(new URL('fixtures/bpi-shaped.csv', import.meta.url)), '--json')
  const [SUBMITTED, PARTLY, ACCEPTED] = ['A_SUBMITTED', 'A_PARTLYSUBMITTED', 'A_ACCEPTED']
  const [PRE, WORK, DECLINED] = ['A_PREACCEPTED', 'W_Completeren aanvraag, eerste', 'A_DECLINED']
  const once = (from: string, to: string, seconds: number) =>
    ({ from, to, count: 1, cases: 1, medianSeconds: seconds, p95Seconds: seconds, meanSeconds: seconds })
  expect([code, err]).toEqual([0, []])
  expect(JSON.parse(out.join('\n'))).toEqual({
    cases: 3, events: 11,
    activities: [
      { activity: PARTLY, events: 3, cases: 3, asFirst: 0, asLast: 0 },
      { activity: SUBMITTED, events: 3, cases: 3, asFirst: 3, asLast: 0 },
      { activity: DECLINED, events: 2, cases: 2, asFirst: 0, asLast: 2 },
      { activity: ACCEPTED, events: 1, cases: 1, asFirst: 0, asLast: 1 },
      { activity: PRE, events: 1, cases: 1, asFirst: 0, asLast: 0 },
      { activity: WORK, events: 1, cases: 1, asFirst: 0, asLast: 0 },
    ],
    variants: [
      // 173694 from 08.865 to 09.265999, 173691 from 06:08:58.256 to 06:09:56.648
      { path: [SUBMITTED, PARTLY, DECLINED], cases: 2, share: 2 / 3, medianSeconds: 0.400999, p95Seconds: 58.392 },
      // 173688 from 22:38:44.546 to 09:42:43.308 of the next day: 11 hours, 3 minutes, 58.762 seconds
      {
        path: [SUBMITTED, PARTLY, PRE, WORK, ACCEPTED], cases: 1, share: 1 / 3, medianSeconds: 39_838.762,
        p95Seconds: 39_838.762,
      },
    ],
    directlyFollows: [
      // 0.334, 0.400001 and 3.939 seconds: 4.673001 by 3
      {
        from: SUBMITTED, to: PARTLY, count: 3, cases: 3, medianSeconds: 0.400001, p95Seconds: 3.939,
        meanSeconds: 1.557667,
      },
      // 0.000998 and 54.453 seconds
      {
        from: PARTLY, to: DECLINED, count: 2, cases: 2, medianSeconds: 0.000998, p95Seconds: 54.453,
        meanSeconds: 27.226999,
      },
      once(PARTLY, PRE, 53.026), once(PRE, WORK, 39_428.531), once(WORK, ACCEPTED, 356.871),
    ],
  })
})

describe('what is read', () => {
  const vietnamese = 'Case_ID;ACTIVITY;Timestamp\r\nh1;Tiếp nhận;2021-06-25 08:00:00\r\nh1;"Trả; kết quả";2021-06-25 09:00:00\r\n'
  const trail = ['Tiếp nhận', 'Trả; kết quả']

  test('columns of any capitals, marked UTF-8, semicolons or tabs, and lines on which nothing stands', () => {
    expect(paths(vietnamese)).toEqual([trail])
    expect(paths(`\ufeff${vietnamese}\r\n;;\r\n\r\n`)).toEqual([trail])
    expect(paths(vietnamese.replaceAll(/;(?! )/g, '\t'))).toEqual([trail])
  })

  test('names are looked for in order, a plain one before that of XES, unless one is said', () => {
    const log = 'concept:name,Activity,case:concept:name,Case,when,time:timestamp\nA,a,1,2,2021-06-25,2021-06-26\nB,b,1,3,2021-06-24,2021-06-27\n'
    expect(paths(log)).toEqual([['a'], ['b']])
    expect(paths(log, '--case', 'CASE:concept:name')).toEqual([['a', 'b']])
    expect(paths(log, '--case', 'case:concept:name', '--activity=concept:name', '--timestamp', 'when')).toEqual([['B', 'A']])
  })

  test('the very name is another column than one that differs in capitals', () => {
    const log = 'case,a,A,timestamp\n1,x,y,2021-06-25\n'
    expect([paths(log, '--activity', 'a'), paths(log, '--activity', 'A')]).toEqual([[['x']], [['y']]])
  })

  test.each([
    ['2021-06-25T08:00:00.000001+07:00', '2021-06-25 01:00:00.000002Z'], // by a microsecond
    ['2021-06-25T08:00:00', '2021-06-25T01:00:00.5Z'], // without an offset it is Viet Nam time
    ['2021/06/25 08:00:00', '2021/06/25 08:00:00.5'], ['2021-06-25 08:00:00.123', '2021-06-25 08:00:00.1234'],
    ['2021-06-25T08:00', '2021-06-25 08:00:01'], ['2021-06-25', '2021-06-25 00:00:01'],
    [' 2021-06-25T08:00:00+0700 ', '2021-06-25T08:00:00+06'], ['2021-06-25 08:00:00', '2021-06-25 08:00:00'],
  ])('%s is not after %s', (first, second) => {
    const log = (...times: string[]) => `case,activity,timestamp\n1,a,${times[0] ?? ''}\n1,b,${times[1] ?? ''}\n`
    expect(paths(log(first, second))).toEqual([['a', 'b']])
    // Lines decide only of those that are equal.
    expect(paths(log(second, first))).toEqual([first === second ? ['a', 'b'] : ['b', 'a']])
  })

  test('a million letters are read as a few are, wherever a piece of the file ends', () => {
    const line = (nth: number) => `h${nth % 3},${nth % 2 === 0 ? 'Tiếp nhận' : 'Trả kết quả'},2021-06-25 08:00:00,"ghi\nchú"\n`
    const log = `case,activity,timestamp,note\n${Array.from({ length: 20_000 }, (_, nth) => line(nth)).join('')}`
    expect(answer(log)).toMatchObject({
      cases: 3, events: 20_000, activities: [{ activity: 'Tiếp nhận', events: 10_000 }, { activity: 'Trả kết quả', events: 10_000 }],
    })
  })
})

describe('a file that is no log is refused, and told why', () => {
  const head = 'case,activity,timestamp\n'
  const good = '1,a,2021-06-25\n'
  test.each<[code: string, text: string, content: string | Uint8Array]>([
    ['log-empty', 'không có sự kiện', ''], ['log-empty', 'không có sự kiện', head],
    ['log-empty', 'không có sự kiện', `${head}\n,,\n`],
    ['column-missing', 'Các cột của tệp: "Mã", "activity", "timestamp"', 'Mã,activity,timestamp\n1,a,2021-06-25\n'],
    ['column-missing', 'Không có cột mã vụ việc: case, case_id, case:concept:name.', 'Mã,activity,timestamp\n'],
    ['column-missing', 'Hãy nêu tên cột bằng --timestamp', 'case,concept:name,when\n'],
    ['column-ambiguous', '"Activity"', 'case,Activity,ACTIVITY,timestamp\n'],
    ['case-missing', 'Dòng 3 thiếu mã vụ việc (cột "case")', `${head}${good} ,a,2021-06-25\n`],
    ['activity-missing', 'Dòng 4 thiếu tên hoạt động (cột "activity")', `${head}"1\n1",a,2021-06-25\n1,,2021-06-25\n`],
    ['timestamp-missing', 'Dòng 3 thiếu thời điểm (cột "timestamp")', `${head}${good}1,a\n`],
    ['timestamp-invalid', 'Dòng 4: "25/06/2021" không phải là thời điểm', `${head}${good}\n1,a,25/06/2021\n`],
    ['timestamp-invalid', 'Dòng 2', `${head}1,a,2021/02/29 08:00:00\n`],
    ['timestamp-invalid', 'Dòng 2', `${head}1,a,2021-06-25 24:00:01\n`],
    ['cells-too-many', 'Dòng 3 có 4 ô, mà chỉ có 3 cột', `${head}${good}1,nhận, xem,2021-06-25\n`],
    ['quote-open', 'Dòng 3', `${head}${good}1,"a,2021-06-25\n${good}`],
    ['row-too-long', 'Dòng 3', `${head}${good}1,"a${'x'.repeat(1_500_000)}`],
    ['file-unreadable', 'hãy lưu lại bằng UTF-8', Buffer.from(`\ufeff${head}${good}`, 'utf16le')],
    ['file-unreadable', 'hãy lưu lại bằng UTF-8', Buffer.from(`${head}1,\xe1`, 'latin1')], // the first byte of a letter
  ])('%s: %s', (code, text, content) => {
    const path = file(content)
    const [said, asJson] = [run(path), run(path, '--json')]
    expect([said.code, said.out, asJson.code, asJson.err]).toEqual([1, [], 1, []])
    expect(said.err.join('\n')).toMatch(new RegExp(`^${code}: `))
    expect(said.err.join('\n')).toContain(text)
    expect(JSON.parse(asJson.out.join('\n'))).toEqual({ error: { code, text: expect.stringContaining(text) as string } })
  })

  test('one that is not there, and a folder', () => {
    mkdirSync(join(folder, 'folder.csv'), { recursive: true })
    for (const [path, why] of [
      [join(folder, 'gone.csv'), 'không có tệp này'], [join(folder, 'folder.csv'), 'đây là một thư mục'],
    ] as const) expect(run(path)).toEqual({ code: 1, out: [], err: [`file-unreadable: Không đọc được ${path}: ${why}.`] })
  })

  test('one without the column that was named, though it has one of the usual name', () => {
    const { code, err } = run(file(`${head}${good}`), '--case', 'Mã hồ sơ')
    expect([code, err.join()]).toEqual([1, expect.stringMatching(/^column-missing: Không có cột mã vụ việc "Mã hồ sơ"\./)])
  })

  test('many columns are not all named', () => {
    const wide = Array.from({ length: 45 }, (_, nth) => `c${nth}`).join()
    expect(run(file(wide)).err.join()).toContain('"c39" và 5 cột khác')
  })
})

test.each([[[]], [['a.csv', 'b.csv']], [['a.csv', '--format', 'xes']], [['a.csv', '--case']], [['--json']]])(
  '%j is wrong use, and told so', (args) => {
    const { code, out, err } = run(...args)
    expect(code).toBe(2)
    const asJson = args.includes('--json')
    expect(asJson ? out.join() : err.join()).toMatch(asJson ? /"code":"wrong-use"/ : /motcua mine --help/)
    expect(asJson ? err : out).toEqual([])
  })

test('help says what is answered, and by which rules', () => {
  const { code, out } = run('--help')
  expect(code).toBe(0)
  expect(out.join()).toMatch(/nearest rank[^]*file-unreadable/)
})

test('in words it is told to a person: the most frequent of each, durations in units, nothing that steers a terminal', () => {
  const name = (nth: number) => nth === 0 ? '"\u001b[31mNhận\nđơn"' : `v${nth}`
  const log = Array.from({ length: 12 }, (_, nth) => [
    `${nth},${name(0)},2021-06-25 08:00:00`, `${nth},${name(nth + 1)},2021-06-27 11:00:30`,
  ]).flat()
  const { code, out, err } = run(file(`case,activity,timestamp\n${log.join('\n')}\nx,v1,2021-06-25\n`))
  expect([code, err]).toEqual([0, []])
  const lines = out.join('\n').split('\n')
  expect(lines[0]).toBe('25 sự kiện của 13 vụ việc, 13 hoạt động, 13 biến thể.')
  expect(lines).toContain('Hoạt động, 10 nhiều nhất (còn 3, xem bằng --json):')
  expect(lines).toContain('- v1: 2 lần trong 2 vụ việc, ở đầu 1, ở cuối 2')
  expect(lines).toContain('- 1 vụ việc (7,7%), trung vị 2 ngày 3 giờ, 95% không quá 2 ngày 3 giờ: [31mNhận đơn → v1')
  expect(lines).toContain('Nối tiếp trực tiếp, 10 nhiều nhất (còn 2, xem bằng --json):')
  expect(lines.join('')).not.toMatch(/\p{Cc}/u)
})

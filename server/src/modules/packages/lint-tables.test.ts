/** Need: a table that could not tell a fee, a paper or a limit is found before it is published (issue 5, B2). */
import { expect, test } from 'vitest'
import { packageOf } from '../../../test/sample-package.ts'
import { readDmn } from '../../platform/dmn/read-dmn.ts'
import type { ContentTables } from '../catalogue/public.ts'
import { compileSteps } from '../workflow/public.ts'
import { lintTables } from './lint-tables.ts'
import { contentToPublish, draftOfContent } from './tables-of-package.ts'

const FORM = { id: 'tk', pages: [{ sections: [{ fields: [{ key: 'record.kind' }, { key: 'record.homes' }] }] }] }

interface Drawn {
  outputs?: string
  cells?: readonly string[]
  policy?: string
  input?: string
  needs?: string
  more?: string
}

function fileOf({
  outputs = 'name:string amount:number', cells = ['"Lệ phí"', '5000'], policy = 'hitPolicy="FIRST"',
  input = 'answers.record.kind', needs = 'answers', more = '',
}: Drawn): string {
  const columns = outputs.split(' ').map((one) => one.split(':'))
    .map(([name = '', type = 'string']) => `<output name="${name}" typeRef="${type}"/>`).join('')
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="t" name="t" namespace="n">
    <inputData id="du-lieu" name="${needs}"><variable name="${needs}"/></inputData>
    <decision id="bang" name="Bảng">
    <informationRequirement><requiredInput href="#du-lieu"/></informationRequirement><decisionTable ${policy}>
    <input><inputExpression><text>${input}</text></inputExpression></input>${columns}
    <rule><inputEntry><text>-</text></inputEntry>${cells.map((one) =>
      `<outputEntry><text><![CDATA[${one}]]></text></outputEntry>`).join('')}</rule>
    </decisionTable></decision>${more}</definitions>`
}

async function lint(tables: ContentTables, drawn: Drawn = {}) {
  const dmn = fileOf(drawn)
  const { content } = packageOf('thu')
  const data = packageOf('thu', {
    content: {
      ...content, tables, fee: {
        state: 'amount', text: null,
        items: [{ name: 'Lệ phí', kind: 'le-phi', amount: 5000, onlineAmount: null, per: 'lần', condition: null }],
      },
    },
    forms: [FORM], decisions: [{ id: 'tep', dmn }],
  })
  const read = await readDmn(dmn)
  if (!read.ok) throw new Error(read.text)
  const model = compileSteps('', 'thu', data.content.steps)
  return lintTables(data, { model, decisions: { tep: read.model } })
    .map(({ code, severity, pointer, text }) => `${severity} ${code} ${pointer} ${text}`)
}

test('a table that tells a fee is in order', async () => {
  expect(await lint({ fee: 'bang' })).toEqual([])
  // By its name, too, and over what is below a question.
  expect(await lint({ fee: 'Bảng' }, { input: 'count(answers.record.homes) + dossier.supplements' })).toEqual([])
})

test.each<[string, ContentTables, Drawn, string]>([
  ['no such decision', { fee: 'khac' }, {}, 'error decision-unknown /content/tables/fee'],
  ['no amount', { fee: 'bang' }, { outputs: 'name:string gia:number' }, 'thiếu cột kết quả “amount”'],
  ['an amount in words', { fee: 'bang' }, { outputs: 'name:string amount:string' }, 'phải là number'],
  ['another fee', { fee: 'bang' }, { cells: ['"Thuế"', '5'] }, 'không có khoản thu “Thuế”'],
  ['half a đồng', { fee: 'bang' }, { cells: ['"Lệ phí"', '0.5'] }, 'mức thu không phải số đồng'],
  ['a sum', { fee: 'bang' }, { policy: 'hitPolicy="COLLECT" aggregation="SUM"' }, 'cộng hoặc đếm'],
  ['no such paper', { papers: 'bang' }, { outputs: 'paper:string required:boolean', cells: ['"khac"', 'true'] },
    'không có giấy tờ “khac”'],
  ['maybe a paper', { papers: 'bang' }, { outputs: 'paper:string required:boolean', cells: ['"cccd"', '1'] },
    'không rõ có phải nộp không'],
  ['weeks', { limit: 'bang' }, { outputs: 'amount:number unit:string', cells: ['2', '"week"'] }, 'không có đơn vị “week”'],
  ['many limits', { limit: 'bang' }, {
    outputs: 'amount:number unit:string', cells: ['2', '"day"'], policy: 'hitPolicy="COLLECT"',
  }, 'chỉ được cho một kết quả'],
  ['a question that no form has', { fee: 'bang' }, { input: 'answers.record.age' }, 'tờ khai không hỏi “record.age”'],
  ['a part that no dossier has', { fee: 'bang' }, { input: 'dossier.owner' }, 'hồ sơ không có “owner”'],
  ['data that nobody gives', { fee: 'bang' }, { needs: 'tuoi', input: 'tuoi' }, 'không ai cho biết “tuoi”'],
])('%s is an error', async (_, tables, drawn, said) => {
  const found = (await lint(tables, drawn)).filter((one) => one.startsWith('error'))
  expect(found).toEqual([expect.stringContaining(said)])
})

test('a decision that nothing asks is warned of, and not one on which another rests', async () => {
  expect(await lint({})).toEqual([expect.stringContaining('warning decision-asked-by-nobody /decisions/0/dmn')])
  const alone = '<decision id="le-loi" name="Lẻ loi"><literalExpression><text>1</text></literalExpression></decision>'
  expect(await lint({ fee: 'bang' }, { more: alone })).toEqual([expect.stringContaining('“Lẻ loi”')])
  const resting = `${alone}<decision id="tren" name="Trên"><informationRequirement><requiredDecision href="#le-loi"/>
    </informationRequirement><decisionTable hitPolicy="FIRST"><output name="name"/><output name="amount"/>
    <rule><outputEntry><text>"Lệ phí"</text></outputEntry><outputEntry><text>5</text></outputEntry></rule>
    </decisionTable></decision>`
  expect(await lint({ fee: 'tren' }, { more: resting })).toEqual([expect.stringContaining('“Bảng”')])
})

test('the files of its tables are published with a version, and given back to whoever drafts the next', () => {
  const { content } = packageOf('thu')
  const decisions = [{ id: 'tep', dmn: '<a/>' }]
  const published = contentToPublish({ content: { ...content, tables: { fee: 'bang' } }, decisions })
  expect(published.tables).toEqual({ fee: 'bang', decisions })
  expect(draftOfContent(published)).toEqual({ content: { ...content, tables: { fee: 'bang' } }, decisions })
  expect(contentToPublish({ content: { ...content, tables: {} }, decisions })).toEqual(content)
})

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
  logic?: string
  more?: string
}

function fileOf({
  outputs = 'name:string amount:number', cells = ['"Lệ phí"', '5000'], policy = 'hitPolicy="FIRST"',
  input = 'answers.record.kind', needs = 'answers', more = '', logic,
}: Drawn): string {
  const columns = outputs.split(' ').map((one) => one.split(':'))
    .map(([name = '', type = 'string']) => `<output name="${name}" typeRef="${type}"/>`).join('')
  const rule = `<rule><inputEntry><text>-</text></inputEntry>${cells.map((one) =>
    `<outputEntry><text><![CDATA[${one}]]></text></outputEntry>`).join('')}</rule>`
  const table = `<decisionTable ${policy}>
    <input><inputExpression><text>${input}</text></inputExpression></input>${columns}${rule}</decisionTable>`
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="t" name="t" namespace="n">
    <inputData id="du-lieu" name="${needs}"><variable name="${needs}"/></inputData>
    <decision id="bang" name="Bảng">
    <informationRequirement><requiredInput href="#du-lieu"/></informationRequirement>${logic ?? table}</decision>${more}</definitions>`
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
  // What a cell computes of the declaration only a try can tell; hours may be halved; a type may have a name.
  expect(await lint({ fee: 'bang' }, { cells: ['"Lệ phí"', '5000 * count(answers.record.homes)'] })).toEqual([])
  expect(await lint({ limit: 'bang' }, {
    outputs: 'amount:number unit:string', cells: ['if answers.record.kind = "x" then 1.5 else 4', '"hour"'],
  })).toEqual([])
  expect(await lint({ fee: 'bang' }, {
    outputs: 'name:string amount:tTien',
    more: '<itemDefinition name="tTien"><typeRef>number</typeRef></itemDefinition>',
  })).toEqual([])
  // By its name, too, and over what is below a question.
  expect(await lint({ fee: 'Bảng' }, { input: 'count(answers.record.homes) + dossier.supplements' })).toEqual([])
})

test.each<[string, ContentTables, Drawn, string]>([
  ['no such decision', { fee: 'khac' }, {}, 'error decision-unknown /content/tables/fee'],
  ['no amount', { fee: 'bang' }, { outputs: 'name:string gia:number' }, 'thiếu cột kết quả “amount”'],
  ['an amount in words', { fee: 'bang' }, { outputs: 'name:string amount:string' }, 'phải là number'],
  ['another fee', { fee: 'bang' }, { cells: ['"Thuế"', '5'] }, 'không có khoản thu “Thuế”'],
  ['half a đồng', { fee: 'bang' }, { cells: ['"Lệ phí"', '0.5'] }, 'mức thu không phải số đồng'],
  ['a fee in words', { fee: 'bang' }, { cells: ['"Lệ phí"', '"năm nghìn"'] }, 'mức thu không phải số đồng: “năm nghìn”'],
  ['less than nothing', { fee: 'bang' }, { cells: ['"Lệ phí"', '5000 * -1'] }, 'mức thu không phải số đồng: -5000'],
  ['a third of a fee', { fee: 'bang' }, { cells: ['"Lệ phí"', '5000 / 3'] }, 'mức thu không phải số đồng: 1666.'],
  ['an empty cell', { fee: 'bang' }, { cells: ['"Lệ phí"', ''] }, 'mức thu không phải số đồng: null'],
  ['fifty for fifty thousand', { fee: 'bang' }, { cells: ['"Lệ phí"', '50.000'] }, 'được đọc là 50 đồng'],
  ['a fault in one branch', { fee: 'bang' }, {
    cells: ['"Lệ phí"', 'if answers.record.kind = "x" then 5000 else (if answers.record.kind = "y" then -1 else 0)'],
  }, 'mức thu không phải số đồng: -1'],
  ['another fee in one branch', { fee: 'bang' }, {
    cells: ['if answers.record.kind = "x" then "Lệ phí" else "Thuế"', '5'],
  }, 'không có khoản thu “Thuế”'],
  ['a fee told by an expression', { fee: 'bang' }, {
    logic: '<literalExpression><text>{name: "Lệ phí", amount: "nhiều"}</text></literalExpression>',
  }, 'mức thu không phải số đồng: “nhiều”'],
  ['a fee told by a context', { fee: 'bang' }, {
    logic: `<context><contextEntry><variable name="name"/><literalExpression><text>"Lệ phí"</text></literalExpression>
      </contextEntry><contextEntry><variable name="amount"/><literalExpression><text>0.5</text></literalExpression>
      </contextEntry></context>`,
  }, 'mức thu không phải số đồng: 0.5'],
  ['a default in words', { fee: 'bang' }, {
    logic: `<decisionTable hitPolicy="FIRST"><output name="name"><defaultOutputEntry><text>"Lệ phí"</text>
      </defaultOutputEntry></output><output name="amount"><defaultOutputEntry><text>"miễn"</text></defaultOutputEntry>
      </output><rule><outputEntry><text>"Lệ phí"</text></outputEntry><outputEntry><text>0</text></outputEntry></rule>
      </decisionTable>`,
  }, 'kết quả mặc định: mức thu không phải số đồng: “miễn”'],
  ['a limit in words', { limit: 'bang' }, {
    outputs: 'amount:number unit:string', cells: ['"hai"', '"day"'],
  }, 'thời hạn không phải số đếm được: “hai”'],
  ['a limit that is over', { limit: 'bang' }, {
    outputs: 'amount:number unit:string', cells: ['-2', '"day"'],
  }, 'thời hạn không phải số đếm được: -2'],
  ['a day and a half', { limit: 'bang' }, {
    outputs: 'amount:number unit:string', cells: ['1.5', '"working-day"'],
  }, 'thời hạn không phải số đếm được: 1.5'],
  ['a paper by its number', { papers: 'bang' }, { outputs: 'paper:string required:boolean', cells: ['3', 'true'] },
    'không có giấy tờ 3'],
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

/**
 * Need: whoever brings a process or a table from another modeler, another machine or by mistake gets an answer a file,
 * in order, and the same exit code from each command (issue 5, B7; README, "Contract with the outside").
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runBpmnCheck } from './bpmn-check.ts'
import { runDecisionEval } from './decision-eval.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-others-'))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function run(command: typeof runBpmnCheck, ...args: readonly string[]) {
  const [out, errors]: [string[], string[]] = [[], []]
  const stdin = (async function* none() { yield* [] })()
  const exit = await command(args, { stdin, stdout: (line) => out.push(line), stderr: (line) => errors.push(line) })
  return { exit, errors, lines: out.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

/** As Camunda writes it: several pools, lanes in lanes, data, extensions of three vendors, a picture. */
const CAMUNDA = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:signavio="http://www.signavio.com" id="d" targetNamespace="u"
  exporter="Camunda Modeler" expressionLanguage="http://www.w3.org/1999/XPath">
  <bpmn:extensionElements><signavio:signavioDiagramMetaData metaKey="revisionid" metaValue="a"/></bpmn:extensionElements>
  <bpmn:collaboration id="c"><bpmn:participant id="p1" name="Công dân"/><bpmn:participant id="p2" processRef="A"/>
    <bpmn:participant id="p3" processRef="B"/><bpmn:messageFlow id="mf" sourceRef="p1" targetRef="s"/></bpmn:collaboration>
  <bpmn:process id="A" name="Tiếp nhận &amp; trả" isExecutable="true" camunda:historyTimeToLive="180">
    <bpmn:laneSet id="ls"><bpmn:lane id="l1" name="Một cửa"><bpmn:flowNodeRef>u</bpmn:flowNodeRef>
      <bpmn:childLaneSet id="ls2"><bpmn:lane id="l2"/></bpmn:childLaneSet></bpmn:lane></bpmn:laneSet>
    <bpmn:startEvent id="s"/><bpmn:userTask id="u" name="Nhận&#10;hồ sơ" camunda:assignee="\${user}"><bpmn:extensionElements>
      <zeebe:assignmentDefinition assignee="=x"/><camunda:taskListener class="org.X" event="create"/>
      </bpmn:extensionElements></bpmn:userTask><bpmn:dataObject id="o"/><bpmn:endEvent id="e"/>
    <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="u"/><bpmn:sequenceFlow id="f2" sourceRef="u" targetRef="e"/>
  </bpmn:process>
  <bpmn:process id="B" isExecutable="false"><bpmn:task id="t"/></bpmn:process>
  <bpmndi:BPMNDiagram id="di"><bpmndi:BPMNPlane id="pl" bpmnElement="c"><bpmndi:BPMNShape id="sh" bpmnElement="u">
    <dc:Bounds x="1" y="2" width="100" height="80"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`

const DMN = (namespace: string) => `<?xml version='1.0' encoding='UTF-8'?>
<definitions xmlns='${namespace}' xmlns:biodi='http://bpmn.io/schema/dmn/biodi/2.0' id='d' name='d' namespace='u'>
  <inputData id="i" name="Số bản"><variable name="Số bản" typeRef="number"/></inputData>
  <decision id="x" name="Phí"><variable name="Phí"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
    <decisionTable hitPolicy="UNIQUE" biodi:annotationsWidth="400"><input label="Bản"><inputExpression typeRef="number">
    <text>Số bản</text></inputExpression></input><output typeRef="number"/><annotation name="Vì sao"/>
    <rule><inputEntry><text>&lt;= 2</text></inputEntry><outputEntry><text>8000</text></outputEntry>
    <annotationEntry><text>ít</text></annotationEntry></rule></decisionTable></decision></definitions>`
const DMN_13 = 'https://www.omg.org/spec/DMN/20191111/MODEL/'

const inUtf16 = (text: string) => text.replace(/UTF-8/i, 'UTF-16')
const swapped = (text: string) => Buffer.from(inUtf16(text), 'utf16le').swap16()
const WRITTEN: readonly (readonly [how: string, write: (text: string) => string | Buffer])[] = [
  ['as it is', (text) => text], ['with a mark of its bytes', (text) => `\uFEFF${text}`],
  ['with lines of Windows', (text) => text.replaceAll('\n', '\r\n')],
  ['in UTF-16', (text) => Buffer.from(`\uFEFF${inUtf16(text)}`, 'utf16le')],
  ['in UTF-16 without a mark', (text) => Buffer.from(inUtf16(text), 'utf16le')],
  ['in UTF-16, the great byte first', swapped],
  ['in Latin 1', (text) => Buffer.from(text.replace(/UTF-8/i, 'ISO-8859-1').replaceAll(/[^\0-\xff]/gu, '?'), 'latin1')],
]

test('a drawing of Camunda is read however its letters are written', async () => {
  const files = WRITTEN.map(([how, write]) => file(`${how}.bpmn`, write(CAMUNDA)))
  const { exit, lines } = await run(runBpmnCheck, ...files)
  expect(lines).toMatchObject(files.map((one) => ({ file: one, parsed: true, executable: true, problems: [] })))
  expect(exit).toBe(0)
})

const NAMESPACES = [
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd', 'http://www.omg.org/spec/DMN/20180521/MODEL/', DMN_13,
  'https://www.omg.org/spec/DMN/20211108/MODEL/', 'https://www.omg.org/spec/DMN/20230324/MODEL/',
]

test('a table is asked however its letters are written, and of each version of DMN', async () => {
  const files = [
    ...WRITTEN.slice(0, -1).map(([how, write]) => file(`${how}.dmn`, write(DMN(DMN_13)))),
    ...NAMESPACES.map((namespace, nth) => file(`version-${String(nth)}.dmn`, DMN(namespace))),
  ]
  const { exit, lines } = await run(runDecisionEval, ...files, '--decision', 'Phí', '--input', '{"Số bản":2}')
  expect(lines).toEqual(files.map((one) => ({ file: one, result: 8000 })))
  expect(exit).toBe(0)
})

const ENTITIES = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><definitions>&a;</definitions>'
const nested = (depth: number) => `<a>`.repeat(depth) + '</a>'.repeat(depth)
const HOSTILE: readonly (readonly [what: string, content: string | Buffer, said: string])[] = [
  ['entities', ENTITIES, 'DOCTYPE'], ['entities in UTF-16', Buffer.from(`\uFEFF${ENTITIES}`, 'utf16le'), 'DOCTYPE'],
  ['five million letters', `<!--${'x'.repeat(5_000_000)}-->${CAMUNDA}`, 'tệp quá lớn'],
  ['depth', nested(500), 'lồng nhau 500 tầng'], ['letters that XML has not', CAMUNDA.replace('Công dân', '&#0;'), 'ký tự điều khiển'],
  ['half a letter', CAMUNDA.replace('Công dân', '&#xD800;'), 'ký tự điều khiển'],
  ['nothing', '', 'tệp trống'], ['no XML', 'PK\u0003\u0004', 'ký tự điều khiển'], ['a file that was cut', CAMUNDA.slice(0, -40), 'cắt giữa chừng'],
  ['another language', '<Package xmlns="http://www.wfmc.org/2009/XPDL2.2"/>', 'phần tử gốc'],
]

test('what is hostile or no such file has an answer in Vietnamese from each command, exit 0', async () => {
  const files = HOSTILE.map(([what, content]) => file(`${what}.xml`, content))
  const checked = await run(runBpmnCheck, ...files)
  expect(checked).toMatchObject({
    exit: 0, errors: [], lines: HOSTILE.map(([, , said], nth) => ({
      file: files[nth], parsed: false, executable: false, problems: [{ text: expect.stringContaining(said) as string }],
    })),
  })
  const asked = await run(runDecisionEval, ...files, '--decision', 'x')
  expect(asked).toMatchObject({
    exit: 0, errors: [], lines: files.map((one) => ({ file: one, error: { code: 'not-dmn' } })),
  })
})

test('what cannot be opened has its line among the others, and exit 1', async () => {
  const [good, table] = [file('good.bpmn', CAMUNDA), file('good.dmn', DMN(DMN_13))]
  const [gone, place] = [join(folder, 'gone'), join(folder, 'place')]
  mkdirSync(place)
  const broken = file('broken', Buffer.concat([Buffer.from(CAMUNDA), Buffer.from([0xff, 0xfe])]))
  const strange = file('strange', CAMUNDA.replace('UTF-8', 'EBCDIC-CP-US'))
  const bad = [gone, place, broken, strange]
  expect(await run(runBpmnCheck, good, ...bad, good)).toMatchObject({
    exit: 1, errors: [], lines: [
      { file: good, executable: true },
      ...bad.map((one) => ({ file: one, parsed: false, problems: [{ element: '', code: 'file-unreadable' }] })),
      { file: good, executable: true },
    ],
  })
  expect(await run(runDecisionEval, table, ...bad, table, '--decision', 'x')).toMatchObject({
    exit: 1, errors: [], lines: [
      { file: table, result: null }, ...bad.map((one) => ({ file: one, error: { code: 'file-unreadable' } })),
      { file: table, result: null },
    ],
  })
})

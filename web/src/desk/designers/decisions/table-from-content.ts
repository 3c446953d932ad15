import type { PackageContent, PackageDecision } from '@motcua/contracts/packages.ts'
import { WORDS } from './table-from-content-texts.ts'

type Content = Pick<PackageContent, 'fee' | 'components' | 'limits'>
type Subject = 'fee' | 'papers' | 'limit'

interface Drawn {
  readonly id: string
  readonly name: string
  readonly policy: 'COLLECT' | 'FIRST'
  readonly outputs: readonly (readonly [name: string, type: string, label: string])[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * A decision table that says for everybody what the content says now, by the channel alone: whoever keeps the catalogue
 * adds conditions and rules. An amount that is not known stays null, which the table must not leave so.
 */
export function tableFromContent(subject: Subject, content: Content, taken: readonly string[]): PackageDecision {
  const drawn = { fee: feeTable, papers: papersTable, limit: limitTable }[subject](content)
  let id = drawn.id
  for (let nth = 2; taken.includes(id); nth += 1) id = `${drawn.id}-${String(nth)}`
  return { id, dmn: fileOf({ ...drawn, id }) }
}

function feeTable({ fee: { items } }: Content): Drawn {
  const names = [...new Map(items.map((item) => [item.name, item])).values()]
  return {
    id: 'muc-thu', name: WORDS.fee.vi, policy: 'COLLECT',
    outputs: [['name', 'string', WORDS.feeName.vi], ['amount', 'number', WORDS.amount.vi], ['reason', 'string', WORDS.reason.vi]],
    rows: names.map(({ name, amount }) => [text(name), String(amount), text(WORDS.forAll.vi)]),
  }
}

function papersTable({ components }: Content): Drawn {
  return {
    id: 'giay-to-phai-nop', name: WORDS.papers.vi, policy: 'COLLECT',
    outputs: [['paper', 'string', WORDS.paper.vi], ['required', 'boolean', WORDS.required.vi], ['reason', 'string', WORDS.reason.vi]],
    rows: components.filter(({ isForm, required }) => !isForm && required !== 'always')
      .map(({ id, condition }) => [text(id), 'false', text(condition ?? '')]),
  }
}

function limitTable({ limits: [plain] }: Content): Drawn {
  return {
    id: 'thoi-han', name: WORDS.limit.vi, policy: 'FIRST',
    outputs: [['amount', 'number', WORDS.time.vi], ['unit', 'string', WORDS.unit.vi], ['reason', 'string', WORDS.reason.vi]],
    rows: plain ? [[String(plain.amount), text(plain.unit), text(WORDS.plain.vi)]] : [],
  }
}

function fileOf({ id, name, policy, outputs, rows }: Drawn): string {
  const entry = (kind: string, nth: string, said: string) => `<${kind} id="${id}_${nth}"><text>${escaped(said)}</text></${kind}>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${id}_tep" name="${escaped(name)}"
  namespace="urn:motcua:quyet-dinh">
  <inputData id="${id}_ho-so" name="dossier"><variable id="${id}_ho-so-bien" name="dossier" typeRef="Any"/></inputData>
  <decision id="${id}" name="${escaped(name)}">
    <variable id="${id}_bien" name="${id.replaceAll('-', '_')}"/>
    <informationRequirement id="${id}_can"><requiredInput href="#${id}_ho-so"/></informationRequirement>
    <decisionTable id="${id}_bang" hitPolicy="${policy}">
      <input id="${id}_vao" label="${WORDS.channel.vi}"><inputExpression id="${id}_vao-1" typeRef="string"><text>dossier.channel</text></inputExpression></input>
      ${outputs.map(([column, type, label]) =>
        `<output id="${id}_${column}" label="${label}" name="${column}" typeRef="${type}"/>`).join('\n      ')}
      ${rows.map((row, nth) => `<rule id="${id}_luat-${String(nth + 1)}">
        ${[entry('inputEntry', `luat-${String(nth + 1)}-0`, '-'), ...row.map((cell, at) =>
          entry('outputEntry', `luat-${String(nth + 1)}-${String(at + 1)}`, cell))].join('\n        ')}
      </rule>`).join('\n      ')}
    </decisionTable>
  </decision>
</definitions>`
}

/** A text of FEEL. */
function text(said: string): string {
  return JSON.stringify(said)
}

function escaped(said: string): string {
  return said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

import { type Field, type FormDefinition, fieldsOf } from '../../forms/src/model.ts'
import { type Step, stepsOf } from '../../forms/src/steps-of.ts'
import { widgetOf } from '../../forms/src/widgets.ts'
import { inputValues } from '../../forms/src/write-post.ts'
import { addressOf } from '../src/pages/procedure-facts.ts'
import type { PortalServer } from './portal-server.ts'
import type { SeenPage, Visitor } from './portal-visitor.ts'

/** A fault as a page tells it: the control that its link leads to, and what is said of it. */
export interface Told { readonly id: string; readonly text: string }

const MOST_STEPS = 120

/** The places at which a procedure may be begun, with that page open; none where it asks for none. */
export async function placesOffered(
  visitor: Visitor, { rooms }: PortalServer, day: string, procedure: string,
): Promise<readonly string[]> {
  const version = rooms.catalogue.on(day).find(procedure)
  if (!version) throw new Error(`there is no ${procedure} on ${day}`)
  const { html } = await visitor.open(`${addressOf(version)}/nop-ho-so`)
  const list = html.split(' name="noi"')[1]?.split('</select>')[0] ?? ''
  return [...list.matchAll(/ value="([0-9a-f-]{36})"/g)].map(([, id = '']) => id)
}

/** Begins a procedure by this declaration at the first place of the list. Answers the address of the draft. */
export async function beginWith(
  visitor: Visitor, portal: PortalServer, day: string, procedure: string, form: FormDefinition,
): Promise<string> {
  const [noi] = await placesOffered(visitor, portal, day, procedure)
  await visitor.submit('/nop-ho-so', { ...noi !== undefined && { noi }, ...visitor.offers('mau') && { mau: form.id } })
  const draft = /^\/nop-ho-so\/[\w-]{43}/.exec(visitor.page.path)?.[0]
  if (draft === undefined) throw new Error(`${procedure} could not be begun: ${visitor.page.text.slice(0, 800)}`)
  return draft
}

/** Types every answer at its question, step by step, until the declaration ends or a step finds fault. */
export async function answerAll(
  visitor: Visitor, draft: string, form: FormDefinition, answers: Readonly<Record<string, unknown>>,
): Promise<readonly Told[]> {
  const order = stepsFrom(draft, form)
  for (let nth = 0; nth < MOST_STEPS && visitor.page.path.startsWith(`${draft}/to-khai/`); nth++) {
    const { path } = visitor.page
    const place = order.find(({ at }) => at === path.split('?')[0])
    if (!place) throw new Error(`no step of the form is at ${path}`)
    const page = await answerStep(visitor, place, form, answers)
    if (page.status !== 200) return toldOn(page)
  }
  return []
}

/**
 * Opens the steps that ask for something that is to be changed, and types it. Answers what the steps find fault with.
 */
export async function changeSome(
  visitor: Visitor, draft: string, form: FormDefinition, answers: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Promise<readonly Told[]> {
  const told: Told[] = []
  for (const place of stepsFrom(draft, form).filter(({ step }) => step.fields.some(({ key }) => keys.includes(key)))) {
    if ((await visitor.open(place.at)).path !== place.at) continue
    const first = await answerStep(visitor, place, form, answers)
    // What a new answer has called up is asked on the same step.
    const isSame = visitor.page.path.split('?')[0] === place.at
    told.push(...toldOn(isSame ? await answerStep(visitor, place, form, answers) : first))
  }
  return told
}

interface Place { readonly at: string; readonly step: Step }

function stepsFrom(draft: string, form: FormDefinition): readonly Place[] {
  return form.pages.flatMap(
    (page) => stepsOf(page).map((step) => ({ at: `${draft}/to-khai/${page.id}/${step.id}`, step })),
  )
}

async function answerStep(
  visitor: Visitor, { at, step }: Place, form: FormDefinition, answers: Readonly<Record<string, unknown>>,
): Promise<SeenPage> {
  for (const field of step.fields) await addRows(visitor, at, field, answers[field.key])
  const typed = step.fields.flatMap((field) => Object.entries(inputsOf(visitor.page, form, field, answers[field.key])))
  return visitor.submit(at, Object.fromEntries(typed.filter(([name]) => visitor.offers(name))))
}

/** Rows of a table are added one by one with its button; the last is filled in with the step. */
async function addRows(visitor: Visitor, at: string, field: Field, answer: unknown): Promise<void> {
  if (field.type !== 'table' || !Array.isArray(answer)) return
  for (let count = 1; count < answer.length
    && !visitor.offers(`${field.key}[${String(count)}].${field.columns?.[0]?.key ?? ''}`); count++) {
    const inputs = Object.entries(tableInputs(visitor.page, field, answer.slice(0, count)))
    await visitor.submit(at, {
      ...Object.fromEntries(inputs.filter(([name]) => visitor.offers(name))), _add: field.key,
    })
  }
}

type Inputs = Readonly<Record<string, string | readonly string[] | null>>

/** What is typed for an answer, or to take one away. */
function inputsOf(page: SeenPage, form: FormDefinition, field: Field, answer: unknown): Inputs {
  if (field.type === 'table') return tableInputs(page, field, Array.isArray(answer) ? answer : [])
  const values = inputValues(field, answer)
  if (field.type === 'address') return addressInputs(page, field.key, values)
  const widget = widgetOf(field, form.codes)
  if (['tick', 'declaration'].includes(widget)) return { [field.key]: values[field.key] === 'true' ? 'true' : null }
  if (answer !== undefined) return values
  // Of radios and boxes nothing is chosen; boxes for text are emptied, and a list that chooses beforehand is set back.
  if (['radios', 'ticks', 'yes-no'].includes(widget)) return { [field.key]: null }
  return field.type === 'date' || field.type === 'partialDate'
    ? Object.fromEntries(['day', 'month', 'year'].map((part) => [`${field.key}.${part}`, ''])) : { [field.key]: '' }
}

/** A box in a row is ticked or it is not: a no is nothing. */
function tableInputs(page: SeenPage, { key, columns = [] }: Field, rows: readonly unknown[]): Inputs {
  const cells = rows.flatMap((row, nth) => columns.flatMap((column) => {
    const name = `${key}[${String(nth)}].${column.key}`
    const values = inputValues(column, (row as Readonly<Record<string, unknown>>)[column.key], name)
    if (column.type === 'address') return Object.entries(addressInputs(page, name, values))
    return Object.entries(values).map(([input, value]): [string, string | readonly string[] | null] =>
      [input, value === 'false' && column.type === 'boolean' ? null : value])
  }))
  // Rows that there were before and are not any more are emptied.
  const before = [...page.html.matchAll(/ name="([^"]+)"/g)].map(([, name = '']) => name)
    .filter(
      (name) => name.startsWith(`${key}[`) && Number(/^(\d+)/.exec(name.slice(key.length + 1))?.[1]) >= rows.length,
    )
  return { ...Object.fromEntries(before.map((name) => [name, ''])), ...Object.fromEntries(cells) }
}

/** A commune of the list, or, of another province or time, the whole address written out. */
function addressInputs(
  { html }: SeenPage, name: string, values: Readonly<Record<string, string | readonly string[]>>,
): Inputs {
  const text = (part: string) => String(values[`${name}.${part}`] ?? '')
  const [commune, detail] = [text('commune'), text('detail')]
  const isListed = commune !== '' && listOf(html, name).includes(` value="${commune}"`)
  return {
    [`${name}.commune`]: isListed ? commune : '', [`${name}.detail`]: isListed ? detail : '',
    [`${name}.text`]: isListed ? '' : text('text') || [detail, commune].filter(Boolean).join(', '),
    [`${name}.country`]: text('country') || 'VN',
  }
}

/** The communes that a page offers for an address. */
export function listOf(html: string, name: string): string {
  return html.split(` name="${name}.commune"`)[1]?.split('</select>')[0] ?? ''
}

/** What the summary of faults on a page says, each once. */
export function toldOn({ html }: SeenPage): readonly Told[] {
  const summary = /<(\w+)[^>]*(?:role="alert"|class="[^"]*summary[^"]*")[\s\S]*?<\/ul>/.exec(html)?.[0] ?? ''
  return [...summary.matchAll(/<a [^>]*href="[^"#]*#([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)].map(([, id = '', text = '']) => ({
    id: decodeURIComponent(id), text: plain(text),
  }))
}

/** The notes of a page, without marks. */
export function notesOn({ html }: SeenPage): readonly string[] {
  return [...html.matchAll(/<p class="note"[^>]*>([\s\S]*?)<\/p>/g)].map(([, text = '']) => plain(text))
}

function plain(html: string): string {
  return html.replace(/<[^>]+>/g, '').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>').replaceAll('&amp;', '&').replace(/\s+/g, ' ').trim()
}

/** Whether a fault is told of a question, and not of a paper or of whom one acts for. */
export function isOfForm(form: FormDefinition, { id }: Told): boolean {
  return fieldsOf(form).some(({ key, type }) => key === id && type !== 'file' && type !== 'signature')
}

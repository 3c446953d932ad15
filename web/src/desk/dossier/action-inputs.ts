import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { faultsUnder } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { readMoney } from '../../lib/money.ts'
import { ACTION } from './action-texts.ts'

export type Action = DossierDetail['actions'][number]

/** What the server names in `asks`, and what a body cannot be without although no ask names it. */
export type Input = Action['asks'][number] | 'content' | 'document' | 'how' | 'files' | 'head-reason'
  | 'proof'

export interface ActionValues {
  /** The id of the step that is meant, where one has several of a kind. */
  readonly step: string
  readonly note: string
  readonly reason: string
  readonly content: string
  readonly assigneeId: string
  /** Reason by component; a component without one is not named. */
  readonly wrongs: Readonly<Record<string, string>>
  readonly outcome: '' | 'settle' | 'unsettled'
  readonly limitCase: number
  readonly amount: string
  readonly days: string
  readonly resultNumber: string
  readonly resultContent: string
  readonly receiver: string
  /** Of whoever explains what is missing; printed on form 02. */
  readonly contactPhone: string
  readonly document: string
  readonly how: 'counter' | 'post' | 'electronic'
  /** How it was proven that whoever took the result is whom it is for. */
  readonly proof: '' | 'signed' | 'card-seen' | 'authorisation' | 'post-receipt'
  /** The section where the result is collected. */
  readonly unitId: string
  /** What was handed over came on paper. */
  readonly isOnPaper: boolean
  /** The opinion is signed with the own key. */
  readonly isSigned: boolean
  /** Uploads by component. */
  readonly files: Readonly<Record<string, readonly string[]>>
  /** Papers of the Kho in place of files, by component. */
  readonly held: Readonly<Record<string, string>>
}

export const NO_VALUES: ActionValues = {
  step: '',
  note: '', reason: '', content: '', assigneeId: '', wrongs: {}, outcome: '', limitCase: 0, amount: '', days: '',
  resultNumber: '', resultContent: '', receiver: '', contactPhone: '', document: '', how: 'counter', proof: '', unitId: '',
  isOnPaper: false, isSigned: false,
  files: {}, held: {},
}

/** Where the body of a deed calls by a narrower name what `asks` names in general. */
const MEANT: Readonly<Record<string, Partial<Record<Input, Input>>>> = {
  'supplement': { components: 'files' }, 'supplement-request': { reason: 'head-reason' },
  'unsettled-return': { note: 'content' }, 'payment': { note: 'document' },
}
const NEEDED: Readonly<Record<string, readonly Input[]>> = {
  'supplement': ['files'], 'unsettled-return': ['content'], 'payment': ['document'], 'return': ['how', 'proof'],
}

/** The inputs of a deed, in the order asked: bodies are closed, so each ask is taken for what that body calls it. */
export function inputsOf({ noun, asks }: Action): readonly Input[] {
  return [...new Set([...asks.map((ask) => MEANT[noun]?.[ask] ?? ask), ...NEEDED[noun] ?? []])]
}

/** Exactly what was asked, and nothing that is empty: bodies take no stranger. */
export function bodyOf(inputs: readonly Input[], values: ActionValues): Record<string, unknown> {
  return Object.assign({}, ...inputs.map((input) => partOf(input, values))) as Record<string, unknown>
}

function partOf(input: Input, values: ActionValues): Record<string, unknown> {
  const text = (name: string, typed: string) => typed.trim() === '' ? {} : { [name]: typed.trim() }
  switch (input) {
    case 'note':
      return text('note', values.note)
    case 'reason':
      return text('reason', values.reason)
    case 'head-reason':
      return text('headReason', values.reason)
    case 'content':
      return text('content', values.content)
    case 'assignee':
      return text('assigneeId', values.assigneeId)
    case 'components':
      return { components: wrongsOf(values) }
    case 'step':
      return text('step', values.step)
    case 'outcome':
      return text('outcome', values.outcome)
    case 'limit-case':
      return { limitCase: values.limitCase }
    case 'amount':
      return { amount: readMoney(values.amount) }
    case 'new-days':
      return { days: Number(values.days) }
    case 'result':
      return { ...text('number', values.resultNumber), ...text('content', values.resultContent) }
    case 'result-content':
      return text('content', values.resultContent)
    case 'result-number':
      return text('number', values.resultNumber)
    case 'receiver':
      return text('receiver', values.receiver)
    case 'contact-phone':
      return text('contactPhone', values.contactPhone)
    case 'document':
      return text('document', values.document)
    case 'how':
      return { how: values.how }
    case 'proof':
      return text('proof', values.proof)
    case 'section':
      return text('unitId', values.unitId)
    case 'on-paper':
      return values.isOnPaper ? { how: 'paper' } : {}
    case 'signature':
      return values.isSigned ? { isSigned: true } : {}
    case 'signature-needed':
      return { isSigned: true }
    case 'files':
      return {
        components: handedInOf(values),
      }
  }
}

/** Files go before a paper of the Kho. */
function handedInOf({ files, held }: ActionValues) {
  return [...new Set([...Object.keys(files), ...Object.keys(held)])].flatMap((component) => {
    const [given, kept] = [files[component] ?? [], held[component] ?? '']
    if (given.length > 0) return [{ component, files: given }]
    return kept === '' ? [] : [{ component, files: [], held: kept }]
  })
}

function wrongsOf({ wrongs }: ActionValues) {
  return Object.entries(wrongs).map(([component, reason]) => ({ component, reason: reason.trim() }))
}

export type ActionFaults = Readonly<Record<string, string>>

/** Faults by the name that the body's field has, all at once; `components/<id>` for one of several. */
export function actionFaults(noun: string, inputs: readonly Input[], values: ActionValues): ActionFaults {
  const faults: Record<string, string> = {}
  const asks = (input: Input) => inputs.includes(input)
  if (asks('reason') && noun !== 'withdrawal' && values.reason.trim().length < 3)
    faults['reason'] = say(ACTION.needReason)
  if (asks('content') && values.content.trim().length < 3) faults['content'] = say(ACTION.needContent)
  if (asks('assignee') && !values.assigneeId) faults['assigneeId'] = say(ACTION.needAssignee)
  if (asks('step') && !values.step) faults['step'] = say(ACTION.needStep)
  if (asks('outcome') && !values.outcome) faults['outcome'] = say(ACTION.needOutcome)
  if (asks('amount') && !((readMoney(values.amount) ?? 0) > 0))
    faults['amount'] = say(ACTION.needAmount)
  if (asks('new-days') && !/^[1-9]\d?$/.test(values.days.trim())) faults['days'] = say(ACTION.needDays)
  if (asks('section') && !values.unitId) faults['unitId'] = say(ACTION.needSection)
  if (asks('proof') && values.how !== 'electronic' && !values.proof) faults['proof'] = say(ACTION.needProof)
  if (asks('document') && values.document.trim() === '') faults['document'] = say(ACTION.needDocument)
  if (asks('components') && wrongsOf(values).length === 0)
    faults['components'] = say(ACTION.needComponents)
  for (const { component, reason } of asks('components') ? wrongsOf(values) : []) {
    if (reason.length < 3) faults[`components/${component}`] = say(ACTION.needComponentReason)
  }
  if (asks('files') && handedInOf(values).length === 0)
    faults['components'] = say(ACTION.needFile)
  return faults
}

/** What the server refused, by the same names; places in a list become the component that stood there. */
export function refusedFaults(error: unknown, body: Readonly<Record<string, unknown>>): ActionFaults {
  const sent = Array.isArray(body['components']) ? body['components'] as readonly { component: string }[] : []
  return Object.fromEntries(Object.entries(faultsUnder(error, '')).map(([pointer, text]) => {
    const [name = '', place] = pointer.split('/')
    if (name === 'pins' && place !== undefined) return [`pins/${place}`, text]
    const component = name === 'components' && place !== undefined ? sent[Number(place)]?.component : undefined
    return [component ? `components/${component}` : name, text]
  }))
}

/** Id of the element in which a fault of this name is mended. */
export function inputId(name: string): string {
  return `viec-${name.replaceAll('/', '-')}`
}

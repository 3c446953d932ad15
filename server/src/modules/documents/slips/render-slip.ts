import { fileURLToPath } from 'node:url'
import { type Templates, compilePaper, readTemplates } from '../../../platform/pdf/typst.ts'
import { type Apology, showApology } from './apology.ts'
import { type ControlSlip, showControlSlip } from './control-slip.ts'
import { type Declaration, showDeclaration } from './declaration.ts'
import { FORM_NAMES, FORM_SET_NAMES } from './form-sets.ts'
import { type HandOver, showHandOver } from './hand-over.ts'
import { type OpinionSheet, showOpinionSheet } from './opinion-sheet.ts'
import { type Receipt, showReceipt } from './receipt.ts'
import { type Refusal, showRefusal } from './refusal.ts'
import { type Register, showRegister } from './register.ts'
import { type ResultDocument, showResultDocument, showResultDraft } from './result-document.ts'
import { type StopNotice, showStopNotice } from './stop-notice.ts'
import { type SubmissionSlip, showSubmission } from './submission.ts'
import { type SupplementRequest, showSupplementRequest } from './supplement-request.ts'

interface Shown {
  readonly data: object
  readonly pictures?: Readonly<Record<string, string>>
  /** Drawings, which the data name. */
  readonly files?: Readonly<Record<string, Uint8Array>>
  /** Of papers whose name is given with them. */
  readonly title?: string
}

/** A template and how to fill it, bound together so that no paper can be given another's data. */
interface Form<Data> {
  readonly template: string
  readonly show: (data: Data) => Shown
}

function form<Data>(template: string, show: (data: Data) => Shown): Form<Data> {
  return { template, show }
}

const FORMS = {
  'tt-01-2018': {
    '01': form<Receipt>('receipt-2018', showReceipt),
    '02': form<SupplementRequest>('supplement-request', showSupplementRequest),
    '03': form<Refusal>('refusal-2018', showRefusal),
    '04': form<Apology>('apology-2018', showApology),
    '05': form<ControlSlip>('control-slip', showControlSlip),
    '06': form<Register>('register', showRegister),
  },
  'tt-03-2025': {
    '01': form<Receipt>('receipt-2025', showReceipt),
    '02': form<SupplementRequest>('supplement-request', showSupplementRequest),
    '03': form<Refusal>('refusal-2025', showRefusal),
    '04': form<Apology>('apology-2025', showApology),
    '05': form<StopNotice>('stop-notice', showStopNotice),
    '06': form<ControlSlip>('control-slip', showControlSlip),
    '07': form<Register>('register', showRegister),
  },
  'motcua': {
    'result': form<ResultDocument>('result', showResultDocument),
    'result-draft': form<ResultDocument>('result', showResultDraft),
    'hand-over': form<HandOver>('hand-over', showHandOver),
    'opinion': form<OpinionSheet>('opinion-sheet', showOpinionSheet),
    'declaration': form<Declaration>('declaration', showDeclaration),
    'submission': form<SubmissionSlip>('submission', showSubmission),
  },
}

type Forms = typeof FORMS
type DataOf<F> = F extends Form<infer Data> ? Data : never
type InputOf<Set extends keyof Forms> = {
  [Number in keyof Forms[Set]]: {
    readonly set: Set
    readonly form: Number
    readonly data: DataOf<Forms[Set][Number]>
    /** The moment written into the file: that of the deed, so that the paper can be made again. */
    readonly at: Date
  }
}[keyof Forms[Set]]

/** A paper to print: whose set, which form of it, and the facts that form asks for. */
export type SlipInput = { [Set in keyof Forms]: InputOf<Set> }[keyof Forms]

let templates: Templates | undefined

/**
 * A paper of the one-stop mechanism as PDF/A-2b (TT 01/2018/TT-VPCP; TT 03/2025/TT-VPCP, annex I). Equal inputs give
 * equal bytes, a year later too. All texts in it may be hostile: they are printed, never obeyed. Printed beside the
 * event loop, books behind everything else.
 */
export async function renderSlip(input: SlipInput): Promise<Uint8Array> {
  const { template, data, pictures, files } = sheetOf(input)
  return compilePaper({
    templates: ourTemplates(), main: `${template}.typ`, data, pictures, files, isBook: template === 'register',
    at: input.at,
  })
}

/** Papers that may stand in a file with others: drawings are theirs by name, but they need no picture of ours. */
const BUNDLED: ReadonlySet<string> = new Set(['control-slip', 'declaration'])

/**
 * Several papers in one PDF/A-2b, in this order, each from a page of its own and with its own page numbers: one order
 * of the press for books. Throws for a paper that is not printed with others.
 */
export async function renderBundle(papers: readonly SlipInput[], at: Date): Promise<Uint8Array> {
  const sheets = papers.map(sheetOf)
  const alone = sheets.find(({ template }) => !BUNDLED.has(template))
  const first = sheets[0]
  if (alone || !first) throw new RangeError(`no bundle of ${alone?.template ?? 'nothing'}`)
  const { title, author } = first.data
  return compilePaper({
    templates: ourTemplates(), main: 'bundle.typ', isBook: true, at,
    files: Object.assign({}, ...sheets.map(({ files }) => files)) as Record<string, Uint8Array>,
    data: { title, author, papers: sheets.map(({ template, data }) => ({ ...data, kind: template })) },
  })
}

function ourTemplates(): Templates {
  return templates ??= readTemplates(fileURLToPath(new URL('templates', import.meta.url)))
}

/** The template of a paper and all that it shows. */
function sheetOf({ set, form: number, data }: SlipInput) {
  const { template, show } = formOf(set, number)
  // its own, by SlipInput
  const { data: shown, pictures = {}, files = {}, title = nameOf(set, number) } = show(data as never)
  const author = 'head' in data ? data.head.agency : data.signers[0]?.name ?? ''
  const mark = set === 'motcua' ? null : `Mẫu số ${number} – ${FORM_SET_NAMES[set]}`
  return { template, data: { ...shown, title, author, mark }, pictures, files }
}

function formOf(set: keyof Forms, number: string): Form<never> {
  const forms: Readonly<Record<string, Form<never>>> = FORMS[set]
  const found = forms[number]
  if (!found) throw new RangeError(`${set} has no form ${number}`)
  return found
}

function nameOf(set: keyof Forms, number: string): string {
  const names: Readonly<Record<string, string>> = FORM_NAMES[set]
  return names[number] ?? ''
}

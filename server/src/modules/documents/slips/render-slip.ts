import { fileURLToPath } from 'node:url'
import { type Templates, compilePaper, readTemplates } from '../../../platform/pdf/typst.ts'
import { FORM_NAMES, FORM_SET_NAMES, type FormSet } from './form-sets.ts'
import { type Receipt, showReceipt } from './receipt.ts'

export interface SlipInput {
  readonly set: FormSet
  readonly form: '01'
  readonly data: Receipt
  /** The moment written into the file: that of the deed, so that the paper can be made again. */
  readonly at: Date
}

let templates: Templates | undefined

/**
 * A paper of the one-stop mechanism as PDF/A-2b. Equal inputs give equal bytes, a year later too (TT 01/2018/TT-VPCP,
 * TT 03/2025/TT-VPCP).
 */
export function renderSlip({ set, form, data, at }: SlipInput): Uint8Array {
  templates ??= readTemplates(fileURLToPath(new URL('templates', import.meta.url)))
  const { data: shown, pictures } = showReceipt(data)
  const about = {
    title: FORM_NAMES[set][form], author: data.head.agency, form: `Mẫu số ${form} – ${FORM_SET_NAMES[set]}`,
  }
  return compilePaper({ templates, main: `receipt-${set.slice(-4)}.typ`, data: { ...shown, ...about }, pictures, at })
}

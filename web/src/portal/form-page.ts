import { autosave } from './autosave.ts'
import { countLetters } from './count-letters.ts'
import { liveStep } from './live-step.ts'
import { sendOnce } from './send-once.ts'
import { signaturePads } from './signature-pad.ts'
import { tableRows } from './table-rows.ts'

/*
 * The script of the steps of a declaration: answers are kept while they are typed, questions come and go as answers
 * call them up, rows are added without a new page, a signature is drawn. Without it all this happens when the step is
 * posted.
 */
for (const form of document.querySelectorAll('form')) {
  sendOnce(form)
  countLetters(form)
  const line = form.querySelector<HTMLElement>('#da-luu')
  if (!line) continue
  liveStep(form, line)
  tableRows(form)
  signaturePads(form)
  autosave(form, line)
}

import { limitFile } from './limit-file.ts'
import { sendOnce } from './send-once.ts'

/* The script of a plain form with files: what is too large is told before it is sent. Without it the server tells. */
for (const input of document.querySelectorAll<HTMLInputElement>('input[type=file][data-most]')) {
  limitFile(input)
  if (input.form) sendOnce(input.form)
}

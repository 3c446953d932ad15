import { sendOnce } from './send-once.ts'

/** The script of the pages of a declaration. */
for (const form of document.querySelectorAll('form')) sendOnce(form)

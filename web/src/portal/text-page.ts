import { countLetters } from './count-letters.ts'

/* The script of pages on which somebody writes a text: a message to the office, a reason. */
for (const form of document.querySelectorAll('form')) countLetters(form)

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Type from 'typebox'
import { ok } from '../kernel/result.ts'
import { type TemplateRow, USUAL_LANGUAGE, faultsOfText, loadRows } from '../modules/notifications/public.ts'
import { checkSpans } from './data-set/check-rows.ts'
import { Faults, readYaml } from './data-set/faults.ts'
import { validityOf } from './data-set/validity.ts'
import { defaultDataSet } from './data-set.ts'
import { type ImportPart, asProgram } from './import.ts'

const FILE = 'messages.yaml'
const closed = { additionalProperties: false }
const day = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\d$` })

const messageFile = Type.Object({
  messages: Type.Array(Type.Object({
    key: Type.String({ pattern: '^[a-z-]{1,60}$' }),
    language: Type.Optional(Type.String({ pattern: '^[a-z]{2}$' })),
    sms: Type.Optional(Type.String({ minLength: 1, maxLength: 480, pattern: String.raw`^[^\n]*$` })),
    subject: Type.String({ minLength: 1, maxLength: 200, pattern: String.raw`^[^\n]*$` }),
    text: Type.String({ minLength: 1, maxLength: 4000 }),
    letter: Type.Optional(Type.Union([Type.Literal('instead'), Type.Literal('always')])),
    valid_from: Type.Optional(day), valid_to: Type.Optional(day),
  }, closed)),
}, closed)

/**
 * The texts of messages of a data set. A folder without messages.yaml uses those that come with the program. Throws
 * DataSetError with every fault: a word that there is not, two texts of one key on one day.
 */
export function readMessages(folder: string): TemplateRow[] {
  const home = existsSync(join(folder, FILE)) ? folder : defaultDataSet()
  const faults = new Faults(home)
  const file = readYaml(home, FILE, messageFile, faults)
  const rows = (file?.messages ?? []).map((row): TemplateRow => {
    const { key, language = USUAL_LANGUAGE, sms = null, subject, text, letter = null } = row
    return { key, language, sms, subject, text, letter, ...validityOf(row) }
  })
  for (const { key, sms, subject, text } of rows) {
    for (const fault of [sms ?? '', subject, text].flatMap(faultsOfText))
      faults.add(FILE, key, `không có từ thay thế ${fault}`)
  }
  checkSpans('tin', rows.map((row) => ({ ...row, of: `${row.key} (${row.language})` })), (key, why) => faults.add(FILE, key, why))
  faults.end()
  return rows
}

/** Texts of messages, by day. */
export const messagesPart: ImportPart = {
  name: 'messages',
  prepare({ folder }) {
    const rows = readMessages(folder)
    return (backing) => asProgram(backing, 'messages', async (ctx) => ok(await loadRows(ctx, rows)))
  },
}

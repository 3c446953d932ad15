import { readFileSync } from 'node:fs'
import { type Answer, answerIn } from './ask-partner.ts'

/** Settings of outside systems by their names; what each of them must hold its adapter says. */
export type PartnerSettings = Readonly<Record<string, Answer>>

/**
 * The file of MOTCUA_PARTNERS: an object of JSON with an object for each outside system. None where no file is named.
 * Throws, without a word of what stands in it, where it cannot be read: there are keys in it.
 */
export function readPartners(file: string | undefined): PartnerSettings {
  if (file === undefined) return {}
  const read = answerIn(textOf(file))
  const isWhole = read && Object.values(read).every((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
  if (!isWhole) throw new Error(`MOTCUA_PARTNERS: tệp ${file} phải là một đối tượng JSON, mỗi hệ thống một đối tượng con`)
  return read as PartnerSettings
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Error(`MOTCUA_PARTNERS: không đọc được tệp ${file}`)
  }
}

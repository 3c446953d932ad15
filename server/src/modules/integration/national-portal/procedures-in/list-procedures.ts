import { parseProcedureCode } from '../../../../kernel/procedure-code.ts'
import type { Answer } from '../../../../platform/partner/ask-partner.ts'
import { SendFault } from '../../../../platform/send-fault.ts'
import type { NationalPortal } from '../client.ts'
import { type PortalProcedure, readPortalProcedure } from './portal-procedure.ts'

const [LIST, ONE] = ['LayDanhSachTTHC', 'LayThuTuc']
/** Codes in a page, and of all: no province has so many, and what goes on for ever ends. */
const [PAGE, MOST] = [100, 20_000]

/**
 * All procedures of this province at the portal, by their codes; undefined of one that cannot be read. Throws SendFault
 * `answer-unreadable` where a page is not in order, where none can be read, or there are more than can be: half a
 * list would look like procedures that are gone. TODO(law): `SauMaTTHC` and `SoLuong` are our reading, the published
 * service names none.
 */
export async function listProcedures(
  portal: NationalPortal,
): Promise<ReadonlyMap<string, PortalProcedure | undefined>> {
  const codes: string[] = []
  for (let page = await codesAfter(portal, ''); ; page = await codesAfter(portal, page.at(-1) ?? '')) {
    codes.push(...page)
    if (page.length < PAGE) break
    if (codes.length > MOST) throw new SendFault('answer-unreadable', false)
  }
  // Only of a list that is whole: each is a call of its own.
  const found = new Map<string, PortalProcedure | undefined>()
  for (const code of codes) found.set(code, await readOne(portal, code))
  if ([...found.values()].every((one) => one === undefined)) throw new SendFault('answer-unreadable', false)
  return found
}

async function codesAfter(portal: NationalPortal, after: string): Promise<string[]> {
  const { data } = await portal.call(LIST, { SauMaTTHC: after, SoLuong: PAGE })
  if (!Array.isArray(data) || data.length > PAGE) throw new SendFault('answer-unreadable', false)
  let last = after
  return data.map((one) => {
    const { MATTHC: code } = Object(one) as Answer
    if (typeof code !== 'string' || !parseProcedureCode(code) || code <= last) throw new SendFault('answer-unreadable', false)
    last = code
    return code
  })
}

/** One that the portal does not tell, though it lists it, cannot be read, either; a portal that is away is. */
async function readOne(portal: NationalPortal, code: string): Promise<PortalProcedure | undefined> {
  try {
    const { data } = await portal.call(ONE, { maTTHC: code })
    return readPortalProcedure(data, code)
  } catch (error) {
    if (error instanceof SendFault && error.code.startsWith('error-')) return undefined
    throw error
  }
}

import { createHash } from 'node:crypto'
import { dayOf } from '../../../kernel/civil-day.ts'
import type { Clock } from '../../../platform/clock.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import {
  type KeepOfficeFile, type TakingRooms, cleanFileName, keepSignatureReports, takeUpload, uploadLimitsOf,
} from '../../documents/public.ts'
import type { DossierRooms, SaidTaxNotice } from '../../dossiers/public.ts'
import type { CameMessage, Inlet } from '../inlet.ts'
import { ofAnother, orUnreadable } from '../unreadable-package.ts'
import { type CameFile, type CameState, handleState } from './handle-state.ts'
import { judgeOpen, sealOf } from './judge-open.ts'
import type { SaidResult, SaidState, SectorSystem } from './sector-system.ts'

export interface HearingRooms extends TakingRooms, DossierRooms { readonly machineClock: Clock }

/** The program itself, for whose files the readers of files take turns. */
const PROGRAM = 1n
/** Between the parts of a package's name; no number of a dossier has it. */
const BETWEEN = '|'

/**
 * The incoming half of a sector system. What it says of a dossier is a package by number, code and moment; it is asked
 * anew when it is read, and what is finished with what it gives back. So a word that was lost is fetched again, and
 * one that came twice is one.
 */
export function sectorInlet(rooms: HearingRooms, system: SectorSystem): Inlet {
  return {
    partner: system.system,
    list: async (since) => (await system.listSaid(since)).map(nameOf),
    ...system.takesSince === true && { laidAt: saidAtOf },
    listsForEver: !system.confirm,
    readsUnlisted: true,
    read: async (name) => orUnreadable(name, readOne(rooms, system, name)),
    async confirm(name, how) {
      const [number = '', code = ''] = name.split(BETWEEN)
      if (how === 'done') await system.confirm?.({ number, code })
    },
    handle: async (ctx, message) => handleState(ctx, rooms, system, message),
    async lookInto(waiting) {
      const judged = await judgeOpen(rooms, waiting)
      return async (ctx, message) => {
        if (judged && judged.reports.length > 0) await keepSignatureReports(ctx, [judged])
        return handleState(ctx, rooms, system, message, judged?.seal)
      }
    },
  }
}

async function readOne(rooms: HearingRooms, system: SectorSystem, name: string): Promise<CameMessage> {
  const [number = ''] = name.split(BETWEEN)
  const said = await system.stateOf(number)
  if (said.number !== number) throw ofAnother()
  const isFinished = system.states[said.code] === 'finished'
  const taxNotices = await system.fetchTaxNotices?.(number) ?? []
  return cameOf(rooms, system.system, said, taxNotices, isFinished ? await system.fetchResult(number) : undefined)
}

/** By which a word of it is known as a package. */
export function nameOf({ number, code, at }: SaidState): string {
  return [number, code, at.toISOString()].join(BETWEEN).slice(0, 200)
}

/** When what a package tells was said there; undefined where the row says of no moment. */
function saidAtOf(name: string): Date | undefined {
  const moment = Date.parse(name.slice(name.lastIndexOf(BETWEEN) + 1))
  return moment > 0 ? new Date(moment) : undefined
}

async function cameOf(
  rooms: HearingRooms, sender: string, said: SaidState, taxNotices: readonly SaidTaxNotice[],
  result: SaidResult | undefined,
): Promise<CameMessage> {
  const file = result?.file ? await takeFile(rooms, result.file) : undefined
  const body: CameState = {
    number: said.number, code: said.code, at: said.at.toISOString(), words: said.words,
    result: result ? {
      number: result.number, issuedOn: result.issuedOn, issuer: result.issuer, file: file?.body ?? null,
    } : null,
    ...taxNotices.length > 0 && { taxNotices },
  }
  const digest = createHash('sha256').update(JSON.stringify(body)).digest()
  return {
    number: `state-${digest.toString('hex')}`, kind: 'state', sender, saidAt: said.at, body, digest, fault: null,
    files: file?.kept ? [file.kept] : [],
  }
}

/**
 * Takes the file of a result into the store as if a citizen had uploaded it: only PDF, looked at, scanned, its
 * signatures judged. Throws SendFault while the antivirus is away.
 */
async function takeFile(
  rooms: HearingRooms, { name, bytes }: NonNullable<SaidResult['file']>,
): Promise<{ readonly body: CameFile; readonly kept?: KeepOfficeFile }> {
  const policy = rooms.directory.on(dayOf(rooms.clock.now())).policy('upload-limits')?.value
  const limits = { ...uploadLimitsOf(policy), kinds: ['application/pdf'] as const }
  const content = (async function* () { yield bytes })()
  const taken = await takeUpload(rooms, limits, { name: 'tep', content, actorId: PROGRAM })
  const shown = cleanFileName(name)
  if (!taken.ok) return { body: { name: shown, fault: taken.refusal.code } }
  const { sha256, size, pages, inert = [], signatures, quarantine } = taken.value
  if (quarantine) throw new SendFault('antivirus-away', false)
  if (pages === null) return { body: { name: shown, fault: 'file-broken' } }
  const reports = signatures?.reports ?? []
  return {
    body: {
      name: shown, sha256, size, pages, isInert: inert.length === 0,
      ...sealOf(signatures),
    },
    kept: { sha256, size, pages, inert, reports },
  }
}

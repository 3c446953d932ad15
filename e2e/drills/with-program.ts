import { rmSync } from 'node:fs'
import type pg from 'pg'
import { type Client, openClient } from '../client.ts'
import { type Instance, type InstanceOptions, newFolder, startInstance } from '../instance.ts'
import { FIRST_MORNING, readyFolder } from '../ready-folder.ts'
import { openTruth } from './load.ts'
import { type Guard, withoutGuards } from './without-guard.ts'

/** The program under attack, and what an attacker and a witness need. */
export interface Program {
  readonly instance: Instance
  readonly folder: string
  /** Of the program that runs, a copy without guards in a control; undefined for the program itself. */
  readonly entry: string | undefined
  /** Reads rows as nobody in the program may. */
  readonly truth: pg.Pool
  readonly client: Client
}

interface How extends Pick<InstanceOptions, 'clock' | 'env' | 'onLine' | 'isAlone'> {
  /** What is taken out; nothing unless a control is run. */
  readonly without?: readonly Guard[] | undefined
}

/**
 * Starts the program on the province of the first morning, in a folder of its own, and clears everything away when it
 * was used, however that ended.
 */
export async function withProgram<T>({ without, ...options }: How, use: (program: Program) => Promise<T>): Promise<T> {
  const folder = newFolder(readyFolder(FIRST_MORNING))
  const unguarded = without && withoutGuards(without)
  const entry = unguarded?.entry
  try {
    const instance = await startInstance({ ...options, folder, entry })
    try {
      return await useWith(instance, { folder, entry }, use)
    } finally {
      await instance.stop()
    }
  } finally {
    unguarded?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function useWith<T>(
  instance: Instance, place: Pick<Program, 'folder' | 'entry'>, use: (program: Program) => Promise<T>,
): Promise<T> {
  const [truth, client] = [await openTruth(instance), openClient(instance.url)]
  try {
    return await use({ ...place, instance, truth, client })
  } finally {
    client.close()
    await truth.end()
  }
}

import type { Browser, BrowserContext, Page } from 'playwright-core'
import pg from 'pg'
import { type CuttingProxy, openCuttingProxy } from './cutting-proxy.ts'
import { startInstance } from './instance.ts'
import { openChromium } from './journey/chromium.ts'
import { beginBirthPapers } from './journey/papers-online.ts'
import { openProvince } from './journey/province.ts'
import { type Expected, watch } from './journey/watch.ts'
import { FIRST_MORNING, readyFolder } from './ready-folder.ts'

const PHONE = { locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 390, height: 844 } }

/** A paper as a draft keeps it. */
export interface KeptPaper {
  readonly name: string
  readonly kind: string
  readonly size: number
  readonly pages: number | null
  readonly sha256: string
}

/** An instance behind a bad line, and a phone in front of it. */
export interface BadLine {
  readonly proxy: CuttingProxy
  readonly browser: Browser
  readonly surprises: string[]
  /** A phone on the page of papers of a birth that has just been begun. */
  openPapers(who: string, expected?: readonly Expected[]): Promise<{ context: BrowserContext; page: Page }>
  /** The folder of the instance, with its files. */
  readonly folder: string
  /** What the server keeps for the draft of this address. */
  papersOf(address: string): Promise<KeptPaper[]>
  /** The ids of what was begun for it in pieces and is remembered, ended or not. */
  begunOf(address: string): Promise<string[]>
  close(): Promise<void>
}

export async function openBadLine(): Promise<BadLine> {
  const closing: (() => Promise<unknown>)[] = []
  const close = async () => { for (const end of closing.reverse()) await end() }
  try {
    const instance = await startInstance({ clock: `${FIRST_MORNING}T08:00:00+07:00`, like: readyFolder(FIRST_MORNING) })
    closing.push(() => instance.stop())
    const province = await openProvince(instance, undefined, FIRST_MORNING)
    closing.push(() => province.close())
    const proxy = await openCuttingProxy(instance.url)
    closing.push(() => proxy.stop())
    const browser = await openChromium()
    closing.push(() => browser.close())
    const db = new pg.Pool({ connectionString: instance.databaseUrl(), max: 1 })
    closing.push(() => db.end())
    const surprises: string[] = []
    return {
      proxy, browser, surprises, close, folder: instance.folder,
      async openPapers(who, expected = []) {
        const context = await browser.newContext(PHONE)
        watch(context, who, surprises, expected)
        const page = await context.newPage()
        await beginBirthPapers(page, proxy.url, province.counters.commune.territory ?? '')
        return { context, page }
      },
      async papersOf(address) {
        const token = /\/nop-ho-so\/([^/]+)/.exec(address)?.[1]
        const asked = 'select papers from dossiers.draft where token = $1'
        const { rows } = await db.query<{ papers: KeptPaper[] }>(asked, [token])
        return rows[0]?.papers ?? []
      },
      async begunOf(address) {
        const token = /\/nop-ho-so\/([^/]+)/.exec(address)?.[1]
        const asked = 'select id from documents.unfinished_upload join dossiers.draft using (actor_id) where token = $1'
        const { rows } = await db.query<{ id: string }>(asked, [token])
        return rows.map(({ id }) => id)
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

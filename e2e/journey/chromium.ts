import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { environment } from '../environment.ts'
import { canInstall } from '../install-debian.ts'

const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
]
/**
 * Debian's: the shell without windows, which draws the same and takes half the processor for it, and the whole, which
 * has a camera, and moves no mouse that nobody moved.
 */
const [SHELL, WHOLE] = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

export interface ChromiumOptions {
  /** Going back shows a page as it was left, as on people's own phones, unless the page forbids it. */
  readonly keepsPages?: boolean
  /** A film (.mjpeg) that its camera shows; without one there is no camera. */
  readonly film?: string
  /** The whole browser, with windows that nobody sees. */
  readonly isWhole?: boolean
}

/** A real browser: that of CHROMIUM_PATH, Debian's, one that root may install, or the one that comes from npm. */
export async function openChromium(
  { keepsPages = false, film, isWhole = film !== undefined }: ChromiumOptions = {},
): Promise<Browser> {
  const ignoreDefaultArgs = keepsPages ? ['--disable-back-forward-cache'] : []
  const { executablePath, args } = await browserOptions(isWhole ? [WHOLE] : [SHELL, WHOLE])
  const camera = film === undefined ? [] : ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`]
  return chromium.launch({ headless: true, ignoreDefaultArgs, executablePath, args: [...args, ...camera] })
}

/** The same with a folder and a port of its own, for a program beside this one that drives it too. */
export async function openOwnChromium(folder: string, port: number): Promise<BrowserContext> {
  const { executablePath, args } = await browserOptions([WHOLE])
  return chromium.launchPersistentContext(folder, {
    headless: true, executablePath, args: [...args, `--remote-debugging-port=${String(port)}`], locale: 'vi-VN',
    viewport: { width: 390, height: 844 },
  })
}

async function browserOptions(debian: readonly string[]): Promise<{ executablePath: string; args: string[] }> {
  const found = [environment()['CHROMIUM_PATH'], ...debian].find((path) => path !== undefined && existsSync(path))
  if (found !== undefined) return { executablePath: found, args: QUIET }
  // Offline, or not Debian: then the browser from npm is there.
  const installed = debian.find((path) => canInstall(basename(path)) && existsSync(path))
  if (installed !== undefined) return { executablePath: installed, args: QUIET }
  // Before the import: it then unpacks the libraries that a bare system lacks.
  environment()['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x'
  const { default: shipped } = await import('@sparticuz/chromium')
  const args = shipped.args.filter((flag) => !/^--(single-process|headless|window-size)/.test(flag))
  return { executablePath: await shipped.executablePath(), args: [...args, ...QUIET] }
}

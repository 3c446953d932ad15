import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Builds the desk if that has not been done: the first start after an install does it once, in a second or two. */
export async function ensureDesk(): Promise<void> {
  const root = fileURLToPath(new URL('../../../web', import.meta.url))
  if (existsSync(`${root}/dist/index.html`)) return
  const { build } = await import('vite')
  await build({ root, configFile: `${root}/vite.config.ts`, logLevel: 'error' })
}

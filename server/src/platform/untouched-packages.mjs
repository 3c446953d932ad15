/**
 * A hook of loading (node:module, `register`) that takes modules of packages as they are. tsx would rewrite them, which
 * of pdf.js alone takes 250 MB: half of what work on a file of others may take.
 */
import { readFile } from 'node:fs/promises'

export async function load(url, context, next) {
  if (!url.includes('/node_modules/') || !url.endsWith('.mjs')) return next(url, context)
  return { format: 'module', shortCircuit: true, source: await readFile(new URL(url)) }
}

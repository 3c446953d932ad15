import { createHash } from 'node:crypto'
import { type BrandColours, brandedFace } from '@motcua/contracts/brand-colours.ts'
import { type Colours, PALETTE } from '@motcua/contracts/palette.ts'
import type { Directory } from '../modules/organisation/public.ts'
import type { StaticFile } from './static-files.ts'

/** What the province looks like on one day: files under names that change with their content. */
export interface BrandFiles {
  readonly sheet: StaticFile
  readonly emblem: StaticFile | undefined
}

const ENDINGS: Readonly<Record<string, string>> = { 'image/svg+xml': 'svg', 'image/png': 'png' }
const kept = new WeakMap<Directory, BrandFiles>()

/**
 * Emblem and colours in force (policies `brand-colours`, `brand-emblem`). Where the data give none, the sheet is empty
 * and the colours of the palette stand. Colours were checked when they were imported.
 */
export function brandFilesOf(directory: Directory): BrandFiles {
  const known = kept.get(directory)
  if (known) return known
  const emblem = emblemOf(directory)
  const colours = directory.policy('brand-colours')?.value as BrandColours | undefined
  const css = [
    emblem && `:root{--mc-emblem:url(/tai-san/${emblem.name});--mc-emblem-size:1.75rem}`, colours && sheetOf(colours),
  ].join('')
  const sheet = fileOf('brand', 'css', 'text/css; charset=utf-8', Buffer.from(css))
  const files = { sheet, emblem }
  kept.set(directory, files)
  return files
}

function emblemOf(directory: Directory): StaticFile | undefined {
  const { type, base64 } = Object(directory.policy('brand-emblem')?.value) as { type?: string; base64?: string }
  if (type === undefined || base64 === undefined) return undefined
  return fileOf('emblem', ENDINGS[type] ?? 'bin', type, Buffer.from(base64, 'base64'))
}

function fileOf(name: string, ending: string, type: string, bytes: Buffer): StaticFile {
  return { name: `${name}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.${ending}`, type, bytes }
}

type Own = Pick<Colours, 'cham' | 'cham-soft' | 'gold'>

/** On the screen only, so that paper stays black on white; whoever asks for more contrast gets the palette's back. */
function sheetOf(brand: BrandColours): string {
  const [light, dark] = [brandedFace('light', brand), brandedFace('dark', brand)]
  return [
    `@media screen{:root{${declare(light, '')}}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${declare(dark, '')}}}`,
    `@media screen and (prefers-contrast:more){:root{${declare(PALETTE['light-more'], '')}}}`,
    `@media screen and (prefers-contrast:more) and (prefers-color-scheme:dark){:root{`,
    `${declare(PALETTE['dark-more'], '')}}}`,
    `@media screen{[data-mantine-color-scheme=light]:not([data-contrast=more]){${declare(light, 'mc-')}}`,
    `[data-mantine-color-scheme=dark]:not([data-contrast=more]){${declare(dark, 'mc-')}}}`,
  ].join('')
}

function declare(colours: Own, prefix: string): string {
  return (['cham', 'cham-soft', 'gold'] as const).map((name) => `--${prefix}${name}:${colours[name]}`).join(';')
}

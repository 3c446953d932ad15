import { type ColourName, type Colours, EDGE_PAIRS, PALETTE, TEXT_PAIRS, contrastOf, mixOf } from './palette.ts'

/** The colours of a province (policy `brand-colours`): of links and the main action, and of the line under its name. */
export interface BrandColours {
  readonly main: string
  readonly mainInDark: string
  readonly line: string
  readonly lineInDark: string
}

/** How much of the main colour is in its ground. */
const TINT = { light: 0.08, dark: 0.15 } as const
/** What a province gives; all other colours carry a meaning that is the same everywhere. */
const OWN: readonly ColourName[] = ['cham', 'cham-soft', 'gold']

/** What of the palette a province's colours replace. Whoever asks for more contrast keeps the palette's. */
export function brandedFace(face: 'light' | 'dark', brand: BrandColours): Pick<Colours, 'cham' | 'cham-soft' | 'gold'> {
  const [main, line] = face === 'light' ? [brand.main, brand.line] : [brand.mainInDark, brand.lineInDark]
  return { 'cham': main, 'cham-soft': mixOf(main, PALETTE[face].paper, TINT[face]), 'gold': line }
}

export interface BrandFault {
  /** The key whose colour is to be changed. */
  readonly key: keyof BrandColours
  readonly ink: string
  readonly ground: string
  readonly ratio: number
  readonly least: number
}

/** Pairs of a province's colours that nobody could read (4.5:1) or see (3:1); each key once, with its worst pair. */
export function faultsOfBrand(brand: BrandColours): readonly BrandFault[] {
  const found = (['light', 'dark'] as const).flatMap((face) => {
    const colours: Colours = { ...PALETTE[face], ...brandedFace(face, brand) }
    const judged = [...TEXT_PAIRS.map((pair) => ({ ...pair, least: 4.5 })),
      ...EDGE_PAIRS.map((pair) => ({ ...pair, least: 3 }))]
    return judged.filter(({ on, is }) => OWN.includes(on) || OWN.includes(is)).flatMap(({ on, is, least }) => {
      const [ink, ground] = [colours[is], colours[on]]
      const ratio = contrastOf(ink, ground)
      return ratio >= least ? [] : [{ key: keyOf(face, is === 'gold'), ink, ground, ratio, least }]
    })
  })
  return [...new Map(found.sort((a, b) => b.ratio / b.least - a.ratio / a.least).map((fault) => [fault.key, fault]))
    .values()]
}

function keyOf(face: 'light' | 'dark', isLine: boolean): keyof BrandColours {
  if (isLine) return face === 'light' ? 'line' : 'lineInDark'
  return face === 'light' ? 'main' : 'mainInDark'
}

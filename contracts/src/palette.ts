/** A face of the screen: light or dark, each again for whoever asks for more contrast. */
export type Face = 'light' | 'dark' | 'light-more' | 'dark-more'

/**
 * Names of colours by what they are for. `-soft` is a ground. `line` separates and carries no meaning; `edge` is what
 * shows where a control ends; `cham` (chàm) is for links and the one main action of a page, with `paper` written on it.
 */
export type ColourName =
  | 'paper' | 'ground' | 'ink' | 'quiet' | 'line' | 'edge' | 'cham' | 'cham-soft' | 'gold' | 'calm' | 'calm-soft'
  | 'waiting' | 'waiting-soft' | 'done' | 'done-soft' | 'stopped' | 'stopped-soft' | 'late' | 'late-soft'

export type Colours = Readonly<Record<ColourName, string>>

/**
 * The colours of portal and desk. Their style sheets say them again (`web/src/portal/portal.css`,
 * `web/src/app/tokens.css`), since a sheet is sent as it is; palette.test.ts proves that all three agree.
 */
export const PALETTE: Readonly<Record<Face, Colours>> = {
  'light': {
    'paper': '#ffffff', 'ground': '#f4f6f8', 'ink': '#1b1f27', 'quiet': '#4d5561', 'line': '#d0d5dc',
    'edge': '#6f7785', 'cham': '#27408b', 'cham-soft': '#eef1fb', 'gold': '#a67c1a',
    'calm': '#27408b', 'calm-soft': '#eaeefa', 'waiting': '#7a4b00', 'waiting-soft': '#fdf1d8',
    'done': '#14603a', 'done-soft': '#e3f4ea', 'stopped': '#4b5260', 'stopped-soft': '#e9ebef',
    'late': '#a3161d', 'late-soft': '#fdeaea',
  },
  'dark': {
    'paper': '#1a1d24', 'ground': '#13151a', 'ink': '#e8eaef', 'quiet': '#a9b0bd', 'line': '#363b46',
    'edge': '#828a99', 'cham': '#a9b8ea', 'cham-soft': '#232a41', 'gold': '#d3ab53',
    'calm': '#b6c2ea', 'calm-soft': '#252d48', 'waiting': '#f1c876', 'waiting-soft': '#3d2f12',
    'done': '#8fd6ae', 'done-soft': '#173426', 'stopped': '#c3c8d1', 'stopped-soft': '#2e323b',
    'late': '#ffaaa8', 'late-soft': '#471d1f',
  },
  'light-more': {
    'paper': '#ffffff', 'ground': '#ffffff', 'ink': '#000000', 'quiet': '#2b303a', 'line': '#5b6270',
    'edge': '#000000', 'cham': '#0b1f66', 'cham-soft': '#eef1fb', 'gold': '#6b4d00',
    'calm': '#0b1f66', 'calm-soft': '#ffffff', 'waiting': '#553300', 'waiting-soft': '#ffffff',
    'done': '#053d21', 'done-soft': '#ffffff', 'stopped': '#2b303a', 'stopped-soft': '#ffffff',
    'late': '#7a0008', 'late-soft': '#ffffff',
  },
  'dark-more': {
    'paper': '#000000', 'ground': '#000000', 'ink': '#ffffff', 'quiet': '#dfe3ea', 'line': '#9aa1ad',
    'edge': '#ffffff', 'cham': '#c9d4ff', 'cham-soft': '#1b2036', 'gold': '#ffd873',
    'calm': '#c9d4ff', 'calm-soft': '#000000', 'waiting': '#ffdf9e', 'waiting-soft': '#000000',
    'done': '#b3f0cb', 'done-soft': '#000000', 'stopped': '#dfe3ea', 'stopped-soft': '#000000',
    'late': '#ffc9c7', 'late-soft': '#000000',
  },
}

/** Which is written, or drawn, on which. */
export interface Pair { readonly on: ColourName; readonly is: ColourName }

const TEXTS: Readonly<Partial<Record<ColourName, readonly ColourName[]>>> = {
  'paper': ['ink', 'quiet', 'cham', 'calm', 'waiting', 'done', 'stopped', 'late'],
  'ground': ['ink', 'quiet', 'cham', 'waiting', 'done', 'stopped', 'late'],
  'cham': ['paper'],
  'cham-soft': ['ink', 'quiet', 'cham'],
  'calm-soft': ['ink', 'calm', 'quiet'], 'waiting-soft': ['ink', 'waiting', 'quiet', 'cham'],
  'done-soft': ['ink', 'done'], 'stopped-soft': ['ink', 'stopped', 'quiet'], 'late-soft': ['ink', 'late', 'cham'],
}

/** Pairs of text: at least 4.5:1 (WCAG 1.4.3), and 7:1 for whoever asks for more. */
export const TEXT_PAIRS: readonly Pair[] = Object.entries(TEXTS).flatMap(([on, written]) =>
  written.map((is) => ({ on: on as ColourName, is })))

/** Edges of controls, the focus and the line under the brand: at least 3:1 (WCAG 1.4.11). */
export const EDGE_PAIRS: readonly Pair[] = [
  { on: 'paper', is: 'edge' }, { on: 'ground', is: 'edge' }, { on: 'paper', is: 'cham' }, { on: 'ground', is: 'cham' },
  { on: 'paper', is: 'gold' }, { on: 'ground', is: 'gold' }, { on: 'waiting-soft', is: 'edge' },
  { on: 'late-soft', is: 'edge' }, { on: 'late-soft', is: 'late' }, { on: 'waiting-soft', is: 'waiting' },
]

/** Contrast of two colours `#rrggbb` as WCAG 2 computes it, 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** `share` of the first colour in the second. */
export function mixOf(one: string, other: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [one, other].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16))
    return Math.round((a ?? 0) * share + (b ?? 0) * (1 - share)).toString(16).padStart(2, '0')
  })
  return `#${parts.join('')}`
}

import { type CSSVariablesResolver, type MantineColorsTuple, createTheme } from '@mantine/core'

/** Indigo `chàm`: white on 7 (light) is 9.6:1, white on 5 (dark) 5.3:1. */
const cham: MantineColorsTuple = [
  '#eef1fb', '#dbe1f4', '#b6c2ea', '#8fa2e0', '#6b84d4', '#4a66c2', '#3651ab', '#27408b', '#1f3370', '#182756',
]

/** The desk's dress for Mantine; everything of our own stands in tokens.css. */
export const theme = createTheme({
  primaryColor: 'cham',
  primaryShade: { light: 7, dark: 5 },
  autoContrast: true,
  colors: { cham },
  defaultRadius: 3,
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif',
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '0.9375rem', lg: '1.125rem', xl: '1.375rem' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  focusRing: 'auto',
  respectReducedMotion: true,
})

const OUR_PAIRS = {
  '--mantine-color-error': 'var(--mc-late)',
  '--mantine-color-dimmed': 'var(--mc-quiet)',
  '--mantine-color-placeholder': 'var(--mc-quiet)',
  '--mantine-color-default-border': 'var(--mc-edge)',
  '--mantine-color-text': 'var(--mc-ink)',
  '--mantine-color-body': 'var(--mc-paper)',
  '--mantine-color-default': 'var(--mc-paper)',
}

/** Mantine's own error, placeholder and border colours stay below 4.5:1 in the dark; ours do not. */
export const resolveVariables: CSSVariablesResolver = () => ({ variables: {}, light: OUR_PAIRS, dark: OUR_PAIRS })

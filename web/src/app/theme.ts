import {
  type CSSVariablesResolver, type MantineColorsTuple, type VariantColorsResolver, createTheme,
  defaultVariantColorsResolver,
} from '@mantine/core'
import { type ReactNode, createElement } from 'react'
import { CountedLetters } from '../ui/counted-letters/counted-letters.tsx'

/** Every shade is the province's main colour: what is lighter or darker of it stands in the tokens. */
const cham = Array.from({ length: 10 }, () => 'var(--mc-cham)') as unknown as MantineColorsTuple

/** The one strong action is written in paper on the main colour: the pair that the palette proves in every face. */
const variantColorResolver: VariantColorsResolver = (input) => {
  if (input.variant !== 'filled') return defaultVariantColorsResolver(input)
  const [background, hover] = ['var(--mc-cham)', 'var(--mc-cham-deep)']
  return { background, hover, color: 'var(--mc-paper)', border: '1px solid transparent' }
}

/** The desk's dress for Mantine; everything of our own stands in tokens.css. */
export const theme = createTheme({
  primaryColor: 'cham',
  colors: { cham },
  variantColorResolver,
  // 24 px: the least that a finger or a tired hand hits (WCAG 2.2, 2.5.8).
  components: {
    Checkbox: { defaultProps: { size: 'md' } }, Radio: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { inputContainer: (box: ReactNode) => createElement(CountedLetters, null, box) } },
  },
  defaultRadius: 3,
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif',
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '0.9375rem', lg: '1.125rem', xl: '1.375rem' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  focusRing: 'auto',
  respectReducedMotion: true,
})

/** Mantine's own error, placeholder and border colours stay below 4.5:1 in the dark; ours do not. */
const OUR_PAIRS = {
  '--mantine-color-error': 'var(--mc-late)',
  '--mantine-color-dimmed': 'var(--mc-quiet)',
  '--mantine-color-placeholder': 'var(--mc-quiet)',
  '--mantine-color-default-border': 'var(--mc-edge)',
  '--mantine-color-default-color': 'var(--mc-ink)',
  '--mantine-color-default-hover': 'var(--mc-ground)',
  '--mantine-color-text': 'var(--mc-ink)',
  '--mantine-color-body': 'var(--mc-paper)',
  '--mantine-color-default': 'var(--mc-paper)',
  '--mantine-primary-color-filled': 'var(--mc-cham)',
  '--mantine-primary-color-contrast': 'var(--mc-paper)',
  '--mantine-color-disabled': 'var(--mc-stopped-soft)',
  '--mantine-color-disabled-color': 'var(--mc-stopped)',
  '--mantine-color-disabled-border': 'var(--mc-line)',
}

export const resolveVariables: CSSVariablesResolver = () => ({ variables: {}, light: OUR_PAIRS, dark: OUR_PAIRS })

import { useMediaQuery } from '@mantine/hooks'

/** Where two columns do not fit: a phone, a tablet held upright, or a screen at 200 %. */
const NARROW = '(max-width: 60rem)'
/** Where two buttons do not stand side by side: 320 px, or a phone with its text doubled. */
export const NARROWEST = '(max-width: 22rem)'

/** Whether the window is so narrow now; known from the first moment, so that a phone never asks for what it hides. */
export function useIsNarrow(query: string = NARROW): boolean {
  return useMediaQuery(query, undefined, { getInitialValueInEffect: false })
}

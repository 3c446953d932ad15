import { useLocation } from '@tanstack/react-router'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** A number or words of a name. */
    readonly sought?: string
  }
}

/**
 * What somebody looks for in the lists. It goes from page to page with the state of the history, not in the address:
 * that would leave names of people in the history of the browser and in logs.
 */
export function useSought(): string {
  return useLocation({ select: ({ state }) => state.sought ?? '' })
}

/** The state of a page that keeps what is looked for. */
export function keeping(sought: string): { readonly sought?: string } {
  return sought === '' ? {} : { sought }
}

/** What the tabs of a browser tell one another of the session that they share. Ids of accounts only. */
export type TabNews =
  /** Somebody is signing out: what is half typed is to be kept now. */
  | { readonly kind: 'leaving' }
  | { readonly kind: 'signed-out' }
  /** The server no longer knew the session. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'signed-in'; readonly account: string }

// Old browsers have none: their tabs hear it from the server with the next thing that they ask.
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('motcua-session')

/** Tells all other tabs of this browser. */
export function tellTabs(news: TabNews): void {
  channel?.postMessage(news)
}

/** Hears what other tabs tell; answers how to stop. */
export function listenTabs(onNews: (news: TabNews) => void): () => void {
  const listener = ({ data }: MessageEvent<TabNews>) => onNews(data)
  channel?.addEventListener('message', listener)
  return () => channel?.removeEventListener('message', listener)
}

/** Units that were taken last in this tab: most people of a day come from a few. Names of nobody are in it. */
const KEY = 'mc-last-places'
const MOST = 5

export function lastPlaces(): readonly string[] {
  return (sessionStorage.getItem(KEY) ?? '').split(' ').filter(Boolean)
}

export function notePlace(id: string): void {
  sessionStorage.setItem(KEY, [id, ...lastPlaces().filter((one) => one !== id)].slice(0, MOST).join(' '))
}

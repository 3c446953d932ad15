/** By what stands in its header, those first that carry the names of others, too. */
const BROWSERS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/coc_coc_browser\//i, 'Coc Coc'], [/\bEdg(A|iOS)?\//, 'Edge'], [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'], [/\b(Firefox|FxiOS)\//, 'Firefox'], [/\b(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/\bAndroid\b/, 'Android'], [/\biPhone\b/, 'iPhone'], [/\biPad\b/, 'iPad'], [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'], [/\bMac OS X\b/, 'macOS'], [/\bLinux\b/, 'Linux'],
]

/**
 * What people call a browser and the device that it runs on, by the header that it sends: `Chrome, Android`. Of one
 * that says neither, `Web`; nothing of the header itself.
 */
export function browserNameOf(userAgent: string): string {
  const named = [BROWSERS, SYSTEMS].flatMap((known) => known.find(([sign]) => sign.test(userAgent))?.[1] ?? [])
  return named.length > 0 ? named.join(', ') : 'Web'
}

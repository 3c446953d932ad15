/** 1,2 MB; 85 kB. Decimal units, as phones and drives count; comma as in Vietnamese. */
export function showSize(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
  return `${Math.max(1, Math.round(bytes / 1000))} kB`
}

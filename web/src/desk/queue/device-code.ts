/** The twelve signs of a code in groups of four, as they are read from one screen and typed at another. */
export function groupedCode(code: string): string {
  return code.replaceAll(/[^0-9A-Za-z]/g, '').match(/.{1,4}/g)?.join('-') ?? ''
}

/** Where the kiosk of a section is opened, as it is typed there. */
export function kioskAddress(unitId: string, origin = location.origin): string {
  return `${origin}/lay-so/${unitId}`
}

/**
 * A personal number for those who need to recognise it and not to know it: `0001******01`. Never the last four digits,
 * which prove to the tracking page who is asking. Anything else, an old number too, keeps its last two.
 */
export function maskPersonalNumber(number: string): string {
  return number.length === 12 ? masked(number, 4) : masked(number, 0)
}

/** A phone number, stored or as people write it, of which only the last two digits are shown: `********01`. */
export function maskPhone(phone: string): string {
  return masked(phone.replace(/^\+84/, '0').replace(/\D/g, ''), 0)
}

/** An e-mail address of which the first letter and the host are shown: `n***@mau.vn`. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 1 ? '*'.repeat(address.length) : `${address.slice(0, 1)}***${address.slice(at)}`
}

/** What is shorter than six digits is hidden whole: two of five would say too much. */
function masked(text: string, head: number): string {
  if (text.length < 6) return '*'.repeat(text.length)
  return text.slice(0, head) + '*'.repeat(text.length - head - 2) + text.slice(-2)
}

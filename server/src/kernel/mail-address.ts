/** One address as mailboxes have it: no name, comment or list around it, in which a mail program would read several. */
const ADDRESS = /^[a-z0-9._%+'-]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/i

/** Whether a text is the address of one mailbox, at most 120 characters. */
export function isMailAddress(text: string): boolean {
  return text.length <= 120 && ADDRESS.test(text)
}

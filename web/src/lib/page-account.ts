import { ON_BEHALF_HEADER, PAGE_ACCOUNT_HEADER } from '@motcua/contracts/session.ts'
import { onBehalfOf } from './on-behalf.ts'

let account: string | undefined

/** Keeps for whom this page was loaded; `undefined` when it is nobody's any more. */
export function setPageAccount(id: string | undefined): void {
  account = id
}

export function pageAccount(): string | undefined {
  return account
}

/**
 * What every request of the page says of it. Tabs share the cookie, not the page: whoever signs in next to it in the
 * same browser must not do what stands on it, and the server refuses (`signed-in-as-another`).
 */
export function pageAccountHeader(): Readonly<Record<string, string>> {
  const absent = onBehalfOf()
  return {
    ...account !== undefined && { [PAGE_ACCOUNT_HEADER]: account },
    ...absent !== undefined && { [ON_BEHALF_HEADER]: absent },
  }
}

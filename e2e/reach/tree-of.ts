import type { Page } from 'playwright-core'

/**
 * What a screen reader is told of the page: roles, names and states of the accessibility tree, one line each, indented
 * as they stand in each other. For assertions such as `- alert: Nhập họ tên`.
 */
export function treeOf(page: Page): Promise<string> {
  return page.locator('body').ariaSnapshot()
}

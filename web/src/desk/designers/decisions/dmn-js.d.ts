/** What we use of dmn-js and of the library that makes the style element of its editor. */
declare module 'dmn-js-shared/lib/base/EditingManager' {
  import type { DmnElement } from 'dmn-moddle'

  export interface View { readonly id: string; readonly element: DmnElement }
  export interface ViewProvider {
    readonly id: string
    readonly constructor: unknown
    opens(element: DmnElement): boolean
  }
  export interface Listened { on(event: string, listener: () => void): void }
  export default class EditingManager {
    constructor(options: object)
    importXML(xml: string, options?: { readonly open: boolean }): Promise<unknown>
    saveXML(options: { readonly format: boolean }): Promise<{ readonly xml: string }>
    getDefinitions(): DmnElement | undefined
    getViews(): readonly View[]
    getActiveView(): View | undefined
    open(view: View): Promise<unknown>
    on(event: string, listener: (event: { readonly viewer: Listened }) => void): void
    destroy(): void
  }
}
declare module 'dmn-js-decision-table/lib/Editor'
declare module 'dmn-js-decision-table/lib/features/hit-policy/HitPolicies' {
  export const HIT_POLICIES: { label: string }[]
}
declare module 'dmn-js-literal-expression/lib/Editor'
declare module 'style-mod' {
  export const StyleModule: {
    mount(root: Document, modules: readonly object[], options: { readonly nonce: string }): void
  }
}
/** What the editor of decisions writes with dmn-moddle, besides what the server reads with it. */
declare module 'dmn-moddle' {
  interface DmnElement {
    readonly $parent?: DmnElement
    readonly $model: { create(type: string, attributes?: object): DmnElement }
    set(name: string, value: unknown): void
  }
  interface DmnModdle {
    create(type: string, attributes?: object): DmnElement
    toXML(element: DmnElement, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>
  }
}
